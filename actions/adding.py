"""Puts a line into the record beside what is there, from any question: "add my bees to what I'm good at"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rasa_sdk.events import SlotSet

from actions import edit, notice
from actions.guide.adding import addition, kind_named
from actions.guide.catalogue import catalogue, label
from actions.guide.changes import adds
from actions.guide.plain import plain
from actions.guide.table import Question
from actions.lines import OF_A_LINE
from actions.record.elements import Span
from actions.record.models import Message
from actions.turn import Events, Turn

SLOT = "adding"  # {"message", "start", "end"}: words that wait to be told where they belong
KINDS = ("hope", "strength", "person", "place", "offer", "barrier")


def is_told(turn: Turn) -> bool:
    """Tell whether a message wants a line put down, and answers nothing else.

    It names a line and its kind; or the kind of words that were just asked about; or a line beside the record that was
    just read back. Where words are asked for, only what names another kind of line is no answer to the question.
    """
    return _place(turn) is not None or _is_left_out(turn) or _named(turn) is not None or _beside_the_record(turn)


def settle(turn: Turn) -> Events | None:
    """Put down what `is_told` has found, or ask where it belongs; None where it finds nothing."""
    kind, words = _place(turn), _waiting(turn)
    if kind and words is not None:
        return _put_down(turn, words[0], [(kind, words[1])])
    if _is_left_out(turn):
        turn.say("noticed_left")
        return turn.go_on(**{SLOT: None})
    named = _named(turn)
    if named is not None:
        return _put_down(turn, turn.message, [named])
    return something_new(turn) if _beside_the_record(turn) else None


def something_new(turn: Turn) -> Events | None:
    """Put what a message names beside what the record holds ("put my sister down too"), or ask where it belongs."""
    if turn.message.payload is not None or OF_A_LINE.search(plain(turn.text)):
        return None
    known = [(kind, span) for kind in notice.KINDS[:-1] for span in notice.spans(turn, kind)] if adds(turn.text) else []
    return _put_down(turn, turn.message, known) if known else ask_where(turn)


def ask_where(turn: Turn) -> Events | None:
    """Ask under what a line belongs that somebody wants put down; None where the message names no line."""
    found = addition(turn.message.text) if turn.message.payload is None else None
    if found is None:
        return None
    buttons = [{"title": label(kind, turn.language), "payload": f'/change_answer{{"to": "{kind}"}}'} for kind in KINDS]
    buttons.append({"title": catalogue()["buttons"]["leave_it_out"][turn.language], "payload": "/deny"})
    turn.say("put_where", words=f"“{turn.message.text[found.start : found.end]}”", buttons=buttons)
    waiting = {"message": turn.message.id, "start": found.start, "end": found.end}
    return [SlotSet(SLOT, waiting), *turn.stay()]


def _waiting(turn: Turn) -> tuple[Message, Span] | None:
    kept = turn.slots.get(SLOT) or {}
    message = turn.session.get(Message, kept.get("message") or 0)
    if message is None or message.person_id != turn.person_id:
        return None
    start, end = kept["start"], kept["end"]
    return message, Span(message.text[start:end], start, end)


def _beside_the_record(turn: Turn) -> bool:
    is_read_back = turn.question is not None and turn.question.shows_record and turn.message.payload is None
    is_line = OF_A_LINE.search(plain(turn.text)) is not None
    return is_read_back and not is_line and addition(turn.message.text) is not None


def _place(turn: Turn) -> str | None:
    """Return the kind that is chosen for the words that wait, by a button or in words."""
    if not turn.slots.get(SLOT) or not turn.just_said("put_where"):
        return None
    chosen = turn.entity("to") if turn.message.payload is not None else kind_named(turn.text)
    return chosen if chosen in KINDS else _labelled(turn)


def _labelled(turn: Turn) -> str | None:
    said = turn.text.strip(" .").casefold()
    return next((kind for kind in KINDS if said in {label(kind, one).casefold() for one in ("en", "cy")}), None)


def _is_left_out(turn: Turn) -> bool:
    is_no = turn.tracker.get_intent_of_latest_message() == "deny"
    return bool(turn.slots.get(SLOT)) and turn.just_said("put_where") and is_no


def _named(turn: Turn) -> tuple[str, Span] | None:
    """Return a line that is named with its kind, where the open question does not ask for that kind itself."""
    question = turn.question
    if turn.message.payload is not None or not turn.known or "welcome" not in turn.done:
        return None
    found = addition(turn.message.text)
    if found is None or found.kind is None or _asks_for(question, found.kind):
        return None
    return found.kind, _span(turn, found.start, found.end)


def _asks_for(question: Question | None, kind: str) -> bool:
    return question is not None and question.kind == "free_text" and notice.kind_of(question) == kind


def _span(turn: Turn, start: int, end: int) -> Span:
    return Span(turn.message.text[start:end], start, end)


def _put_down(turn: Turn, message: Message, named: Sequence[tuple[str, Span]]) -> Events:
    """Put lines into the record and say which are new; what was shared is read back, and sharing is asked again."""
    new: list[str] = []
    old: list[str] = []
    for kind, span in named:
        (new if notice.put_down(turn, message, kind, span) else old).append(f"“{span.words}”")
    turn.say("put_down" if new else "is_there_already", words=", ".join(new or old))
    is_line_open = turn.question is not None and "edit" in turn.question.record
    if new and is_line_open:
        turn.say("numbers_moved")  # elsewhere the record is read back anew
    left: dict[str, Any] = {SLOT: None}
    return turn.go_on(**left, **edit.to_be_read_back(turn))
