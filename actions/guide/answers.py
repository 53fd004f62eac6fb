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
    6: "six chwech chwe whech",
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
    "yup",
    "y",
    "yh",
    "aye",
    "ok",
    "okay",
    "sure",
    "fine",
    "ie",
    "ia",
    "ydw",
    "ydy",
    "ydi",
    "yndi",
    "yndy",
    "odi",
    "iep",
    "caf",
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
    r"(?:.*\b)?(?:(?:no|na|nage|wait|sorry|actually|i mean|neu yn hytrach)\b[\s,:-]*(?=\S)|"
    r"(?:call it|make it|(?:let'?s |(?<=, )|(?<=,))say|i'?ll (?:go|say)|dweda\w*)\s+(?:a |an )?(?=\w+\W*$))"
)
# "it was 8 last year now its 2", "3 now but I would like 8": the number beside "now".
_BEFORE_NOW = re.compile(r"(\d{1,2}|[a-z]+)(?: right)? (?:now|nawr|rwan|heddiw|today)\b")
_AFTER_NOW = re.compile(
    r"\b(?:now|nawr|rwan|heddiw|today|erbyn hyn)\W+"
    r"(?:(?:its|it's|it is|is|mae'?n|ma'?n|about|a|an|tua)\W+)*(\d{1,2}|[a-z]+)"
)
# What people say before a rating; what comes after it is their reason.
_BEFORE_A_RATING = re.compile(
    r"^\W*(?:(?:i'?d|id|i would|i'?ll|i|say|think|about|around|roughly|maybe|probably|perhaps|it'?s|its|is|a|an|at|oh|"
    r"um|well|only|just|like|give it|somewhere|tua|tuag|rhyw|ryw|efallai|falle|ella|dim ond|mae'?n|dwi'?n|fi'?n|"
    r"meddwl|dweud|deud|gweud|byddwn|swn|fyswn|i'n|wel|ar)\s+)*(?P<number>\d{1,2}|[a-z]+)\b"
    r"(?!\s+(?:of|o|small|little|step|day|time|thing|person|friend|practice|week|hour|minute|year|more)s?\b)"
)
_PER_CENT = re.compile(r"(\d{1,3}) ?(?:%|per ?cent|y cant)")
_ALL_OF_IT = re.compile(r"\b(?:(?:a |one )?hundred per ?cent|cant y cant)\b")
_DENIED = re.compile(r"\b(?:not|n't|isn't|ddim|dim|nid)\b|n't\b")
_MORE_THAN_TEN = re.compile(
    r"\b(?:un|dau|deu|tri|tair|pedwar|pedair|pym|pump|chwe\w*|saith|wyth|naw) ?(?:ar )?(?:ddeg|bymtheg|hugain)\b|"
    r"\b(?:deu|pym)ddeg\b|\b\w+ deg (?:un|dau|tri|pedwar|pump|chwech|saith|wyth|naw)\b|\bdau deg\b|"
    r"\b(?:eleven|twelve|\w+teen|twenty|thirty)\b"
)
_NOT_AT_ALL = re.compile(r"\W*(?:(?:no|na),? )?(?:not at all|(?:d?dim|nid) (?:yn bwysig )?o gwbl)\W*")
_NOTHING = re.compile(
    r"\W*(?:(?:oh|um|er|well|no|na|erm|wel|honestly|probably|there's|theres|i've got|ive got|i can think of)\W+)*"
    r"(?:(?:idk|dunno|dont know|don'?t know|not sure)\W+)?"
    r"(?:nothing|nuffin|nothin|nowt|none|zilch|(?:bugger|sod|naff|jack|fuck) ?all|affliw o ddim|"
    r"not (?:much|a lot|really)|i haven'?t (?:got )?any|haven'?t got any|dim byd|dim llawer|"
    r"dim lot|fawr o ddim|sdim byd|s'?gen i ddim|does gen i ddim)"
    r"(?: (?:much|really|rly|rili|at all|just now|right now|at the moment|else|love|mate|to be honest|tbh|"
    r"i can think of|that i can think of|comes to mind|springs to mind|ar hyn o bryd|am wn i|o gwbl|arall|"
    r"a dweud y gwir))*\W*$"
)
# Of people, places and what one could give: there is none, and perhaps since when.
_NOBODY = re.compile(
    r"\W*(?:(?:oh|um|er|well|no|na|honestly|wel|there's)\W+)?"
    r"(?:nobody|no ?one|nowhere|unman|not (?:anyone|anybody)|nothing|neb|sneb|does neb|s?'?dim neb|dim byd|sdim byd|"
    r"i don'?t have (?:anyone|anybody|anything|nothing|nobody)|i'?ve (?:no ?one|nobody|nothing)|"
    r"i can'?t (?:give|offer) anything|dim i'?w gynnig(?: gan rywun fel fi)?|"
    r"s?'?gen i (?:neb|ddim byd)|s?'?gen i'm (?:neb|byd))"
    r"(?: (?:really|at all|now|left|any ?more|these days|to speak of|to give|to offer|bellach|rwan|nawr|i'?w gynnig))?"
    r"(?: (?:'?da|gyda|gen|gan) (?:fi|i) i'?w? (?:g?ynnig|roi))?(?:,? (?:since|ers|after|ar ol) [^,.]{1,60}|"
    r", (?:i'm|im|wi'n|dwi'n|fi'n) (?:rhy |too )?(?:useless|no good|no use|hopeless|rubbish|old|hen))?\W*"
)
_BESIDE_NUMBERS = {"and", "a", "ac", "line", "lines", "number", "numbers", "llinell", "llinellau", "rhif", "please"}
_NOT_WHOLE = re.compile(r"\d[.,]\d|\band a half\b|\b(a|ac) hanner\b|\d\s*½", re.IGNORECASE)
_MOST_AROUND_A_WORD = 6
_NOTHINGS = ("nothing", "none", "dim")
MOST_READ = 300  # characters: what is read of an answer that should be a number, or "nothing"
# "I have 2 kids so it's everything": a number of things is no rating.
_COUNTED = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|un|dau|dwy|tri|tair|pedwar|pump) "
    r"(?:kids|children|grand\w+|years?|yrs|months?|weeks?|days?|hours?|minutes?|times|people|books?|miles?|cats?|"
    r"dogs?|o blant|plant|m?b?lynedd|flynedd|wythnos|mis|diwrnod|awr|munud|gwaith|milltir)\b"
)
_HALF = re.compile(r"\b(?:half and half|hanner a hanner|(?:50|fifty)(?: ?/ ?| )(?:50|fifty))\b")
_FROM_TO = re.compile(r"\b(?:from|o) (?:an? )?\w+ (?:up |down )?(?:to|i) (?:an? )?(?P<to>\d{1,2}|[a-z]+)\b")
_OUT_OF_FIVE = re.compile(r"\b([0-5]) ?(?:/|out of|allan o|mas o) ?(?:5|five|bump|pump)\b")
_OUT_OF_TEN = re.compile(r"(?:/\s*|\bout of\s+|\ballan o\s+|\b(?:mas )?o\s+)(?:10|ten|ddeg)\b", re.IGNORECASE)


