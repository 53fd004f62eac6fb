"""Reads what somebody wants changed: "it wasn't knee, it was hip", "put my sister down too". Pure."""

from __future__ import annotations

import re
from typing import NamedTuple

from actions.guide.mutations import mutated
from actions.guide.plain import plain

MOST_READ = 300  # characters: whoever writes more corrects no slip
_WORD = r"(?:my |the |a |an |fy |y |yr )?"
_REPLACED = [
    re.compile(
        rf"(?:wasn'?t|was not|isn'?t|is not|not|nid) {_WORD}(?P<old>[^,.]+?),? "
        rf"(?:(?:but |ond )?(?:it's|it is|it was|its|i meant|i said|it should (?:be|say)|ond|but)) "
        rf"{_WORD}(?P<new>[^,.]+)$"
    ),
    re.compile(
        rf"(?:it's|it is|it was|should (?:be|say|have (?:been|said))|i should have said|i mean|"
        rf"i meant) {_WORD}(?P<new>[^,.]+?),? (?:and )?"
        rf"not {_WORD}(?P<old>[^,.]+)$"
    ),
    re.compile(
        rf"^(?:(?:na|nage|sori|sorry|o)[, ]+)*nid {_WORD}(?P<old>[^,.]+?)(?: (?:oedd|ydi|ydy|yw) (?:o|e|"
        rf"hi))?,? (?:ond )?"
        rf"{_WORD}(?P<new>[^,.]+?)"
        r"(?: (?:o'n|on|oeddwn|ro'n) i'?n (?:ei )?f?eddwl| ddwed\w+ i| oedd (?:o|e|hi)| (?:ydi|ydy|yw) (?:o|e|hi))$"
    ),
    re.compile(
        rf"^(?:no,? |sorry,? |not that,? |not that bit,? )*i (?:did ?n'?t|never) sa(?:y|"
        rf"id) {_WORD}(?P<old>[^,.]+?),? (?:but )?"
        rf"i (?:said|meant) {_WORD}(?P<new>[^,.]+)$"
    ),
    re.compile(
        rf"^(?:no,? |sorry,? )*i said {_WORD}(?P<old>[^,.]+?),? (?:but |and )+(?:i meant|it's|it is) "
        rf"{_WORD}(?P<new>[^,.]+)$"
    ),
    re.compile(rf"^(?:no,? |na,? )*(?:not|nid) {_WORD}(?P<old>[^,.]+?), ?{_WORD}(?P<new>[^,.]+)$"),
    re.compile(rf"^change {_WORD}(?P<old>[^,.]+?) (?:to|for|into) {_WORD}(?P<new>[^,.]+)$"),
    re.compile(rf"^newid {_WORD}(?P<old>[^,.]+?) (?:i|am) {_WORD}(?P<new>[^,.]+)$"),
]
_STATED = re.compile(
    r"\b(?:line|number|llinell|linell|rhif|change|newid\w*)? ?\d+ (?:should (?:say|be|read)|must be|"
    r"is ?n'?t \w+,? (?:it'?s|it is|but)|is not \w+,? (?:it'?s|it is|but)|(?:nid|ddim) \w+,? ond|"
    r"is(?= \d+\W*$)|to say|to(?! be )|(?:ddylai|dylai) (?:ddweud|fod)|i ddweud|i) (?P<new>.+)$"
)
_AFTER_COLON = re.compile(
    r"^\W*(?:(?:change|newid\w*|no|na)\W+)*(?:line|number|l?linell|rhif)? ?\d{1,2}(?:,? is wrong)?"
    r"(?:[,.]?(?: it)? (?:should|must|d?dylai)(?: (?:be|say|read|fod|ddweud))?| to| i)? ?: ?(?P<new>.+)$"
)
_SHOULD_BE = re.compile(r"^\W*(?:line|number)? ?\d{1,2} is wrong\W+(?:it )?should (?:be|say|read) (?P<new>.+)$")
# "Sorry, I meant jogging": new words for what was said last.
_RESTATED = re.compile(
    r"\W*(?:(?:no|oh|wait|sorry|oops|actually|na|sori|o)\W+)*"
    r"(?:(?:that|it|(?:my |the |that )?last (?:one|answer|bit)) should (?:be|say|read|have (?:been|said))|"
    r"i should have said|i meant(?: to say)?|i mean|make (?:that|it)|"
    r"(?:ro|o|oedd)'?n i'?n (?:ei )?feddwl|(?:ddylai|dylai) (?:hynny|hwnna) (?:fod|ddweud))(?:'n|n)? (?P<new>[^,.?!]+)"
)
_BEGINS = re.compile(
    r"\W*(?:(?:please|can (?:you|i|we)|could you|no|now|i want to|i'?d like to|dwi isio|fi moyn|hoffwn i|plis|na)\W+)*"
    r"(?:change|edit|newid\w*) (?:my|the|line|number|y|yr|fy|llinell|rhif|\d)"
)
# "Change my first hope to swim more".
_ORDINAL_NAMES = {"first": 0, "second": 1, "third": 2, "last": -1, "cyntaf": 0, "cynta": 0, "ail": 1, "olaf": -1}
_KINDS = {
    "hope": "hope|n?gobaith|obaith",
    "why": "why|reason|rheswm",
    "goal": "goal|nod",
    "step": "step|n?gham|gham|cam",
    "strength": "strength",
    "place": "place",
    "offer": "offer",
    "barrier": "barrier",
    "when": "when|time|day|pryd|amser|diwrnod",
    "importance": "importance|how important(?: (?:it|this|that) is)?|pwysigrwydd|pa mor bwysig(?: (?:ydi|"
    "yw) (?:o|e|hi|hyn))?",
    "confidence": "confidence|how sure(?: i am)?|hyder|pa mor siwr(?: (?:ydw|w) i)?",
    "progress": "progress|how far(?: i am| along)?|cynnydd",
}
_KIND_NAMES = tuple(_KINDS.values())
_OF_A_KIND = re.compile(
    r"\W*(?:(?:please|can you|can we|could you|no|i want to|i'?d like to|dwi isio|fi moyn|hoffwn i|plis)\W+)*"
    rf"(?P<verb>(?:change|make|newid\w*) )?(?:my |the |fy |y |yr )?(?:(?P<before>{'|'.join(_ORDINAL_NAMES)}) )?"
    rf"(?P<kind>{'|'.join(_KIND_NAMES)})(?: (?P<behind>{'|'.join(_ORDINAL_NAMES)}))? "
    r"(?P<joint>to|into|i|yn|should (?:be|say|read)|needs to (?:be|say)|(?:ddylai|dylai) (?:fod|ddweud)) (?P<new>.+)"
)
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
    # Places agree unless the text holds signs that fold to more than one letter: then nothing is suggested.
    if len(folded) != len(words):
        return None
    for wrong, meant in zip(mutated(plain(change[0])), mutated(change[1]), strict=True):
        found = re.search(rf"(?<!\w){re.escape(wrong)}(?!\w)", folded)
        if found is not None:  # "fy mhen-glin" becomes "fy nghlun"
            return words[: found.start()] + meant + words[found.end() :]
    return None


