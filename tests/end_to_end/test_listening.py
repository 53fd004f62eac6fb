"""Nod listens: several things told apart, what is said in passing, doubt, harm, and what stays private."""

from __future__ import annotations

import json

import pytest

from actions.doubt import LEAST_SURE
from actions.guide.catalogue import catalogue
from tests.end_to_end.scripts import until
from tests.end_to_end.service import HTTP, Nod, Talk


def at(nod: Nod, question: str, language: str = "en") -> Talk:
    talk = nod.someone(language)
    talk.says(*until(question, language))
    assert talk.question == question
    return talk


def buttons(talk: Talk) -> list[str]:
    return [button["title"] for message in talk.last for button in message.get("buttons") or []]


def test_two_hopes_in_one_sentence_are_told_apart(nod: Nod) -> None:
    talk = at(nod, "hope_words")
    words = "I want to get back to the bowling club and see my son more often"
    talk.say(words)
    assert talk.words("hopes") == ["I want to get back to the bowling club", "see my son more often"]
    for hope in talk.record["hopes"]:
        assert words[hope["source"]["start"] : hope["source"]["end"]] == hope["words"]


def test_of_more_hopes_than_three_the_last_line_takes_the_rest(nod: Nod) -> None:
    talk = at(nod, "hope_words")
    talk.say("walk the dog, go to bingo, see my son, sleep better and eat well")
    assert talk.words("hopes") == ["walk the dog", "go to bingo", "see my son, sleep better and eat well"]


def test_two_failures_offer_something_to_tap_and_a_third_a_person(nod: Nod) -> None:
    talk = at(nod, "strength_good_at")
    first = talk.say("???")
    second = talk.say("🙂🙂")
    assert "For example" in second
    assert "I am kind" in buttons(talk)
    third = talk.say("...")
    assert "talk to a person" in third
    assert "Talk to a person" in buttons(talk)
    assert len({first, second, third}) == 3
    talk.say("I am kind")
    assert talk.words("strengths") == ["I am kind"]
    assert talk.question == "strength_worked_before"


def test_the_same_sentence_is_never_said_twice_running(nod: Nod) -> None:
    talk = at(nod, "barrier_words")
    for phrase in ("thank you", "who sees this", "what do you mean", "why do you ask", "are you a robot", "hello"):
        answers = [talk.say(phrase).split("\n") for _ in range(4)]
        for before, after in zip(answers, answers[1:], strict=False):
            assert not set(before) & set(after), phrase


def test_between_two_numbers_nod_asks_which(nod: Nod) -> None:
    talk = at(nod, "goal_importance")
    assert "7 or to 8" in talk.say("seven and a half")
    assert talk.question == "goal_importance"
    talk.say("8")
    assert talk.record["goals"][0]["importance"] == 8


@pytest.mark.parametrize(
    ("language", "wish", "said"),
    [
        ("en", "I want to stop taking my tablets", "I make no plan for that"),
        ("cy", "dwi isio stopio cymryd fy nhabledi", "wna i ddim cynllun"),
    ],
)
def test_a_wish_that_could_harm_is_kept_and_no_plan_is_made_of_it(
    nod: Nod, language: str, wish: str, said: str
) -> None:
    talk = at(nod, "hope_words", language)
    assert said in talk.say(wish)
    assert talk.question == "hope_gain"
    (hope,) = talk.record["hopes"]
    assert (hope["words"], hope["caution"]) == (wish, True)
    talk.say('/choose_part{"to": "goal"}')
    assert talk.record["goals"] == []


def test_what_is_said_in_passing_is_offered_where_it_belongs(nod: Nod) -> None:
    talk = at(nod, "hope_good_day")
    talk.says("a walk with my sister Carys", "to walk more", "because I like it", "no", "skip", "skip")
    offered = talk.say("skip")
    assert "“my sister Carys”" in offered
    talk.say("yes")
    assert talk.words("people") == ["my sister Carys"]
    assert talk.record["people"][0]["source"]["start"] == len("a walk with ")


def test_a_yes_to_an_offer_may_go_on_or_leave_somebody_out(nod: Nod) -> None:
    talk = at(nod, "hope_good_day")
    talk.says("a walk with my sister Carys", "to walk more", "because I like it", "no", "skip", "skip", "skip")
    talk.say("yes and my neighbour Gareth")
    assert talk.words("people") == ["my sister Carys", "my neighbour Gareth"]
    other = at(nod, "hope_good_day")
    other.says("a walk with my sister Carys", "to walk more", "because I like it", "no", "skip", "skip", "skip")
    other.say("yes but not my sister Carys")
    assert (other.words("people"), other.question) == ([], "places_words")


def test_nobody_who_died_is_offered_as_somebody_alongside(nod: Nod) -> None:
    talk = at(nod, "hope_good_day")
    talk.says("a walk where I went with my late wife", "to walk more", "because I like it", "no", "skip", "skip")
    assert "late wife" not in talk.say("skip")


