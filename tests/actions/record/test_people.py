"""People, consent, sharing, erasure."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.record.elements import save_elements, whole
from actions.record.goals import choose_goal, current_goal, latest_rating, rate, step_for
from actions.record.models import ChannelIdentity, Goal, Person, metadata
from actions.record.people import (
    current_consent,
    erase,
    find_identity,
    forget_outcomes,
    give_consent,
    latest_consent,
    meet,
    share,
    withdraw,
    withhold,
)
from actions.record.staff import log_access
from actions.record.transcript import keep_message, pending_messages, storable, transcript
from tests.actions.record.conftest import Say


def test_the_same_conversation_is_the_same_person(session: Session, identity: ChannelIdentity) -> None:
    assert meet(session, "rest", "conversation-1").person_id == identity.person_id
    assert meet(session, "rest", "conversation-2").person_id != identity.person_id


def test_a_persons_id_tells_nothing(identity: ChannelIdentity) -> None:
    assert identity.person_id.startswith("p-")
    assert "conversation" not in identity.person_id


def test_consent_is_kept_once_a_version_and_until_it_is_withdrawn(session: Session, identity: ChannelIdentity) -> None:
    person = identity.person_id
    first = current_consent(session, person)
    give_consent(session, person, "2026-11", "en")
    assert current_consent(session, person) is first
    withdraw(session, person)
    assert current_consent(session, person) is None
    assert latest_consent(session, person).withdrawn_at is not None
    assert session.get(Person, person).state == "withdrawn"


def _goal(session: Session, say: Say, words: str) -> Goal:
    return choose_goal(session, save_elements(session, say(words), "hope", words, [whole(words)])[0])


def test_only_the_goals_the_person_names_are_shared(session: Session, identity: ChannelIdentity, say: Say) -> None:
    walk, swim = _goal(session, say, "to walk"), _goal(session, say, "to swim")
    share(session, identity.person_id, [walk.id])
    session.expire_all()
    assert (walk.shared, swim.shared, identity.person.state) == (True, False, "shared")
    withhold(session, identity.person_id)
    session.expire_all()
    assert (walk.shared, identity.person.state, identity.person.shared_at) == (False, "withheld", None)


def test_a_rating_never_overwrites_an_earlier_one(session: Session, say: Say) -> None:
    goal = _goal(session, say, "to walk")
    first, later = say("3"), say("6")
    rate(session, goal, "progress", 3, first)
    rate(session, goal, "progress", 3, first)  # the same turn, run again
    rate(session, goal, "progress", 6, later)
    session.refresh(goal)
    assert [rating.value for rating in goal.ratings] == [3, 6]
    assert latest_rating(goal, "progress") == 6


@pytest.mark.parametrize("value", [-1, 11])
def test_a_rating_is_from_0_to_10(session: Session, say: Say, value: int) -> None:
    goal = _goal(session, say, "to walk")
    with pytest.raises(Exception, match="value"), session.begin_nested():
        rate(session, goal, "progress", value, say(str(value)))


def test_starting_over_keeps_the_person_and_no_words(session: Session, identity: ChannelIdentity, say: Say) -> None:
    _goal(session, say, "to walk")
    last = say("start over")
    forget_outcomes(session, identity.person_id, before=last.id)
    assert [message.text for message in transcript(session, identity.person_id)] == ["start over"]
    assert current_goal(session, identity.person_id) is None
    assert current_consent(session, identity.person_id) is not None


def test_erasure_leaves_no_row_but_the_trace(session: Session, identity: ChannelIdentity, say: Say) -> None:
    person = identity.person_id
    goal = _goal(session, say, "to walk")
    words = save_elements(session, say("ring them"), "step", "step_words", [whole("ring them")])[0]
    step_for(session, goal, words)
    rate(session, goal, "progress", 3, say("3"))
    log_access(session, None, "export", person, actor="command line")
    session.flush()
    erase(session, person)
    for table in metadata.sorted_tables:
        rows = session.execute(select(table)).all()
        assert len(rows) == (1 if table.name == "access_log" else 0), table.name
    assert find_identity(session, "conversation-1") is None


def test_a_message_that_comes_twice_is_kept_once(session: Session, identity: ChannelIdentity) -> None:
    first, is_new = keep_message(session, identity, "to walk", uid="u1")
    again, is_new_again = keep_message(session, identity, "to walk", uid="u1")
    assert (first.id, is_new, is_new_again) == (again.id, True, False)


def test_what_had_no_turn_yet_waits_in_its_order(session: Session, identity: ChannelIdentity, say: Say) -> None:
    first, second, third = say("one"), say("two"), say("three")
    second.state = "handled"
    assert list(pending_messages(session, identity.id, before=third.id)) == [first]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a\x00b", "ab"),
        ("  a \n", "a"),
        ("a\r\nb\tc", "a\nb\tc"),
        ("\x00\x07 ", ""),
        ("🙂 ŵ א", "🙂 ŵ א"),
        ("\ud800a", "a"),
    ],
)
def test_what_no_database_keeps_is_left_out_and_nothing_else(given: str, kept: str) -> None:
    assert storable(given) == kept
