"""Elements: verbatim, told apart, corrected without losing."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.record.elements import Span, current, save_elements, several, whole
from actions.record.models import ChannelIdentity, Element
from tests.actions.record.conftest import Say


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("to walk again", ["to walk again"]),
        ("my son and his wife, and the dog", ["my son and his wife, and the dog"]),
        ("to walk again\nto see my son", ["to walk again", "to see my son"]),
        ("1. walk\n2) swim\n- dance", ["walk", "swim", "dance"]),
        ("walk; swim ;dance;", ["walk", "swim", "dance"]),
        ("the same\nthe same", ["the same", "the same"]),
        ("  \n walk \n\n", ["walk"]),
        ("!!!\nwalk", ["walk"]),
        ("3.5 miles a day", ["3.5 miles a day"]),
    ],
)
def test_only_what_is_listed_is_told_apart(text: str, words: list[str]) -> None:
    assert [span.words for span in several(text)] == words


@pytest.mark.parametrize("text", ["a; b; c", "1. walk\n2. swim", "  walk  ", "yr un peth\nyr un peth", "ŵ; ŷ"])
def test_a_span_names_the_characters_it_came_from(text: str) -> None:
    for span in several(text):
        assert text[span.start : span.end] == span.words
    assert len({span.start for span in several(text)}) == len(several(text))


def test_with_a_limit_the_last_span_takes_the_rest() -> None:
    assert [span.words for span in several("a; b; c; d", most=3)] == ["a", "b", "c; d"]


def test_the_same_message_saves_once(session: Session, say: Say) -> None:
    message = say("to walk; to swim")
    first = save_elements(session, message, "hope", "hope_words", several(message.text))
    again = save_elements(session, message, "hope", "hope_words", several(message.text))
    assert [e.id for e in first] == [e.id for e in again]
    assert len(session.scalars(select(Element)).all()) == 2


def test_a_correction_takes_the_place_and_the_earlier_words_stay(
    session: Session, identity: ChannelIdentity, say: Say
) -> None:
    earlier = save_elements(session, say("my knee"), "barrier", "barrier_words", [whole("my knee")])[0]
    later = save_elements(session, say("my hip"), "barrier", "barrier_words", [whole("my hip")])[0]
    assert [e.words for e in current(session, identity.person_id)] == ["my hip"]
    session.refresh(earlier)
    assert (earlier.words, earlier.replaced_by_id) == ("my knee", later.id)


def test_a_reason_stays_with_a_hope_that_is_corrected(session: Session, identity: ChannelIdentity, say: Say) -> None:
    hope = save_elements(session, say("to walk"), "hope", "hope_words", [whole("to walk")])[0]
    reason = save_elements(session, say("my friends"), "why", "hope_why", [whole("my friends")], hope.id)[0]
    new = save_elements(session, say("to swim"), "hope", "hope_words", [whole("to swim")])[0]
    session.refresh(reason)
    assert reason.parent_id == new.id


def test_a_span_cannot_be_empty(session: Session, say: Say) -> None:
    with pytest.raises(Exception, match="span"), session.begin_nested():
        save_elements(session, say("x"), "hope", "hope_words", [Span("x", 1, 1)])
