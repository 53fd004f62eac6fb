"""Reads what somebody wants changed: "it wasn't knee, it was hip", "put my sister down too". Pure."""

from __future__ import annotations

import re

from actions.guide.answers import plain

_WORD = r"(?:my |the |a |an |fy |y |yr )?"
_REPLACED = [
    re.compile(
        rf"(?:wasn't|was not|isn't|is not|not|nid) {_WORD}(?P<old>[^,.]+?),? "
        rf"(?:(?:but |ond )?(?:it's|it is|it was|its|i meant|i said|it should (?:be|say)|ond|but)) "
        rf"{_WORD}(?P<new>[^,.]+)$"
    ),
    re.compile(
        rf"(?:it's|it is|it was|should (?:be|say)) {_WORD}(?P<new>[^,.]+?),? (?:and )?not {_WORD}(?P<old>[^,.]+)$"
    ),
    re.compile(rf"^change {_WORD}(?P<old>[^,.]+?) (?:to|for|into) {_WORD}(?P<new>[^,.]+)$"),
    re.compile(rf"^newid {_WORD}(?P<old>[^,.]+?) (?:i|am) {_WORD}(?P<new>[^,.]+)$"),
]
_ADDS = re.compile(
    r"\b(?:add|put .* (?:down|in|on)|also|too|as well|forgot|ychwaneg\w*|hefyd|anghofi\w*|"
    r"rho\w* .* (?:lawr|mewn|hefyd))\b"
)


def replaced(text: str) -> tuple[str, str] | None:
    """Return the word that was wrong and the word it should be, or None."""
    said = plain(text).strip(" .!")
    for pattern in _REPLACED:
        match = pattern.search(said)
        if match:
            return match.group("old").strip(), match.group("new").strip()
    return None


def with_replaced(words: str, text: str) -> str | None:
    """Return words with the change somebody asked for, as a suggestion; None where it does not fit."""
    change = replaced(text)
    if change is None or change[0] not in plain(words):
        return None
    at = plain(words).index(change[0])
    # Accents fold to one letter, so places agree unless the text holds rarer signs: then nothing is suggested.
    if len(plain(words)) != len(words):
        return None
    return words[:at] + change[1] + words[at + len(change[0]) :]


def adds(text: str) -> bool:
    """Tell whether something is to be put into the record beside what is there."""
    return bool(_ADDS.search(plain(text)))