def test_a_slip_is_corrected_whatever_question_is_open(nod: Nod) -> None:
    talk = at(nod, "strength_good_at")
    offered = talk.say("it wasn't bowling, it was bingo")
    assert "bowling club" in offered
    assert "to get back to the bingo club" in buttons(talk)
    talk.say("yes that's right")
    assert talk.words("hopes")[0] == "to get back to the bingo club"
    assert talk.question == "strength_good_at"


def test_after_a_change_only_the_line_that_is_new_is_read_back(nod: Nod) -> None:
    talk = at(nod, "readback_right")
    talk.says("line 1", "to get back to the quiz team")
    texts = [message["text"] for message in talk.last if message.get("text")]
    assert any("“to get back to the quiz team”" in text for text in texts)
    assert not any("my dog" in text for text in texts), "what did not change is not read out once more"
    assert talk.question == "readback_right"


def test_a_line_more_moves_the_numbers_and_the_record_is_read_back_whole(nod: Nod) -> None:
    talk = at(nod, "readback_right")
    answer = talk.say("put down my sister Jean too")
    assert "my dog" in answer
    assert "“my sister Jean”" in answer.split("I have put down", 1)[1]
    assert talk.words("people")[-1] == "my sister Jean"
    assert "already" in talk.say("put down my sister Jean too")


@pytest.mark.parametrize("question", ["readback_right", "strength_keeps_going", "goal_importance"])
@pytest.mark.parametrize("chosen", ["by its button", "by its number"])
def test_where_two_lines_fit_nod_asks_which(nod: Nod, question: str, chosen: str) -> None:
    talk = nod.someone("en")
    talk.says(*until("hope_words"), "to see my son in Swansea\nto walk round Swansea bay")
    talk.says(*until(question)[len(until("hope_why")) :])
    assert talk.question == question
    talk.say("I want to change the line about Swansea")
    shown = [b for m in talk.last for b in m.get("buttons") or [] if "change_answer" in b["payload"]]
    assert len(shown) == 2
    assert "walk round" in shown[1]["title"]
    talk.say(shown[1]["payload"] if chosen == "by its button" else shown[1]["title"].split(".")[0])
    talk.say("to walk round Mumbles")
    assert [hope["words"] for hope in talk.record["hopes"]] == ["to see my son in Swansea", "to walk round Mumbles"]
    assert talk.question == question


def test_some_of_it_asks_for_the_numbers_of_lines_which_are_read_out_again_where_they_are_wanted(nod: Nod) -> None:
    talk = at(nod, "readback_share")
    assert "1. " not in talk.say("some of it")  # they stand a moment above
    talk.say("yes")
    assert talk.question == "readback_private"
    answer = talk.say("show my record")
    assert "1. " in answer
    assert "“my dog”" in answer


def test_a_goal_is_chosen_by_a_word_of_it(nod: Nod) -> None:
    talk = at(nod, "goal_choice")
    talk.say("the son one")
    assert talk.record["goals"][0]["words"] == "to see my son more often"


def test_a_rating_in_words_is_asked_after_and_left_after_some_tries(nod: Nod) -> None:
    talk = at(nod, "goal_importance")
    assert "nearer to 8 or to 9" in talk.say("very important")
    talk.says("banana", "banana", "banana", "banana")
    assert talk.question == "goal_confidence"


def test_nothing_much_is_no_line_of_the_record(nod: Nod) -> None:
    talk = at(nod, "offer_words")
    assert "very glad" not in talk.say("nothing much")
    assert (talk.words("offers"), talk.question) == ([], "barrier_words")


def test_in_welsh_what_must_be_known_before_the_start_is_said_in_welsh(nod: Nod) -> None:
    talk = nod.someone(None)
    talk.say("hello")
    assert "999" in talk.say("Cymraeg")
    assert "Nod ydw i. Rhaglen gyfrifiadur" in nod.someone(None).say("Shwmae, sut wyt ti heddiw?")


def test_lines_kept_back_are_not_in_what_is_shared(nod: Nod) -> None:
    talk = at(nod, "readback_share")
    talk.says("some of it", "yes")
    assert talk.question == "readback_private"
    listed = talk.say("show me my record").split("\n")
    barrier = next(line for line in listed if "the bus stops at five" in line)
    talk.say(barrier.split(".")[0])
    assert talk.record["state"] == "shared"
    shared = json.loads(nod.nod("export", "--format", "json", "--shared", "--person", talk.record["person"]).stdout)
    assert shared["barriers"] == []
    assert "the bus stops at five" not in json.dumps(shared)
    assert len(shared["goals"]) == 1


def test_the_good_day_is_read_back_and_stands_in_the_record(nod: Nod) -> None:
    talk = at(nod, "readback_right")
    assert "A good day: “a walk by the sea and a chat with my neighbour”" in "\n".join(m["text"] for m in talk.last)
    assert talk.words("good_days") == ["a walk by the sea and a chat with my neighbour"]


