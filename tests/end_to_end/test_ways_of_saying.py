"""What readers said in their own way, and Nod misread: each reaction is the one they wanted."""

from __future__ import annotations

from typing import Any

import pytest

from tests.end_to_end.scripts import until, way_to
from tests.end_to_end.service import Nod, Talk


def at(nod: Nod, question: str, language: str = "en") -> Talk:
    talk = nod.someone(language)
    talk.says(*way_to(question, language))
    assert talk.question == question
    return talk


def words(record: dict[str, Any]) -> list[str]:
    kinds = (
        "hopes",
        "good_days",
        "strengths",
        "people",
        "places",
        "offers",
        "barriers",
        "if_nothing_changes",
        "support",
    )
    lines = [one["words"] for kind in kinds for one in record[kind]]
    lines += [one["why"] for one in record["hopes"] if one["why"]]
    steps = [step for goal in record["goals"] for step in goal["steps"]]
    return lines + [step[name] for step in steps for name in ("words", "if", "then", "when") if step[name]]


@pytest.mark.parametrize(
    ("question", "language", "said", "response"),
    [
        ("hope_good_day", "en", "Does it have to be a real day?", "What counts for you"),
        ("people_words", "en", "does my cat count", "What counts for you"),
        ("strength_worked_before", "en", "would faith count?", "What counts for you"),
        ("step_when", "en", "is tomorrow too soon?", "What counts for you"),
        ("step_who", "en", "can it be both of us?", "What counts for you"),
        ("people_words", "cy", "ydi'r gath yn cyfri", "cyfrif i chi"),
        ("strength_good_at", "en", "same as before", "say it here too"),
        ("offer_words", "en", "what I said about the library", "say it here too"),
        ("strength_good_at", "cy", "fel ddudish i o'r blaen", "Dywedwch e yma hefyd"),
        ("step_smaller", "en", "8", "a little more"),
        ("step_smaller", "cy", "dydd Mawrth", "ychydig mwy"),
        ("step_if", "en", "keep it", "a little more"),
        ("goal_progress", "en", "the walking one", "whole number"),
        ("goal_progress", "cy", "tri chwarter ffordd", "7 neu"),
        ("readback_private", "en", "no", "say: no more"),
        ("consent", "cy", "y ci", "Ie neu na"),
        ("consent", "en", "yes but can i stop when i want", "you can stop"),
        ("consent", "en", "yes but who sees it", "care team"),
        ("consent", "en", "whats in it for me", "cannot get you a service"),
    ],
)
def test_it_is_answered_and_the_question_stays_open(
    nod: Nod, question: str, language: str, said: str, response: str
) -> None:
    talk = at(nod, question, language)
    before = words(talk.record) if question != "consent" else []
    assert response in talk.say(said)
    assert talk.question == question
    assert words(talk.record) == before if question != "consent" else True


@pytest.mark.parametrize(
    ("question", "language", "said", "saved"),
    [
        ("hope_words", "cy", "dwi isio stopio smygu", ["dwi isio stopio smygu"]),
        ("hope_words", "cy", "dwi isio stopio byta gormod", ["dwi isio stopio byta gormod"]),
        ("hope_words", "en", "carry on as I am", ["carry on as I am"]),
        (
            "hope_words",
            "en",
            "one night off a week and for mam to stay at home",
            ["one night off a week", "for mam to stay at home"],
        ),
        ("strength_worked_before", "cy", "dal ati", ["dal ati"]),
        ("support_words", "cy", "mam i atgoffa fi", ["mam i atgoffa fi"]),
        ("people_words", "cy", "nan", ["nan"]),
        ("hope_more", "cy", "oes, mynd i weld fy mrawd yng Nghanada", ["mynd i weld fy mrawd yng Nghanada"]),
        ("barrier_words", "en", "my eyes and the bus, the 124", ["my eyes and the bus, the 124"]),
        ("step_if", "en", "if she isn't in I'll leave a message", ["if she isn't in", "I'll leave a message"]),
        ("step_if", "cy", "os bydd hi'n glawio, mi ga i dacsi", ["os bydd hi'n glawio", "mi ga i dacsi"]),
    ],
)
def test_it_is_the_answer(nod: Nod, question: str, language: str, said: str, saved: list[str]) -> None:
    talk = at(nod, question, language)
    before = words(talk.record)
    talk.say(said)
    assert sorted(words(talk.record)) == sorted([*before, *saved])
    assert talk.question != question


