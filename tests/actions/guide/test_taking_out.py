"""What shall be taken out of the record: a number is meant as it is said, words may fit by chance."""

from __future__ import annotations

import pytest

from actions.guide.taking_out import (
    asks_to_take_out,
    keeps_as_it_is,
    means_just_that,
    means_the_last,
    names_a_number,
    names_one_thing,
    numbers_to_take_out,
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


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("line 11 delete that", [11]),
        ("number 8 take it away", [8]),
        ("no take line 11 out", [11]),
        ("take out 5 and 9", [5, 9]),
        ("lines 9 and 10 out please", [9, 10]),
        ("dilea 4, 10 a 29", [4, 10, 29]),
        ("tynna 8", [8]),
        ("please take out number six", [6]),
        ("tynnwch rif chwech plis", [6]),
        ("take out the bus", []),
        ("11 is wrong", []),
        ("take 2 tablets away from the pharmacy", []),
    ],
)
def test_lines_are_taken_out_by_their_numbers_where_nothing_else_is_said(text: str, numbers: list[int]) -> None:
    assert numbers_to_take_out(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "Keep.",
        "keep it",
        "No, I shall keep the step as I gave it.",
        "cadw fe fel ma fe",
        "leave it as it is",
        "gadael o",
        "as before",
        "same time as before",
        "the same",
        "yr un amser â'r blaen",
        "fel o'r blaen",
    ],
)
def test_what_is_there_may_be_kept(text: str) -> None:
    assert keeps_as_it_is(text)


@pytest.mark.parametrize(
    "text", ["keep the house nice", "leave the flat once a day", "keep going", "cadw'n heini", "it", "same day care"]
)
def test_keeping_something_else_is_an_answer(text: str) -> None:
    assert not keeps_as_it_is(text)
