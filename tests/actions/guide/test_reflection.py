"""A person's words turned towards them: right, or left out."""

from __future__ import annotations

import pytest

from actions.guide.reflection import is_conditional, may_be_affirmed, reflect


@pytest.mark.parametrize(
    ("said", "turned"),
    [
        ("I miss the company", "you miss the company"),
        ("because I miss my friends", "you miss your friends"),
        ("My knee gives way on the stairs.", "your knee gives way on the stairs"),
        ("I'm always tired", "you are always tired"),
        ("I’d go out less", "you'd go out less"),
        ("my wife would get worn out", "your wife would get worn out"),
    ],
)
def test_english_turns_i_and_my_into_you_and_your(said: str, turned: str) -> None:
    assert reflect(said, "en") == turned


@pytest.mark.parametrize(
    ("said", "turned"),
    [
        ("dwi'n gweld eisiau'r cwmni", "rydych chi'n gweld eisiau'r cwmni"),
        ("Dw i ddim yn cysgu", "dydych chi ddim yn cysgu"),
        ("mae fy nghoes yn brifo", "mae eich coes yn brifo"),
        ("mae gen i boen", "mae gennych chi boen"),
        ("achos dwi'n caru fy mam", "rydych chi'n caru eich mam"),
        ("byddwn i'n mynd allan llai", "byddech chi'n mynd allan llai"),
    ],
)
def test_welsh_undoes_the_mutation_after_fy(said: str, turned: str) -> None:
    assert reflect(said, "cy") == turned


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("I was a fitter and was good at it", "en"),  # whose second verb is it
        ("I don't want to be a burden to you", "en"),
        ("me and my sister", "en"),
        ("my dog", "en"),
        ("my faith and my mother, she was a strong woman", "en"),  # two sentences
        ("the bus stops at five", "en"),
        ("Why? I don't know", "en"),
        ("I do this. And I do that.", "en"),
        ("I " + "really " * 20 + "miss it", "en"),
        ("siaradais i â fy mrawd", "cy"),
        ("mae fy nerth yn pallu", "cy"),  # nerth, or derth: `n` does not tell
        ("mae'r bws yn stopio am bump", "cy"),
    ],
)
def test_what_is_not_certain_is_left_out(said: str, language: str) -> None:
    assert reflect(said, language) is None


@pytest.mark.parametrize(
    ("text", "is_said"),
    [("I'd lose my fitness", True), ("byddwn i'n aros yn y tŷ", True), ("I will be always alone no job", False)],
)
def test_a_fear_that_is_said_as_a_fact_is_not_given_back_as_one(text: str, is_said: bool) -> None:
    assert is_conditional(text) == is_said


@pytest.mark.parametrize(
    "said", ["I'm worn out", "nothing to give", "dwi'm yn berson da", "my dad used to hit me", "I am useless"]
)
def test_a_burden_is_no_strength_to_be_praised(said: str) -> None:
    assert not may_be_affirmed(said)


def test_what_may_be_praised() -> None:
    assert may_be_affirmed("I don't give up easily")
