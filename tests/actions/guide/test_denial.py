"""Whoever says after an alarm that it was not meant so is believed, and nothing else is taken for that."""

from __future__ import annotations

import pytest

from actions.guide.denial import confirms, denies, means_no_harm


@pytest.mark.parametrize(
    "text",
    [
        "it was a joke",
        "only joking!",
        "lol i was kidding",
        "sorry, I didn't mean it like that",
        "i'm not suicidal",
        "no no, I'm fine, honestly",
        "It's just a saying.",
        "you've got me wrong",
        "that's not what I meant",
        "don't worry, I'm safe",
        "figure of speech love",
        "false alarm",
        "jôc oedd o",
        "dim ond jôc",
        "sori, dim o ddifri",
        "tynnu coes o'n i",
        "paid â phoeni, dwi'n iawn",
        "nid felly o'n i'n meddwl",
        "mae'n iawn, dim ond dywediad",
        "camddeall",
        "wy'n saff, peidiwch â becso",
        "I'm not going to kill myself",
        "I'm not going to hurt anyone",
        "I don't want to die",
        "I would never do that",
        "jk",
        "haha jk",
        "I was exaggerating",
        "I take it back",
        "that came out wrong",
        "I'm fine now",
        "ro'n i'n jocian",
        "doeddwn i ddim o ddifri",
        "dwi'm yn mynd i ladd fy hun",
        "na, dwi ddim isio marw, sori",
    ],
)
def test_a_denial_is_understood(text: str) -> None:
    assert means_no_harm(text)


@pytest.mark.parametrize(
    "text",
    [
        "just joking, I want to walk the dog",
        "I'm not going to do it today",
        "i'm not going to do anything yet",
        "life is a joke",
        "I'm fine when my sister is here",
        "they think I'm joking but I'm not coming back",
        "I don't mean to be a burden",
        "to be safe at home",
        "is it a joke?",
        "no",
        "to see my family",
        "jôc yw fy mywyd i",
        "dwi'm yn mynd i neud dim heno",
        "dwi isio bod yn saff adra",
        "dwi'n iawn pan mae Mam yma",
        "I'm joking " * 30,
        "I'm not safe",
        "i'm not ok",
        "no, I'm not safe here",
        "I'm barely ok",
        "she's not safe",
        "dwi'n drist iawn",
        "dwi'n isel iawn",
        "rwy'n unig iawn",
        "so fi'n saff",
        "so fi'n iawn",
        "dwi'm yn iawn",
        "no joke",
        "No joke, I mean it",
        "seriously, it's no joke",
        "I'm not joking",
        "dim jôc",
        "fi ddim yn jocan",
        "o'n i ddim yn jocian",
        "wnes i ddim jocian",
        "I'm not meant to be here",
        "I was never meant to be",
        "there is no need to be here",
        "I don't mean anything to you",
        "I'm a joke",
        "I'm misunderstood",
        "Don't worry, I did it",
        "don't worry, I mean it",
        "sorry, love you, don't worry x",
        "I don't want to die yet",
        "I'm not going to hurt myself tonight",
        "don't worry",
        "ok",
        "",
    ],
)
def test_an_answer_is_none(text: str) -> None:
    assert not means_no_harm(text)


@pytest.mark.parametrize(
    "text", ["haha no he doesnt i was messing", "I never said that", "no she doesn't, I was joking"]
)
def test_a_denial_for_somebody_else_is_understood(text: str) -> None:
    assert means_no_harm(text)


@pytest.mark.parametrize(
    "text",
    [
        "that was a joke mun, I'm not going to hurt myself",
        "I'm fine, I am not suicidal, I'm tired. Carry on",
        "I am quite well. I should like you to carry on.",
        "carry on, that's nothing to do with it",
        "I am perfectly comfortable in my chair. Four is my answer.",
        "I meant I dont bother cooking!! not that. carry on",
        "Yr wyf yn iawn, diolch. Nid oeddwn yn meddwl hynny. Awn ymlaen.",
        "na na be ti son am, panad mewn heddwch ddudis i! dwin iawn",
        "arglwydd mawr nage! dim o'r fath beth, mlaen",
        "nagdw dwi'n iawn siŵr…",
    ],
)
def test_right_after_an_alarm_one_clause_is_enough(text: str) -> None:
    assert denies(text)


@pytest.mark.parametrize(
    "text",
    [
        "I'm fine when my sister is here",
        "I'm not ok, and that is no joke",
        "my son says I'm safe",
        "am I fine?",
        "a walk to the shop would be nice",
        "dwi'n iawn pan mae'r gofalwr yma",
    ],
)
def test_an_answer_holds_no_such_clause(text: str) -> None:
    assert not denies(text)


@pytest.mark.parametrize(
    "text",
    [
        "Good grief no love, I'm not going to hurt myself",
        "Goodness, no! The armchair, I mean the armchair",
        "Bobol annwyl, nag oes! Blwyddyn ola yn y coleg",
        "Jiw jiw, nage! Meddwl am y gader o'n i.",
        "nobodys getting hurt, its a saying",
        "that's not how I meant it",
    ],
)
def test_right_after_an_alarm_an_outcry_is_a_denial(text: str) -> None:
    assert denies(text)


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "No, that's all",
        "nag oes",
        "No lifts and stairs",
        "it's my back",
        "no, I meant it",
        "No you read it right. I'm tired",
    ],
)
def test_right_after_an_alarm_an_answer_or_a_yes_is_none(text: str) -> None:
    assert not denies(text)


@pytest.mark.parametrize("text", ["No you read it right. I'm tired that's all", "I meant it", "it's true", "mae'n wir"])
def test_somebody_may_say_that_it_was_read_rightly(text: str) -> None:
    assert confirms(text)


@pytest.mark.parametrize("text", ["I never meant it", "that's not how I meant it", "is it true?", "my knee"])
def test_other_words_confirm_nothing(text: str) -> None:
    assert not confirms(text)
