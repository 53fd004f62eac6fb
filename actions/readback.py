"""Says the record back in the person's own words, and asks what to change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from actions.guide.catalogue import label
from actions.record.document import document
from actions.record.people import find_identity
from actions.turn import Turn

_LISTS = (
    ("hopes", "hope"),
    ("strengths", "strength"),
    ("people", "person"),
    ("places", "place"),
    ("offers", "offer"),
    ("barriers", "barrier"),
    ("if_nothing_changes", "if_nothing_changes"),
)


def record_lines(record: dict[str, Any], language: str) -> list[str]:
    """Return the record as lines to read: a label and the person's words."""
    return [f"{label(name, language)}: {value}" for name, value in _fields(record, language)]


def _fields(record: dict[str, Any], language: str) -> Iterator[tuple[str, Any]]:
    for key, name in _LISTS:
        for element in record[key]:
            yield name, f"“{element['words']}”"
            for detail in ("outcome", "why"):
                if element.get(detail):
                    yield detail, f"“{element[detail]}”"
    for goal in record["goals"]:
        if goal["status"] in ("cancelled", "on-hold"):
            continue
        yield "goal", f"“{goal['words']}”"
        yield from _goal_fields(goal, language)
    for support in record["support"]:
        yield "support", f"“{support['words']}”"


def _goal_fields(goal: dict[str, Any], language: str) -> Iterator[tuple[str, Any]]:
    scores = {
        "progress": goal["progress"][-1]["value"] if goal["progress"] else None,
        "importance": goal["importance"],
        "confidence": goal["confidence"],
    }
    for name, value in scores.items():
        if value is not None:
            yield name, f"{value} / 10"
        reason = goal.get(f"{name}_reason")
        if reason:
            yield f"{name}_reason", f"“{reason}”"
    for step in goal["steps"][-1:]:
        yield "step", f"“{step['words']}”"
        for name in ("when", "if", "then"):
            if step[name]:
                yield name, f"“{step[name]}”"
        if step["who"]:
            yield "who", label(step["who"], language)


def say_record(turn: Turn) -> None:
    """Say the whole record, or that there is none yet."""
    identity = find_identity(turn.session, turn.tracker.sender_id)
    lines = record_lines(document(turn.session, identity.person), turn.language) if identity else []
    if lines:
        turn.dispatcher.utter_message(text="\n".join(lines))
    else:
        turn.say("record_empty")


def say_which_part(turn: Turn) -> None:
    """Ask which part to go to, with a button for each."""
    buttons = [
        {"title": part.title[turn.language], "payload": f'/choose_part{{"to": "{part.name}"}}'}
        for part in turn.guide.guided
        if part.name not in ("welcome", "readback")
    ]
    turn.say("which_part", buttons=buttons)
