"""Both halves of a plan, told apart where somebody says them in one."""

from __future__ import annotations

import pytest

from actions.guide.plans import if_and_then


@pytest.mark.parametrize(
    ("said", "if_part", "then_part"),
    [
        ("if it rains, I'll get a taxi", "if it rains", "I'll get a taxi"),
        ("If she isn't in I'll leave a message.", "If she isn't in", "I'll leave a message."),
        ("if my knee hurts then sit down a bit", "if my knee hurts", "sit down a bit"),
        ("os bydd hi'n glawio, mi ga i dacsi", "os bydd hi'n glawio", "mi ga i dacsi"),
        ("os na fydd neb yno wedyn ffonio eto", "os na fydd neb yno", "ffonio eto"),
    ],
)
def test_a_plan_said_in_one_is_two_halves(said: str, if_part: str, then_part: str) -> None:
    found = if_and_then(said)
    assert found is not None
    assert (said[slice(*found[0])], said[slice(*found[1])]) == (if_part, then_part)


@pytest.mark.parametrize(
    "said",
    ["if it rains", "the bus, I never know when it comes", "if I feel I can", "os bydda i wedi blino", "my knee"],
)
def test_what_only_gets_in_the_way_is_one_thing(said: str) -> None:
    assert if_and_then(said) is None
