"""Which choice somebody means: by its words, its number, or a word of it; in doubt, None."""

from __future__ import annotations

import pytest

from actions.guide.choosing import means_all, read_choice
from actions.guide.table import Choice

HOPES = [
    Choice(words, {"en": words}, {})
    for words in ("to see my mates more", "get fitter", "find a job", "sleep through so my hip is better")
]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("the job one", 3),
        ("fitter", 2),
        ("the hip one please", 4),
        ("one", 1),
        ("number two", 2),
        ("2", 2),
        ("the third one", 3),
        ("yr ail", 2),
        ("seeing my mates", 1),
    ],
)
def test_a_hope_is_chosen_by_a_word_of_it_or_by_its_number(text: str, number: int) -> None:
    assert read_choice(text, HOPES) == HOPES[number - 1].value


@pytest.mark.parametrize("text", ["that one", "9", "something else", "the job or my mates", ""])
def test_in_doubt_none_is_chosen(text: str) -> None:
    assert read_choice(text, HOPES) is None


@pytest.mark.parametrize("text", ["both", "both of them please", "all three", "I want all of them", "y ddau", "popeth"])
def test_all_of_them_is_told_from_one(text: str) -> None:
    assert means_all(text)


@pytest.mark.parametrize("text", ["both my knees", "the first of them", "all my mates", "y ddau fachgen", "none"])
def test_words_that_begin_like_it_mean_something_else(text: str) -> None:
    assert not means_all(text)
