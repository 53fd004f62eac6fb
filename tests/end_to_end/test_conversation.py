"""The whole conversation through a real agent and a real action server; then what the database holds."""

from __future__ import annotations

import json

import jsonschema
import pytest

from actions.record.document import schema
from tests.end_to_end.scripts import SCRIPTS, until
from tests.end_to_end.service import Nod

LANGUAGES = pytest.mark.parametrize("language", ["en", "cy"])


@LANGUAGES
def test_the_whole_conversation_becomes_a_record(nod: Nod, language: str) -> None:
    talk = nod.someone(language)
    talk.say("hello" if language == "en" else "helo")
    for question, answer in SCRIPTS[language]:
        assert talk.question == question
        before = len(talk.messages)
        talk.say(answer)
        kept = talk.messages[before]
        assert (kept.text, kept.state) == (answer, "handled")
    record, said = talk.record, dict(SCRIPTS[language])
    jsonschema.validate(record, schema())
    assert (record["state"], record["language"], record["channel"]) == ("shared", language, "rest")
    assert record["consent"]["withdrawn_at"] is None
    assert [hope["words"] for hope in record["hopes"]] == said["hope_words"].split("\n")
    assert record["hopes"][0]["why"] == said["hope_why"]
    (goal,) = record["goals"]
    assert goal["words"] == said["hope_words"].split("\n")[int(said["goal_choice"]) - 1]
    assert ([p["value"] for p in goal["progress"]], goal["importance"], goal["confidence"]) == ([3], 8, 8)
    assert goal["shared"] is True
    (step,) = goal["steps"]
    assert (step["words"], step["when"]) == (said["step_smaller"], said["step_when"])
    assert (step["if"], step["then"], step["who"]) == (said["step_if"], said["step_then"], "me")
    for key, question in (("places", "places_words"), ("offers", "offer_words"), ("support", "support_words")):
        assert [element["words"] for element in record[key]] == [said[question]]
        assert [element["language"] for element in record[key]] == [language]


@LANGUAGES
def test_every_word_nod_says_is_in_the_persons_language(nod: Nod, language: str) -> None:
    talk = nod.someone(language)
    shown = [talk.say(text) for text in [*until("goal_choice", language)]]
    other = ("Beth ", "Diolch", "Rhan ") if language == "en" else ("What ", "Thank", "Part ")
    assert not [text for text in shown if any(word in text for word in other)]


def test_the_first_message_offers_both_languages_and_says_what_nod_is_not(nod: Nod) -> None:
    talk = nod.someone(language=None)
    first = talk.say("hello")
    for words in ("English", "Cymraeg", "Gallwch", "not an assessment", "Nobody is watching", "999"):
        assert words in first
    assert talk.say("Cymraeg").startswith("Fe awn ni ymlaen yn Gymraeg")
    assert talk.record["language"] == "cy"


def test_the_slot_part_names_the_part_of_the_contract(nod: Nod) -> None:
    talk = nod.someone()
    seen = []
    for text in [*until("readback_right")]:
        talk.say(text)
        if talk.part not in seen:
            seen.append(talk.part)
    assert seen == [
        "welcome",
        "hopes",
        "strengths",
        "people_and_places",
        "offer",
        "barriers",
        "goal",
        "step",
        "readback",
    ]


def test_each_answer_is_in_the_database_before_the_next_question(nod: Nod) -> None:
    talk = nod.someone()
    talk.says(*until("offer_words"))
    assert talk.words("places") == ["the library"]
    assert talk.words("offers") == []
    talk.say("I could teach somebody to knit")
    assert talk.words("offers") == ["I could teach somebody to knit"]


def test_sources_point_to_the_very_characters(nod: Nod) -> None:
    talk = nod.someone()
    talk.says(*until("strength_worked_before"))
    texts = {message.id: message.text for message in talk.messages}
    for element in [*talk.record["strengths"], *talk.record["hopes"]]:
        source = element["source"]
        assert texts[source["message"]][source["start"] : source["end"]] == element["words"]
    assert talk.words("strengths") == ["I am a good listener", "I can mend clocks"]


def test_saying_no_to_consent_keeps_nothing(nod: Nod) -> None:
    talk = nod.someone()
    talk.say("hello")
    assert "I have deleted what was here" in talk.say("no thanks")
    assert talk.messages == []
    assert "Nod" in talk.say("hello"), "somebody who changes their mind begins anew"
    assert talk.question == "consent"


