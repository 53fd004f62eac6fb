"""Every control intent at every question in both languages: nothing of it is saved, and the question stays or moves on.

Said in words, not by buttons. What leads elsewhere (back, another part, starting over, deleting) is tried in a
conversation of its own; what only says something is tried one after the other in the same.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from actions.guide.table import load_guide
from tests.end_to_end.scripts import ASIDE, SCRIPTS, answer_to, until, way_to
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
QUESTIONS = [question.slot for question in load_guide().questions]
# Asked where Nod can write first, which the channel of these tests cannot: tests/end_to_end/test_telegram.py.
ELSEWHERE = {"readback_remind"}
ERASING = {"delete_sure": MOVING["en"]["delete_data"], "start_over_sure": MOVING["en"]["start_over"]}
RATINGS = {question.slot for question in load_guide().questions if question.kind == "scale"}
# What is answered, by the name of the response.
EFFECTS = {
    "greet": "greet",
    "thank": "thank",
    "repeat": "repeat",
    "explain": "explain_{question}|explain_more",
    "ask_why": "why_{question}|why_more",
    "pause": "pause",
    "resume": "resume",
    "stop": "stop|stop_shared|stop_flagged",
    "ask_privacy": "ask_privacy|ask_privacy_shared",
    "talk_to_person": "talk_to_person",
    "about_bot": "about_bot",
    "ask_medical_advice": "ask_medical_advice",
    "out_of_scope": "out_of_scope",
    "frustration": "frustration",
    "goodbye": "goodbye",
}
RESPONSES = yaml.safe_load(Path("domain.yml").read_text(encoding="utf-8"))["responses"]


def saved(talk: Talk) -> dict[str, Any]:
    record = talk.record
    return {key: value for key, value in record.items() if key not in ("state", "language")}


def says(answer: str, names: str) -> bool:
    """Tell whether an answer holds one of the responses, in any wording, whatever is filled in."""
    texts = [one["text"] for name in names.split("|") for one in RESPONSES.get(f"utter_{name}", [])]
    assert texts, names
    return any(re.search(re.sub(r"\\{\w+\\}", ".*", re.escape(text)), answer, re.DOTALL) for text in texts)


def test_every_question_of_the_guide_is_in_the_matrix() -> None:
    for language in ("en", "cy"):
        reached = {*dict(SCRIPTS[language]), *ASIDE[language], *ERASING, *ELSEWHERE}
        assert reached == set(QUESTIONS), language


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("question", [one for one in QUESTIONS if one not in ELSEWHERE | set(ERASING)])
def test_no_control_phrase_is_saved_and_the_question_stays_open(nod: Nod, question: str, language: str) -> None:
    talk = nod.someone(language)
    talk.says(*way_to(question, language))
    assert talk.question == question
    before = saved(talk)
    for intent, phrase in {**STAYING[language], **MOVING[language]}.items():
        answer = talk.say(phrase)
        assert talk.last, f"{intent}: nothing was said"
        if intent in EFFECTS:
            assert says(answer, EFFECTS[intent].format(question=question)), (intent, answer)
        if intent in MOVING[language] and question != "consent":
            assert talk.question in ERASING, (intent, answer)
        if talk.question in ERASING:
            talk.say(NO[language])
        assert talk.question == question, (intent, answer)
        assert saved(talk) == before, intent
    talk.say(CHANGE[language])
    assert (talk.question, saved(talk)) == (question, before), "change_answer asks which answer"
    if question not in RATINGS:  # where a number is asked for, "not sure" is an answer
        talk.say(UNSURE[language])
        assert (talk.question, saved(talk)) == (question, before), "unsure gives an example"
    talk.say(answer_to(question, language))
    assert talk.question != question, "afterwards the answer is taken as ever"
    following, before = talk.question, saved(talk)
    talk.say(REVIEW[language])
    assert talk.part == "review" if before["goals"] else talk.question == following
    assert saved(talk) == before


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("question", sorted(ERASING))
def test_only_a_yes_erases_and_no_other_word(nod: Nod, question: str, language: str) -> None:
    talk = nod.someone(language)
    talk.says(*until("barrier_words", language))
    before = saved(talk)
    command = {"delete_sure": "delete_data", "start_over_sure": "start_over"}[question]
    for intent, phrase in {**STAYING[language], "unsure": UNSURE[language], "change_answer": CHANGE[language]}.items():
        if talk.question != question:
            talk.say(MOVING[language][command])
        assert talk.question == question, intent
        talk.say(phrase)
        assert saved(talk) == before, intent
    if talk.question == question:
        talk.say(NO[language])
    assert (talk.question, saved(talk)) == ("barrier_words", before)


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
