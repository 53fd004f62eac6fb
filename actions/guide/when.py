"""Understands when somebody will do something: "Tuesday mornings", "after chapel", "pan ddaw'r gwanwyn". Pure.

The words stay as they were said; what is understood stands beside them and follows FHIR's Timing: days of the week,
time of day, an event, a period. What is not understood is None, never guessed.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import yaml
from babel.dates import format_date

from actions.guide.clock import HOURS, IN_WORDS, read_clock
from actions.guide.plain import plain
from actions.guide.table import HERE

_FEAST = re.compile(
    r"\b(?:easter|whitsun|bank holiday|good friday|boxing day|christmas|new year'?s?|y pasg|pasg|sulgwyn|nadolig|"
    r"gwyl y banc)\b"
)
_EVERY_OTHER = re.compile(r" (?:every (?:other|second)|alternate|bob yn ail) ")
# "A week on Tuesday", "wythnos i ddydd Mawrth", "wythnos i fory": a week after the day that is named.
_WEEK_FROM = re.compile(r" (?:a |an )?(?:week|wythnos) (?:on|from|to|i|o) (?=\w)")
_EITHER = re.compile(r" (?:or|neu) ")
_MEALS = {"breakfast", "brecwast", "lunch", "cinio", "tea", "swper"}  # "in the morning" does not say "after breakfast"
MOST_OF_EVENT = 60  # characters
# "Sunday after tea, no wait, Saturday": what was corrected counts no more.
_CORRECTED = re.compile(
    r"^.*\b(?:no,? (?:wait|hang on|hold on)|hang on|hold on|no,? i mean|i mean|sorry|na,? na|nage)\b\W*(?=\w)",
    re.IGNORECASE | re.DOTALL,
)
# As it is said in the north and the south, or typed in haste.
_SPOKEN = [
    (re.compile(rf"\b(?:{spoken})\b"), written)
    for spoken, written in (
        ("bora", "bore"),
        ("d[iy]?(?='? (?:llun|mawrth|mercher|iau|gwener|sadwrn|sul)\\b)", "dydd"),
        ("wsos|wthnos|wsnos|wythos", "wythnos"),
        ("heddi", "heddiw"),
        ("p'?nawn", "prynhawn"),
        ("gwenar", "gwener"),
        ("mowrth", "mawrth"),
        ("iou", "iau"),
        ("penwsnos|penwthnos", "penwythnos"),
        ("ragfyr", "rhagfyr"),
        ("ionor", "ionawr"),
        ("fehefin", "mehefin"),
        ("orffennaf", "gorffennaf"),
        ("dachwedd", "tachwedd"),
        ("this arvo", "this afternoon"),
        ("arvo", "afternoon"),
        ("(?:dinner ?time|amser cinio)", "lunch"),
    )
]
# "The second Thursday of the month": which date that is depends on the month, and is not reckoned here.
_NTH_OF_MONTH = re.compile(
    r"\b(?:first|second|third|fourth|last|1st|2nd|3rd|4th) \w+ (?:of|in) (?:the|each|every) month\b|"
    r"\b\w+ (?:cynta|cyntaf|olaf|ola) (?:y|o'r|pob|bob) mis\b"
)
_BETWEEN = frozenset(
    """
    a about again am an and ar around at bob bore dydd ddydd eto gyda'r half hanner in maybe next nesaf nesa nos noson o
    o'clock o'r gloch oh on or past perhaps please pm pnawn probably quarter say the this to tua um wel well yn yr y
    efallai falle ella plis neu ma na'r
    """.split()  # noqa: SIM905
)
_DAY_OF_MONTH = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|af|ail|ydd|fed|ed|eg|ain)?\b")


@dataclass(frozen=True)
class When:
    """What was understood of a time."""

    days: tuple[str, ...] = ()  # mon, tue ... as in FHIR
    part_of_day: str | None = None  # morning, afternoon, evening, night
    time: str | None = None  # HH:MM
    date: str | None = None  # ISO, the next day it can mean
    period: str | None = None  # spring ... winter, weekend, daily, fortnight, week, month
    event: str | None = None  # the person's words: "after chapel"
    repeats: bool = False
    either: bool = False  # one of the days, and not each of them

    def as_json(self) -> dict[str, Any]:
        """Return what is known as plain data, for the record."""
        return {name: list(v) if isinstance(v, tuple) else v for name, v in asdict(self).items() if v}


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    """Return the table of words (`times.yml`)."""
    table: dict[str, Any] = yaml.safe_load((HERE / "times.yml").read_text(encoding="utf-8"))
    return table


def is_vague(text: str) -> bool:
    """Tell whether somebody named no time yet: "soon", "rhywbryd"."""
    said = _said(text)
    return read_when(text, date.min) is None and any(_has(said, word) for word in _both(words()["vague"]))


def read_when(text: str, today: date) -> When | None:
    """Read a time.

    Args:
        text: what was said, in English or Welsh or both.
        today: the day it was said; a day that is named once means the next one from here.

    Returns:
        What was understood, or None.
    """
    said = _said(_CORRECTED.sub("", text))
    feast = _FEAST.search(said) or _NTH_OF_MONTH.search(said)  # "Easter Monday" is no Monday that could be known here
    days = tuple(name for name, entry in words()["days"].items() if any(_has_day(said, w) for w in _both(entry)))
    days = () if feast else days
    repeats = any(_has(said, word) for word in _both(words()["repeats"])) and not _WEEK_FROM.search(said)
    part_of_day = _named("parts", said)
    period = "fortnight" if days and _EVERY_OTHER.search(said) else _named("periods", said)
    found = When(
        days=days,
        part_of_day=part_of_day,
        time=read_clock(said, is_late=part_of_day in ("evening", "night")),
        date=_date(said, days, repeats, today, later=7 if _WEEK_FROM.search(said) else 0),
        period=None if days and period == "daily" else period,  # "bob dydd Llun" is no day but Monday
        event=_event(IN_WORDS.sub(" ", text)) or (text.strip() if feast and len(text) <= MOST_OF_EVENT else None),
        repeats=repeats,
        either=len(days) > 1 and _EITHER.search(said) is not None,
    )
    return found if found.as_json().keys() - {"repeats", "either"} else None


def say_when(when: When, language: str) -> str:
    """Say back what was understood, in words: `every Tuesday, in the morning`."""
    table, parts = words(), []
    if when.date:
        named = format_date(date.fromisoformat(when.date), "EEEE d MMMM", locale=language)
        parts.append(named if language == "en" else named[:1].lower() + named[1:])
    elif when.days:
        joint = table["say"]["or" if when.either else "and"][language]
        named = f" {joint} ".join(table["days"][day]["say"][language] for day in when.days)
        is_each = when.repeats and when.period != "fortnight"
        parts.append(table["say"]["every"][language].format(what=named) if is_each else named)
    if when.period:
        parts.append(table["periods"][when.period]["say"][language])
    if when.part_of_day:
        is_each = when.repeats and not parts  # "every morning", and not "every Tuesday, every morning"
        parts.append(table["parts"][when.part_of_day]["each" if is_each else "say"][language])
    if when.time:
        parts.append(table["say"]["at"][language].format(what=when.time))
    event = _without_its_time(when.event) if when.event and parts else when.event
    if event:
        parts.append(f"“{event}”")
    return ", ".join(dict.fromkeys(parts))


def _without_its_time(event: str) -> str | None:
    """Return an event without the time at its end, which is said already; None if it is a time itself."""
    words_of_it = event.split()
    while len(words_of_it) > 1 and not set(_words_of(_said(words_of_it[-1]))) - (_vocabulary() - _MEALS):
        words_of_it.pop()
    left = " ".join(words_of_it)
    return left if len(words_of_it) > 1 and not _holds_a_time(left) else None


def _holds_a_time(event: str) -> bool:
    """Tell whether the words of an event name a day, a part of one or a season, which is said already."""
    said = _said(event)
    named = [
        word
        for group in ("days", "parts", "periods")
        for entry in words()[group].values()
        for word in _both(entry)
        if word not in _MEALS
    ]
    return any(_has(said, word) or _has(said, f"{word}s") for word in named) or read_clock(said) is not None


def tells_only_a_time(text: str) -> bool:
    """Tell whether a text tells a time, be it a vague one, and nothing else: "nos fory", not "I want to stop now"."""
    if not _words_of(_said(text)) <= _vocabulary():
        return False
    return read_when(text, date(2000, 1, 1)) is not None or is_vague(text)


def _words_of(said: str) -> set[str]:
    return set(re.findall(r"[a-z']+", said))


@lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    """Return the words that times are told with, and the little ones between them."""
    table = words()
    groups = [*table["days"].values(), *table["parts"].values(), *table["periods"].values(), *table["ahead"].values()]
    listed = [word for entry in (*groups, table["repeats"], table["vague"], table["months"]) for word in _both(entry)]
    return frozenset(word for phrase in listed for word in phrase.split()) | _BETWEEN | frozenset(HOURS)


def _said(text: str) -> str:
    said = plain(text)
    for spoken, written in _SPOKEN:
        said = spoken.sub(written, said)
    return " " + " ".join(re.findall(r"[a-z0-9:.']+", said.replace("dydd'", "dydd"))) + " "


def _both(entry: dict[str, Any]) -> list[str]:
    return [*entry["en"], *entry["cy"]]


def _has(said: str, word: str) -> bool:
    return f" {word} " in said or f" {word}. " in said


def _has_day(said: str, word: str) -> bool:
    """Tell a day of the week; Welsh ones are also a month, the sun or a picture, so they want dydd, nos or bore."""
    if re.search(rf" {word}s? ", said) is None:
        return False
    welsh_only = word in [w for entry in words()["days"].values() for w in entry["cy"]]
    before = r"(?:dydd|ddydd|nos|noson|bore|fore|prynhawn|pnawn|bob|pob|a|neu)"
    return not welsh_only or re.search(rf" {before} {word} | {word} nesaf? ", said) is not None


def _named(group: str, said: str) -> str | None:
    entries = words()[group].items()
    return next((name for name, e in entries if any(_has(said, w) or _has(said, f"{w}s") for w in _both(e))), None)


def _date(said: str, days: tuple[str, ...], repeats: bool, today: date, later: int) -> str | None:
    if repeats or today == date.min:
        return None
    for ahead, entry in words()["ahead"].items():
        if any(_has(said, word) for word in _both(entry)):
            return (today + timedelta(days=int(ahead) + later)).isoformat()
    if len(days) == 1:
        wanted = list(words()["days"]).index(days[0])
        return (today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1 + later)).isoformat()
    return _day_of_month(said, today)


def _day_of_month(said: str, today: date) -> str | None:
    months = (names.index(w) + 1 for names in words()["months"].values() for w in names if _has(said, w))
    month, day = next(months, None), _DAY_OF_MONTH.search(said)
    if month is None or day is None:
        return None
    try:
        this_year = today.replace(month=month, day=int(day.group(1)))
    except ValueError:
        return None
    return (this_year if this_year >= today else this_year.replace(year=today.year + 1)).isoformat()


def _event(text: str) -> str | None:
    """Return the words from "after", "when", "pan" ... on, as they were said."""
    openers = sorted(_both(words()["events"]), key=len, reverse=True)
    pattern = "|".join(re.escape(word).replace("ol", "[oô]l") for word in openers)
    match = re.search(rf"\b(?<!day )(?:{pattern})\s+(?!i (?:can|feel)\b)[^,.;\n]{{2,60}}", text, re.IGNORECASE)
    return match.group(0).strip() if match else None
