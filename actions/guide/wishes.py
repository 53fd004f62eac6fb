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
    "chwarae|siarad|rhedeg|aros|gorffen|tyfu|thyfu|helpu|cadw|chadw|bwyta|magu|ffeindio|ffindio|ffindo|prynu|phrynu",
}
MOST_READ = 1_000
_WISHES = (
    "i'd|i want|i wanna|i would|i hope|i wish|i'm hoping|to|hoffwn|hoffen|gobeithio|baswn|byddwn|swn i|licio|liciwn|"
    "(?:dwi|dw i|rydw i|fi|wi)(?:'n| yn)? (?:isio|isho|eisiau|ishe|moyn)"
)
_WANTS = "i want|i'd like|dwi isio|dwisio|dwi isho|isio|isho|fi moyn|hoffwn|moyn|eisiau"
_MAYBE = "also |to |maybe |perhaps |hefyd |efallai |falle |ella "
# The English "a" joins nothing: each language's word for "and" goes with its own verbs.
_JOINT = re.compile(
    r"(?:\s*,\s*(?:and\s+|a\s+|ac\s+)?)"
    rf"(?=(?:{_MAYBE})*(?:{'|'.join(_VERBS.values())})\b)"
    rf"|(?<!\btry)\s+and\s+(?=(?:{_MAYBE})*(?:{_VERBS['en']})\b)"
    rf"|\s+(?:a|ac)\s+(?=(?:{_MAYBE})*(?:{_VERBS['cy']})\b)"
    rf"|\s*[,.!]+\s+(?=(?:(?:and|also|then|oh|a|ac|hefyd) )*(?:{_WISHES})\b)"
    rf"|\s+(?:a|ac|and)\s+(?=(?:{_MAYBE})*(?:{_WANTS})\b)"
    rf"|\s*[.!]+\s+(?=(?:{'|'.join(_VERBS.values())})\b)"
    r"|,?\s+and\s+(?=to\s+\w)"
    r"|,?\s+and\s+(?=for (?:my |our )?\w+ to\b)"
    rf"|,?\s*(?:\bplus\b|\+|\bas well as\b|\bbut also\b|\bond hefyd\b|\byn ogystal â?\b)\s*(?=\w)",
    re.IGNORECASE,
)
# "First I'd like to garden, second learn Welsh": what counts its wishes tells them apart.
_COUNTED = re.compile(
    r"[\s,;.]+(?:and )?(?:secondly|second|thirdly|third|lastly|finally|yn ail|yn drydydd|yn olaf)\b[\s,:]+",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"\W*(?:first|firstly|yn gyntaf)\b", re.IGNORECASE)
# "Walking, gardening and seeing friends": a list of doings, each told apart.
_DOINGS = re.compile(r"\W*\w{2,}ing\b[^,.]{0,40}(?:,| and )", re.IGNORECASE)
_DOING = re.compile(r"(?:\s*,\s*(?:and\s+)?|\s+and\s+)(?=(?:\w{3,} )?\w{2,}ing\b)", re.IGNORECASE)


def joints(text: str) -> list[tuple[int, int]]:
    """Return where one wish ends and the next begins, in a sentence that joins several; a story is left whole."""
    if len(text) > MOST_READ:
        return []
    patterns = [_JOINT, *([_COUNTED] if _COUNTS.match(text) else []), *([_DOING] if _DOINGS.match(text) else [])]
    found = sorted(match.span() for pattern in patterns for match in pattern.finditer(text))
    return [span for n, span in enumerate(found) if n == 0 or span[0] >= found[n - 1][1]]


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
