"""Somebody named inside another element is seen as well."""

from __future__ import annotations

import pytest

from nlu.companions import companions
from nlu.element_model import Found


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("a walk with my sister Carys", "my sister Carys"),
        ("a day out with my brother", "my brother"),
        ("tro efo fy chwaer", "fy chwaer"),
        ("paned gyda fy mrawd Gwyn", "fy mrawd Gwyn"),
    ],
)
def test_whoever_stands_after_with_is_a_person(text: str, who: str) -> None:
    found = companions(text, [Found("hope", 0, len(text), 0.7)])
    assert [(one.label, text[one.start : one.end]) for one in found] == [("person", who)]


@pytest.mark.parametrize("text", ["a walk with my stick", "a walk with care", "byw gyda fy mhoen", ""])
def test_things_are_no_people(text: str) -> None:
    assert companions(text, [Found("hope", 0, len(text), 0.7)]) == []


def test_who_was_found_already_is_not_found_twice_and_outside_a_span_the_model_decides() -> None:
    text = "a walk with my sister"
    assert companions(text, [Found("hope", 0, 6, 0.7), Found("person", 12, 21, 0.9)]) == []
    assert companions(text, [Found("hope", 0, 6, 0.7)]) == []
