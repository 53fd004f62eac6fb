"""A message that is nothing but a number is a rating, never a command."""

from __future__ import annotations

import pytest

from nlu.ratings import is_rating


@pytest.mark.parametrize(
    "text", ["naw", "Naw.", "one", "7", "6/10", "about a six", "tua saith", "8 out of 10", "10", "wyth!"]
)
def test_a_number_alone_is_a_rating(text: str) -> None:
    assert is_rating(text)


@pytest.mark.parametrize(
    "text", ["", "no", "na", "dim", "skip this one", "two sugars", "11", "the other one", "7 days", "🙂"]
)
def test_anything_else_is_not(text: str) -> None:
    assert not is_rating(text)
