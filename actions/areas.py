"""The area of life a hope stands under, changed in words: "that's not health, it's my home"."""

from __future__ import annotations

from collections.abc import Sequence

from actions.guide.changes import replaced, stated
from actions.guide.choosing import read_choice
from actions.guide.domains import domain_choices, suggest
from actions.lines import Line


def lines_corrected(lines: Sequence[Line], text: str) -> list[Line]:
    """Return the lines with the area of life that a text says is wrong and puts another one in the place of."""
    change = replaced(text)
    wrong = read_choice(change[0], domain_choices()) if change is not None else None
    if change is None or wrong is None or _named(change[1]) in (None, wrong):
        return []
    return [line for line in lines if line.edits == "domain" and _named(line.text) == wrong]


def area_meant(text: str) -> str | None:
    """Return the code of the area of life that a text puts in the place of another; None where it names none."""
    change = replaced(text)
    words = change[1] if change is not None else stated(text)
    return _named(words) if words else None


def _named(words: str) -> str | None:
    return read_choice(words, domain_choices()) or suggest(words)
