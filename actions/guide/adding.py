"""Reads that something is to be put into the record, and where: "add my bees to what I'm good at". Pure."""

from __future__ import annotations

import re
from typing import NamedTuple

from actions.guide.plain import plain

MOST_READ = 300  # characters: whoever writes more tells something else
# What people call the kinds of lines. The order is that of the record.
_KINDS = {
    "hope": r"hopes?|what matters(?: to me)?|wish(?:es)?|n?gobaith|n?gobeithion|obaith|obeithion|"
    r"beth sy'?n bwysig(?: i (?:mi|fi))?",
    "strength": r"strengths?|(?:what|things|stuff) (?:i'?m|i am) good at|(?:c|ch|ngh?|g)ryfder(?:au)?|"
    r"(?:beth|pethau) (?:dwi|rwy|fi|wi|rydw i)'?n dda am(?: ei)? w?neud",
    "person": r"people|(?:ph?|m?h?|b)obo?l",
    "place": r"places?|groups?|lle(?:oedd|fydd)?|g?rwp(?:iau)?",
    "offer": r"offers?|(?:what|things) i (?:can|could|might) (?:offer|give|teach|share)|(?:ch?|ng?h?|g)ynnig|"
    r"(?:beth|pethau) (?:alla|allwn|gallwn|fedra|fedrwn) i(?: ei)? g?ynnig",
    "barrier": r"barriers?|(?:what|things)(?: that)? gets? in the way|rh?wystr(?:au)?|"
    r"(?:beth|pethau) sy'?n (?:fy )?rhwystro",
}
_ANY_KIND = "|".join(_KINDS.values())
_BEFORE = (
    r"\W*(?:(?:oh|and|also|please|wait|actually|sorry|no|yes|well|hi|ok|okay|but|can you|could you|would you|will you|"
    r"i(?: also)? want(?:ed)?(?: you)? to|i(?:'d| would)(?: also)? like(?: you)? to|i need to|let me|let'?s|just|"
    r"plis|o|a|ac|hefyd|sori|wel|na|ie|ond|iawn|(?:w?nei|elli|alli|fedri) (?:di|ti)|(?:ne?wch|allwch|fedrwch) chi|"
    r"(?:hoffwn|liciwn|licwn|baswn|byddwn|swn)(?: i)?(?:'n hoffi|'n licio)?|"
    r"(?:dwi|dw i|rydw i|rwy|fi|wi)(?:'n| yn)?(?: (?:isio|isho|eisiau|ishe|moyn|am))?)\W+)*"
)
_ADD = (
    r"(?:add|include|put down|put in|write down|jot down|y?chwaneg(?:u|a|wch)|"
    r"(?:rhoi|rho|rhowch|nodi|noda|nodwch) (?:i )?lawr)(?: (?:also|hefyd|in|i lawr|at hynny))?"
)
_FORGOTTEN = (
    r"(?:you(?:'ve| have)? (?:forgot(?:ten)?|left out|missed(?: out)?)|"
    r"(?:there(?:'s| is) )?(?:just )?(?:one more|another) thing(?: to add)?|"
    r"(?:mae |ma )?(?:un peth|peth) arall(?: hefyd)?|"
    r"i(?:'ve| have)? forgot(?:ten)? to (?:say|mention|tell you|add|put|write)(?: (?:in|down))?|"
    r"i (?:should have|should've|meant to) (?:also )?(?:said|say|mentioned|mention|added|add|put)|"
    r"(?:(?:rydych |rwyt |dych |dach |wyt )?(?:chi|ti) ?(?:wedi|'?di)) (?:anghofio|gadael allan)|"
    r"(?:mi |fe )?(?:w?nes i )?anghofi(?:ais|es|o)(?: i)? (?:d?dweud|dd?eud|weud|son|sonio|nodi))(?: (?:about|am))?"
)
_ASKS = re.compile(rf"{_BEFORE}(?:{_ADD}|{_FORGOTTEN})[,:]? (?:that |the fact that )?(?P<words>.+)")
_ANOTHER = re.compile(
    rf"{_BEFORE}(?:add |ychwaneg\w+ )?(?:(?:an?|another|one more|an extra|a new) (?P<en>{_ANY_KIND})|"
    rf"(?P<cy>{_ANY_KIND}) (?:arall|newydd))(?: to add)?"
    r"\W*(?::|=| is| would be| yw| ydi| ydy| fyddai)\W+(?:that )?(?P<words>.+)"
)
_PUT_DOWN = re.compile(rf"{_BEFORE}(?:put|write|rho|rhowch|rhoi) (?:that )?(?P<words>.+?) (?:down|in|i lawr|lawr)")
_PUT_THERE = re.compile(rf"{_BEFORE}(?:put|write|rho|rhowch|rhoi) (?:that )?(?P<words>.+?)(?: down| in| i lawr)?")
_WHERE = re.compile(
    rf" (?:to|under|in|into|as|on|at|dan|o dan|yn|fel|i) (?:my |the |an? |one of my |list of |fy |y |yr |fel )?"
    rf"(?P<kind>{_ANY_KIND})(?: (?:list|part|bit|line))?$"
)
_AT_THE_END = re.compile(r"(?:[\s,]+(?:too|also|as well|please|thanks|hefyd|plis|diolch))*[\s.!?]*$")


class Addition(NamedTuple):
    """Words to be put into the record: where they stand in the text, and the kind of line if it is named."""

    start: int
    end: int
    kind: str | None


def addition(text: str) -> Addition | None:
    """Return what somebody wants put into the record beside what is there; None where they want nothing of the kind.

    Args:
        text: what was typed. "Add that I keep bees to my strengths" names the kind; "I forgot to say I keep bees" none.
    """
    said = plain(text)
    if len(said) > MOST_READ or len(said) != len(text):
        return None
    said = _AT_THE_END.sub("", said)
    another = _ANOTHER.fullmatch(said)
    if another is not None:
        return Addition(*another.span("words"), kind_named(another["en"] or another["cy"]))
    where = _WHERE.search(said)
    kind = kind_named(where["kind"]) if where else None
    said = said[: where.start()] if where and kind else said
    found = _ASKS.fullmatch(said) or _PUT_DOWN.fullmatch(said) or (_PUT_THERE.fullmatch(said) if kind else None)
    return Addition(*found.span("words"), kind) if found else None


def kind_named(words: str) -> str | None:
    """Return the kind of line that words name: "what I'm good at" is a strength; None where they name none."""
    said = re.sub(r"^(?:(?:my|the|an?|in|under|to|fy|y|yr|yn|dan|i) )+", "", plain(words).strip(" .!,"))
    return next((kind for kind, names in _KINDS.items() if re.fullmatch(names, said)), None)
