"""Words for a degree, where a number was asked for: "fairly sure", "pwysig iawn". Pure."""

from __future__ import annotations

import re

from actions.guide.plain import plain

MOST_WORDS = 6
# The two numbers that words for a degree lie between. The first that fits counts.
_DEGREES: list[tuple[tuple[int, int], str]] = [
    ((0, 1), "next to nothing|hardly anything|not (?:at all|in the least)|no chance|ddim o gwbl|dim o gwbl"),
    ((2, 3), "not (?:very|that|so|too|really|particularly)|hardly|barely|ddim yn (?:rhy|iawn|arbennig)|prin"),
    ((3, 4), "a (?:bit|little)|slightly|somewhat|tipyn bach|(?:ychydig|chydig)(?: bach)?"),
    ((5, 6), "so[- ]so|mid|meh|middling|in the middle|yn y canol|go lew"),
    ((6, 7), "fairly|quite|pretty|reasonably|moderately|gweddol|eithaf|eitha|reit|lled"),
    ((8, 9), "nearly there|almost there|bron yna|bron yno"),
    ((9, 10), "completely|totally|absolutely|extremely|(?:a )?hundred per ?cent"),
    ((9, 10), "hollol|cwbl|cant y cant|ofnadwy o|dros ben"),
    ((8, 9), "very|super|loads|really|ever so|dead|proper|tidy|lots?|a lot|so|iawn|go iawn|lot fawr"),
]


def how_much(text: str) -> tuple[int, int] | None:
    """Return the two ratings (0 to 10) that words for a degree lie between, for Nod to ask which; or None."""
    said = plain(text)
    if len(said.split()) > MOST_WORDS:
        return None
    return next((two for two, words in _DEGREES if re.search(rf"\b(?:{words})\b", said)), None)
