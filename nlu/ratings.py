"""Knows a rating when it sees one: "naw" is nine in Welsh, whatever it is elsewhere. Knows nothing of Rasa."""

from __future__ import annotations

import re

from nlu.intent_model import normalised

_NUMBERS = frozenset(
    """
    zero nought one two three four five six seven eight nine ten
    sero dim un dau dwy tri tair pedwar pedair pump pum chwech chwe saith wyth naw deg deng
    """.split()  # noqa: SIM905
)
_BESIDE = frozenset("a an about around roughly say maybe out of allan o tua rhyw ryw efallai just jyst".split())  # noqa: SIM905


def is_rating(text: str) -> bool:
    """Tell whether a text is nothing but a number, in digits or words of either language ("about a six", "7/10")."""
    words = re.findall(r"[a-z]+|\d+", normalised(text))
    numbers = [word for word in words if word in _NUMBERS or (word.isdigit() and int(word) <= 10)]
    return bool(numbers) and words != ["dim"] and all(word in numbers or word in _BESIDE for word in words)
