"""Times people name, in both languages: understood, said back, or left alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.guide.when import is_vague, read_when, say_when, tells_only_a_time

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("said", "understood"),
    [
        ("Tuesday mornings", {"days": ["tue"], "part_of_day": "morning", "repeats": True}),
        ("after chapel", {"event": "after chapel"}),
        ("ar ôl capel", {"event": "ar ôl capel"}),
        ("pan ddaw'r gwanwyn", {"period": "spring", "event": "pan ddaw'r gwanwyn"}),
        ("bob nos Iau", {"days": ["thu"], "part_of_day": "evening", "repeats": True}),
        ("bore Mawrth", {"days": ["tue"], "part_of_day": "morning", "date": "2026-11-24"}),
        ("on Monday", {"days": ["mon"], "date": "2026-11-30"}),
        ("tomorrow", {"date": "2026-11-24"}),
        ("yfory", {"date": "2026-11-24"}),
        ("on Tuesday and Friday", {"days": ["tue", "fri"]}),
        ("Thursday or Friday", {"days": ["thu", "fri"], "either": True}),
        ("nos Iau neu nos Wener", {"days": ["thu", "fri"], "part_of_day": "evening", "either": True}),
        ("dydd Mercher am 10", {"days": ["wed"], "time": "10:00", "date": "2026-11-25"}),
        ("at 3pm", {"time": "15:00"}),
        ("the 3rd of May", {"date": "2027-05-03"}),
        ("14 Rhagfyr", {"date": "2026-12-14"}),
        ("next week", {"period": "week"}),
        ("every other Friday", {"days": ["fri"], "period": "fortnight", "repeats": True}),
    ],
)
def test_a_time_is_understood_beside_its_words(said: str, understood: dict[str, Any]) -> None:
    when = read_when(said, MONDAY)
    assert when is not None
    assert when.as_json() == understood


@pytest.mark.parametrize("said", ["when I can", "may be", "mis Mawrth", "31 February", "25:99", "lots", ""])
def test_what_is_not_a_time_is_never_guessed(said: str) -> None:
    found = read_when(said, MONDAY)
    assert found is None or found.as_json().keys() == {"event"}


@pytest.mark.parametrize(("said", "vague"), [("soon", True), ("rhywbryd", True), ("one day", True), ("Friday", False)])
def test_soon_is_no_time_yet(said: str, vague: bool) -> None:
    assert is_vague(said) is vague


@pytest.mark.parametrize(
    ("said", "language", "back"),
    [
        ("Tuesday mornings", "en", "every Tuesday, in the morning"),
        ("bob nos Iau", "cy", "bob dydd Iau, gyda'r nos"),
        ("bore Mawrth", "en", "Tuesday 24 November, in the morning"),
        ("after chapel", "en", "“after chapel”"),
        ("every morning", "en", "every morning"),
        ("bob bore ar ôl brecwast", "cy", "bob bore, “ar ôl brecwast”"),
        ("nos Iau neu nos Wener", "cy", "dydd Iau neu dydd Gwener, gyda'r nos"),
    ],
)
def test_what_was_understood_is_said_back(said: str, language: str, back: str) -> None:
    when = read_when(said, MONDAY)
    assert when is not None
    assert say_when(when, language) == back


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("half past two on a monday", "14:30"),
        ("tmrw at 4ish", "16:00"),
        ("thursday 6 o'clock evening", "18:00"),
        ("a quarter to four", "15:45"),
        ("quarter past ten", "10:15"),
        ("nos fory chwarter i ddeg", "21:45"),
        ("bob nos am hanner awr wedi naw", "21:30"),
        ("at 6 am", "06:00"),
    ],
)
def test_clock_times_in_words_are_understood(text: str, time: str) -> None:
    found = read_when(text, date(2026, 11, 28))
    assert found is not None
    assert found.time == time


def test_a_feast_is_no_day_of_the_week() -> None:
    found = read_when("Easter Monday", date(2026, 11, 28))
    assert found is not None
    assert (found.days, found.date, found.event) == ((), None, "Easter Monday")


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("bob dydd Llun am ddau o'r gloch", {"days": ["mon"], "time": "14:00", "repeats": True}),
        ("nos Lun ar ôl y newyddion", {"days": ["mon"], "part_of_day": "evening", "event": "ar ôl y newyddion"}),
        ("bora Mawrth", {"days": ["tue"], "part_of_day": "morning"}),
        ("the second Thursday of the month", {"event": "the second Thursday of the month"}),
        ("the day after tomorrow", {"date": "2026-11-30"}),
        ("sunday dinner time", {"days": ["sun"], "part_of_day": "afternoon"}),
    ],
)
def test_times_as_they_are_spoken(said: str, known: dict[str, object]) -> None:
    when = read_when(said, date(2026, 11, 28))
    assert when is not None
    found = when.as_json()
    assert {key: found.get(key) for key in known} == known
    assert found.get("period") is None


@pytest.mark.parametrize("said", ["nos fory", "wsos nesa", "heddi", "rywbryd", "this arvo", "on Friday"])
def test_what_tells_only_a_time(said: str) -> None:
    assert tells_only_a_time(said)


@pytest.mark.parametrize(
    "said", ["I would rather not say", "i want to stop now", "dwi eisiau stopio nawr", "bye for now"]
)
def test_what_tells_more_than_a_time(said: str) -> None:
    assert not tells_only_a_time(said)
