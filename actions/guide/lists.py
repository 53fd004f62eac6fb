"""Tells apart what an answer lists: "Sheila my wife, Gwyn who I worked with, and the dog". Pure, both languages."""

from __future__ import annotations

import re
from collections.abc import Sequence

_JOINT = re.compile(
    r"\s*(?:[,&+/]|\b(?:and|plus|a|ac|hefyd)\b)(?:\s*(?:[,&+]|\b(?:and|also|plus|then|a|ac|hefyd|wedyn)\b))*\s*"
)
_BEFORE_A_NAME = re.compile(
    r"\s*(?:(?:the|my|our|a|an|of course|sometimes|maybe|y|yr|fy|ein|weithiau)\s+)*", re.IGNORECASE
)


def are_listed(text: str, names: Sequence[tuple[str, int, int]]) -> bool:
    """Tell whether a comma or an "and" stands between each two names: not in "Clwb Clonc yn y dafarn".

    Args:
        text: what was said.
        names: words, first character and the one after the last of each name.
    """
    ordered = sorted((start, end) for _, start, end in names)
    gaps = ((end, begin) for (_, end), (begin, _) in zip(ordered, ordered[1:], strict=False))
    return all(
        re.search(r"[,;&+/\n]|\b(?:and|plus|or|then|also|a|ac|neu|hefyd|wedyn|n)\b", text[end:begin])
        for end, begin in gaps
    )


def pieces_around(text: str, names: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the pieces of a list, each around one of the names in it and with all that is said of it.

    A text is cut where a comma or an "and" stands right before the next name; nothing of it is left out.

    Args:
        text: what was said.
        names: first character and the one after the last of each name that was found, in their order.

    Returns:
        The pieces in the same form: one for each name, or the whole text where it is no list of them all.
    """
    starts = [0]
    ends: list[int] = []
    for (_, end), (begin, _) in zip(names, names[1:], strict=False):
        joints = [j for j in _JOINT.finditer(text, end, begin) if _BEFORE_A_NAME.fullmatch(text, j.end(), begin)]
        if not joints:
            return [(0, len(text))]
        ends.append(joints[0].start())
        starts.append(joints[0].end())
    return list(zip(starts, [*ends, len(text)], strict=True))
