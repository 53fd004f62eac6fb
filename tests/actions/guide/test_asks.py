"""How much is left, and which language somebody asks for."""

from __future__ import annotations

import pytest

from actions.guide.asks import asks_how_long, language_named


@pytest.mark.parametrize(
    "text", ["how long is this", "how many more questions", "am I nearly done", "faint eto", "sawl cwestiwn sydd ar ôl"]
)
def test_how_much_is_left(text: str) -> None:
    assert asks_how_long(text)


@pytest.mark.parametrize("text", ["who are you", "what do you do", "pwy wyt ti"])
def test_other_questions(text: str) -> None:
    assert not asks_how_long(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Cymraeg", "cy"),
        ("English please", "en"),
        ("no, Welsh please", "cy"),
        ("Don't you speak Welsh?", "cy"),
        ("S'dim Saesneg da fi", "cy"),
        ("sai'n deall Saesneg", "cy"),
        ("I don't speak Welsh", "en"),
        ("in English or Welsh", None),
        ("another language", None),
    ],
)
def test_a_language_is_named_or_refused(text: str, language: str | None) -> None:
    assert language_named(text) == language
