"""Words for a degree, where a number was asked for: Nod asks which of two numbers is nearer."""

from __future__ import annotations

import pytest

from actions.guide.answers import names_nobody, names_nothing
from actions.guide.degrees import how_much
from actions.guide.scales import between, read_scale


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
    "text", ["nothing much", "Oh, nothing really", "dim byd", "not a lot love", "I haven't got any"]
)
def test_an_answer_may_say_that_there_is_none(text: str) -> None:
    assert names_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        "nobody",
        "sneb",
        "neb bellach",
        "nothing, I'm useless",
        "no one since my wife died",
        "I don't have anything to give",
    ],
)
def test_there_may_be_nobody_and_nothing_to_give(text: str) -> None:
    assert names_nobody(text)


@pytest.mark.parametrize(
    "text",
    [
        "nothing but my dog",
        "not much of a cook but I can knit",
        "not much these days, some baking",
        "nobody, well, my sister",
        "nobody now but Pat",
        "no one now, just the cat",
        "nobody left to go with",
        "nothing, but my sister helps",
        "nothing, my knees",
        "I don't know many people but my sister helps",
        "I sing",
        "dim ond canu",
        "neb ond y ci",
        "neb, jyst y gath",
        "nobody, " + "'" * 30 + " a b c d e f g h",
    ],
)
def test_an_answer_that_goes_on_says_something(text: str) -> None:
    assert not names_nothing(text)
    assert not names_nobody(text)


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("I'd say about a three because my legs are bad", 3),
        ("70 percent", 7),
        ("a hundred percent", 10),
        ("sixish", 6),
        ("6 or maybe 7, call it 7", 7),
        ("it was 8 last year now its 2", 2),
        ("3 now but I'd like to be 8", 3),
        ("not at all", 0),
        ("dim o gwbl", 0),
        ("dim ond un", 1),
        ("saith o ddeg", 7),
        ("hanner a hanner", 5),
        ("I'm not 100% sure, maybe 6", None),
        ("Nothing is more important to me than this", None),
        ("rhyw bump neu chwech", None),
        ("un ar ddeg", None),
        ("dau ddeg", None),
        ("six or seven I would say to be honest", None),
        ("one of my friends will come with me and so", None),
        ("one small step at a time I think", None),
        ("maybe 7 if I can make it past 10", None),
    ],
)
def test_a_rating_as_people_say_it(text: str, rating: int | None) -> None:
    assert read_scale(text) == rating
