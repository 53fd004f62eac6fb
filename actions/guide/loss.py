"""Reads that somebody tells of a person who died: that is not passed over in silence. Pure, both languages."""

from __future__ import annotations

import re

_KIN = (
    r"(?:wife|husband|partner|mum|mam|mother|dad|father|parents|son|daughter|sister|brother|twin|nan|nana|gran\w*|"
    r"nain|taid|uncle|aunt\w*|cousin|friend|mate|baby|boy|girl|dog|cat|missus|fella)"
)
_KIN_CY = (
    r"(?:gwraig|wraig|ngwraig|gwr|ngwr|mam|mamgu|mam-gu|tad|dad|nhad|tad-cu|tadcu|mab|fab|merch|ferch|chwaer|"
    r"brawd|frawd|mrawd|nain|taid|ffrind|babi|plentyn|ci|cath|gath)"
)
_THINGS = (
    r"(?:it|battery|phone|car|van|engine|internet|signal|laptop|plant|plants|screen|everything|that|this|i|we|you)"
)
_DIED = r"(?:has |had |have |just |then |sadly |only )*(?:died|passed away|passed on|was killed|drowned)"
# A name is written with a capital, or it is not told from other words.
_NAMED = re.compile(rf"\b(?!(?i:{_THINGS})\b)[A-Z][a-zâêîôûŵŷ]+ (?:{_DIED}|(?:wedi|'?di) marw|went\b(?= and left))")
_LOSS = re.compile(
    rf"\b(?:{_KIN}|he|she|they) {_DIED}\b|\b(?:lost|losing|buried|burying) (?:my|our|me) (?:\w+ )?{_KIN}\b|"
    rf"\bsince (?:my |our )?(?:{_KIN}|he|she) (?:died|passed|went)\b|\bmy late {_KIN}\b|"
    r"\b(?:widow|widower|gweddw|widw)\b|"
    r"\b(?:bu|buodd|fu|fuodd|nath|wnaeth|ddaru)(?: \w+)? farw\b|\bfarwodd\b|"
    rf"\b(?:{_KIN_CY}|o|fo|e|fe|hi) (?:wedi|'?di) marw\b|"
    rf"\b(?:golli|colli|gollais i|golles i|gollish i|gladdu|gladdais i)(?: (?:fy|'n|y|ei))? {_KIN_CY}\b"
)


def tells_of_loss(text: str) -> bool:
    """Tell whether a text says that somebody near died: "Gwyn died in March", "bu farw Mam"; not "my phone died"."""
    return _NAMED.search(text) is not None or _LOSS.search(text.casefold().replace("’", "'")) is not None
