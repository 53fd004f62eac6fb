"""What somebody asks about the conversation itself: how much is left of it. Pure, both languages at once."""

from __future__ import annotations

import re

from actions.guide.plain import plain

_HOW_LONG = re.compile(
    r"\b(?:how long|how many more|how many questions|how much (?:more|longer|is left|of this)|much (?:more|left)|"
    r"many (?:more|left)|(?:nearly|almost|close to) (?:done|finished|there|the end)|"
    r"when (?:do|does|will) (?:we|it|this) (?:finish|end|stop)|take long|how far|what part|"
    r"faint (?:eto|mwy|o (?:amser|gwestiynau|ffordd|hyn)|sy|sydd|yn hirach)|pa mor hir|am ba hyd|sawl cwestiwn|"
    r"(?:bron|jyst|just) (?:a |wedi |iawn )?(?:gorffen|bennu|cwpla|darfod|yno|diwedd)|ydy hyn yn hir|"
    r"pryd (?:mae|bydd) hyn|cymryd yn hir|pa ran)\b"
)


def asks_how_long(text: str) -> bool:
    """Tell whether somebody asks how much of the conversation is left: "how long is this", "faint eto?"."""
    return bool(_HOW_LONG.search(plain(text)))
