"""Ratings, yes and no, choices: in words and digits, in both languages; in doubt, None."""

from __future__ import annotations

import pytest

from actions.guide.answers import changes_nothing, names_nothing, read_yes_no
from actions.guide.choosing import read_choice
from actions.guide.scales import rating_alone, read_scale
from actions.guide.table import load_guide
from actions.guide.wishes import names_a_service
from actions.words import shortened

GUIDE = load_guide()
WHO = GUIDE.question("step_who").choices  # type: ignore[union-attr]
SERVICE_WORDS = GUIDE.part("hopes").service_words


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("0", 0),
        ("10", 10),
        ("about a six", 6),
        ("6/10", 6),
        ("6 out of 10", 6),
        ("10 out of ten", 10),
        ("halfway", 5),
        ("tua saith", 7),
        ("wyth allan o ddeg", 8),
        ("hanner ffordd", 5),
        ("DEG", 10),
        ("a nine because it matters", 9),
        ("6 or 7", None),
        ("seven and a half", None),
        ("saith a hanner", None),
        ("7.5", None),
        ("11", None),
        ("-3", None),
        ("lots", None),
        ("", None),
        ("🙂", None),
    ],
)
def test_a_rating_is_one_whole_number(text: str, value: int | None) -> None:
    assert read_scale(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes please", True),
        ("Iawn, dechrau", True),
        ("ydw", True),
        ("no thanks", False),
        ("dim diolch", False),
        ("nac ydw", False),
        ("maybe", None),
        ("", None),
        ("🙂", None),
    ],
)
def test_yes_and_no_are_read_from_the_first_word(text: str, value: bool | None) -> None:
    assert read_yes_no(text) is value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("me", "me"),
        ("fi fy hun", "me"),
        ("my sister", "my_people"),
        ("fy chwaer", "my_people"),
        ("the physio", "service"),
        ("3", "community"),
        ("my_people", "my_people"),
        ("me and the physio", None),
        ("somebody", None),
        ("7", None),
    ],
)
def test_a_choice_is_read_from_its_words_or_its_number(text: str, value: str | None) -> None:
    assert read_choice(text, WHO) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I need a walk-in shower", True),
        ("a stairlift", True),
        ("lifft grisiau", True),
        ("a grant would help", True),
        ("to see my granddaughter", False),
        ("to walk to the shop", False),
        ("cerdded i'r siop", False),
    ],
)
def test_a_service_is_told_from_an_outcome(text: str, expected: bool) -> None:
    assert names_a_service(text, SERVICE_WORDS) is expected


def test_long_words_are_cut_only_for_saying_back() -> None:
    words = "word " * 100
    assert len(shortened(words)) <= 162
    assert shortened(words).endswith(" …")
    assert shortened("two\nlines") == "two lines"


@pytest.mark.parametrize(
    ("text", "rating"),
    [("I have 2 kids so its everything", None), ("4 or 5, say 5", 5), ("3 years I have waited, so 9", 9)],
)
def test_a_number_of_things_is_no_rating(text: str, rating: int | None) -> None:
    assert read_scale(text) == rating


@pytest.mark.parametrize("text", ["bugger all", "sod all really", "zilch"])
def test_rude_words_for_nothing_name_nothing(text: str) -> None:
    assert names_nothing(text)


@pytest.mark.parametrize(
    ("text", "rating"),
    [("2 out of 5", 4), ("5/5", 10), ("50 50", 5), ("50/50", 5), ("i go two times", None), ("8ish", 8)],
)
def test_other_scales_are_turned_and_counts_are_no_ratings(text: str, rating: int | None) -> None:
    assert read_scale(text) == rating


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("O, deg. Mi faswn i'n cropian yno.", 10),
        ("Whech, weden i", 6),
        ("dunno, pump? depends ar fy ngholuddion lol", 5),
        ("about a four, I did the first half in October sat down", 4),
        ("None of those, I was giving you my number. Four.", 4),
        ("three or four", None),
        ("six, maybe seven", None),
    ],
)
def test_a_number_in_a_clause_of_its_own_is_the_rating(text: str, rating: int | None) -> None:
    assert read_scale(text) == rating


@pytest.mark.parametrize(("text", "rating"), [("oh, ten", 10), ("4 I said", 4), ("go back to line 3", None), ("3", 3)])
def test_a_number_alone_counts_whatever_else_was_understood(text: str, rating: int | None) -> None:
    assert rating_alone(text) == rating


@pytest.mark.parametrize(
    "said", ["nothing to change", "no, it's fine", "no changes", "na, mae'n iawn", "leave it as it is"]
)
def test_a_no_that_leaves_the_record_as_it_is(said: str) -> None:
    assert changes_nothing(said)


@pytest.mark.parametrize("said", ["no", "nothing like that", "change line 3", "it's fine but my sister is Ann"])
def test_what_does_not_leave_it(said: str) -> None:
    assert not changes_nothing(said)
