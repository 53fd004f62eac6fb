"""The first words of a conversation: in any language, asking for a language, or saying something at once."""

from __future__ import annotations

import pytest

from tests.end_to_end.service import Nod


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("cymraeg plis", "cy"),
        ("ga i siarad Cymraeg", "cy"),
        ("Cymraeg os gwelwch yn dda", "cy"),
        ("can we do this in Welsh", "cy"),
        ("saesneg plis", "en"),
        ("in English please", "en"),
    ],
)
def test_a_language_that_is_asked_for_at_once_is_spoken(nod: Nod, said: str, language: str) -> None:
    talk = nod.someone(None)
    answer = talk.say(said)
    assert ("Nod ydw i" in answer) == (language == "cy")
    assert (talk.question, talk.slots["language"]) == ("consent", language)
    talk.say("iawn" if language == "cy" else "yes")
    assert talk.question == "hope_good_day"


@pytest.mark.parametrize("said", ["dwi isio cerdded mwy", "pwy sy'n gweld hwn?", "shwmae", "haia, sut mae"])
def test_whoever_begins_in_welsh_is_answered_in_welsh(nod: Nod, said: str) -> None:
    talk = nod.someone(None)
    talk.say(said)
    assert (talk.question, talk.slots["language"]) == ("consent", "cy")


@pytest.mark.parametrize("said", ["helo", "hello", "I want to walk more", "who sees this?"])
def test_whoever_does_not_is_offered_both(nod: Nod, said: str) -> None:
    talk = nod.someone(None)
    assert "Gallwch ddefnyddio Cymraeg neu Saesneg" in talk.say(said)
    assert talk.question == "consent"