def test_a_yes_that_nobody_asked_for_is_no_part_of_the_answer_and_not_said_back(nod: Nod) -> None:
    talk = nod.someone()
    talk.says(*until("strength_worked_before"))
    reply = talk.say("yes and I keep going")
    assert "keep going" in reply
    assert "yes" not in reply.lower()
    assert "I keep going" in talk.words("strengths")


@pytest.mark.parametrize("said", ["maybe", "do I have to", "ok but don't tell my doctor"])
def test_half_a_yes_is_no_consent(nod: Nod, said: str) -> None:
    talk = nod.someone()
    talk.say("hello")
    talk.say(said)
    assert talk.question == "consent"
    assert not (talk.record["consent"] or {}).get("given_at")


@pytest.mark.parametrize(
    ("language", "said", "heard"),
    [
        ("en", "since my wife Ann died I get up for the dog", "I am sorry"),
        ("cy", "bu farw Mam, a'r ci sy'n fy nghodi", "ddrwg gen i"),
    ],
)
def test_a_death_that_is_told_is_not_passed_over(nod: Nod, language: str, said: str, heard: str) -> None:
    talk = nod.someone(language)
    talk.says(*until("strength_keeps_going", language))
    assert heard in talk.say(said)
    assert said in talk.words("strengths")


def test_withholding_keeps_the_record_from_staff(nod: Nod) -> None:
    talk = nod.someone()
    answer = talk.says(*until("readback_share"), "no")
    assert "for you only" in answer
    assert talk.record["state"] == "withheld"
    assert talk.record["goals"][0]["shared"] is False
    assert talk.record["person"] not in nod.nod("export", "--shared").stdout


def test_of_several_hopes_the_reason_is_asked_of_the_first(nod: Nod) -> None:
    talk = nod.someone()
    answer = talk.says(*until("hope_why"))
    assert "You said: “to get back to the bowling club”. Why" in answer


def test_going_back_asks_again_and_corrects_the_record(nod: Nod) -> None:
    talk = nod.someone()
    talk.says(*until("barrier_no_change"))
    assert "You said: “the bus stops at five”" in talk.say("go back")
    assert talk.question == "barrier_words"
    talk.say("it is my knee")
    assert talk.words("barriers") == ["it is my knee"]
    assert talk.question == "barrier_no_change"


def test_going_back_crosses_into_the_part_before(nod: Nod) -> None:
    talk = nod.someone()
    talk.says(*until("offer_words"), "go back")
    assert (talk.part, talk.question) == ("people_and_places", "places_words")
    talk.say("the park")
    assert talk.words("places") == ["the park"]
    assert talk.question == "offer_words"


def test_a_part_can_be_chosen_changed_and_left_as_it_was(nod: Nod) -> None:
    talk = nod.someone()
    talk.says(*until("readback_right"), '/choose_part{"to": "offer"}')
    assert talk.question == "offer_words"
    talk.say("skip")
    assert (talk.words("offers"), talk.question) == (["I could teach somebody to knit"], "readback_right")
    assert "Which line" in talk.say("no")
    talk.says("change my hopes", "skip", "to swim again", "skip", "no")
    assert talk.words("hopes") == ["to swim again"]
    assert talk.record["goals"][0]["words"] == "to swim again"


def test_what_is_changed_after_sharing_is_not_shared_before_the_person_says_so(nod: Nod) -> None:
    talk = nod.someone()
    talk.says(*until("readback_share"), "yes")
    assert "cannot see your record" in talk.say('/choose_part{"to": "offer"}')
    talk.say("I could bake bread")
    assert talk.record["state"] == "in_progress"
    assert talk.record["person"] not in nod.nod("export", "--shared").stdout
    assert talk.question == "readback_right"
    talk.says("yes", "yes")
    assert (talk.record["state"], talk.words("offers")) == ("shared", ["I could bake bread"])


def test_each_goal_keeps_its_own_step_and_ratings(nod: Nod) -> None:
    talk = nod.someone()
    talk.says(*until("readback_right"), '/choose_part{"to": "goal"}')
    talk.says("2", "5", "9", "because he is my son", "7", "no")
    assert talk.question == "step_words", "a goal that has no step yet is given one"
    talk.says("write him a letter", "on Sunday", "no", "me", "no")
    assert talk.question == "readback_right"
    first, second = talk.record["goals"]
    assert (first["words"], first["status"]) == ("to get back to the bowling club", "on-hold")
    assert (first["importance"], [s["words"] for s in first["steps"]]) == (8, ["ring the club"])
    assert first["importance_reason"] == "because I miss the company"
    assert (second["words"], second["status"], second["importance"]) == ("to see my son more often", "proposed", 9)
    assert [(s["words"], s["when"]) for s in second["steps"]] == [("write him a letter", "on Sunday")]
    talk.say('/choose_part{"to": "goal"}')
    talk.say("1")
    assert [goal["status"] for goal in talk.record["goals"]] == ["proposed", "on-hold"]
    talk.say("4")
    assert [point["value"] for point in talk.record["goals"][0]["progress"]] == [3, 4]


