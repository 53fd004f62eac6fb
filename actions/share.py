"""Shares the record as the person says: all of it, all but a goal or some lines, or nothing."""

from __future__ import annotations

from typing import Any

from actions.guide.privacy import shows_after_all
from actions.guide.table import Question
from actions.lines import numbered, record_lines
from actions.record import people
from actions.record.goals import current_goal
from actions.record.models import Message
from actions.record.sharing import keep_back, share_all_but, withheld
from actions.turn import Turn


def save(turn: Turn, question: Question, value: Any, message: Message) -> dict[str, Any]:
    """Share all, all but some lines, or nothing. "Some" shares nothing yet: the lines are asked for first.

    A line that somebody wanted private before stays so, unless they say that really all of it may be seen.
    """
    if question.record["share"] == "goal":
        return _save_goal(turn, value)
    if value == "none":
        people.withhold(turn.session, turn.person_id)
    if value == "all" and message.payload is None and shows_after_all(message.text) == 0:
        share_all_but(turn.session, turn.person_id, set())
    elif value == "all" or isinstance(value, list):
        lines = record_lines(turn.session, turn.person_id, turn.language)
        named = {lines[number - 1].hidden_with for number in value} if isinstance(value, list) else set()
        kept = withheld(turn.session, turn.person_id) | {one for one in named if one is not None}
        share_all_but(turn.session, turn.person_id, kept)
        _say_what_stays(turn)
    return {}


def _save_goal(turn: Turn, value: Any) -> dict[str, Any]:
    """Keep a goal back, with all that hangs on it, or let it be shared with the rest when the lines are said."""
    goal = current_goal(turn.session, turn.person_id)
    if goal is not None:
        kept = withheld(turn.session, turn.person_id)
        keep_back(turn.session, turn.person_id, kept | {goal.hope_id} if value == "kept" else kept - {goal.hope_id})
    return {}


def _say_what_stays(turn: Turn) -> None:
    lines = record_lines(turn.session, turn.person_id, turn.language)
    private = [number for number, line in enumerate(lines, 1) if line.is_private]
    if private:
        turn.say("kept_back", lines=numbered(lines, turn.language, private))
        turn.say("private_undo", n=private[0])
