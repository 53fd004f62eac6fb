"""Words for a degree, where a number was asked for: Nod asks which of two numbers is nearer."""

from __future__ import annotations

import pytest

from actions.guide.answers import between, names_nothing, read_scale
from actions.guide.degrees import how_much


@pytest.mark.parametrize(
    ("text", "two"),
    [
        ("fairly sure", (6, 7)),
        ("oh ever so important", (8, 9)),
        ("pwysig iawn", (8, 9)),
        ("gweddol siŵr", (6, 7)),
        ("not very", (2, 3)),
        ("not at all", (0, 1)),
        ("completely", (9, 10)),
        ("so-so", (5, 6)),
        ("because my friends are there", None),
        ("I would very much like to say more about that first", None),
        ("", None),
    ],
)
def test_a_degree_lies_between_two_numbers(text: str, two: tuple[int, int] | None) -> None:
    assert how_much(text) == two
    assert between(text) == two


def test_a_number_that_was_corrected_is_the_one_said_last() -> None:
    assert read_scale("maybe a three, no, four") == 4
    assert read_scale("tri, na, pedwar") == 4
    assert read_scale("three or four") is None


@pytest.mark.parametrize(
    "text",
    [
        "nothing much",
        "Oh, nothing really",
        "dim byd",
        "not a lot love",
        "I haven't got any",
        "nobody",
        "sneb",
        "nothing, I'm useless",
        "no one since my wife died",
        "I don't have anything to give",
        "not much these days",
    ],
)
def test_an_answer_may_say_that_there_is_none(text: str) -> None:
    assert names_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        "nothing but my dog",
        "not much of a cook but I can knit",
        "nobody, well, my sister",
        "nobody now but Pat",
        "nothing, but my sister helps",
        "I don't know many people but my sister helps",
        "I sing",
        "dim ond canu",
        "neb ond y ci",
    ],
)
def test_an_answer_that_goes_on_says_something(text: str) -> None:
    assert not names_nothing(text)