def numbers_in(text: str) -> list[int]:
    """Return the whole numbers a person names, in digits or words, each once and in their order."""
    said = (
        _COUNTED.sub(" ", _OUT_OF_TEN.sub(" ", plain(text)[:MOST_READ]))
        .replace("dim ond", " ")
        .replace("dim un", "dim")
    )
    said = _MORE_THAN_TEN.sub("99", re.sub(r"(?<![a-z])([a-z]{2,6})ish\b", r"\1", said)).replace("un deg", "deg")
    found: list[int] = []
    tokens = re.findall(r"-?\d+|[a-z]+", said)
    for token in tokens:
        number = int(token) if token.lstrip("-").isdigit() else _WORD_TO_NUMBER.get(token)
        if token in _NOTHINGS and len(tokens) > 1:
            continue  # "nothing is more important" is no 0
        if number is not None and number not in found:
            found.append(number)
    return found


def read_scale(text: str) -> int | None:
    """Read a rating from 0 to 10; None where there is none, one between two numbers, or several that count as much.

    Of several the one that corrects counts ("a three, no, four"), or the one that is so now ("it was 8, now 2").
    """
    said = _HALF.sub("5", plain(text)[:MOST_READ])
    said = _OUT_OF_FIVE.sub(lambda found: str(2 * int(found[1])), said)
    if _NOT_WHOLE.search(said):
        return None
    if _NOT_AT_ALL.fullmatch(said):
        return 0  # the guide's own words for it
    found = numbers_in(said)
    share = _PER_CENT.search(said)
    if _DENIED.search(said) and (share or _ALL_OF_IT.search(said)):
        return None
    if _ALL_OF_IT.search(said) and set(found) <= {1, 99}:
        return 10
    if share is not None:
        return int(share[1]) // 10 if len(found) == 1 and int(share[1]) % 10 == 0 and int(share[1]) <= 100 else None
    rose = _FROM_TO.search(said)
    if rose is not None and numbers_in(rose["to"]):
        found = numbers_in(rose["to"])
    is_corrected = len(found) > 1 and _CORRECTED.match(said) is not None
    if is_corrected:
        found = numbers_in(_CORRECTED.sub("", said, count=1))
    elif len(found) == 2:
        found = _now(said) or found
    has_digit = any(character.isdigit() for character in said)
    if not has_digit and len(said.split()) > _MOST_AROUND_A_WORD and not is_corrected:
        # "go to one practice": in a sentence a number word is seldom a rating, unless it begins with it
        begins = _BEFORE_A_RATING.match(said)
        found = found if begins and numbers_in(begins["number"]) == found else []
    if len(found) != 1:
        found = _standing_alone(said)
    return found[0] if len(found) == 1 and 0 <= found[0] <= 10 else None


