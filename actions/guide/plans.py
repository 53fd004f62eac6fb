"""Tells the two halves of a plan apart that somebody says in one: "if it rains, I'll get a taxi". Pure, both languages.

If-then plans: Gollwitzer 1999; the "if" is something the person will meet, the "then" is what they do.
"""

from __future__ import annotations

import re

MOST_READ = 300  # characters: whoever writes more tells a story
_IF_THEN = re.compile(
    r"\s*(?P<if>(?:if|should i|in case|when|os|pe|petai|pan|rhag ofn)\b[^.;?]{3,}?)"
    r"(?:\s*[,;.]\s*(?:then\s+|wedyn\s+|felly\s+)?|\s+(?:then|wedyn)\s+|"
    r"(?<!think)(?<!know)(?<!feel)(?<!say)(?<!sure)(?<!meddwl)\s+(?=(?:i'?ll|i will|i'd just|we'll|mi wna|"
    r"mi fydda|mi a|fe wna|"
    r"fe fydda|fe a) ))"
    r"(?P<then>(?:(?:i'?ll|i will|i shall|i'?d|i would|i could|i can|i just|we'?ll|i'?m going to|"
    r"mi|fe|na ?i|nai|wna ?i|bydda ?i|fydda ?i|byddwn i|ga ?i|gofyn\w*|a ?i|af i|galla ?i|alla ?i)\b|"
    r"(?<=then )\w|(?<=wedyn )\w)"
    r".{2,})$",
    re.IGNORECASE | re.DOTALL,
)


def if_and_then(text: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return where the "if" and the "then" of a plan stand in a text that says both; None where it does not."""
    found = _IF_THEN.match(text.rstrip().replace("’", "'")) if len(text) <= MOST_READ else None
    return (found.span("if"), found.span("then")) if found is not None else None
