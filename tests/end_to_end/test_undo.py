"""The last change of the record, taken back: what was taken out, and what was put in the place of other words."""

from __future__ import annotations

from typing import Any

import pytest

from tests.end_to_end.scripts import until
from tests.end_to_end.service import Nod, Talk

UNDO = {"en": "undo", "cy": "dadwneud"}


def read_back(nod: Nod, language: str = "en") -> Talk:
    talk = nod.someone(language)
    talk.says(*until("readback_right", language))
    return talk


def without_times(record: dict[str, Any]) -> dict[str, Any]:
    """Return what can be compared of a record: a wording that was tried is kept among the revisions."""
    keys = ("hopes", "strengths", "people", "places", "offers", "barriers")
    lines = {key: [(one["words"], one.get("why"), one.get("domain")) for one in record[key]] for key in keys}
    goals = [
        (g["words"], g["why"], [(s["words"], s["if"], s["then"], s["when"], s["who"]) for s in g["steps"]])
        for g in record["goals"]
    ]
    return {**lines, "goals": goals, "support": [one["words"] for one in record["support"]]}


@pytest.mark.parametrize(
    ("language", "change"),
    [
        ("en", ["delete line 7"]),
        ("en", ["take out 7 and 8"]),
        ("en", ["line 7 should say I hear people out"]),
        ("en", ["line 7", "I hear people out"]),
        ("en", ["line 7", "take it out"]),
        ("en", ["change my first hope to swim more"]),
        ("cy", ["dileu llinell 7"]),
        ("cy", ["llinell 7", "rwy'n wrandäwr da"]),
        ("cy", ["llinell 7", "tynna hi allan"]),
    ],
)
def test_undo_gives_the_record_back_as_it_was(nod: Nod, language: str, change: list[str]) -> None:
    talk = read_back(nod, language)
    before = without_times(talk.record)
    assert UNDO[language] in talk.says(*change)
    assert without_times(talk.record) != before
    talk.say(UNDO[language])
    assert without_times(talk.record) == before
    assert talk.question == "readback_right"


def test_what_hangs_on_a_step_hangs_on_it_again(nod: Nod) -> None:
    talk = read_back(nod)
    before = without_times(talk.record)
    lines = talk.say("show me what you have")
    for label in ("When", "If", "Help from others"):
        number = next(line.split(".")[0] for line in lines.splitlines() if f". {label}:" in line)
        said = talk.says(f"line {number}", "take it out")
        assert without_times(talk.record) != before, (label, said)
        talk.say("no, put it back please")
        assert without_times(talk.record) == before, label


def test_a_goal_whose_hope_was_taken_out_is_a_goal_again(nod: Nod) -> None:
    talk = read_back(nod)
    before = without_times(talk.record)
    talk.says("line 2", "take it out")
    talk.say("oh no I want it back")
    assert without_times(talk.record) == before
    assert talk.record["goals"][0]["status"] == "proposed"


def test_an_answer_given_anew_is_changed_back(nod: Nod) -> None:
    talk = nod.someone()
    talk.says(*until("strength_good_at"), "cooking", "go back", "gardening")
    assert talk.words("strengths") == ["gardening"]
    talk.say("undo")
    assert talk.words("strengths") == ["cooking"]
    assert talk.question == "strength_worked_before"


def test_where_nothing_was_changed_undo_goes_back_a_question(nod: Nod) -> None:
    talk = nod.someone()
    talk.says(*until("strength_worked_before"))
    talk.say("undo")
    assert talk.words("strengths") == ["I am a good listener", "I can mend clocks"]
    assert talk.question in ("strength_good_at", "strength_worked_before")


@pytest.mark.parametrize("answer", ["I want my old life back", "put my shoulder back how it was"])
def test_an_answer_that_speaks_of_back_is_an_answer(nod: Nod, answer: str) -> None:
    talk = nod.someone()
    talk.says(*until("hope_words"), answer)
    assert talk.words("hopes") == [answer]


@pytest.mark.parametrize(
    ("language", "hope", "said", "code"),
    [
        ("en", "walk again", "that's not health, it's my home", "h"),
        ("en", "walk again", "line 3 should be family and friends", "d"),
        ("cy", "cerdded eto", "nid iechyd ydi o, teulu ydi o", "d"),
    ],
)
def test_the_area_of_life_is_changed_in_words(nod: Nod, language: str, hope: str, said: str, code: str) -> None:
    script = until("readback_right", language)
    place = len(until("hope_words", language))
    talk = nod.someone(language)
    talk.says(*script[:place], hope, *script[place + 1 :])
    assert talk.record["hopes"][0]["domain"] == "a"
    talk.say(said)
    assert talk.record["hopes"][0]["domain"] == code
    assert talk.question == "readback_right"


@pytest.mark.parametrize(("language", "said"), [("en", "that's all"), ("en", "that's it really"), ("cy", "dyna i gyd")])
@pytest.mark.parametrize("question", ["hope_why", "step_if", "barrier_no_change"])
def test_that_is_all_is_no_answer_where_one_is_asked_for(nod: Nod, language: str, said: str, question: str) -> None:
    talk = nod.someone(language)
    talk.says(*until(question, language))
    before = without_times(talk.record)
    talk.say(said)
    assert without_times(talk.record) == before
    assert talk.question != question


def test_a_line_that_was_added_is_left_out_again(nod: Nod) -> None:
    talk = read_back(nod)
    before = without_times(talk.record)
    talk.say("add strength: good with my hands")
    assert without_times(talk.record) != before
    assert "good with my hands" in talk.say("undo")
    assert without_times(talk.record) == before


def test_a_number_that_was_changed_has_its_value_again(nod: Nod) -> None:
    talk = read_back(nod)
    talk.say("confidence should be a nine")
    assert talk.record["goals"][0]["confidence"] == 9
    talk.say("undo")
    assert talk.record["goals"][0]["confidence"] == 8
