"""Reads what limits the sharing of a record: all but some of it, or only some. In doubt less is shared. Pure."""

from __future__ import annotations

import re
from typing import NamedTuple

from actions.guide.plain import plain

MOST_READ = 300  # characters: whoever writes more is asked again
_OPENS = (
    r"\W*(?:(?:yes|yeah|yep|ok|okay|but|well|fine|sure|oh|please|go on(?: then)?|all right|alright|then|share|"
    r"show(?: them)?|"
    r"they can see|they may see|let them see|they can have|see|ie|ia|iawn|wel|rhann\w*|dangos\w*|gallan nhw weld|"
    r"c[aâ]n nhw weld)\W+)*"
)
_CLOSES = (
    r"(?:\W+(?:please|thanks|though|only|nothing else|and nothing else|no more|is fine|plis|diolch|yn unig|"
    r"dim byd arall))*\W*"
)
_ONLY = (
    re.compile(rf"{_OPENS}(?:only|just|jyst|dim ond|mond) (?P<what>.+?){_CLOSES}"),
    re.compile(rf"{_OPENS}(?P<what>[^,]+?),? (?:only|and nothing else|nothing else|yn unig|a dim byd arall){_CLOSES}"),
)
_EXCEPT = (
    r"(?:but not|but leave out|but keep back|but hide|except(?: for)?|cept|apart from|other than|bar|besides|minus|"
    r"without|leave out|leaving out|keep back|ond dim|ond nid|ond heb|heblaw(?: am)?|ac eithrio|ar wahan i|heb)"
)
_BUT = (
    re.compile(rf".*?\b{_EXCEPT}\b(?P<what>.+?){_CLOSES}"),
    re.compile(
        rf"{_OPENS}(?:everything|all(?: of it)?|it all|the lot|popeth|y cyfan)\W+(?:but|bar|"
        rf"ond) (?P<what>.+?){_CLOSES}"
    ),
    re.compile(
        r"\W*(?:no,? )?(?:not|nid) (?P<what>.+?)\W+(?:but )?(?:the )?(?:rest|others?)(?: is| are|"
        r"'s)?(?: fine| ok| okay| all right)?\W*"
    ),
    re.compile(
        r"\W*(?:keep|hide|cadw\w*) (?P<what>.+?)(?: (?:to myself|private|back|hidden|for me|yn breifat|"
        r"i fi(?: fy hun)?))?\W+"
        r"(?:otherwise|but|and)? ?(?:yes|share (?:the rest|everything else)|the rest is fine|"
        r"everything else is fine|fel arall ie)\W*"
    ),
    re.compile(r"\W*(?:hide|keep back|cuddi\w*) (?P<what>.+?)\W*"),
)
_ABOUT = re.compile(
    r"^(?:(?:the|my|what|i|said|lines?|ones?|bits?|parts?|things?|stuff|numbers?|anything|everything|about|of|is|"
    r"to do with|"
    r"y|yr|fy|llinell\w*|rhif\w*|darn\w*|am|beth|be|ddywedais|ddudish|wedes)\s+)+"
)


class Limit(NamedTuple):
    """What is named, and whether it is all that may be seen (`only`) or all that may not."""

    only: bool
    words: str


def limit_of(text: str) -> Limit | None:
    """Read how sharing is limited: "all of it apart from lines 8 and 13", "just my people, nothing else"; or None."""
    said = plain(text)
    if len(said) > MOST_READ:
        return None
    for only, patterns in ((False, _BUT), (True, _ONLY)):
        for pattern in patterns:
            found = pattern.fullmatch(said)
            if found is not None and found["what"].strip(" ,.!"):
                return Limit(only, found["what"].strip(" ,.!"))
    return None


def named_apart(words: str) -> list[str]:
    """Return the things that words name, each by itself: "the ones about Pat and Ann" are "pat" and "ann"."""
    pieces = re.split(r"\s*(?:[,;&+]|\b(?:and|or|a|ac|neu|nor)\b)\s*", plain(words))
    return [left for piece in pieces if (left := _ABOUT.sub("", f"{piece.strip(' .!')} ").strip())]


def numbers_named(words: str) -> list[int]:
    """Return the numbers that words name, ranges included: "lines 1 to 3 and 8" are 1, 2, 3 and 8."""
    found: list[int] = []
    for first, last in re.findall(r"(\d+)(?:\s*(?:to|-|–|i|hyd)\s*(\d+))?", plain(words)):
        found += range(int(first), int(last or first) + 1)
    return sorted(set(found))


_REST_PRIVATE = re.compile(
    r"\W*(?:(?:no|yes|keep|hide|oh|and|just|na|ie|cadw\w*)\W+)*(?:everything else|all the rest|"
    r"the rest(?: of it)?|the others?|"
    r"all the others|all of them|popeth arall|y gweddill|y lleill)(?: (?:stays?|to stay|is|are|private|back|"
    r"with me|to myself|"
    r"hidden|mine|i fi|gyda fi|efo fi|yn breifat|yn aros))*\W*"
)


def keeps_the_rest(text: str) -> bool:
    """Tell whether all lines but the goal are to stay private, where that was asked about: "everything else"."""
    return len(text) <= MOST_READ and _REST_PRIVATE.fullmatch(plain(text)) is not None
