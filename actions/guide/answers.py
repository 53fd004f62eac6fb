"""Reads the answers that are not free text: ratings, yes or no, a choice. Pure, both languages at once."""

from __future__ import annotations

import re

from actions.guide.degrees import how_much
from actions.guide.plain import plain

_NUMBERS = {
    0: "zero nought none nothing dim sero",
    1: "one un",
    2: "two dau dwy ddau ddwy",
    3: "three tri tair dri dair",
    4: "four pedwar pedair bedwar bedair phedwar",
    5: "five pump halfway half hanner pum bump phump",
    6: "six chwech chwe",
    7: "seven saith",
    8: "eight wyth",
    9: "nine naw",
    10: "ten deg deng ddeg",
}
_WORD_TO_NUMBER = {word: number for number, words in _NUMBERS.items() for word in words.split()}
_YES = [
    "yes",
    "yeah",
    "yep",
    "yea",
    "aye",
    "ok",
    "okay",
    "sure",
    "fine",
    "ie",
    "ia",
    "ydw",
    "ydy",
    "oes",
    "iawn",
    "byddwn",
    "gwnaf",
    "gallwch",
    "cei",
    "cewch",
    "agree",
    "happy",
]
_NO = ["no", "nope", "nah", "never", "na", "nac", "dim", "nage", "nagoes"]
_CORRECTED = re.compile(
    r"(?:.*\b)?(?:no|na|nage|wait|sorry|actually|i mean|neu yn hytrach|call it|let'?s say|make it|i'?ll (?:go|say)|"
    r"now|nawr|rwan|erbyn hyn|dweda\w*)\b[\s,:-]*(?=\S)"
)
# What people say before a rating; what comes after it is their reason.
_BEFORE_A_RATING = re.compile(
    r"^\W*(?:(?:i'?d|id|i would|i'?ll|i|say|think|about|around|roughly|maybe|probably|perhaps|it'?s|its|is|a|an|at|oh|"
    r"um|well|only|just|like|give it|somewhere|tua|tuag|rhyw|ryw|efallai|falle|ella|dim ond|mae'?n|dwi'?n|fi'?n|"
    r"meddwl|dweud|deud|gweud|byddwn|swn|fyswn|i'n|wel|ar)\s+)*(?P<number>\d{1,2}|[a-z]+)\b"
    r"(?!\s+(?:of|o|day|time|thing|person|friend|practice|week|hour|minute|year|more)s?\b)"
)
_PER_CENT = re.compile(r"(\d{1,3}) ?(?:%|per ?cent|y cant)")
_MORE_THAN_TEN = re.compile(
    r"\b(?:un|dau|deu|tri|tair|pedwar|pedair|pym|pump|chwe\w*|saith|wyth|naw) ?(?:ar )?(?:ddeg|bymtheg|hugain)\b|"
    r"\b(?:deu|pym)ddeg\b|\b(?:eleven|twelve|\w+teen|twenty|thirty)\b"
)
_NOT_AT_ALL = re.compile(r"\W*(?:(?:no|na),? )?(?:not at all|(?:d?dim|nid) (?:yn bwysig )?o gwbl)\W*")
_NOTHING = re.compile(
    r"\W*(?:(?:oh|um|er|well|no|na|erm|wel|honestly|probably|there's|theres|i've got|ive got|i can think of)\W+)*"
    r"(?:nothing|nowt|none|not (?:much|a lot|really)|i haven'?t (?:got )?any|haven'?t got any|dim byd|dim llawer|"
    r"dim lot|fawr o ddim|sdim byd|s'?gen i ddim|does gen i ddim)"
    r"(?: (?:much|really|at all|just now|right now|at the moment|else|love|mate|to be honest|tbh|i can think of|"
    r"that i can think of|comes to mind|springs to mind|ar hyn o bryd|am wn i|o gwbl|arall|a dweud y gwir))*\W*$"
)
_NOBODY = re.compile(
    r"\W*(?:(?:oh|um|er|well|no|na|honestly|wel|there'?s)\W+)*"
    r"(?:nobody|no ?one|not (?:anyone|anybody|much|a lot)|nothing|neb|sneb|does neb|s'?dim neb|dim byd|sdim byd|"
    r"i don'?t have (?:anyone|anybody|anything|nothing|nobody)|i'?ve (?:no ?one|nobody|nothing|not got any\w*)|"
    r"i can'?t (?:give|offer) anything|sgen i neb|s'?gen i'?m (?:neb|byd))"
    r"(?:\W*$|(?:\s*,|\s+(?:since|any ?more|left|now|these days|really|at all|to speak of|to give|to offer|worth|ers|"
    r"bellach|rwan|nawr|ar ol|i'?w gynnig)\b)(?:\W+[\w']+){0,6}\W*$)"
)
# Whoever goes on like that names something after all: "nobody, well, my sister".
_AFTER_ALL = re.compile(
    r"\b(?:but|except|apart|only|well|though|maybe|sometimes|ond|heblaw|dim ond|weithiau|falle|ella)\b"
)
_NOT_WHOLE = re.compile(r"\d[.,]\d|\band a half\b|\b(a|ac) hanner\b|\d\s*½", re.IGNORECASE)
_MOST_AROUND_A_WORD = 6
_OUT_OF_TEN = re.compile(r"(?:/\s*|\bout of\s+|\ballan o\s+)(?:10|ten|ddeg)\b", re.IGNORECASE)