@pytest.mark.parametrize(
    ("question", "language", "said"),
    [
        ("hope_more", "en", "nope all good"),
        ("hope_more", "en", "that's about the size of it"),
        ("hope_more", "cy", "dyna ddigon"),
        ("hope_more", "cy", "jyst hynna"),
        ("support_words", "en", "nuthin luv"),
        ("support_words", "en", "nothing at my age"),
        ("support_words", "cy", "dim rili"),
    ],
)
def test_it_says_that_there_is_no_more(nod: Nod, question: str, language: str, said: str) -> None:
    talk = at(nod, question, language)
    before = words(talk.record)
    talk.say(said)
    assert words(talk.record) == before
    assert talk.question != question


def test_who_takes_a_step_keeps_the_words(nod: Nod) -> None:
    talk = at(nod, "step_who")
    talk.say("me and lewis")
    assert talk.record["goals"][0]["steps"][0]["who"] == "my_people"
    assert "“me and lewis”" in talk.say("show me what you have")


@pytest.mark.parametrize(
    ("language", "said", "kind", "value"),
    [
        ("cy", "newid pa mor bwysig i 9", "importance", 9),
        ("en", "change the importance to 9", "importance", 9),
        ("en", "the step should be ring on the mobile", "words", "ring on the mobile"),
        ("cy", "newid y cam i ddydd Gwener", "when", "ddydd Gwener"),
    ],
)
def test_a_line_is_changed_by_its_name(nod: Nod, language: str, said: str, kind: str, value: Any) -> None:
    talk = at(nod, "readback_right", language)
    talk.say(said)
    goal = talk.record["goals"][0]
    assert (goal[kind] if kind == "importance" else goal["steps"][0][kind]) == value
    assert talk.question == "readback_right"


def test_a_welsh_word_is_corrected_as_it_is_mutated(nod: Nod) -> None:
    talk = at(nod, "barrier_words", "cy")
    talk.says("ma' mhen-glin yn brifo", "nid pen-glin oedd o, clun oedd o", "ie")
    assert talk.words("barriers") == ["ma' nghlun yn brifo"]


def test_a_number_in_place_of_its_reason_changes_the_number(nod: Nod) -> None:
    talk = at(nod, "goal_importance_why")
    talk.say("nine")
    assert (talk.record["goals"][0]["importance"], talk.question) == (9, "goal_importance_why")


def test_what_was_doubted_and_two_answers_after_it_are_all_kept(nod: Nod) -> None:
    talk = at(nod, "places_words", "cy")
    before = talk.words("places")
    talk.says("ella", "youth club a cae pel droed", "capal")
    assert talk.words("places") == [*before, "youth club a cae pel droed", "capal"]


def test_only_the_goal_is_shared(nod: Nod) -> None:
    talk = at(nod, "readback_share")
    talk.say("only the goal")
    seen = talk.seen_by_staff()
    assert [goal["words"] for goal in seen["goals"]] == ["to get back to the bowling club"]
    assert (seen["people"], seen["strengths"], seen["barriers"]) == ([], [], [])


def test_what_is_scratched_is_taken_out(nod: Nod) -> None:
    talk = at(nod, "strength_worked_before")
    talk.say("actually scratch that, I'm no good with clocks")
    assert talk.words("strengths") == ["I am a good listener"]
    assert talk.question == "strength_worked_before"


