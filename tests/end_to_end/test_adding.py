"""Something more for the record: put down from any question, where it belongs, and nothing of it lost."""

from __future__ import annotations

import pytest

from tests.end_to_end.scripts import until
from tests.end_to_end.service import Nod, Talk


def at(nod: Nod, question: str, language: str = "en") -> Talk:
    talk = nod.someone(language)
    talk.says(*until(question, language))
    assert talk.question == question
    return talk


@pytest.mark.parametrize(
    ("language", "said", "key", "words"),
    [
        ("en", "can you put down that I love swimming under what I'm good at", "strengths", "I love swimming"),
        ("en", "add a hope: learn Welsh", "hopes", "learn Welsh"),
        ("cy", "rho nofio dan fy ngobeithion", "hopes", "nofio"),
        ("cy", "cryfder arall: dwi'n dal ati", "strengths", "dwi'n dal ati"),
    ],
)
@pytest.mark.parametrize("question", ["barrier_words", "readback_right", "goal_importance"])
def test_a_line_that_names_its_kind_is_put_there_from_any_question(
    nod: Nod, question: str, language: str, said: str, key: str, words: str
) -> None:
    talk = at(nod, question, language)
    before = talk.words(key)
    assert words in talk.say(said)
    assert talk.words(key) == [*before, words]
    assert talk.question == question
    assert talk.words("barriers") == ([] if question == "barrier_words" else talk.words("barriers"))


@pytest.mark.parametrize(
    ("language", "said", "words", "there"),
    [
        ("en", "I also want to add that I play chess", "I play chess", "what I am good at"),
        ("cy", "dwi isio ychwanegu mod i'n llysieuwr", "mod i'n llysieuwr", "cryfderau"),
    ],
)
def test_where_the_kind_is_not_said_nod_asks_for_it(nod: Nod, language: str, said: str, words: str, there: str) -> None:
    talk = at(nod, "readback_right", language)
    assert f"“{words}”" in talk.say(said)
    talk.say(there)
    assert words in talk.words("strengths")
    assert talk.question == "readback_right"
    tapped = at(nod, "readback_right", language)
    tapped.says(said, '/change_answer{"to": "offer"}')
    assert words in tapped.words("offers")
    left = at(nod, "readback_right", language)
    before = left.record
    left.says(said, "/deny")
    assert (left.question, left.record["strengths"], left.record["offers"]) == (
        "readback_right",
        before["strengths"],
        before["offers"],
    )


@pytest.mark.parametrize(
    ("language", "said", "caution"),
    [
        ("en", "add a hope: to stop taking my tablets", "I make no plan for that"),
        ("cy", "gobaith arall: stopio cymryd fy nhabledi", "wna i ddim cynllun"),
    ],
)
def test_a_hope_that_is_added_is_looked_at_like_any_other(nod: Nod, language: str, said: str, caution: str) -> None:
    talk = at(nod, "readback_right", language)
    assert caution in talk.say(said)
    assert [hope["caution"] for hope in talk.record["hopes"]] == [False, False, True]


def test_an_offered_hope_that_is_taken_is_looked_at_like_any_other(nod: Nod) -> None:
    talk = at(nod, "hope_good_day")
    assert "“come off all my tablets”" in talk.say("pottering about. I want to come off all my tablets")
    assert "I make no plan for that" in talk.say("yes")
    assert (talk.question, talk.record["hopes"][0]["caution"]) == ("hope_gain", True)
    other = at(nod, "hope_good_day")
    other.says("I'd be clean. I want to get a walk-in shower", "yes")
    assert other.question == "hope_outcome"
    other.says("wash by myself again", "because I like my privacy")
    (hope,) = other.record["hopes"]
    assert (hope["words"], hope["outcome"]) == ("get a walk-in shower", "wash by myself again")
    assert hope["why"] == "because I like my privacy"


def test_two_hopes_told_in_passing_are_two_lines(nod: Nod) -> None:
    talk = at(nod, "hope_good_day")
    talk.says("pottering about. I want to see my son more and walk the dog", "yes", "because I miss him")
    assert talk.words("hopes") == ["see my son more", "walk the dog"]
    assert talk.record["hopes"][0]["why"] == "because I miss him"


@pytest.mark.parametrize(
    ("language", "question", "said", "kind", "value"),
    [
        ("en", "goal_importance_why", "no, I meant 6", "importance", 6),
        ("en", "barrier_words", "change my first hope to swim more", "hopes", "swim more"),
        ("cy", "barrier_words", "newidia fy ngobaith cyntaf i ganu mwy", "hopes", "ganu mwy"),
        ("en", "goal_confidence_up", "line 19 to 6", "importance", 6),
    ],
)
def test_what_was_said_wrong_is_mended_from_the_questions_after_it(
    nod: Nod, language: str, question: str, said: str, kind: str, value: str | int
) -> None:
    talk = at(nod, question, language)
    talk.say(said)
    assert talk.question == question
    found = talk.record
    assert (found["goals"][0][kind] if kind == "importance" else found[kind][0]["words"]) == value


def test_where_it_is_not_certain_which_line_was_meant_nod_asks_and_loses_no_word(nod: Nod) -> None:
    talk = at(nod, "barrier_words")
    talk.say("sorry, I meant fixing engines")
    assert (talk.question, talk.words("barriers")) == ("edit_words", [])
    assert "fixing engines" in str(talk.last)
    talk.say("fixing engines")
    assert (talk.question, talk.words("offers")) == ("barrier_words", ["fixing engines"])


@pytest.mark.parametrize("said", ["tynna rif 7", "tynna 7"])
def test_a_line_is_taken_out_by_its_number_in_welsh(nod: Nod, said: str) -> None:
    talk = at(nod, "readback_right", "cy")
    assert talk.words("strengths")[0] == "dwi'n gwrando'n dda"
    talk.say(said)
    assert "dwi'n gwrando'n dda" not in talk.words("strengths")


@pytest.mark.parametrize(
    ("said", "question"), [("Give an example", "strength_worked_before"), ("skip", "people_words")]
)
def test_the_title_of_a_button_that_is_typed_is_a_tap(nod: Nod, said: str, question: str) -> None:
    talk = at(nod, "strength_worked_before" if said == "Give an example" else "strength_keeps_going")
    before = talk.words("strengths")
    answer = talk.say(said)
    assert (talk.words("strengths"), talk.question) == (before, question)
    assert ("For example" in answer) == (said == "Give an example")


@pytest.mark.parametrize(
    ("language", "step"), [("en", "flush my tablets down the loo"), ("cy", "stopio cymryd y tabledi")]
)
def test_no_step_is_made_of_what_could_harm(nod: Nod, language: str, step: str) -> None:
    talk = at(nod, "step_words", language)
    answer = talk.say(step)
    if not talk.last[0]["text"].startswith(("Thank", "Diolch")):
        answer = talk.say("/affirm")  # Nod asked whether it was the answer
    assert ("could do harm" if language == "en" else "gallai wneud niwed") in answer
    assert (talk.question, talk.record["goals"][0]["steps"]) == ("step_words", [])


@pytest.mark.parametrize("said", ["nos fory", "wsos nesa"])
def test_a_time_is_an_answer_whatever_else_it_may_mean(nod: Nod, said: str) -> None:
    talk = at(nod, "step_when", "cy")
    talk.say(said)
    assert (talk.question, talk.record["goals"][0]["steps"][0]["when"]) == ("step_if", said)
