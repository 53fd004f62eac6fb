"""Reminders: agreed to, kept, sent once, and never in quiet hours."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from actions.record.elements import save_elements, whole
from actions.record.goals import choose_goal
from actions.record.models import ChannelIdentity, Goal, Reminder
from actions.record.people import erase
from actions.record.reminders import cancel, claim_due, is_quiet, not_sent, plan, postpone
from actions.record.times import WALES, now
from tests.actions.record.conftest import Say

NOON = datetime(2026, 12, 1, 12, tzinfo=WALES)


@pytest.fixture
def goal(session: Session, identity: ChannelIdentity, say: Say) -> Goal:
    identity.address = "501"
    (hope,) = save_elements(session, say("to swim"), "hope", "hope_words", [whole("to swim")])
    return choose_goal(session, hope)


def due(session: Session, goal: Goal) -> Reminder:
    reminder = plan(session, goal, 2)
    reminder.due_at = NOON - timedelta(minutes=1)
    session.flush()
    return reminder


def test_a_reminder_is_planned_for_ten_in_the_morning(session: Session, goal: Goal) -> None:
    at = plan(session, goal, 2).due_at.astimezone(WALES)
    assert (at.hour, at.minute) == (10, 0)
    assert (at.date() - now().astimezone(WALES).date()).days == 14


def test_a_new_reminder_takes_the_place_of_the_one_that_waits(session: Session, goal: Goal) -> None:
    first = plan(session, goal, 1)
    plan(session, goal, 4)
    session.refresh(first)
    assert first.state == "cancelled"


def test_what_is_due_is_claimed_once(session: Session, goal: Goal) -> None:
    reminder = due(session, goal)
    ((claimed, person, identity),) = claim_due(session, "rest", NOON)
    assert (claimed.id, person.id, identity.address) == (reminder.id, goal.person_id, "501")
    assert list(claim_due(session, "rest", NOON)) == []


def test_another_channel_and_the_night_get_nothing(session: Session, goal: Goal) -> None:
    due(session, goal)
    assert list(claim_due(session, "telegram", NOON)) == []
    assert list(claim_due(session, "rest", NOON.replace(hour=22))) == []
    assert len(claim_due(session, "rest", NOON)) == 1


@pytest.mark.parametrize(("hour", "quiet"), [(3, True), (8, True), (9, False), (19, False), (20, True)])
def test_quiet_hours_are_those_of_wales(hour: int, quiet: bool) -> None:
    assert is_quiet(datetime(2026, 7, 1, hour, 30, tzinfo=WALES)) is quiet


def test_not_now_brings_it_again_in_some_days(session: Session, goal: Goal) -> None:
    due(session, goal)
    claim_due(session, "rest", NOON)
    again = postpone(session, goal.person_id)
    assert again is not None
    assert again.state == "waiting"
    assert again.due_at > now() + timedelta(days=1)


def test_no_more_reminders_ends_every_one(session: Session, goal: Goal) -> None:
    due(session, goal)
    assert cancel(session, goal.person_id) == 1
    assert list(claim_due(session, "rest", NOON)) == []
    assert postpone(session, goal.person_id) is None


def test_one_that_does_not_get_through_is_tried_some_times(session: Session, goal: Goal) -> None:
    reminder = due(session, goal)
    for _ in range(3):
        reminder.due_at = NOON - timedelta(minutes=1)
        assert len(claim_due(session, "rest", NOON)) == 1
        not_sent(session, reminder.id, for_good=False)
    assert reminder.state == "failed"


def test_a_person_who_blocked_nod_is_not_written_to_again(session: Session, goal: Goal) -> None:
    reminder = due(session, goal)
    claim_due(session, "rest", NOON)
    not_sent(session, reminder.id, for_good=True)
    assert reminder.state == "failed"


def test_erasure_takes_reminders_along(session: Session, goal: Goal) -> None:
    plan(session, goal, 1)
    person = goal.person_id
    erase(session, person)
    assert session.query(Reminder).filter_by(person_id=person).count() == 0