def test_no_takes_out_what_was_said_and_skip_keeps_it(nod: Nod) -> None:
    talk = nod.someone()
    talk.says(*until("readback_right"), '/choose_part{"to": "people_and_places"}')
    talk.says("no", "skip")
    assert (talk.words("people"), talk.words("places")) == ([], ["the library"])


def test_a_reason_goes_with_the_answer_it_depended_on(nod: Nod) -> None:
    talk = nod.someone()
    talk.says(*until("hope_words"), "a walk-in shower")
    assert talk.question == "hope_outcome"
    talk.says("to wash on my own", "go back", "go back", "to see my grandchildren")
    assert talk.question == "hope_why"
    assert [(hope["words"], hope["outcome"]) for hope in talk.record["hopes"]] == [("to see my grandchildren", None)]


def test_a_goal_that_was_let_go_can_be_chosen_again(nod: Nod) -> None:
    talk = nod.someone()
    talk.says(*until("readback_share"), "yes", "I want to look at my progress", "not yet", "4", "no", "let it go")
    assert talk.record["goals"][0]["status"] == "cancelled"
    assert talk.question == "goal_choice"
    talk.says("1", "5", "9", "because I miss it", "7", "no")
    assert (talk.record["goals"][0]["status"], talk.record["goals"][0]["importance"]) == ("proposed", 9)


def test_a_record_that_was_kept_private_can_be_shared_later(nod: Nod) -> None:
    talk = nod.someone()
    talk.says(*until("readback_share"), "no", "hello")
    assert '/choose_part{"to": "readback"}' in [b["payload"] for m in talk.last for b in m.get("buttons", [])]
    talk.says('/choose_part{"to": "readback"}', "yes", "yes")
    assert talk.record["state"] == "shared"
    assert "can see what you shared" in talk.say("who sees this")


@pytest.mark.parametrize(
    ("language", "asks", "told", "says"),
    [
        (
            "en",
            "I want to look at my progress",
            ("I rang and they were kind", "my sister came along"),
            ("7", "keep it", "yes", "yes"),
        ),
        (
            "cy",
            "gawn ni edrych sut mae fy nod yn mynd",
            ("ffoniais i a chael croeso", "daeth fy chwaer gyda fi"),
            ("saith", "dal ati", "ydy", "ie"),
        ),
    ],
)
def test_a_review_adds_a_point_in_time(
    nod: Nod, language: str, asks: str, told: tuple[str, str], says: tuple[str, str, str, str]
) -> None:
    talk = nod.someone(language)
    step = "“ring the club”" if language == "en" else "“ffonio'r clwb”"
    assert step in talk.says(*until("readback_share", language), says[3], asks), "the step as it stands is named"
    assert talk.part == "review"
    assert talk.record["state"] == "in_progress", "what is new was not agreed to be shared"
    read_back = talk.says(told[0], says[0], told[1], says[1])
    assert all(f"“{words}”" in read_back for words in told), "it is read back with the rest"
    assert talk.question == "readback_right"
    talk.says(says[2], says[3])
    record = talk.record
    assert record["state"] == "shared"
    assert [point["value"] for point in record["goals"][0]["progress"]] == [3, 7]
    review = record["reviews"][0]
    assert (review["decision"], review["went"]["words"], review["helped"]["words"]) == ("keep", *told)
    jsonschema.validate(record, schema())


def test_starting_over_asks_first_and_keeps_the_consent(nod: Nod) -> None:
    talk = nod.someone()
    talk.says(*until("strength_good_at"), "start over")
    assert talk.say("no").startswith("Nothing is deleted")
    assert (talk.question, len(talk.record["hopes"])) == ("strength_good_at", 2)
    talk.says("start over", "yes")
    assert (talk.question, talk.record["hopes"]) == ("hope_good_day", [])
    assert not [m.text for m in talk.messages if "bowling" in m.text], "what was said before is deleted"
    assert talk.record["consent"]["withdrawn_at"] is None


def test_deleting_leaves_nothing_anywhere(nod: Nod) -> None:
    talk = nod.someone()
    talk.says(*until("strength_good_at"))
    assert "Shall I delete" in talk.say("delete my data")
    assert "is deleted here" in talk.say("yes")
    assert talk.messages == []
    assert not [e for e in talk.tracker["events"] if e["event"] == "user"], "Rasa's tracker is gone too"


