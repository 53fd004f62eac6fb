"""Looks at a wish: does it name a service rather than an outcome, could it harm. Pure; the words are the guide's."""

from __future__ import annotations

import re

from actions.guide.answers import plain


def names_a_service(text: str, words: dict[str, list[str]]) -> bool:
    """Tell whether a hope names a service or a thing, and not what it would let the person do.

    Args:
        text: the hope.
        words: the names of services, by language.
    """
    said = f" {plain(text)} "
    return any(f" {plain(word)}" in said for names in words.values() for word in names)


def could_harm(text: str, patterns: dict[str, list[str]]) -> bool:
    """Tell whether a wish could harm the person or somebody else: a medicine stopped, hunger, revenge.

    Args:
        text: the hope.
        patterns: regular expressions by language, for text in lower case without accents.
    """
    said = plain(text)
    return any(re.search(rf"\b(?:{pattern})\b", said) for listed in patterns.values() for pattern in listed)