def numbers_in(text: str) -> list[int]:
    """Return the whole numbers a person names, in digits or words, each once and in their order."""
    said = _OUT_OF_TEN.sub(" ", plain(text)).replace("dim ond", " ")
    said = _MORE_THAN_TEN.sub("99", re.sub(r"([a-z]+)ish\b", r"\1", said))
    found: list[int] = []
    for token in re.findall(r"-?\d+|[a-z]+", said):
        number = int(token) if token.lstrip("-").isdigit() else _WORD_TO_NUMBER.get(token)
        if number is not None and number not in found:
            found.append(number)
    return found


def read_scale(text: str) -> int | None:
    """Read a rating from 0 to 10; None when there is none, more than one, or one between two whole numbers."""
    text = re.sub(r"\b(?:half and half|hanner a hanner)\b", "5", text, flags=re.IGNORECASE)
    if _NOT_WHOLE.search(text):
        return None
    if _NOT_AT_ALL.fullmatch(plain(text)):
        return 0  # the guide's own words for it
    share = _PER_CENT.search(plain(text))
    if share is not None:
        return int(share[1]) // 10 if int(share[1]) % 10 == 0 and int(share[1]) <= 100 else None
    found = numbers_in(text)
    if len(found) == 2:  # "maybe a three, no, four"
        found = numbers_in(_CORRECTED.sub("", plain(text)))
    if not any(character.isdigit() for character in text) and len(text.split()) > _MOST_AROUND_A_WORD:
        # "go to one practice": in a sentence a number word is seldom a rating, unless it begins with it
        begins = _BEFORE_A_RATING.match(plain(text))
        found = numbers_in(begins["number"]) if begins else []
    return found[0] if len(found) == 1 and 0 <= found[0] <= 10 else None


def between(text: str) -> tuple[int, int] | None:
    """Return the two ratings somebody is between ("seven and a half", "6 or 7"), for Nod to ask which; else None."""
    share = _PER_CENT.search(plain(text))
    if share is not None and int(share[1]) < 100:
        return int(share[1]) // 10, int(share[1]) // 10 + 1
    found = numbers_in(re.sub(r"(\d)[.,]\d+|\b(?:a|ac) hanner\b|\band a half\b", r"\1", plain(text)))
    if _NOT_WHOLE.search(text) and len(found) == 1 and 0 <= found[0] <= 9:
        return found[0], found[0] + 1
    if len(found) == 2 and all(0 <= number <= 10 for number in found):
        return found[0], found[1]
    return None if found else how_much(text)


def read_lines(text: str, count: int) -> list[int] | None:
    """Read which lines of a list are meant: their numbers, from 1; None in doubt or when one is not there.

    Args:
        text: "2 and 5", "llinell 3".
        count: how many lines there are.
    """
    found = [n for n in numbers_in(text) if n > 0] + [int(n) for n in re.findall(r"\b\d{2,}\b", text)]
    wanted = sorted(set(found))
    return wanted if wanted and wanted[-1] <= count else None


def read_yes_no(text: str) -> bool | None:
    """Read a yes or a no from the first words; None in doubt."""
    words = re.findall(r"[a-z]+", plain(text))[:3]
    if not words:
        return None
    if words[0] in _NO:
        return False
    return True if words[0] in _YES else None


def takes_back(text: str) -> bool:
    """Tell whether a yes goes on with an exception: "yes but my sister is called Ann"."""
    return re.search(r"\b(?:but|except|apart from|ond|heblaw)\b", plain(text)) is not None


def names_nothing(text: str) -> bool:
    """Tell whether an answer only says that there is none: "nothing much", "nobody since my wife died", "dim byd"."""
    said = plain(text)
    if _NOTHING.match(said) is not None:
        return True
    return _NOBODY.match(said) is not None and not _AFTER_ALL.search(said)