def test_a_hope_said_before_the_start_is_offered(nod: Nod) -> None:
    talk = nod.someone()
    talk.says("i want to walk my dog again", "English", "yes")
    assert "walk my dog again" in talk.say("sitting in the sun")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "i never have good days"),
        ("en", "I am exhausted and I struggle"),
        ("cy", "dwi wedi blino'n lân ar bob dim"),
    ],
)
def test_what_is_hard_is_met_with_warmth(nod: Nod, language: str, said: str) -> None:
    talk = at(nod, "hope_good_day", language)
    answer = talk.say(said)
    assert ("sounds hard" if language == "en" else "swnio'n anodd") in answer
    assert talk.question == "hope_words"
    assert talk.record["safety_flags"] == []


@pytest.mark.parametrize("said", ["batter my ex", "give my brother in law a good hiding", "cut down to one meal a day"])
def test_a_wish_that_could_harm_is_no_plan(nod: Nod, said: str) -> None:
    talk = at(nod, "hope_words")
    assert "no plan" in talk.say(said)
    assert talk.question == "hope_gain"


@pytest.mark.parametrize(
    ("language", "said", "who"),
    [
        ("en", "men's shed", "community"),
        ("cy", "merched y wawr", "community"),
        ("en", "can my sister do it", "my_people"),
    ],
)
def test_whoever_is_named_tells_who_takes_the_step(nod: Nod, language: str, said: str, who: str) -> None:
    talk = at(nod, "step_who", language)
    talk.say(said)
    assert talk.record["goals"][0]["steps"][0]["who"] == who


def test_what_is_told_where_a_number_is_asked_for_is_put_down(nod: Nod) -> None:
    talk = at(nod, "goal_progress")
    assert "“the bowls club”" in talk.say("oh and the bowls club is a good place for me")
    assert (talk.words("places")[-1], talk.question) == ("the bowls club", "goal_progress")


def test_a_step_told_with_a_reason_is_offered_as_the_step(nod: Nod) -> None:
    talk = nod.someone()
    script = until("step_words")
    place = len(until("hope_why"))
    told = "because I miss it, and I could start by ringing Dave on Friday"
    assert "“ringing Dave" in talk.says(*script[:place], told, *script[place + 1 :])
    talk.say("yes")
    assert talk.record["goals"][0]["steps"][0]["words"].startswith("ringing Dave")
    assert talk.question == "step_smaller"


@pytest.mark.parametrize(
    ("said", "seen", "hidden"),
    [
        ("all of it apart from lines 8 and 13", "strengths", ["I can mend clocks", "the library"]),
        ("go on then, but leave out what I said about the library", "strengths", ["the library"]),
        ("just the strengths and my people, nothing else", "strengths", ["the library", "to see my son more often"]),
        ("they can see everything but the strengths", "people", ["I am a good listener", "my dog"]),
        ("not the library or my dog, rest is fine", "people", ["my dog", "the library"]),
    ],
)
def test_sharing_keeps_to_the_limits_that_are_set(nod: Nod, said: str, seen: str, hidden: list[str]) -> None:
    talk = at(nod, "readback_share")
    talk.say(said)
    shared = talk.seen_by_staff()
    assert shared["state"] == "shared"
    assert shared[seen]
    assert not set(hidden) & set(words(shared))


def test_strengths_are_kept_back_in_welsh_too(nod: Nod) -> None:
    talk = at(nod, "readback_share", "cy")
    talk.say("popeth ond fy nghryfderau")
    shared = talk.seen_by_staff()
    assert (shared["state"], shared["strengths"]) == ("shared", [])
    assert shared["people"]


def test_which_lines_stay_private_is_said_in_words(nod: Nod) -> None:
    talk = at(nod, "readback_private")
    talk.say("the ones about the library and the dog")
    assert not {"the library", "my dog"} & set(words(talk.seen_by_staff()))


def test_a_yes_right_after_an_alarm_shares_nothing(nod: Nod) -> None:
    talk = at(nod, "readback_share")
    talk.says("I want to die", "yes")
    assert (talk.record["state"], talk.question) == ("in_progress", "readback_share")
