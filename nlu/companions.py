"""People named within another element: "a walk with my sister Carys" is a hope, and names somebody as well.

The element model gives each word one label, so whoever stands inside a longer span would not be seen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlu.element_model import Found
from nlu.intent_model import normalised
from nlu.lexicon import classes_of

SURE = 0.8  # a word of the lexicon, after "with my": confidence (0 to 1) as of a span the model is sure of
_WITH = re.compile(
    r"\b(?:with|efo|hefo|gyda|'da)\s+(?P<who>(?:my|our|fy|'y|ein)\s+(?P<noun>[^\W\d_]+)(?:\s+[A-Z][^\W\d_]+)?)"
)


def companions(text: str, found: Sequence[Found]) -> list[Found]:
    """Return the people who are named after "with" inside spans of other elements.

    Args:
        text: what was said.
        found: the spans the model found in it.
    """
    named = []
    for match in _WITH.finditer(text):
        start, end = match.span("who")
        over = [span for span in found if span.start < end and start < span.end]
        noun = normalised(match["noun"])
        is_person = "person" in classes_of(noun, [0], [noun])[0]
        if is_person and over and all(span.label != "person" for span in over):
            named.append(Found("person", start, end, SURE))
    return named
