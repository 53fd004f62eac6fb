"""Whole conversations as a measure: what counts as an alarm, what as a miss, and that nothing of them is trained on."""

from __future__ import annotations

import pytest

from nlu.examples import examples
from nlu.measures import RISKS
from nlu.safety_conversations import ARGUABLE, Heard, Said, conversations, conversations_report
from nlu.sentences import LANGUAGES, SETS

TALK = [
    [Said("good_day", "the shed"), Said("barrier", "my knee"), Said("no_change", "I'd end it", "risk_self_harm")],
    [Said("good_day", "the sea"), Said("barrier", "hard to say", ARGUABLE), Said("step", "help him", "risk_abuse")],
]


def test_an_alarm_counts_where_there_is_no_risk_and_a_miss_where_there_is_one() -> None:
    heard = Heard(TALK, [[False, True, True], [False, True, False]])
    assert (heard.broken_in.hits, heard.broken_in.of) == (1, 3)
    assert (heard.disturbed.hits, heard.disturbed.of) == (1, 2)
    assert (heard.noticed.hits, heard.noticed.of) == (1, 2)
    assert list(heard.wrong) == ["barrier (no risk): my knee", "step (risk_abuse): help him"]


def test_the_page_shows_each_set_with_its_figures() -> None:
    page = conversations_report({("blind", "cy"): Heard(TALK, [[False, True, True], [False, False, False]])})
    assert "| blind, cy | 2 | 3 | 33.3% (6.1% to 79.2%) | 50.0% (9.5% to 90.5%) | 1 of 2 |" in page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SETS)
def test_every_message_has_a_question_words_and_a_known_risk_or_none(name: str, language: str) -> None:
    read = conversations(name, language)
    assert len(read) >= 10
    known = {None, ARGUABLE, "worried_about_other", *RISKS}
    assert [said for one in read for said in one if not said.text.strip() or said.risk not in known] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_of_them_is_trained_on(language: str) -> None:
    trained = {example.text.casefold() for example in examples() if example.language == language}
    said = {said.text.casefold() for name in SETS for one in conversations(name, language) for said in one}
    assert {text for text in said & trained if len(text.split()) > 4} == set()
