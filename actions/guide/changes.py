"""Reads what somebody wants changed: "it wasn't knee, it was hip", "put my sister down too". Pure."""

from __future__ import annotations

import re

from actions.guide.plain import plain

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
    r"\b(?:line|number|llinell|linell|rhif|change|newid\w*)? ?\d+ (?:should (?:say|be|read)|must be|to say|to|is|"
    r"(?:ddylai|dylai) (?:ddweud|fod)|i ddweud|i|yw|ydi|ydy) (?P<new>.+)$"
)
_TAKES_OUT = re.compile(
    r"\b(?:delete|remove|take (?:out|off|away)|take .{1,30} out|get rid of|scrap|rub out|cross out|strike|"
    r"dile\w*|ddile\w*|tynn\w*|dynn\w*|gwared|cael gwared|sgrap\w*)\b"
)
_EVERYTHING = re.compile(
    r"\b(?:all|everything|every (?:word|thing)|entire|whole|data|account|chat|conversation|history|records?|me|myself|"
    r"info\w*|words|details|i have (?:said|told|written)|i'?ve (?:said|told|written)|"
    r"popeth|bopeth|cwbl|cyfan|i gyd|nata|data|cyfri\w*|sgwrs|hanes|cofnod|gofnod|nghofnod|ngeiriau|manylion|amdana)\b"
)
_ONE_THING = re.compile(
    r"\b(?:that|this|it|one|last|line|number|answer|bit|part|hope|"
    r"hwnna|hwnnw|hynny|honna|hwn|fo|fe|hi|ateb|atebiad|llinell|linell|rhif|dwytha|diwethaf|ddiwethaf|ola|olaf|gobaith|darn)\b"
)
_LAST = re.compile(
    r"\b(?:(?:last|previous|latest) (?:one|answer|thing|bit|line|question)|what i just (?:said|wrote)|just now|"
    r"made a mistake|got that wrong|(?:ateb|llinell|peth|un) (?:dwytha|diwethaf|ddiwethaf|ola|olaf|cynt)|gynna|gynnau|"
    r"camgymeriad|gamgymeriad)\b"
)
_LANGUAGES = {"cy": "cymraeg|gymraeg|nghymraeg|welsh", "en": "english|s?aesneg|saesneg"}
_NO_LANGUAGE = r"\b(?:no|not|don'?t|can'?t|s?'?dim|ddim|heb|methu|sai'?n|so fi'?n|dwi'?m)\b.{{0,14}}(?:{0})"
_ADDS = re.compile(
    r"\b(?:add|put .* (?:down|in|on)|also|too|as well|forgot|ychwaneg\w*|hefyd|anghofi\w*|"
    r"rho\w* .* (?:lawr|mewn|hefyd))\b"
)


def replaced(text: str) -> tuple[str, str] | None:
    """Return the words that were wrong and the words they should be, as they were typed; or None."""
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
    match = _STATED.search(folded)
    if match is None or len(folded) != len(said):
        return None
    return said[slice(*match.span("new"))].strip(" “”\"'") or None


def takes_out(text: str) -> bool:
    """Tell whether something is to be taken out of the record, and not all of it: "take out the bit about mum"."""
    said = plain(text)
    return bool(_TAKES_OUT.search(said)) and not _EVERYTHING.search(said)


def names_one_thing(text: str) -> bool:
    """Tell whether a text points at one line without its words: "delete that", "remove number 2"."""
    said = plain(text)
    return bool(_ONE_THING.search(said)) or any(character.isdigit() for character in said)


def means_the_last(text: str) -> bool:
    """Tell whether the answer before is meant: "delete that last answer", "I made a mistake"."""
    return bool(_LAST.search(plain(text)))


def language_named(text: str) -> str | None:
    """Return the language somebody asks for, `en` or `cy`; None where they name none, or both."""
    said = plain(text)
    named = {language: re.search(pattern, said) for language, pattern in _LANGUAGES.items()}
    refused = [language for language, pattern in _LANGUAGES.items() if re.search(_NO_LANGUAGE.format(pattern), said)]
    if len(refused) == 1:
        return "en" if refused == ["cy"] else "cy"
    wanted = [language for language, found in named.items() if found]
    return wanted[0] if len(wanted) == 1 else None


def adds(text: str) -> bool:
    """Tell whether something is to be put into the record beside what is there."""
    return bool(_ADDS.search(plain(text)))
