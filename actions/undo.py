"""Takes back the last change of the record where somebody wants that: "undo", "put it back"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from actions import edit
from actions.guide.flow import SKIPPED
from actions.guide.undoing import puts_back, undoes
from actions.record.goals import goals_of, rate
from actions.record.models import Element
from actions.record.noticed import OWN
from actions.record.transcript import typed_between
from actions.record.undo import Change, last_change, number_before, take_back
from actions.turn import Events, Turn
from actions.words import shortened

MOST_BETWEEN = 4  # messages typed since the change: after more of them "it" may be something else


def is_told(turn: Turn) -> bool:
    """Tell whether a message takes back the last change of the record, and so answers nothing."""
    return _meant(turn) is not None


def settle(turn: Turn) -> Events | None:
    """Let what was taken out or corrected stand again; None where the message asks for nothing like it."""
    change = _meant(turn)
    if change is None:
        return None
    was = [element.words for element in change.later]
    gone = "; ".join(shortened(element.words) for element in change.added)
    back = take_back(turn.session, change, turn.message.at)
    if back:
        turn.say("put_back", words="; ".join(shortened(element.words) for element in back))
    elif gone:
        turn.say("added_no_more", words=gone)
    return turn.go_on(**edit.to_be_read_back(turn), **_slots(turn, was, back), **_numbers(turn, change))


def _numbers(turn: Turn, change: Change) -> dict[str, Any]:
    """Give each number that was changed the one it had, as a new point in time, and return the slots that hold them."""
    slots: dict[str, Any] = {}
    for goal in goals_of(turn.session, turn.person_id):
        for rating in [one for one in change.rated if one.goal_id == goal.id]:
            before = number_before(rating, goal.ratings)
            rate(turn.session, goal, rating.kind, before, turn.message)
            turn.say("number_back", number=before)
            slots |= {
                q.slot: before
                for q in turn.guide.questions
                if q.record.get("rating") == rating.kind
                and q.slot in turn.slots
                and turn.slots.get(q.slot) == rating.value
            }
    return slots


def _meant(turn: Turn) -> Change | None:
    if turn.message.payload is not None or not turn.known:
        return None
    is_undo = undoes(turn.text)
    change = last_change(turn.session, turn.person_id) if is_undo or puts_back(turn.text) else None
    if change is None:
        return None
    between = typed_between(turn.session, turn.person_id, change.message.id, turn.message.id)
    return change if len(between) <= (0 if is_undo else MOST_BETWEEN) else None


def _slots(turn: Turn, was: list[str], back: Sequence[Element]) -> dict[str, Any]:
    """Return the slots that hold the words which stand again: their questions are answered, and are not asked anew."""
    slots: dict[str, Any] = {}
    for element in back:
        question = turn.guide.question(element.question.removesuffix(OWN).partition(":")[0])
        if question is None or question.slot in slots:
            continue
        held = turn.slots.get(question.slot)
        if held in (None, SKIPPED) or held in map(shortened, was):
            slots[question.slot] = shortened(element.words)
    chosen = turn.slots.get("goal_choice")
    if chosen in was and back:
        slots["goal_choice"] = back[0].words
    return slots