_CAPITAL = "A-ZÂÊÎÔÛŴŶ"
_BEGIN_NO_NAME = frozenset("my our the i i'm i'll i'd a an to with fy ein y yr mae dwi rwy fi mi gyda efo".split())  # noqa: SIM905
# A name inside a line: a word with a capital that does not begin it, and is not the English "I".
_NAME = re.compile(rf"(?<!^)(?<![.!?] )\b[{_CAPITAL}][\w’'-]*\w(?: [{_CAPITAL}][\w’'-]*\w)*")


def with_name(words: str, name: str) -> str | None:
    """Return words with the one name in them replaced: "my neighbour Gareth" and "Geraint"; None where it is not clear.

    Args:
        words: a line as it stands.
        name: what was meant; a name by itself, with its capital.
    """
    begins = re.match(rf"[{_CAPITAL}][\w’'-]*", words)
    if begins is not None and plain(begins[0]) not in _BEGIN_NO_NAME:
        return None  # it may be a name as well
    names = _NAME.findall(words)
    is_name = re.fullmatch(rf"[{_CAPITAL}][\w'’-]+", name) is not None
    return words.replace(names[0], name) if is_name and len(names) == 1 and words.count(names[0]) == 1 else None


def in_place(words: str, new: str) -> str | None:
    """Return words with one of them replaced, where the new words say which: "Anne not Ann"; None where they do not."""
    found = re.fullmatch(r"(?P<new>.+?),? (?:and |but )?(?:not|nid|ddim) (?P<old>.+?)\W*", new)
    at = re.search(rf"(?<!\w){re.escape(plain(found['old']))}(?!\w)", plain(words)) if found is not None else None
    if found is None or at is None or len(plain(words)) != len(words):
        return None
    return words[: at.start()] + found["new"] + words[at.end() :]