_AROUND_A_RATING = (
    r"(?:about|around|like|maybe|probably|say|call it|a|an|at|only|just|dunno|it'?s|i guess|i think|i'?d say|really|"
    r"lol|out of ten|mas o ddeg|allan o ddeg|tua|rhyw|ryw|efallai|falle|ella|dim ond|mae'?n|weden i|ddeudwn i|"
    r"ddwedwn i|dweda i|deuda i|am wn i|i said|oh|o|um|well|wel|yes|ie|ia)"
)
_ALONE = re.compile(rf"(?:{_AROUND_A_RATING} )*(?P<number>\d{{1,2}}|[a-z]+)(?: {_AROUND_A_RATING})*")


def rating_alone(text: str) -> int | None:
    """Read a rating that a clause says and nothing else ("oh, ten"), whatever the rest of the message is about."""
    found = _standing_alone(plain(text)[:MOST_READ])
    return found[0] if len(found) == 1 and 0 <= found[0] <= 10 and not _NOT_WHOLE.search(text) else None


def _standing_alone(said: str) -> list[int]:
    """Return the ratings that stand in a clause of their own: "o, deg. mi faswn i'n cropian yno"."""
    clauses = (" ".join(clause.split()) for clause in re.split(r"[.,;:!?\n]+|\s[-–]\s", said))
    matches = (_ALONE.fullmatch(clause) for clause in clauses)
    found = [number for match in matches if match for number in numbers_in(match["number"])]
    return list(dict.fromkeys(found))


def _now(said: str) -> list[int]:
    """Return the number that stands beside "now", where there is one."""
    for pattern in (_BEFORE_NOW, _AFTER_NOW):
        beside = [number for word in pattern.findall(said) for number in numbers_in(word)]
        if beside:
            return beside if len(beside) == 1 else []
    return []


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
    said = plain(text)
    # "the one about my mum" names no first line: number words count only where nothing else is said.
    if not re.search(r"\d", said) and set(re.findall(r"[a-z]+", said)) - set(_WORD_TO_NUMBER) - _BESIDE_NUMBERS:
        return None
    digits = [int(number) for number in re.findall(r"\d+", said)]
    found = digits or [number for number in numbers_in(text) if number > 0]  # "llinell 2, yr un am Nain" is one line
    wanted = sorted(set(found))
    return wanted if wanted and wanted[-1] <= count else None


_ALL_RIGHT = re.compile(
    r"\W*(?:(?:that|it|this|all|everything)(?:'?s| is| of it is| looks| of that is)? )?(?:all )?"
    r"(?:right|correct|fine|good|perfect|spot on|lovely|great|cywir|berffaith|yn gywir)"
    r"(?: (?:now|thanks|thank you|as it is|to me|nawr|rwan|diolch))*\W*"
)


def read_yes_no(text: str) -> bool | None:
    """Read a yes or a no from the first words; None in doubt."""
    if _ALL_RIGHT.fullmatch(plain(text)):
        return True
    words = re.findall(r"[a-z]+", plain(text))[:3]
    if not words:
        return None
    if words[0] in _NO:
        return False
    return True if words[0] in _YES else None


def is_clear_yes(text: str) -> bool:
    """Tell whether a text is a yes and nothing that takes it back: not "ok, keep it", "fine, but not my hopes"."""
    taken_back = re.search(
        r"\b(?:keep|leave|no|not|don'?t|but|later|wait|never|nothing|"
        r"cadw\w*|paid|peidi\w*|ond|na|nac|dim|ddim|gad\w*)\b",
        plain(text),
    )
    return read_yes_no(text) is True and taken_back is None


_YES_AND_CHANGE = re.compile(
    r"\W*\w+\W+(?:(?:and|n|also|just|please|a|ac|hefyd|jyst)\W+)*"
    r"(?:change|put|add|swap|take|delete|remove|make|newid\w*|ychwaneg\w*|rho\w*|tynn\w*|dile\w*)\b"
)


def takes_back(text: str) -> bool:
    """Tell whether a yes goes on with an exception: "yes but my sister is called Ann"."""
    said = plain(text)
    excepts = re.search(r"\b(?:but|except|apart from|ond|heblaw)\b", said)
    return excepts is not None or _YES_AND_CHANGE.match(said) is not None


def names_nothing(text: str) -> bool:
    """Tell whether an answer only says that there is none: "nothing much", "dim byd"."""
    return _NOTHING.match(plain(text)[:MOST_READ]) is not None


def names_nobody(text: str) -> bool:
    """Tell whether somebody has no people, no places or nothing to give: "no one since my wife died", "sneb"."""
    return len(text) <= MOST_READ and _NOBODY.fullmatch(plain(text)) is not None
