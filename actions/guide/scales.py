"""Reads ratings from 0 to 10, in digits and in words. Pure, both languages at once."""

from __future__ import annotations

import re

from actions.guide.degrees import how_much
from actions.guide.plain import plain

_NUMBERS = {
    0: "zero nought none nothing nil zilch dim sero",
    1: "one un",
    2: "two dau dwy ddau ddwy",
    3: "three tri tair dri dair",
    4: "four pedwar pedair bedwar bedair phedwar",
    5: "five pump halfway half hanner hannar pum bump phump",
    6: "six chwech chwe whech",
    7: "seven saith",
    8: "eight wyth",
    9: "nine naw",
    10: "ten deg deng ddeg",
}
WORD_TO_NUMBER = {word: number for number, words in _NUMBERS.items() for word in words.split()}
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
_TENS_PER_CENT = re.compile(r"\b(dau|tri|pedwar|pum|chwe|saith|wyth|naw) ?deg y cant\b")
_ALL_OF_IT = re.compile(r"\b(?:(?:a |one )?hundred per ?cent|cant y cant)\b")
_DENIED = re.compile(r"\b(?:not|n't|isn't|ddim|dim|nid)\b|n't\b")
_MORE_THAN_TEN = re.compile(
    r"\b(?:un|dau|deu|tri|tair|pedwar|pedair|pym|pump|chwe\w*|saith|wyth|naw) ?(?:ar )?(?:ddeg|bymtheg|hugain)\b|"
    r"\b(?:deu|pym)ddeg\b|\b\w+ deg (?:un|dau|tri|pedwar|pump|chwech|saith|wyth|naw)\b|\bdau deg\b|"
    r"\b(?:eleven|twelve|\w+teen|twenty|thirty)\b"
)
_MORE_THAN_ANYTHING = re.compile(
    r"\W*(?:(?:it'?s|it is|it matters|yes|oh|mae'?n|yn)\W+)*(?:(?:nothing (?:is )?|can'?t get |couldn'?t (?:get|"
    r"be) )(?:any )?more important(?: than (?:that|this|it))?|"
    r"(?:it )?means (?:the world|everything)|more than (?:anything|everything|"
    r"words can say)(?: else)?|"
    r"(?:yn )?(?:fwy|mwy|bwysicach|pwysicach) na (?:dim|popeth)(?: (?:byd|arall))?)(?: (?:really|to me|i mi|i fi))?\W*"
)
_QUARTERS = re.compile(r"\b(?:three quarters|tri chwarter)\b")
_NOT_AT_ALL = re.compile(
    r"\W*(?:(?:no|na|i'?ve|i have),? )?(?:not (?:even |yet )?(?:started|begun)(?: yet)?|"
    r"heb (?:hyd yn oed )?dd?echrau(?: eto)?|not at all|(?:d?dim|nid) (?:yn bwysig )?o gwbl)\W*"
)
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
# "That one is hard", "two strokes", "I was 8 when I started": a number that rates nothing.
_NO_RATING = re.compile(
    r"\b(?:no|that|this|the|each|every|which|any|little|good|bad|hard|easy|big|first|last|other|\w{3,}ing) ones?\b|"
    r"\bone (?:of|has|day|can|thing)\b|"
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?!(?:points|marks|outs?|plus|is|as|was)\b)[a-z]{3,}s\b|"
    r"\b(?:i was|when i was|aged) (?:\d+|[a-z]+)(?= (?:when|years)\b)|"
    r"\b(?:tea|dinner|lunch|breakfast|bed|up|home|starts?|ends?|opens?|half past|hanner awr wedi|chwarter (?:i|wedi)) "
    r"(?:at |by |am |wrth )?(?:\d+|[a-z]+)\b(?= ?(?:o'?clock|am|pm)?\W*$)"
)
# "Less than five", "o dan bump": between two numbers, and neither of them is the one that is named.
_LESS = re.compile(r"\b(?:less than|under|below|lower than|llai na|o dan|dan|is na) (?P<number>\w+)")
_MORE = re.compile(r"\b(?:more than|over|above|higher than|mwy na|dros|uwch na) (?P<number>\w+)")
_FULL_MARKS = re.compile(r"\b(?:full|top) marks\b|\bmarciau llawn\b")
_HALF = re.compile(r"\b(?:half and half|hanner a hanner|(?:50|fifty)(?: ?/ ?| )(?:50|fifty))\b")
_FROM_TO = re.compile(r"\b(?:from|o) (?:an? )?\w+ (?:up |down )?(?:to|i) (?:an? )?(?P<to>\d{1,2}|[a-z]+)\b")
_OUT_OF_FIVE = re.compile(r"\b([0-5]) ?(?:/|out of|allan o|mas o) ?(?:5|five|bump|pump)\b")
_OUT_OF_TEN = re.compile(r"(?:/\s*|\bout of\s+|\ballan o\s+|\b(?:mas )?o\s+)(?:10|ten|ddeg)\b", re.IGNORECASE)


