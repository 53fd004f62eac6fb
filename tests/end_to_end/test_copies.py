"""A copied conversation goes on as the one it was copied from: the other tests may begin in the middle."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.end_to_end.copies import copy_conversation, messages_of
from tests.end_to_end.scripts import SCRIPTS, way_to
from tests.end_to_end.service import Nod, Talk


def without_ids_and_times(record: Any) -> Any:
    """Return a record with what must differ between two people made the same."""
    if isinstance(record, dict):
        return {
            key: without_ids_and_times(value)
            for key, value in record.items()
            if key not in ("person", "at", "agreed_at", "id", "message")
        }
    if isinstance(record, list):
        return [without_ids_and_times(one) for one in record]
    return re.sub(r"^goal-\d+$", "goal", record) if isinstance(record, str) else record


def walked(nod: Nod, question: str, language: str) -> Talk:
    talk = nod.someone(language)
    for text in way_to(question, language):
        talk.say(text)
    assert talk.question == question
    return talk


def the_rest(question: str, language: str) -> list[str]:
    script = SCRIPTS[language]
    return [answer for _, answer in script[[slot for slot, _ in script].index(question) :]]


@pytest.mark.parametrize(
    ("question", "language"), [("barrier_words", "cy"), ("goal_confidence", "en"), ("step_if", "cy")]
)
def test_a_copy_says_and_saves_what_the_conversation_would(nod: Nod, question: str, language: str) -> None:
    first, second = walked(nod, question, language), nod.someone(language)
    copy_conversation(nod.database, first.sender, second.sender)
    assert messages_of(nod.database, second.sender) == messages_of(nod.database, first.sender)
    for text in the_rest(question, language):
        assert second.say(text) == first.say(text), text
        assert (second.question, second.part) == (first.question, first.part)
    assert without_ids_and_times(second.record) == without_ids_and_times(first.record)
    assert second.record["person"] != first.record["person"]


def test_nobody_s_copy_changes_with_the_one_it_was_copied_from(nod: Nod) -> None:
    first, second = walked(nod, "step_when", "en"), nod.someone("en")
    copy_conversation(nod.database, first.sender, second.sender)
    before = second.record
    first.say("go back")
    first.say("something else altogether")
    assert second.record == before
    second.say("delete all my data")
    second.say("yes")
    assert first.record["hopes"]


def test_what_was_said_before_by_somebody_is_not_said_again(nod: Nod) -> None:
    assert nod.kept is not None
    said = way_to("offer_words")
    one = nod.someone()
    one.says(*said)
    kept = dict(nod.kept)
    other = nod.someone()
    assert other.says(*said) == "\n".join(message.get("text", "") for message in one.last)
    assert nod.kept == kept, "nothing new had to be said but the last"
    assert other.question == one.question == "offer_words"
