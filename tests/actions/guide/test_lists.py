"""What an answer lists is told apart, each with all that is said of it; what is no list stays whole."""

from __future__ import annotations

import pytest

from actions.guide.lists import pieces_around


def apart(text: str, *names: str) -> list[str]:
    found = [(text.index(name), text.index(name) + len(name)) for name in names]
    return [text[start:end] for start, end in pieces_around(text, found)]


@pytest.mark.parametrize(
    ("text", "names", "pieces"),
    [
        (
            "Sheila my wife, Gwyn who I worked with, and the dog",
            ["Sheila", "Gwyn", "the dog"],
            ["Sheila my wife", "Gwyn who I worked with", "the dog"],
        ),
        (
            "mam sy'n byw drws nesa a Dai o'r gwaith",
            ["mam", "Dai"],
            ["mam sy'n byw drws nesa", "Dai o'r gwaith"],
        ),
        (
            "my mum, Gwyn and the lads at work",
            ["my mum", "Gwyn"],
            ["my mum", "Gwyn and the lads at work"],
        ),
    ],
)
def test_each_piece_holds_one_name_and_what_is_said_of_it(text: str, names: list[str], pieces: list[str]) -> None:
    assert apart(text, *names) == pieces


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("my dad but he lives with my aunt", ["my dad", "my aunt"]),
        ("my mum and dad, they live with my aunt", ["my mum and dad", "my aunt"]),
        ("my sister", ["my sister"]),
    ],
)
def test_what_is_no_list_stays_whole(text: str, names: list[str]) -> None:
    assert apart(text, *names) == [text]
