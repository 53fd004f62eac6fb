"""Shares a record within the limits somebody sets: all but the lines they name, or only those."""

from __future__ import annotations

from typing import Any

from actions.guide.adding import kind_named
from actions.guide.limits import Limit, limit_of, named_apart, numbers_named
from actions.lines import Line, find_lines
from actions.meant import lines_of
from actions.readback import share_without
from actions.turn import Turn

MOST_BY_WORDS = 4  # lines that one word may name: a word that fits more names none
# What belongs to a kind that is named: "my strengths" are also what helped and what keeps somebody going.
_LABELS = {
    "hope": ("hope", "why", "outcome", "domain"),
    "strength": ("strength", "strength_worked_before", "strength_keeps_going"),
    "barrier": ("barrier", "if_nothing_changes"),
}
_GOAL = ("goal", "goals", "my goal", "the goal", "nod", "fy nod", "y nod")


def lines_named(turn: Turn, words: str) -> list[int] | None:
    """Return the numbers (from 1) of the lines that words name, by number, kind or words; None in doubt."""
    lines = lines_of(turn)
    numbers = numbers_named(words)
    if numbers:
        return numbers if numbers[-1] <= len(lines) and numbers[0] > 0 else None
    found: set[int] = set()
    for piece in named_apart(words):
        named = _named(lines, piece)
        if not named:
            return None
        found |= named
    return sorted(found) or None


def _named(lines: list[Line], piece: str) -> set[int]:
    kind = kind_named(piece)
    if piece in _GOAL:
        return {n for n, line in enumerate(lines, 1) if line.hope_id is not None or line.label == "goal"}
    if kind is not None:
        return {n for n, line in enumerate(lines, 1) if line.label in _LABELS.get(kind, (kind,))}
    hits = find_lines(lines, piece)
    return {lines.index(line) + 1 for line in hits} if len(hits) <= MOST_BY_WORDS else set()


def share_limited(turn: Turn, limit: Limit | None = None) -> dict[str, Any] | None:
    """Share within the limits that the message sets.

    Args:
        turn: the turn.
        limit: what was read of the message already.

    Returns:
        The slots that say so, or None where the message sets no limit or it is not clear which lines are meant.
    """
    limit = limit or limit_of(turn.text)
    named = lines_named(turn, limit.words) if limit is not None else None
    if limit is None or named is None:
        return None
    return share_without(turn, _all_but(turn, named) if limit.only else named)


def _all_but(turn: Turn, seen: list[int]) -> list[int]:
    lines = lines_of(turn)
    shown = {lines[n - 1].hidden_with for n in seen}
    return [n for n, line in enumerate(lines, 1) if n not in seen and line.hidden_with not in shown]
