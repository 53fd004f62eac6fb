"""How sharing is limited: all but what is named, or only that."""

from __future__ import annotations

import pytest

from actions.guide.limits import Limit, keeps_the_rest, limit_of, named_apart, numbers_named


@pytest.mark.parametrize(
    ("said", "only", "words"),
    [
        ("all but line 7", False, "line 7"),
        ("yes except the telly", False, "the telly"),
        ("ia, popeth ond llinell 11", False, "llinell 11"),
        ("all of it apart from lines 8 and 13", False, "lines 8 and 13"),
        ("go on then, but leave out what I said about Ann", False, "what i said about ann"),
        ("they can see everything but the strengths", False, "the strengths"),
        ("hide 8", False, "8"),
        ("not my garden or Pat, rest is fine", False, "my garden or pat"),
        ("keep the barriers to myself, otherwise yes", False, "the barriers"),
        ("just the strengths and my people, nothing else", True, "the strengths and my people"),
        ("lines 1 to 5 only", True, "lines 1 to 5"),
        ("yes but only line 3", True, "line 3"),
        ("dim ond fy nod", True, "fy nod"),
    ],
)
def test_what_is_named_and_whether_it_is_all_that_may_be_seen(said: str, only: bool, words: str) -> None:
    assert limit_of(said) == Limit(only, words)


@pytest.mark.parametrize("said", ["yes", "all of it", "no", "some of it", "ie, rhannwch bopeth", "yes " * 200])
def test_without_a_limit_there_is_none(said: str) -> None:
    assert limit_of(said) is None


def test_numbers_and_names_are_told_apart() -> None:
    assert numbers_named("lines 1 to 3 and 8") == [1, 2, 3, 8]
    assert numbers_named("llinellau 2 a 5") == [2, 5]
    assert named_apart("the ones about Pat and Ann") == ["pat", "ann"]
    assert named_apart("my garden or the bit about the bus") == ["garden", "bus"]


@pytest.mark.parametrize("said", ["everything else stays with me", "the rest", "keep all the others", "popeth arall"])
def test_the_rest_stays_private(said: str) -> None:
    assert keeps_the_rest(said)


def test_a_line_is_not_the_rest() -> None:
    assert not keeps_the_rest("the rest of the family")