def numbers_in(text: str) -> list[int]:
    """Return the whole numbers a person names, in digits or words, each once and in their order."""
    said = (
        _COUNTED.sub(" ", _NO_RATING.sub(" ", _OUT_OF_TEN.sub(" ", plain(text)[:MOST_READ])))
        .replace("dim ond", " ")
        .replace("dim un", "dim")
    )
    said = _MORE_THAN_TEN.sub("99", re.sub(r"(?<![a-z])([a-z]{2,6})ish\b", r"\1", said)).replace("un deg", "deg")
    found: list[int] = []
    tokens = re.findall(r"-?\d+|[a-z]+", said)
    for token in tokens:
        number = int(token) if token.lstrip("-").isdigit() else WORD_TO_NUMBER.get(token)
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
    said = _TENS_PER_CENT.sub(lambda found: f"{10 * WORD_TO_NUMBER[found[1]]} y cant", said)
    said = _OUT_OF_FIVE.sub(lambda found: str(2 * int(found[1])), said)
    if _MORE_THAN_ANYTHING.fullmatch(said):
        return 10  # the guide's own words again
    if _NOT_WHOLE.search(said) or _beyond(said) or _QUARTERS.search(said):
        return None
    if _FULL_MARKS.search(said):
        return 10
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
    r"i should think|i should say|i suppose|i reckon|i would say|perhaps|so|what|then|too|easy|easily|at least|must be|"
    r"faswn i'n deud|byddwn i'n dweud|siwr o fod|'?sbo|mae'n siwr|"
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


def _beyond(said: str) -> tuple[int, int] | None:
    """Return the two ratings next to one that somebody names as too high or too low: "less than five" is 3 or 4."""
    for pattern, first in ((_LESS, -2), (_MORE, 1)):
        match = pattern.search(said)
        number = next(iter(numbers_in(match["number"])), None) if match else None
        if number is not None and number + first >= 0 and number + first + 1 <= 10:
            return number + first, number + first + 1
    return None


def between(text: str) -> tuple[int, int] | None:
    """Return the two ratings somebody is between ("seven and a half", "6 or 7"), for Nod to ask which; else None."""
    share = _PER_CENT.search(plain(text))
    if share is not None and int(share[1]) < 100:
        return int(share[1]) // 10, int(share[1]) // 10 + 1
    beyond = _beyond(plain(text)[:MOST_READ])
    if beyond is not None:
        return beyond
    if _QUARTERS.search(plain(text)):
        return 7, 8
    found = numbers_in(re.sub(r"(\d)[.,]\d+|\b(?:a|ac) hanner\b|\band a half\b", r"\1", plain(text)))
    if _NOT_WHOLE.search(text) and len(found) == 1 and 0 <= found[0] <= 9:
        return found[0], found[0] + 1
    if len(found) == 2 and all(0 <= number <= 10 for number in found):
        return found[0], found[1]
    return None if found else how_much(text)
