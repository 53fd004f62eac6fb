"""Reads the time on the clock out of words: "half past two", "quarter to four", "chwarter i ddeg", "at seven". Pure."""

from __future__ import annotations

import re

_CLOCK = re.compile(r"\b(?:at |am )?(\d{1,2})(?:[:.](\d{2}))? ?(am|pm|o'clock|y bore|y prynhawn|yr hwyr)?\b")
_HOUR_WORDS = (
    ("one", "un"), ("two", "ddau", "dau"), ("three", "dri", "tri"), ("four", "bedwar", "pedwar"),
    ("five", "bump", "pump"), ("six", "chwech"), ("seven", "saith"), ("eight", "wyth"), ("nine", "naw"),
    ("ten", "ddeg", "deg"), ("eleven",), ("twelve", "ddeuddeg", "deuddeg"),
)  # fmt: skip
HOURS = {word: hour for hour, listed in enumerate(_HOUR_WORDS, 1) for word in listed}
IN_WORDS = re.compile(
    r" (?:at |am )?(?:a )?(?P<part>half|quarter|hanner awr|hanner|chwarter) (?P<how>past|to|wedi|i) (?P<hour>\w+)\b"
    r"| (?:at |about |around )?half (?P<half>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b",
    re.IGNORECASE,
)
_AT_AN_HOUR = re.compile(rf"\b(?:at|am) (?P<hour>{'|'.join(HOURS)})\b(?! (?:awr|hours?|days?|weeks?|times?))")
EARLIEST = 7  # o'clock: an hour before it that nothing marks is one of the afternoon


def read_clock(said: str, is_late: bool = False) -> str | None:
    """Return the time on the clock as HH:MM, or None; "Thursday night at 7" is 19:00."""
    said = _in_digits(said)
    for match in _CLOCK.finditer(said):
        hour, minute, half = int(match.group(1)), int(match.group(2) or 0), match.group(3) or ""
        marked = half or match.group(2) or match.group(0).startswith(("at ", "am "))
        if not marked or hour > 23 or minute > 59:
            continue
        is_unmarked = half in ("", "o'clock")
        is_evening = is_late and is_unmarked and hour >= 4
        # "At four": few steps are taken before seven in the morning. It is said back.
        is_by_day = is_unmarked and 0 < hour < EARLIEST
        afternoon = (half in ("pm", "y prynhawn", "yr hwyr") or is_evening or is_by_day) and hour < 12
        return f"{hour + 12 * afternoon:02d}:{minute:02d}"
    return None


def _in_digits(said: str) -> str:
    """Return a text with "half past two", "quarter to four", "chwarter i ddeg" and "6ish" as times in digits."""

    def at(match: re.Match[str]) -> str:
        named = (match["hour"] or match["half"]).lower()
        hour = int(named) if named.isdigit() else HOURS.get(named, 99)
        if hour > 12:
            return match[0]
        before = match["how"] in ("to", "i")
        minutes = 15 if match["part"] in ("quarter", "chwarter") else 30
        hour = hour - 1 if before else hour
        return f" at {hour or 12}:{60 - minutes if before else minutes:02d}"

    said = _AT_AN_HOUR.sub(lambda match: f"at {HOURS[match['hour']]}", said)
    return IN_WORDS.sub(at, re.sub(r"\b(\d{1,2})ish\b", r"at \1", said))
