"""Reminders a person agreed to: kept in the database, so that they outlive restarts; never in quiet hours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from actions.record.models import ChannelIdentity, Goal, Person, Reminder
from actions.record.times import WALES, now

WAKING = (time(9), time(20))  # in Wales; outside of it nobody is written to, unless the settings say otherwise
SENT_AT = time(10)
LATER = timedelta(days=3)  # "not now"
RETRY = timedelta(minutes=15)
MOST_ATTEMPTS = 3


def plan(session: Session, goal: Goal, weeks: int) -> Reminder:
    """Plan a reminder; an earlier one that still waits is given up for it.

    Args:
        session: an open session.
        goal: what to look back on.
        weeks: in how many weeks, 1 to 12.
    """
    cancel(session, goal.person_id)
    due = datetime.combine(now().astimezone(WALES).date() + timedelta(weeks=weeks), SENT_AT, WALES)
    reminder = Reminder(person_id=goal.person_id, goal_id=goal.id, due_at=due)
    session.add(reminder)
    session.flush()
    return reminder


def postpone(session: Session, person_id: str) -> Reminder | None:
    """Plan the reminder that was sent last once more, some days from now; None where there was none."""
    last = session.scalar(
        select(Reminder)
        .where(Reminder.person_id == person_id, Reminder.state.in_(("sent", "waiting")))
        .order_by(Reminder.id.desc())
        .limit(1)
    )
    if last is None:
        return None
    last.state = "answered"
    due = datetime.combine((now() + LATER).astimezone(WALES).date(), SENT_AT, WALES)
    again = Reminder(person_id=person_id, goal_id=last.goal_id, due_at=due)
    session.add(again)
    session.flush()
    return again


def has_reminder(session: Session, person_id: str) -> bool:
    """Tell whether a reminder of a person waits, or was sent and not yet answered."""
    open_ones = Reminder.state.in_(("waiting", "sent"))
    return session.scalar(select(Reminder.id).where(Reminder.person_id == person_id, open_ones).limit(1)) is not None


def cancel(session: Session, person_id: str, state: str = "cancelled") -> int:
    """End every reminder of a person that waits or was sent, and return how many there were."""
    ended = session.execute(
        update(Reminder)
        .where(Reminder.person_id == person_id, Reminder.state.in_(("waiting", "sent")))
        .values(state=state)
        .execution_options(synchronize_session=False)
    )
    return int(ended.rowcount)


def is_quiet(at: datetime, waking: tuple[time, time] = WAKING) -> bool:
    """Tell whether a time is in the quiet hours of Wales."""
    return not waking[0] <= at.astimezone(WALES).time() < waking[1]


def claim_due(
    session: Session, channel: str, at: datetime, waking: tuple[time, time] = WAKING
) -> Sequence[tuple[Reminder, Person, ChannelIdentity]]:
    """Return the reminders that are due now, with who gets them and where, marked as sent.

    They are marked before they are sent: after a crash in between nobody is written to twice.

    Args:
        session: an open session; commit it before sending.
        channel: the channel that sends.
        at: the present time; in quiet hours nothing is due.
        waking: the hours, in Wales, in which people may be written to.
    """
    if is_quiet(at, waking):
        return []
    due = session.execute(
        select(Reminder, Person, ChannelIdentity)
        .join(Person, Person.id == Reminder.person_id)
        .join(ChannelIdentity, ChannelIdentity.person_id == Person.id)
        .where(
            Reminder.state == "waiting",
            Reminder.due_at <= at,
            Person.state != "withdrawn",
            ChannelIdentity.channel == channel,
            ChannelIdentity.address.isnot(None),
        )
        .order_by(Reminder.due_at)
        .limit(20)
    ).all()
    for reminder, _, _ in due:
        reminder.state, reminder.sent_at = "sent", at
        reminder.attempts += 1
    return [(reminder, person, identity) for reminder, person, identity in due]


def not_sent(session: Session, reminder_id: int, for_good: bool) -> None:
    """Note that a reminder did not get through: it is tried again some times, unless the person blocked Nod."""
    reminder = session.get(Reminder, reminder_id)
    if reminder is None:
        return
    if for_good or reminder.attempts >= MOST_ATTEMPTS:
        reminder.state = "failed"
    else:
        reminder.state, reminder.due_at = "waiting", now() + RETRY
