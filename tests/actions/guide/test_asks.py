"""How much is left, and which language somebody asks for."""

from __future__ import annotations

import pytest

from actions.guide.asks import asks_for_language, asks_how_long, carries_on, language_named, speaks_of_language


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


@pytest.mark.parametrize(
    "text",
    [
        "carry on. bloody hell",
        "That's a wedding vow. Carry on.",
        "Nobody's hurting nobody. Go on to the next.",
        "Awn ni ymlaen",
        "cario mlaen plis",
    ],
)
def test_one_clause_may_say_to_go_on(text: str) -> None:
    assert carries_on(text)


@pytest.mark.parametrize(
    "text", ["I want to carry on living here", "to go on the bus", "the next one I get", "symud ymlaen"]
)
def test_going_on_in_life_is_no_wish_to_go_on_in_the_talk(text: str) -> None:
    assert not carries_on(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("bore da, english please, my Welsh is only for the dog", "en"),
        ("No no, in English please", "en"),
        ("Cymraeg os gwelwch yn dda", "cy"),
        ("English breakfast", None),
    ],
)
def test_a_language_may_be_asked_for_before_the_start(text: str, language: str | None) -> None:
    assert asks_for_language(text) == language


def test_a_language_may_be_spoken_of() -> None:
    assert speaks_of_language("nage, cario mlaen yn Gymraeg plis")
    assert not speaks_of_language("no thank you")
