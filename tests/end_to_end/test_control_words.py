"""Answers that hold a word of command are answers, at every question that wants words, in both languages."""

from __future__ import annotations

import json

import pytest

from actions.guide.table import load_guide
from tests.end_to_end.scripts import SCRIPTS
from tests.end_to_end.service import Nod

WORDS = {question.slot for question in load_guide().questions if question.kind == "free_text"}
SAID = [
    ("en", "I want to stop smoking"),
    ("en", "go back to work"),
    ("en", "no one to talk to"),
    ("en", "I don't know many people but my sister helps"),
    ("cy", "dwi isio stopio smocio"),
    ("cy", "mynd yn ôl i'r gwaith"),
    ("cy", "neb i siarad efo nhw"),
    ("cy", "dwi ddim yn nabod llawer o bobl ond mae fy chwaer yn helpu"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("language", "words"), SAID)
def test_no_answer_is_lost_because_it_holds_a_control_word(nod: Nod, language: str, words: str) -> None:
    """One conversation for each answer, given at every question; where Nod asks if it was meant so, a yes keeps it."""
    talk = nod.someone(language)
    talk.say("hello" if language == "en" else "helo")
    asked = 0
    while talk.question not in (None, "readback_right"):
        question = str(talk.question)
        if question not in WORDS:
            talk.say(dict(SCRIPTS[language]).get(question, "8"))
            continue
        asked += 1
        assert asked < 2 * len(WORDS), f"stuck at {question}"
        own = f"{words} {'q' * asked}"  # told apart from the answer before
        talk.say(own)
        if talk.question == question:
            talk.say("/affirm")
        assert talk.question != question, question
        assert own in json.dumps(talk.record, ensure_ascii=False), question
    assert asked > 12
