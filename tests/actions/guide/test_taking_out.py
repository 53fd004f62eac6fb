"""What shall be taken out of the record: a number is meant as it is said, words may fit by chance."""

from __future__ import annotations

import pytest

from actions.guide.taking_out import (
    asks_to_take_out,
    means_just_that,
    means_the_last,
    names_a_number,
    names_one_thing,
    takes_out,
)


@pytest.mark.parametrize(
    "text", ["delete line 3", "remove that please", "take out the bus", "dileu llinell 3", "tynna hwnna"]
)
def test_something_is_taken_out(text: str) -> None:
    assert takes_out(text)


@pytest.mark.parametrize(
    "text", ["delete my data", "delete everything", "get rid of it all", "dileu popeth", "delete me"]
)
def test_everything_is_not_one_line(text: str) -> None:
    assert not takes_out(text)


@pytest.mark.parametrize(
    "text", ["delete that", "no, delete that one", "remove that last answer please", "tynna hwnna"]
)
def test_that_is_what_was_said_last(text: str) -> None:
    assert means_just_that(text)


@pytest.mark.parametrize(
    "text", ["delete that, I don't want my daughter to see it", "delete the line about my five cats"]
)
def test_more_words_than_that_are_looked_at(text: str) -> None:
    assert not means_just_that(text)


@pytest.mark.parametrize("text", ["delete line 3", "remove number 4", "take out line 7", "dileu llinell 3"])
def test_a_number_names_a_line(text: str) -> None:
    assert names_a_number(text)


@pytest.mark.parametrize(
    "text", ["delete 2 and 5", "delete the line about my five cats", "take out the word always from line 4"]
)
def test_other_numbers_do_not(text: str) -> None:
    assert not names_a_number(text)


@pytest.mark.parametrize(
    "text",
    ["change line 3 to get rid of the damp", "line 3 should say get rid of my debts", "take out the word always"],
)
def test_a_change_is_no_wish_to_take_out(text: str) -> None:
    assert not asks_to_take_out(text)


def test_what_else_points_at_one_line() -> None:
    assert means_the_last("I made a mistake")
    assert means_the_last("newid yr ateb dwytha")
    assert names_one_thing("remove number 2")
    assert not names_one_thing("delete what I told you about mum")