def test_an_area_of_life_is_suggested_and_changed(nod: Nod) -> None:
    talk = at(nod, "readback_right")
    assert talk.record["hopes"][0]["domain"] == "c"
    assert "Area of life: Learning and hobbies" in "\n".join(m["text"] for m in talk.last)
    talk.say("line 3")
    assert talk.question == "edit_domain"
    talk.say("Family and friends")
    assert talk.record["hopes"][0]["domain"] == "d"
    assert talk.question == "readback_right"


def test_a_line_is_taken_out_and_the_earlier_words_are_kept_in_the_database(nod: Nod) -> None:
    talk = at(nod, "readback_right")
    talk.say("change the line about the library")
    assert talk.question == "edit_words"
    talk.say("take it out")
    assert talk.words("places") == []
    assert any(message.text == "the library" for message in talk.messages)


def test_a_rating_is_changed_by_its_line(nod: Nod) -> None:
    talk = at(nod, "readback_right")
    number = next(
        line.split(".")[0] for message in talk.last for line in message["text"].split("\n") if "How important" in line
    )
    talk.say(f"line {number}")
    assert talk.question == "goal_importance"
    talk.say("9")
    assert (talk.record["goals"][0]["importance"], talk.question) == (9, "readback_right")


def test_a_change_that_is_left_for_another_part_does_not_come_back(nod: Nod) -> None:
    talk = at(nod, "readback_right")
    talk.say("change the line about the library")
    assert talk.question == "edit_words"
    talk.says('/choose_part{"to": "offer"}', "skip")
    assert talk.question == "readback_right"
    talk.say("yes")
    assert talk.question == "readback_share"


AMBIGUOUS = [
    *("that will do for now I think", "another time then", "I would leave that", "back again", "not this one maybe"),
    *(
        "I could do with a rest",
        "a break would be nice",
        "round and round again",
        "what it says there",
        "tell it again",
    ),
    *("my turn to ask", "somewhere else", "what for though", "over to you", "let me see it", "it was the other one"),
    *(
        "give it a miss",
        "enough of that now",
        "something else I suppose",
        "later on maybe",
        "start from scratch with it",
    ),
    *(
        "someone I could ring",
        "on we go",
        "hold on a bit",
        "that is not what I said",
        "out of it now",
        "who knows about me",
        "another subject",
        "one more time",
        "the other thing instead",
    ),
]


def in_doubt(nod: Nod) -> tuple[str, str]:
    """Return a phrase of which the trained model is not sure whether it answers, and the command it may be."""
    for phrase in AMBIGUOUS:
        parsed = HTTP.post(f"{nod.rasa}/model/parse", json={"text": phrase}, timeout=10).json()
        command = next(one for one in parsed["intent_ranking"] if one["name"] != "answer")
        is_asked = command["name"] in catalogue()["commands"]
        if parsed["intent"]["name"] == "answer" and command["confidence"] >= LEAST_SURE and is_asked:
            return phrase, command["name"]
    raise AssertionError("the model is sure of every phrase: add ambiguous ones")


def test_in_doubt_nod_asks_and_a_yes_keeps_the_words_as_the_answer(nod: Nod) -> None:
    phrase, _ = in_doubt(nod)
    talk = at(nod, "strength_good_at")
    assert "Is that your answer" in talk.say(phrase)
    assert (talk.words("strengths"), talk.question) == ([], "strength_good_at")
    assert "That is my answer" in buttons(talk)
    talk.say("yes")
    assert talk.words("strengths") == [phrase]
    assert talk.question == "strength_worked_before"


def test_in_doubt_a_no_asks_the_question_again_and_other_words_are_the_answer(nod: Nod) -> None:
    phrase, _ = in_doubt(nod)
    talk = at(nod, "strength_good_at")
    talk.says(phrase, "no")
    assert (talk.words("strengths"), talk.question) == ([], "strength_good_at")
    talk.says(phrase, "I can mend clocks")
    assert talk.words("strengths") == ["I can mend clocks"]


def test_in_doubt_what_was_said_first_is_offered_beside_another_answer(nod: Nod) -> None:
    phrase, _ = in_doubt(nod)
    talk = at(nod, "strength_good_at")
    talk.say(phrase)
    assert phrase in talk.say("I can mend clocks")
    talk.say("yes")
    assert talk.words("strengths") == ["I can mend clocks", phrase]


def test_in_doubt_the_title_of_the_button_is_no_answer(nod: Nod) -> None:
    phrase, _ = in_doubt(nod)
    talk = at(nod, "strength_good_at")
    talk.says(phrase, "that is my answer")
    assert talk.words("strengths") == [phrase]


def test_in_doubt_the_other_button_is_the_command(nod: Nod) -> None:
    phrase, command = in_doubt(nod)
    talk = at(nod, "strength_good_at")
    talk.say(phrase)
    payloads = [button["payload"] for message in talk.last for button in message.get("buttons") or []]
    assert payloads == ["/affirm", f"/{command}"]
    talk.say(payloads[1])
    assert talk.words("strengths") == []
