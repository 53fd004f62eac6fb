"""Ratings from 0 to 10: numbers that rate, and numbers that only stand in the sentence."""

from __future__ import annotations

import pytest

from actions.guide.scales import between, read_scale


@pytest.mark.parametrize(
    "said",
    [
        "no one has asked me that",
        "that one is hard",
        "I've had two strokes",
        "tea at six",
        "I was 8 when I started",
        "two thirds",
    ],
)
def test_a_number_that_rates_nothing_is_no_rating(said: str) -> None:
    assert read_scale(said) is None


@pytest.mark.parametrize(
    ("said", "two"),
    [("less than five", (3, 4)), ("llai na phump", (3, 4)), ("o dan bump", (3, 4)), ("more than half", (6, 7))],
)
def test_below_or_above_a_number_nod_asks_which(said: str, two: tuple[int, int]) -> None:
    assert (read_scale(said), between(said)) == (None, two)


def test_marks_in_words() -> None:
    found = {said: read_scale(said) for said in ("full marks", "nil", "hannar ffor", "seven points", "a one")}
    assert found == {"full marks": 10, "nil": 0, "hannar ffor": 5, "seven points": 7, "a one": 1}
