"""The words are the person's: what is shared, kept back, taken out or deleted is what they say, in their own way."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.end_to_end.risks import SAID
from tests.end_to_end.scripts import ENGLISH, SCRIPTS, until
from tests.end_to_end.service import Nod, Talk

BARRIER = {"en": "the bus stops at five", "cy": "mae'r bws yn gorffen am bump"}


def at(nod: Nod, question: str, language: str = "en") -> Talk:
    talk = nod.someone(language)
    talk.says(*until(question, language))
    assert talk.question == question
    return talk


def shared(nod: Nod, talk: Talk) -> dict[str, Any]:
    exported = nod.nod("export", "--format", "json", "--shared", "--person", talk.record["person"])
    found: dict[str, Any] = json.loads(exported.stdout)
    return found


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "all but the bus"),
        ("en", "everything except the bit about the bus stops at five"),
        ("cy", "iawn heblaw'r bws"),
        ("cy", "ia, popeth ond y bws"),
    ],
)
def test_all_but_a_line_shares_all_but_that_line_and_says_so(nod: Nod, language: str, said: str) -> None:
    talk = at(nod, "readback_share", language)
    answer = talk.say(said)
    assert BARRIER[language] in answer
    assert (talk.record["state"], talk.question) == ("shared", None)
    assert shared(nod, talk)["barriers"] == []


@pytest.mark.parametrize(("language", "said"), [("en", "all but one of them"), ("cy", "ia, ond ddim popeth")])
def test_where_it_is_not_clear_which_it_is_asked_and_nothing_is_shared_yet(nod: Nod, language: str, said: str) -> None:
    talk = at(nod, "readback_share", language)
    talk.say(said)
    assert (talk.question, talk.record["state"]) == ("readback_goal", "in_progress")
    talk.say("yes" if language == "en" else "iawn")
    assert (talk.question, talk.record["state"]) == ("readback_private", "in_progress")


@pytest.mark.parametrize(("language", "kept"), [("en", "no, keep that one back"), ("cy", "na, ei gadw'n ôl")])
def test_a_goal_is_shared_or_kept_by_itself(nod: Nod, language: str, kept: str) -> None:
    talk = at(nod, "readback_share", language)
    talk.says("some of it" if language == "en" else "peth ohono", kept)
    assert (talk.question, talk.record["state"]) == ("readback_private", "in_progress")
    talk.say("no more" if language == "en" else "dim mwy")
    assert (talk.record["state"], [goal["shared"] for goal in talk.record["goals"]]) == ("shared", [False])
    seen = shared(nod, talk)
    assert (seen["goals"], len(seen["hopes"])) == ([], len(talk.record["hopes"]) - 1)
    assert seen["barriers"]


def test_whoever_names_lines_where_the_goal_is_asked_about_has_said_it_all(nod: Nod) -> None:
    talk = at(nod, "readback_share")
    talk.says("some of it", "6 and 7")
    assert (talk.record["state"], [goal["shared"] for goal in talk.record["goals"]]) == ("shared", [True])
    kept_back = {line["words"] for key in ("good_days", "strengths") for line in talk.record[key]}
    kept_back -= {line["words"] for key in ("good_days", "strengths") for line in shared(nod, talk)[key]}
    assert len(kept_back) == 2


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "don't share it"), ("en", "I've changed my mind, keep it private"), ("cy", "paid â rhannu")],
)
def test_a_refusal_shares_nothing(nod: Nod, language: str, said: str) -> None:
    talk = at(nod, "readback_share", language)
    talk.say(said)
    assert talk.record["state"] == "withheld"


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "I want to stop sharing my record"), ("cy", "dwi isio stopio rhannu"), ("cy", "tynnwch o'n ôl o'r tîm")],
)
def test_sharing_stops_at_once_when_somebody_says_so(nod: Nod, language: str, said: str) -> None:
    talk = at(nod, "readback_share", language)
    talk.say("yes" if language == "en" else "ie")
    assert talk.record["state"] == "shared"
    assert ("Nobody else sees it" if language == "en" else "Does neb arall yn ei weld") in talk.say(said)
    assert talk.record["state"] == "withheld"
    assert [goal["shared"] for goal in talk.record["goals"]] == [False]


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "keep that private"), ("cy", "dwi'm isio i neb weld hynny"), ("en", "hide the bit about the cat")],
)
def test_a_wish_for_privacy_that_names_no_line_changes_none(nod: Nod, language: str, said: str) -> None:
    talk = at(nod, "readback_right", language)
    before = talk.record
    reply = talk.say(said)
    assert ("which line" if language == "en" else "pa linell i'w chadw yn ôl") in reply
    assert [talk.record[kind] for kind in ("hopes", "barriers", "people")] == [
        before[kind] for kind in ("hopes", "barriers", "people")
    ]


@pytest.mark.parametrize(("language", "no"), [("en", "no"), ("cy", "na")])
def test_a_no_to_what_a_line_should_say_takes_nothing_out(nod: Nod, language: str, no: str) -> None:
    talk = at(nod, "readback_right", language)
    talk.say("change the bus" if language == "en" else "newid y bws")
    assert talk.question == "edit_words"
    talk.say(no)
    assert talk.words("barriers") == [BARRIER[language]]


def test_what_others_shall_not_see_is_no_new_wording_of_a_line(nod: Nod) -> None:
    talk = at(nod, "readback_right")
    talk.say("change the bus")
    assert talk.question == "edit_words"
    reply = talk.say("I don't want the doctor to see that")
    assert BARRIER["en"] in reply
    assert "stays with you" in reply
    assert talk.words("barriers") == [BARRIER["en"]]


@pytest.mark.parametrize(
    ("language", "question", "said"),
    [
        ("en", "barrier_no_change", "I don't want the doctor to see that"),
        ("en", "goal_progress", "don't show the bus to my nurse"),
        ("en", "readback_right", "keep the bus private"),
        ("cy", "barrier_no_change", "paid â dangos hwnna i neb"),
        ("cy", "readback_right", "dwi'm isio i'r nyrs weld y bws"),
    ],
)
def test_a_line_somebody_wants_private_is_not_shared_with_the_rest(
    nod: Nod, language: str, question: str, said: str
) -> None:
    talk = at(nod, question, language)
    assert BARRIER[language] in talk.say(said)
    assert talk.question == question  # it is asked again: nothing is taken for its answer
    names = [name for name, _ in SCRIPTS[language]]
    talk.says(*(answer for _, answer in SCRIPTS[language][names.index(question) :]))
    assert talk.record["state"] == "shared"
    assert shared(nod, talk)["barriers"] == []
    assert talk.words("barriers") == [BARRIER[language]]


def test_an_answer_may_say_itself_that_staff_are_not_to_be_told(nod: Nod) -> None:
    talk = at(nod, "barrier_words")
    talk.say("I have a drink most nights but don't tell my doctor")
    assert talk.question == "barrier_no_change"
    talk.says("less and less", *(answer for _, answer in ENGLISH[13:]))
    assert talk.record["state"] == "shared"
    assert shared(nod, talk)["barriers"] == []


@pytest.mark.parametrize(("language", "all_of_it"), [("en", "share all of it"), ("cy", "rhannu popeth")])
def test_what_was_private_can_be_shown_after_all(nod: Nod, language: str, all_of_it: str) -> None:
    talk = at(nod, "readback_share", language)
    talk.say("all but the bus" if language == "en" else "popeth ond y bws")
    assert shared(nod, talk)["barriers"] == []
    talk.say(all_of_it)
    assert [line["words"] for line in shared(nod, talk)["barriers"]] == [BARRIER[language]]


def test_a_line_that_is_shared_already_is_kept_back_at_once(nod: Nod) -> None:
    talk = at(nod, "readback_share")
    talk.say("yes")
    assert [line["words"] for line in shared(nod, talk)["barriers"]] == [BARRIER["en"]]
    talk.say("I don't want my nurse to see the bus")
    assert talk.record["state"] == "shared"
    assert shared(nod, talk)["barriers"] == []
    assert "stays with you" in talk.say("show my record")


def test_where_it_is_not_clear_which_shared_line_is_meant_nothing_is_seen_any_more(nod: Nod) -> None:
    talk = at(nod, "readback_share")
    talk.say("yes")
    assert "Nobody else sees it" in talk.say("I don't want my doctor to see that")
    assert (talk.record["state"], talk.question) == ("withheld", None)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "no i dont want to share any of it"),
        ("en", "I don't want to share any more, stop the nurses looking"),
        ("cy", "dim rhannu o gwbl"),
    ],
)
def test_a_refusal_where_lines_are_asked_for_shares_nothing(nod: Nod, language: str, said: str) -> None:
    talk = at(nod, "readback_share", language)
    talk.says(*(("some of it", "yes") if language == "en" else ("peth ohono", "iawn")))
    assert talk.question == "readback_private"
    talk.say(said)
    assert (talk.record["state"], talk.question) == ("withheld", None)


@pytest.mark.parametrize(
    "said", ["when can i see my mates", "what happens to the library line", "hmm the bus and so on and then I said"]
)
def test_what_names_no_line_shares_nothing_yet(nod: Nod, said: str) -> None:
    talk = at(nod, "readback_share")
    talk.says("some of it", "yes", said)
    assert (talk.record["state"], talk.question) == ("in_progress", "readback_private")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "no I dont want to share"),
        ("en", "I do not want them to see any of it."),
        ("cy", "sai moyn i nhw weld e nawr"),
    ],
)
def test_whoever_has_shared_can_take_it_back_in_their_own_words(nod: Nod, language: str, said: str) -> None:
    talk = at(nod, "readback_share", language)
    talk.say("yes" if language == "en" else "ie")
    talk.say(said)
    assert talk.record["state"] == "withheld"


@pytest.mark.parametrize(("language", "said"), [("en", "share it after all"), ("cy", "gall y nyrs weld e")])
def test_whoever_kept_it_can_share_it_later(nod: Nod, language: str, said: str) -> None:
    talk = at(nod, "readback_share", language)
    talk.say("no" if language == "en" else "na")
    talk.say(said)
    assert talk.question == "readback_right"


@pytest.mark.parametrize("said", ["my mum cant see can she", "wait what about my goal", "who is in the team?"])
def test_a_question_where_sharing_is_asked_decides_nothing(nod: Nod, said: str) -> None:
    talk = at(nod, "readback_share")
    talk.say(said)
    assert (talk.record["state"], talk.question) == ("in_progress", "readback_share")


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Nurse yes. Not the doctor."), ("cy", "Rhannwch efo'r nyrs ond dim y doctor")]
)
def test_who_would_share_with_one_of_the_team_is_told_that_it_reads_together(
    nod: Nod, language: str, said: str
) -> None:
    talk = at(nod, "readback_share", language)
    assert ("together" if language == "en" else "gyda'i gilydd") in talk.say(said)
    assert (talk.record["state"], talk.question) == ("in_progress", "readback_share")


@pytest.mark.parametrize(
    ("language", "said", "state"),
    [("cy", "peidiwch rhannu dim o gwbl", "withheld"), ("en", "share all of it", "shared")],
)
def test_words_that_answer_whether_to_share_count_whatever_else_they_may_mean(
    nod: Nod, language: str, said: str, state: str
) -> None:
    talk = at(nod, "readback_share", language)
    talk.say(said)
    assert talk.record["state"] == state


@pytest.mark.parametrize(
    ("language", "said", "question"),
    [("en", "look back", "review_went"), ("cy", "edrych yn ôl", "review_went"), ("cy", "Newid rhywbeth", None)],
)
def test_the_words_of_a_button_work_when_all_is_done(nod: Nod, language: str, said: str, question: str | None) -> None:
    talk = at(nod, "readback_share", language)
    talk.say("yes" if language == "en" else "ie")
    answer = talk.say(said)
    assert talk.question == question
    assert question or "Pa ran" in answer


def test_a_time_that_is_changed_is_understood_anew(nod: Nod) -> None:
    talk = at(nod, "readback_right")
    talk.say("change Tuesday morning")
    talk.say("Thursday evening at 7")
    assert talk.record["goals"][0]["steps"][0]["timing"]["days"] == ["thu"]


def test_an_answer_that_asks_for_privacy_too_is_not_lost(nod: Nod) -> None:
    talk = at(nod, "step_who")
    talk.say("just me, and keep that private")
    assert talk.question == "support_words"
    assert talk.record["goals"][0]["steps"][0]["who"] == "me"


def test_a_button_tapped_over_rest_is_a_tap(nod: Nod) -> None:
    talk = nod.someone()
    talk.says("hello", "/affirm")
    assert talk.question == "hope_good_day"


def test_lines_are_taken_out_by_their_numbers_at_the_readback(nod: Nod) -> None:
    talk = at(nod, "readback_right")
    lines = talk.say("show my record").splitlines()
    number = next(line.split(".")[0] for line in lines if BARRIER["en"] in line)
    assert "taken that out" in talk.say(f"line {number} delete that")
    assert (talk.words("barriers"), talk.question) == ([], "readback_right")


def test_another_line_named_while_one_is_open_is_no_new_wording(nod: Nod) -> None:
    talk = at(nod, "readback_right")
    lines = talk.say("show my record").splitlines()
    number = next(line.split(".")[0] for line in lines if "the library" in line)
    talk.say("change the bus")
    assert "the library" in talk.say(f"no, line {number}")
    talk.say("the museum")
    assert (talk.words("places"), talk.words("barriers")) == (["the museum"], [BARRIER["en"]])


@pytest.mark.parametrize(("language", "said"), [("en", "remove it"), ("cy", "dilëer y llinell")])
def test_a_line_that_is_open_is_taken_out_by_saying_so(nod: Nod, language: str, said: str) -> None:
    talk = at(nod, "readback_right", language)
    talk.say("change the bus" if language == "en" else "newid y bws")
    talk.say(said)
    assert (talk.words("barriers"), talk.question) == ([], "readback_right")


def test_a_yes_that_goes_on_with_a_change_is_no_yes(nod: Nod) -> None:
    talk = at(nod, "readback_right")
    talk.say("yeah n change the bus")
    assert talk.question == "edit_words"


@pytest.mark.parametrize("said", ["delete the one about the bus", "take out the bus", "remove the bus line"])
def test_one_line_is_taken_out_and_the_rest_stays(nod: Nod, said: str) -> None:
    talk = at(nod, "goal_progress")
    assert BARRIER["en"] in talk.say(said)
    assert talk.words("barriers") == [BARRIER["en"]]  # words may fit a line by chance: it is shown first
    talk.say("/deny")
    assert talk.words("barriers") == []
    assert talk.words("strengths") != []
    assert talk.question == "goal_progress"


def test_delete_that_means_the_line_that_was_said_last(nod: Nod) -> None:
    talk = at(nod, "barrier_no_change")
    talk.say("delete that")
    assert (talk.words("barriers"), talk.question) == ([], "barrier_no_change")
    assert talk.words("strengths") != []


@pytest.mark.parametrize("said", ["skip", "Tuesdays after chapel", "go back", "10"])
def test_whatever_is_no_yes_deletes_nothing_and_goes_on(nod: Nod, said: str) -> None:
    talk = at(nod, "barrier_words")
    talk.say("delete all my data")
    assert talk.question == "delete_sure"
    assert "Nothing is deleted" in talk.say(said)
    assert (talk.question, talk.words("barriers")) == ("barrier_words", [])


def test_how_long_it_is_and_what_was_said_are_answered(nod: Nod) -> None:
    talk = at(nod, "barrier_words")
    assert "art 5 of 8" in talk.say("how long is this")
    assert "“the library”" in talk.say("what did I say")
    welsh = at(nod, "barrier_words", "cy")
    assert "Rhan 5 o 8" in welsh.say("faint eto")
    assert "“y llyfrgell”" in welsh.say("be ddudis i")


def test_a_list_is_kept_whole_where_part_of_it_would_be_lost(nod: Nod) -> None:
    talk = at(nod, "people_words")
    talk.say("my brother and dave and my mum")
    assert " ".join(talk.words("people")).count("dave") == 1


def test_a_list_of_people_is_a_line_each_with_what_is_said_of_them(nod: Nod) -> None:
    talk = at(nod, "people_words")
    talk.say("Sheila my wife, Gwyn who I worked with, and the dog")
    assert talk.words("people") == ["Sheila my wife", "Gwyn who I worked with", "the dog"]


def test_a_wish_for_a_language_before_the_start_is_no_refusal(nod: Nod) -> None:
    talk = nod.someone("cy")
    talk.say("helo")
    assert "Is it all right to start?" in talk.say("No no, in English please")
    assert (talk.question, talk.slots["language"]) == ("consent", "en")


def test_a_number_in_a_clause_of_its_own_is_the_rating_whatever_else_is_said(nod: Nod) -> None:
    talk = at(nod, "goal_importance")
    talk.say("oh, ten")
    assert talk.record["goals"][0]["importance"] == 10


def test_who_is_named_for_a_step_is_kept_beside_the_choice(nod: Nod) -> None:
    talk = at(nod, "step_who")
    talk.say("me and my brother Rhodri")
    step = talk.record["goals"][0]["steps"][0]
    assert (step["who"], step["who_words"]) == ("my_people", "me and my brother Rhodri")
    assert "(“me and my brother Rhodri”)" in talk.say("what have you got down?")
    talk.says("go back", "just me")
    step = talk.record["goals"][0]["steps"][0]
    assert (step["who"], step["who_words"]) == ("me", None)


@pytest.mark.parametrize(
    ("language", "said", "words"),
    [("en", "line {n} should say the lifts are slow", "the lifts are slow"), ("cy", "newid {n} i: y lifft", "y lifft")],
)
def test_a_line_named_with_its_new_words_is_changed_at_once(nod: Nod, language: str, said: str, words: str) -> None:
    talk = at(nod, "readback_right", language)
    listed = talk.say("what have you got down?" if language == "en" else "beth sydd wedi ei ysgrifennu?")
    number = next(line.split(".")[0] for line in listed.splitlines() if BARRIER[language] in line)
    assert words in talk.say(said.format(n=number))
    assert (talk.words("barriers"), talk.question) == ([words], "readback_right")


def test_who_is_named_is_kept_back_without_the_plan(nod: Nod) -> None:
    talk = nod.someone()
    said = until("readback_share")
    at_who = len(until("step_who"))
    talk.says(*said[:at_who], "me and my brother Rhodri", *said[at_who + 1 :])
    assert talk.question == "readback_share"
    listed = talk.say("what have you got down?")
    number = next(line.split(".")[0] for line in listed.splitlines() if "Rhodri" in line)
    talk.say(f"all but line {number}")
    step = shared(nod, talk)["goals"][0]["steps"][0]
    assert (step["who"], step["who_words"]) == ("my_people", None)


def test_a_number_alone_is_no_answer_where_words_are_asked_for(nod: Nod) -> None:
    talk = at(nod, "barrier_no_change")
    assert "7" not in talk.say("7")
    assert talk.question == "barrier_no_change"


def test_what_is_for_nobodys_notes_stays_with_the_person(nod: Nod) -> None:
    talk = at(nod, "barrier_words")
    assert "share line" in talk.say("my back. and I drink a bit, but don't put that in my notes")
    talk.says(*until("readback_share")[len(until("barrier_no_change")) :])
    assert talk.question == "readback_share"
    talk.say("yes")
    assert shared(nod, talk)["barriers"] == []


@pytest.mark.parametrize(
    ("language", "said"), [("en", "I withdraw my consent"), ("cy", "dwi isio tynnu fy nghaniatâd yn ôl")]
)
def test_consent_can_be_withdrawn_at_any_question_and_given_again(nod: Nod, language: str, said: str) -> None:
    talk = at(nod, "barrier_no_change", language)
    reply = talk.say(said)
    assert ("no longer agree" if language == "en" else "ddim yn gofyn mwy") in reply
    record = talk.record
    assert (record["state"], talk.question) == ("withdrawn", None)
    assert record["consent"]["withdrawn_at"] is not None
    assert talk.words("barriers") == [BARRIER[language]]
    talk.say("hello" if language == "en" else "helo")
    assert talk.question == "consent"
    talk.say("no" if language == "en" else "na")
    assert talk.words("barriers") == [BARRIER[language]]  # whoever stays away has deleted nothing
    talk.say("hello" if language == "en" else "helo")
    talk.say("yes" if language == "en" else "ie")
    assert (talk.record["state"], talk.question) == ("in_progress", "barrier_no_change")
    assert talk.record["consent"]["withdrawn_at"] is None


@pytest.mark.parametrize("language", ["en", "cy"])
def test_who_withdraws_consent_is_told_what_staff_still_see(nod: Nod, language: str) -> None:
    talk = at(nod, "barrier_no_change", language)
    talk.say(SAID[language]["risk_self_harm"])
    reply = talk.say("I no longer consent" if language == "en" else "dwi isio tynnu fy nghaniatâd yn ôl")
    assert talk.record["state"] == "withdrawn"
    assert ("Staff may still see" if language == "en" else "Gall staff weld o hyd") in reply


def test_a_record_that_was_shared_is_seen_no_more_once_consent_is_withdrawn(nod: Nod) -> None:
    talk = at(nod, "readback_share")
    talk.say("yes")
    assert "may have read it before" in talk.say("I no longer consent")
    assert talk.record["state"] == "withdrawn"
    assert [goal["shared"] for goal in talk.record["goals"]] == [False]
    assert nod.nod("export", "--format", "json", "--shared", "--person", talk.record["person"]).stdout.strip() in (
        "",
        "[]",
    )
