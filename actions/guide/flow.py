"""Which question comes next, and which came before. Pure: slots in, question out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.guide.table import Guide, Part, Question

SKIPPED = "-"  # the value of a slot whose question was skipped


def is_said(value: Any) -> bool:
    """Tell whether a slot holds an answer, and not a skip or nothing."""
    return value is not None and value != SKIPPED


def applies(question: Question, slots: Mapping[str, Any]) -> bool:
    """Tell whether every condition of a question holds."""
    return all(_holds(name, wanted, slots) for name, wanted in question.ask_if)


def _holds(name: str, wanted: Any, slots: Mapping[str, Any]) -> bool:
    for word, compare in (("_above_", int.__gt__), ("_below_", int.__lt__)):
        if word in name:
            slot, limit = name.split(word)
            value = slots.get(slot)
            return isinstance(value, int) and compare(value, int(limit))
    value = slots.get(name)
    if wanted is False:
        return not value  # a fact that was never set does not hold
    return is_said(value) if wanted is ... else bool(value == wanted)


def next_question(part: Part, slots: Mapping[str, Any]) -> Question | None:
    """Return the first question of a part that applies and has no answer yet; None when the part is complete."""
    return next((q for q in part.questions if slots.get(q.slot) is None and applies(q, slots)), None)


def previous_question(guide: Guide, slot: str, slots: Mapping[str, Any]) -> Question | None:
    """Return the question that was answered before another, over the borders of guided parts; None at the start."""
    own = guide.question(slot)
    parts = guide.guided if own is None or guide.part(own.part).guided else (guide.part(own.part),)
    asked = [q for part in parts for q in part.questions]
    names = [q.slot for q in asked]
    before = asked[: names.index(slot)] if slot in names else asked
    answered = [q for q in before if slots.get(q.slot) is not None and q.part != "welcome" and applies(q, slots)]
    return answered[-1] if answered else None


def next_part(guide: Guide, done: list[str]) -> Part | None:
    """Return the first part that was not gone through yet; None when all were."""
    return next((part for part in guide.guided if part.name not in done), None)


def part_named(guide: Guide, text: str) -> Part | None:
    """Return the part a person names in a sentence, in either language; the longest name wins."""
    said = f" {' '.join(''.join(c if c.isalnum() else ' ' for c in text.lower()).split())} "
    hits = [
        (len(name), part)
        for part in guide.parts
        for names in part.names.values()
        for name in names
        if f" {name} " in said
    ]
    return max(hits, key=lambda hit: hit[0])[1] if hits else None


def minutes_left(guide: Guide, done: list[str]) -> int:
    """Return about how many minutes the parts that are left take, at least 1."""
    return max(1, round(sum(part.minutes for part in guide.guided if part.name not in done)))
