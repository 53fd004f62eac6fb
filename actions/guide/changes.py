"""Reads what somebody wants changed: "it wasn't knee, it was hip", "put my sister down too". Pure."""

from __future__ import annotations

import re

from actions.guide.plain import plain

MOST_READ = 300  # characters: whoever writes more corrects no slip
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
    re.compile(
        rf"^(?:na,? )?nid {_WORD}(?P<old>[^,.]+?),? (?:ond )?{_WORD}(?P<new>[^,.]+?)"
        r"(?: (?:o'n|on|oeddwn|ro'n) i'?n (?:ei )?f?eddwl| ddwed\w+ i| oedd (?:o|e|hi)| (?:ydi|ydy|yw) (?:o|e|hi))$"
    ),
    re.compile(rf"^change {_WORD}(?P<old>[^,.]+?) (?:to|for|into) {_WORD}(?P<new>[^,.]+)$"),
    re.compile(rf"^newid {_WORD}(?P<old>[^,.]+?) (?:i|am) {_WORD}(?P<new>[^,.]+)$"),
]
_STATED = re.compile(
    r"\b(?:line|number|llinell|linell|rhif|change|newid\w*)? ?\d+ (?:should (?:say|be|read)|must be|to say|to(?! be )|"
    r"(?:ddylai|dylai) (?:ddweud|fod)|i ddweud|i) (?P<new>.+)$"
)
_AFTER_COLON = re.compile(
    r"^\W*(?:(?:change|newid\w*|no|na)\W+)*(?:line|number|l?linell|rhif)? ?\d{1,2}(?:,? is wrong)?"
    r"(?:[,.]?(?: it)? (?:should|must|d?dylai)(?: (?:be|say|read|fod|ddweud))?| to| i)? ?: ?(?P<new>.+)$"
)
_SHOULD_BE = re.compile(r"^\W*(?:line|number)? ?\d{1,2} is wrong\W+(?:it )?should (?:be|say|read) (?P<new>.+)$")
_ADDS = re.compile(
    r"\b(?:add|put .* (?:down|in|on)|also|too|as well|forgot|ychwaneg\w*|hefyd|anghofi\w*(?! am)|"
    r"rho\w* .* (?:lawr|mewn|hefyd))\b"
)


def replaced(text: str) -> tuple[str, str] | None:
    """Return the words that were wrong and the words they should be, as they were typed; or None."""
    if len(text) > MOST_READ:
        return None
    said = text.strip(" .!")
    folded = plain(said)
    is_aligned = len(folded) == len(said)  # accents fold to one letter; rarer signs may not
    for pattern in _REPLACED:
        match = pattern.search(folded)
        if match:
            kept = said if is_aligned else folded
            old, new = (kept[slice(*match.span(name))].strip() for name in ("old", "new"))
            return old, new
    return None


def with_replaced(words: str, text: str) -> str | None:
    """Return words with the change somebody asked for, as a suggestion; None where it does not fit."""
    change = replaced(text)
    if change is None:
        return None
    folded = plain(words)
    found = re.search(rf"(?<!\w){re.escape(plain(change[0]))}(?!\w)", folded)
    # Places agree unless the text holds signs that fold to more than one letter: then nothing is suggested.
    if found is None or len(folded) != len(words):
        return None
    return words[: found.start()] + change[1] + words[found.end() :]


def stated(text: str) -> str | None:
    """Return the new words of a line that a text names by its number ("line 4 should say a walk"); or None."""
    said = text.strip(" .!")
    folded = plain(said)
    match = _AFTER_COLON.search(folded) or _SHOULD_BE.search(folded) or _STATED.search(folded)
    if match is None or len(folded) != len(said):
        return None
    return said[slice(*match.span("new"))].strip(" “”\"'") or None


def adds(text: str) -> bool:
    """Tell whether something is to be put into the record beside what is there."""
    return bool(_ADDS.search(plain(text)))