def test_one_line_a_person_is_exported_and_meets_the_schema(nod: Nod) -> None:
    talk = nod.someone()
    talk.says(*until("readback_share"), "yes")
    lines = nod.nod("export", "--format", "json").stdout.splitlines()
    for line in lines:
        jsonschema.validate(json.loads(line), schema())
    only = nod.nod("export", "--format", "json", "--person", talk.record["person"])
    assert json.loads(only.stdout) == talk.record
    assert "no record" in nod.nod("export", "--person", "p-unknown").stderr


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "both of them"), ("en", "both"), ("en", "the bowling one and seeing my son"), ("cy", "y ddau")],
)
def test_two_hopes_at_once_are_planned_one_at_a_time(nod: Nod, language: str, said: str) -> None:
    talk = nod.someone(language)
    talk.says(*until("goal_choice", language))
    reply = talk.say(said)
    assert ("one at a time" if language == "en" else "un ar y tro") in reply
    assert (talk.question, talk.record["goals"]) == ("goal_choice", [])


def test_a_hope_that_is_new_where_one_is_chosen_is_put_down_and_chosen(nod: Nod) -> None:
    talk = nod.someone()
    talk.says(*until("goal_choice"))
    talk.say("actually I want to learn to swim")
    assert talk.question == "goal_progress"
    assert "actually I want to learn to swim" in talk.words("hopes")
    assert len(talk.record["goals"]) == 1


def test_whoever_chooses_no_hope_is_told_what_is_left_out_and_how_to_come_back(nod: Nod) -> None:
    talk = nod.someone()
    talk.says(*until("goal_choice"))
    assert "say: go to my goal" in talk.say("skip")
    assert talk.question == "readback_right"
    talk.say("go to my goal")
    assert talk.question == "goal_choice"


@pytest.mark.parametrize("said", ["me and Ann", "my nan", "Mrs Hughes next door", "fi a Gwen"])
def test_whoever_takes_a_step_with_somebody_does_not_take_it_alone(nod: Nod, said: str) -> None:
    talk = nod.someone()
    talk.says(*until("step_who"))
    talk.say(said)
    assert talk.question == "support_words"
    assert [step["who"] for step in talk.record["goals"][0]["steps"]] == ["my_people"]


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Keep."), ("en", "No, I shall keep the step as I gave it."), ("cy", "cadw fe fel ma fe")],
)
def test_a_step_that_is_kept_keeps_its_words(nod: Nod, language: str, said: str) -> None:
    talk = nod.someone(language)
    talk.says(*until("step_smaller", language))
    talk.say(said)
    words = "walk to the club and back" if language == "en" else "cerdded i'r clwb ac yn ôl"
    assert [step["words"] for step in talk.record["goals"][0]["steps"]] == [words]


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Nothing"), ("en", "idk nothing rly"), ("cy", "dim byd rili, fi'n crap ar bopeth")]
)
def test_whoever_finds_no_strength_is_not_praised_for_that(nod: Nod, language: str, said: str) -> None:
    talk = nod.someone(language)
    talk.says(*until("strength_good_at", language))
    assert said not in talk.say(said)
    assert (talk.words("strengths"), talk.question) == ([], "strength_good_at")


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "rang Rhodri, he moaned but he came. fence is half done"), ("cy", "nes i fe! brynes i'r tato")],
)
def test_news_after_the_end_is_heard_and_shown_where_it_goes(nod: Nod, language: str, said: str) -> None:
    talk = nod.someone(language)
    talk.says("hello" if language == "en" else "helo", *(answer for _, answer in SCRIPTS[language]))
    talk.say(said)
    assert {"/review_progress", "/change_answer"} == {button["payload"] for button in talk.last[-1]["buttons"]}


@pytest.mark.parametrize("said", ["no i dont want a goal", "this is silly, I don't want a goal"])
def test_whoever_wants_no_goal_has_none(nod: Nod, said: str) -> None:
    talk = nod.someone()
    talk.says(*until("goal_confidence"))
    assert "leave out the goal" in talk.say(said)
    assert talk.question == "readback_right"
    assert [goal["status"] for goal in talk.record["goals"]] == ["cancelled"]


def test_a_no_to_an_offer_is_no_part_of_the_answer_after_it(nod: Nod) -> None:
    talk = nod.someone()
    talk.says(*until("people_words"))
    talk.say("No. My daughter Elen")
    assert talk.words("people") == ["My daughter Elen"]
