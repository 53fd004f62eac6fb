"""What is offered of things said in passing, and how an answer to the offer is read."""

from __future__ import annotations

import pytest

from actions.guide.offers import after_a_yes, agreement, can_be_offered


@pytest.mark.parametrize(
    ("text", "kind", "words", "expected"),
    [
        ("my neighbour Gareth would take me", "person", "my neighbour Gareth", True),
        ("I went there with my late wife", "person", "my late wife", False),
        ("my mother, God rest her, taught me", "person", "my mother", False),
        ("bu farw fy mam llynedd", "person", "fy mam", False),
        ("Dad died. My sister rings me every day", "person", "My sister", True),
        ("my knee gives way on the stairs", "barrier", "my knee gives way on the stairs", True),
        ("the pain's not too bad I get up", "barrier", "the pain's not too bad I get up", False),
        ("it is pain", "barrier", "pain", False),
        ("because the mountain is high", "barrier", "because the mountain is high", False),
        ("we have the football on", "place", "the football on", False),
    ],
)
def test_nobody_who_died_and_nothing_denied_or_cut_out_is_offered(
    text: str, kind: str, words: str, expected: bool
) -> None:
    assert can_be_offered(text, kind, words, text.index(words)) is expected


@pytest.mark.parametrize(
    ("text", "own_words"),
    [
        ("yes and my sister Beryl in Porthcawl", "my sister Beryl in Porthcawl"),
        ("Yes, to get back to bingo", "to get back to bingo"),
        ("iawn, a fy chwaer hefyd", "fy chwaer hefyd"),
        ("yes please", None),
        ("ie", None),
        ("yes but not my mother, she's passed", None),
    ],
)
def test_a_yes_may_go_on_with_an_answer(text: str, own_words: str | None) -> None:
    agreed = agreement(text)
    assert agreed is not None
    assert (text[agreed.ends :] if agreed.answers_too(text) else None) == own_words
    assert agreed.excepts is ("not my mother" in text)


@pytest.mark.parametrize("text", ["no", "my sister", "yesterday was better", ""])
def test_anything_else_agrees_to_nothing(text: str) -> None:
    assert agreement(text) is None


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("yes, and my sister", "my sister"),
        ("Yes and I can knit", "I can knit"),
        ("ie, a fy chwaer", "fy chwaer"),
        ("ia ac Anti Bet", "Anti Bet"),
        ("yes and no", "yes and no"),
        ("yes", "yes"),
        ("yesterday and today", "yesterday and today"),
        ("and my sister", "my sister"),
        ("oh and I'd like to see Tomos", "I'd like to see Tomos"),
        ("ac Anti Bet hefyd", "Anti Bet hefyd"),
        ("a fo sy'n helpu", "a fo sy'n helpu"),
        ("and then some", "and then some"),
        ("ie", "ie"),
    ],
)
def test_an_answer_begins_after_a_yes_that_nobody_asked_for(text: str, answer: str) -> None:
    assert text[after_a_yes(text) :] == answer


@pytest.mark.parametrize(
    ("text", "words", "may"),
    [
        ("I don't want to go back to my old flat", "go back to my old flat", False),
        ("I don't want to stay in bed all day", "stay in bed all day", False),
        ("dwi ddim isio mynd nôl i'r ysbyty", "mynd nôl i'r ysbyty", False),
        ("I never want to be here again", "be here again", False),
        ("I want to go back to my old flat", "go back to my old flat", True),
        ("I don't know, to see my sister", "see my sister", True),
        ("dwi isio mynd nôl i'r côr", "mynd nôl i'r côr", True),
    ],
)
def test_what_somebody_does_not_want_is_offered_as_no_hope(text: str, words: str, may: bool) -> None:
    assert can_be_offered(text, "hope", words, text.index(words)) is may
