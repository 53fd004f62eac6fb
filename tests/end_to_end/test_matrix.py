"""Every control intent at every question in both languages: nothing of it is saved, and the question stays or moves on.

Said in words, not by buttons. What leads elsewhere (back, another part, starting over, deleting) is tried in a
conversation of its own; what only says something is tried one after the other in the same.
"""

from __future__ import annotations

from typing import Any

import pytest

from actions.guide.table import load_guide
from tests.end_to_end.scripts import SCRIPTS, until
from tests.end_to_end.service import Nod, Talk

STAYING = {
    "en": {
        "greet": "hello there",
        "thank": "thank you very much",
        "repeat": "can you say that again",
        "explain": "what do you mean",
        "ask_why": "why are you asking me this",
        "show_record": "show me what you have written so far",
        "pause": "can we have a little break",
        "resume": "let's carry on",
        "stop": "i want to stop now",
        "ask_privacy": "who is going to see this",
        "talk_to_person": "can i talk to a real person",
        "about_bot": "are you a robot",
        "ask_medical_advice": "should i take more of my tablets",
        "out_of_scope": "what is the weather tomorrow",
        "frustration": "this is useless, you are not listening",
        "goodbye": "bye for now",
    },
    "cy": {
        "greet": "shwmae",
        "thank": "diolch yn fawr",
        "repeat": "allwch chi ddweud hynny eto",
        "explain": "beth ydych chi'n feddwl",
        "ask_why": "pam ydych chi'n gofyn hyn",
        "show_record": "dangoswch beth sydd wedi ei ysgrifennu",
        "pause": "ga i seibiant bach",
        "resume": "gadewch i ni barhau",
        "stop": "dwi eisiau stopio nawr",
        "ask_privacy": "pwy fydd yn gweld hyn",
        "talk_to_person": "ga i siarad â pherson go iawn",
        "about_bot": "wyt ti'n robot",
        "ask_medical_advice": "ddylwn i gymryd mwy o dabledi",
        "out_of_scope": "sut mae'r tywydd yfory",
        "frustration": "mae hyn yn wastraff amser llwyr",
        "goodbye": "hwyl am nawr",
    },
}
# What is said, and the question that is open afterwards (None: the one that was open).
MOVING = {
    "en": {"delete_data": "delete all my data", "start_over": "start again from the beginning"},
    "cy": {"delete_data": "dileu fy nata i gyd", "start_over": "dechrau eto o'r dechrau"},
}
UNSURE = {"en": "i don't know", "cy": "dwi ddim yn gwybod"}
CHANGE = {
    "en": "what I told you before was wrong, can I change it",
    "cy": "roedd beth ddywedais i o'r blaen yn anghywir, ga i ei newid",
}
REVIEW = {"en": "can we look at how my goal is going", "cy": "gawn ni edrych sut mae fy nod yn mynd"}
NO = {"en": "no, keep it", "cy": "na, cadwch e"}
QUESTIONS = [question for question, _ in SCRIPTS["en"]]
RATINGS = {question.slot for question in load_guide().questions if question.kind == "scale"}


def saved(talk: Talk) -> dict[str, Any]:
    record = talk.record
    return {key: value for key, value in record.items() if key not in ("state", "language")}


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_no_control_phrase_is_saved_and_the_question_stays_open(nod: Nod, question: str, language: str) -> None:
    talk = nod.someone(language)
    talk.says(*until(question, language))
    assert talk.question == question
    before = saved(talk)
    for intent, phrase in {**STAYING[language], **MOVING[language]}.items():
        answer = talk.say(phrase)
        assert talk.last, f"{intent}: nothing was said"
        if intent in MOVING[language] and question != "consent":
            assert talk.question in ("delete_sure", "start_over_sure"), (intent, answer)
        if talk.question in ("delete_sure", "start_over_sure"):
            talk.say(NO[language])
        assert talk.question == question, (intent, answer)
        assert saved(talk) == before, intent
    talk.say(CHANGE[language])
    assert (talk.question, saved(talk)) == (question, before), "change_answer asks which answer"
    if question not in RATINGS:  # where a number is asked for, "not sure" is an answer
        talk.say(UNSURE[language])
        assert (talk.question, saved(talk)) == (question, before), "unsure gives an example"
    talk.say(dict(SCRIPTS[language])[question])
    assert talk.question != question, "afterwards the answer is taken as ever"
    following, before = talk.question, saved(talk)
    talk.say(REVIEW[language])
    assert talk.part == "review" if before["goals"] else talk.question == following
    assert saved(talk) == before


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "cy"])
def test_skip_and_back_work_at_every_open_question(nod: Nod, language: str) -> None:
    """One conversation there and back: each question is skipped or answered after going back once from the next."""
    back, skip = {"en": ("go back one", "skip this one"), "cy": ("nôl un cwestiwn", "hepgor hwn")}[language]
    talk = nod.someone(language)
    talk.says(*until("hope_good_day", language))
    for question, answer in SCRIPTS[language][1:-2]:
        if talk.question != question:
            continue  # a skipped answer had a question of its own
        talk.say(skip)
        assert talk.question != question, question
        assert skip not in str(saved(talk)), question
        talk.say(back)
        assert back not in str(saved(talk)), question
        assert talk.question == question, "going back asks the skipped question again"
        talk.say(answer)
    assert talk.question in ("readback_right", "support_words")


@pytest.mark.slow
@pytest.mark.parametrize(("language", "phrase"), [("en", "Cymraeg os gwelwch yn dda"), ("cy", "can we speak English")])
@pytest.mark.parametrize("question", ["hope_words", "goal_importance", "step_when", "readback_right"])
def test_the_language_is_switched_at_any_question(nod: Nod, question: str, language: str, phrase: str) -> None:
    talk = nod.someone(language)
    talk.says(*until(question, language))
    talk.say(phrase)
    assert talk.question == question
    assert talk.slots["language"] == ("cy" if language == "en" else "en")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "phrase", "part"),
    [
        ("en", "can we do my strengths instead", "strengths"),
        ("en", "let's talk about people and places", "people_and_places"),
        ("en", "I want to go to the goal part", "goal"),
        ("cy", "gawn ni wneud fy nghryfderau gyntaf", "strengths"),
        ("cy", "dwi eisiau siarad am y bobl a'r lleoedd", "people_and_places"),
    ],
)
@pytest.mark.parametrize("question", ["hope_why", "barrier_words", "step_if"])
def test_any_part_can_be_chosen_from_any_question(
    nod: Nod, question: str, language: str, phrase: str, part: str
) -> None:
    talk = nod.someone(language)
    talk.says(*until(question, language))
    before = saved(talk)
    talk.say(phrase)
    assert talk.part == part
    assert saved(talk) == before
