"""Looks at a wish: does it name a service rather than an outcome, could it harm. Pure; the words are the guide's."""

from __future__ import annotations

import re

from actions.guide.plain import plain

# Verbs with which a second wish begins; "my son and his wife" goes on with none of them and stays one thing said.
_VERBS = {
    "en": "see|get|go|walk|be|have|spend|play|sleep|feel|learn|find|stop|start|work|live|make|meet|help|keep|eat|cook|"
    "drive|ride|swim|sing|dance|read|write|visit|travel|join|move|pass|lose|look|take|give|talk|paint|run|stay|"
    "finish|grow|save|watch|enjoy|do|sort|manage|come|carry|speak|fix|volunteer|return|understand",
    "cy": "gweld|mynd|cael|chael|bod|gwneud|cerdded|cherdded|cysgu|chysgu|teimlo|theimlo|dysgu|stopio|dechrau|byw|"
    "gweithio|coginio|choginio|gyrru|nofio|canu|chanu|dawnsio|darllen|ysgrifennu|ymweld|teithio|theithio|ymuno|symud|"
    "chwarae|siarad|rhedeg|aros|gorffen|tyfu|thyfu|helpu|cadw|chadw|bwyta|magu",
}
MOST_READ = 1_000
_WISHES = (
    "i'd|i want|i wanna|i would|i hope|i wish|i'm hoping|to|hoffwn|hoffen|gobeithio|baswn|byddwn|swn i|licio|liciwn|"
    "(?:dwi|dw i|rydw i|fi|wi)(?:'n| yn)? (?:isio|isho|eisiau|ishe|moyn)"
)
_MAYBE = "also |to |maybe |perhaps |hefyd |efallai |falle |ella "
# The English "a" joins nothing: each language's word for "and" goes with its own verbs.
_JOINT = re.compile(
    r"(?:\s*,\s*(?:and\s+|a\s+|ac\s+)?)"
    rf"(?=(?:{_MAYBE})*(?:{'|'.join(_VERBS.values())})\b)"
    rf"|(?<!\btry)\s+and\s+(?=(?:{_MAYBE})*(?:{_VERBS['en']})\b)"
    rf"|\s+(?:a|ac)\s+(?=(?:{_MAYBE})*(?:{_VERBS['cy']})\b)"
    rf"|\s*[.!]+\s+(?=(?:(?:and|also|then|oh|a|ac|hefyd) )*(?:{_WISHES})\b)",
    re.IGNORECASE,
)


def joints(text: str) -> list[tuple[int, int]]:
    """Return where one wish ends and the next begins, in a sentence that joins several; a story is left whole."""
    if len(text) > MOST_READ:
        return []
    return [match.span() for match in _JOINT.finditer(text)]


def names_a_service(text: str, words: dict[str, list[str]]) -> bool:
    """Tell whether a hope names a service or a thing, and not what it would let the person do.

    Args:
        text: the hope.
        words: the names of services, by language.
    """
    said = f" {plain(text)} "
    return any(f" {plain(word)}" in said for names in words.values() for word in names)


def could_harm(text: str, patterns: dict[str, list[str]]) -> bool:
    """Tell whether a wish could harm the person or somebody else: a medicine stopped, hunger, revenge.

    Args:
        text: the hope.
        patterns: regular expressions by language, for text in lower case without accents.
    """
    said = plain(text)
    return any(re.search(rf"\b(?:{pattern})\b", said) for listed in patterns.values() for pattern in listed)