def stated(text: str) -> str | None:
    """Return the new words of a line that a text names by its number ("line 4 should say a walk"); or None."""
    said = text.strip(" .!")
    folded = plain(said)
    match = _AFTER_COLON.search(folded) or _SHOULD_BE.search(folded) or _STATED.search(folded)
    if match is None or len(folded) != len(said):
        return None
    return said[slice(*match.span("new"))].strip(" “”\"'") or None


def restated(text: str) -> str | None:
    """Return the new words for what was said last ("sorry, I meant jogging"), as they were typed; or None."""
    said = text.strip(" .!")
    match = _RESTATED.fullmatch(plain(said))
    is_aligned = match is not None and len(plain(said)) == len(said) and replaced(text) is None
    return said[slice(*match.span("new"))].strip() if match is not None and is_aligned else None


_NAMES_A_KIND = re.compile(
    r"\W*(?:(?:please|can you|can we|can i|could you|could i|no|i want to|i'?d like to|i need to|dwi isio|"
    r"fi moyn|hoffwn i|plis|"
    r"alla i|ga i|isio)\W+)*(?:change|edit|correct|fix|newid\w*|cywir\w*) (?:my |the |fy |y |yr )?"
    rf"(?:(?:{'|'.join(_ORDINAL_NAMES)}) )?(?P<kind>{'|'.join(_KIND_NAMES)})"
    r"(?: (?:please|now|i gave|i said|again|plis|nawr|rwan|eto))*\W*"
)


def kind_to_change(text: str) -> str | None:
    """Return the kind of line that somebody wants to change, who does not say what to: "I want to change the hope"."""
    match = _NAMES_A_KIND.fullmatch(plain(text)) if len(text) <= MOST_READ else None
    return next((name for name, names in _KINDS.items() if re.fullmatch(names, match["kind"])), None) if match else None


class OfAKind(NamedTuple):
    """New words for a line that is named by its kind: "change my second hope to swim more"."""

    kind: str
    which: int  # from 0; -1 is the last
    words: str


def of_a_kind(text: str) -> OfAKind | None:
    """Return the line that is named by its kind, and its new words; or None."""
    said = text.strip(" .!")
    match = _OF_A_KIND.fullmatch(plain(said)) if len(plain(said)) == len(said) <= MOST_READ else None
    if match is None or not (match["verb"] or "should" in match["joint"] or match["joint"].startswith(("need", "d"))):
        return None
    ordinal = match["before"] or match["behind"] or "first"
    kind = next(name for name, names in _KINDS.items() if re.fullmatch(names, match["kind"]))
    return OfAKind(kind, _ORDINAL_NAMES[ordinal], said[slice(*match.span("new"))].strip())


def begins_a_change(text: str) -> bool:
    """Tell whether a text begins as a wish to change something: "I want to change the importance"."""
    return _BEGINS.match(plain(text)) is not None


def adds(text: str) -> bool:
    """Tell whether something is to be put into the record beside what is there."""
    return bool(_ADDS.search(plain(text)))
