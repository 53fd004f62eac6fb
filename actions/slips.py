"""Mends what somebody has just said wrong, from the next question on: "no, I meant 6", "sorry, I meant jogging"."""

from __future__ import annotations

import re

from rasa_sdk.events import SlotSet

from actions import edit, meant
from actions.guide.changes import replaced, restated, with_name
from actions.guide.flow import previous_question
from actions.guide.plain import plain
from actions.guide.scales import rating_alone
from actions.guide.table import Question
from actions.guide.taking_out import takes_back_the_last
from actions.lines import find_line
from actions.take import take
from actions.turn import Events, Turn

# "I mean it makes me happy" is an answer: who takes something back begins otherwise.
_TAKES_BACK = re.compile(
    r"\W*(?:no|oh|wait|sorry|oops|na|nage|sori|(?:that|my|the) last|that should|make that|i should have)\b"
)


def is_told(turn: Turn) -> bool:
    """Tell whether a message takes back what was said last, and so answers nothing."""
    return _rating_meant(turn) is not None or _is_slip(turn) or _is_scratched(turn)


def settle(turn: Turn) -> Events | None:
    """Give the last rating its other number, or ask whether the last line shall have the other words; else None."""
    rated = _rating_meant(turn)
    if rated is not None:
        turn.say("number_changed")
        return turn.go_on(**take(turn, *rated))
    if _is_scratched(turn):
        return edit.take_out(turn, meant.last_said(turn)[0])
    return ask(turn) if _is_slip(turn) else None


def ask(turn: Turn) -> Events | None:
    """Ask whether a line shall have the words somebody meant, where it is not certain which line: "I meant my hip"."""
    if turn.message.payload is not None:
        return None
    change = replaced(turn.text)
    words = change[1] if change is not None else restated(turn.text)
    named = find_line(meant.lines_of(turn), change[0]) if change is not None else None
    line = named if named is not None and named.edits == "words" else next(iter(meant.last_said(turn)), None)
    if not words or line is None:
        return None
    suggested = with_name(line.text.strip("“”"), words) or words
    slots = {**edit.about(turn, line), "editing_suggestion": suggested}
    return [*(SlotSet(name, value) for name, value in slots.items()), *edit.enter(turn, slots)]


def _rating_meant(turn: Turn) -> tuple[Question, int] | None:
    words = restated(turn.text) if turn.message.payload is None and turn.known else None
    rating = rating_alone(words) if words else None
    if rating is None or turn.question is None:
        return None
    before = previous_question(turn.guide, turn.question.slot, turn.slots)
    return (before, rating) if before is not None and before.kind == "scale" else None


def _is_scratched(turn: Turn) -> bool:
    is_typed = turn.message.payload is None and turn.known and turn.question is not None
    return is_typed and takes_back_the_last(turn.text) and bool(meant.last_said(turn))


def _is_slip(turn: Turn) -> bool:
    question = turn.question
    if question is None or "edit" in question.record or turn.message.payload is not None or not turn.known:
        return False
    is_told = restated(turn.text) is not None and _TAKES_BACK.match(plain(turn.text)) is not None
    return is_told and bool(meant.last_said(turn))
