"""The guide: one place a question, in both languages, and what Rasa gets of it."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml

from actions.guide import build
from actions.guide.catalogue import catalogue
from actions.guide.flow import SKIPPED, next_part, next_question, part_named, previous_question
from actions.guide.table import HERE, GuideError, _question, load_guide

GUIDE = load_guide()
DOMAIN: dict[str, Any] = yaml.safe_load(build.DOMAIN_FILE.read_text(encoding="utf-8"))
PARTS = [
    "welcome",
    "hopes",
    "strengths",
    "people_and_places",
    "offer",
    "barriers",
    "goal",
    "step",
    "readback",
    "review",
]
QUESTIONS = pytest.mark.parametrize("question", GUIDE.questions, ids=lambda q: q.slot)


def test_the_parts_are_those_of_the_contract_in_their_order() -> None:
    assert [part.name for part in GUIDE.parts][:10] == PARTS
    assert [part.name for part in GUIDE.guided] == PARTS[:-1]


def test_what_is_generated_is_what_the_guide_says() -> None:
    for file, text in build.generated().items():
        assert file.read_text(encoding="utf-8") == text, f"run python -m actions.guide ({file.name})"


@QUESTIONS
def test_every_free_text_mapping_asks_for_its_form_and_its_question(question: Any) -> None:
    mappings = DOMAIN["slots"][question.slot]["mappings"]
    assert mappings
    for mapping in mappings:
        assert mapping["conditions"] == [{"active_loop": question.form, "requested_slot": question.slot}]
    assert DOMAIN["slots"][question.slot]["influence_conversation"] is False


@QUESTIONS
def test_no_control_intent_fills_a_slot_from_text(question: Any) -> None:
    text = next(m for m in DOMAIN["slots"][question.slot]["mappings"] if m["type"] == "from_text")
    assert set(text["not_intent"]) == set(DOMAIN["intents"]) - {"answer"}


def test_a_forms_questions_are_those_of_the_guide_in_their_order() -> None:
    for part in GUIDE.parts:
        assert DOMAIN["forms"][part.form]["required_slots"] == [q.slot for q in part.questions]


PAIRS = pytest.mark.parametrize(
    ("welsh", "english"),
    [
        pytest.param(both[at], both[at + 1], id=f"{name}-{at // 2}")
        for name, both in DOMAIN["responses"].items()
        for at in range(0, len(both), 2)
    ],
)


@PAIRS
def test_every_response_has_welsh_by_condition_and_english_by_default(welsh: Any, english: Any) -> None:
    assert welsh["condition"] == [{"type": "slot", "name": "language", "value": "cy"}]
    assert "condition" not in english
    assert "channel" not in welsh
    assert "channel" not in english
    assert welsh["text"]
    assert english["text"]


@PAIRS
def test_both_languages_have_the_same_placeholders_and_payloads(welsh: Any, english: Any) -> None:
    def placeholders(text: str) -> list[str]:
        return sorted(re.findall(r"\{(\w+)\}", text))

    assert placeholders(welsh["text"]) == placeholders(english["text"])
    payloads = [[b["payload"] for b in v.get("buttons", [])] for v in (welsh, english)]
    assert payloads[0] == payloads[1]


def test_every_payload_fits_into_a_telegram_button() -> None:
    payloads = [b["payload"] for v in chain(*DOMAIN["responses"].values()) for b in v.get("buttons", [])]
    payloads += [f'/choose_part{{"to": "{part.name}"}}' for part in GUIDE.parts]
    assert max(len(payload.encode()) for payload in payloads) <= 64


def test_no_response_has_a_blank_line_which_would_make_it_two_messages() -> None:
    assert not [name for name, both in DOMAIN["responses"].items() if any("\n\n" in v["text"] for v in both)]


def test_the_intents_and_entities_are_those_of_the_contract() -> None:
    assert set(DOMAIN["entities"]) >= set(["hope", "strength", "person", "place", "offer", "barrier", "step", "when"])
    contract = (
        "answer greet goodbye thank affirm deny unsure skip repeat explain ask_why go_back change_answer choose_part "
        "show_record pause resume stop start_over ask_privacy delete_data talk_to_person about_bot change_language "
        "review_progress ask_medical_advice out_of_scope frustration risk_self_harm risk_harm_to_others risk_abuse "
        "medical_emergency severe_distress"
    )
    assert set(DOMAIN["intents"]) == {*contract.split(), "remind_later", "stop_reminders"}


@QUESTIONS
def test_every_question_has_a_second_wording(question: Any) -> None:
    assert question.again, "the same sentence is never said twice running"
    assert question.again != question.ask


def _sentences(text: str) -> list[str]:
    return [s for s in re.split(r"(?<=[.?:])\s+|\n", re.sub(r"\{\w+\}", "it", text)) if s]


@pytest.mark.parametrize("name", DOMAIN["responses"])
def test_sentences_are_short_and_quiet(name: str) -> None:
    for variant in DOMAIN["responses"][name]:
        assert "!" not in variant["text"]
        longest = max(_sentences(variant["text"]), key=lambda s: len(s.split()))
        assert len(longest.split()) <= 20, longest


def test_files_of_the_guide_stay_readable() -> None:
    for path in HERE.glob("[0-9][0-9]_*.yml"):
        assert len(path.read_text(encoding="utf-8").splitlines()) < 250, path.name


@pytest.mark.parametrize(
    ("change", "complaint"),
    [({"kindd": "free_text"}, "kindd"), ({"why": None}, "why")],
)
def test_a_mistake_in_a_file_is_named(change: dict[str, Any], complaint: str) -> None:
    raw = {"slot": "s", "kind": "free_text", "ask": {}, "why": {}, "explain": {}} | change
    raw = {key: value for key, value in raw.items() if value is not None}
    with pytest.raises(GuideError, match=complaint):
        _question("part", raw, Path("20_part.yml"))


# The flow: which question comes next.


def test_questions_follow_the_file_until_the_part_is_complete() -> None:
    part = GUIDE.part("strengths")
    slots: dict[str, Any] = {}
    asked = []
    while (question := next_question(part, slots)) is not None:
        asked.append(question.slot)
        slots[question.slot] = "something"
    assert asked == [q.slot for q in part.questions]


@pytest.mark.parametrize(
    ("slots", "asked"),
    [
        ({"goal_choice": "x", "goal_progress": 3, "goal_importance": 8}, "goal_importance_why"),
        ({"goal_choice": "x", "goal_progress": 3, "goal_importance": 0}, "goal_matter_more"),
        ({"goal_choice": "x", "goal_progress": 3, "goal_importance": SKIPPED}, "goal_confidence"),
        ({"goal_choice": SKIPPED}, None),
    ],
)
def test_why_not_lower_is_never_asked_of_a_zero(slots: dict[str, Any], asked: str | None) -> None:
    question = next_question(GUIDE.part("goal"), slots)
    assert (question.slot if question else None) == asked


def test_a_service_is_asked_what_it_is_for() -> None:
    part, said = GUIDE.part("hopes"), {"hope_good_day": "x", "hope_words": "a walk-in shower"}
    assert next_question(part, {**said, "hope_is_service": True}).slot == "hope_outcome"  # type: ignore[union-attr]
    assert next_question(part, {**said, "hope_is_service": False}).slot == "hope_why"  # type: ignore[union-attr]


def test_going_back_crosses_parts_and_passes_over_what_was_not_asked() -> None:
    slots = {"hope_good_day": "x", "hope_words": "y", "hope_more": "-", "hope_why": None}
    assert previous_question(GUIDE, "strength_good_at", slots).slot == "hope_more"  # type: ignore[union-attr]
    assert previous_question(GUIDE, "hope_more", slots).slot == "hope_words"  # type: ignore[union-attr]
    assert previous_question(GUIDE, "hope_good_day", slots) is None


def test_parts_follow_one_another_in_whatever_order_they_were_done() -> None:
    assert next_part(GUIDE, ["welcome", "strengths"]).name == "hopes"  # type: ignore[union-attr]
    assert next_part(GUIDE, [part.name for part in GUIDE.guided]) is None


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("can we talk about my strengths", "strengths"),
        ("change my hopes please", "hopes"),
        ("newid fy ngham", "step"),
        ("newid y cam", "step"),
        ("pobl a lleoedd", "people_and_places"),
        ("what gets in the way", "barriers"),
        ("something else", None),
    ],
)
def test_a_part_is_found_by_its_names_in_both_languages(text: str, part: str | None) -> None:
    found = part_named(GUIDE, text)
    assert (found.name if found else None) == part


def test_labels_have_both_languages() -> None:
    for area in ("labels", "buttons", "commands"):
        for name, words in catalogue()[area].items():
            assert set(words) >= {"en", "cy"}, name
