"""People, the channels that know them, their consent, and erasure."""

from __future__ import annotations

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from actions.record.models import (
    ChannelIdentity,
    Consent,
    Element,
    Goal,
    Message,
    Noticed,
    Person,
    Reminder,
    ReturnCode,
    Review,
    SafetyFlag,
    Support,
)
from actions.record.times import now


def find_identity(session: Session, sender_id: str) -> ChannelIdentity | None:
    """Return the identity of a Rasa conversation, or None."""
    return session.scalar(select(ChannelIdentity).where(ChannelIdentity.sender_id == sender_id))


def meet(
    session: Session, channel: str, sender_id: str, language: str = "en", address: str | None = None
) -> ChannelIdentity:
    """Return the identity of a conversation; the first time, with a new person behind it."""
    identity = find_identity(session, sender_id)
    if identity is None:
        person = Person(language=language)
        identity = ChannelIdentity(person=person, channel=channel, sender_id=sender_id, address=address)
        session.add_all([person, identity])
        session.flush()
    return identity


def set_language(session: Session, person_id: str, language: str) -> None:
    """Remember the language the person chose."""
    session.execute(update(Person).where(Person.id == person_id).values(language=language))


def give_consent(session: Session, person_id: str, version: str, language: str) -> None:
    """Record consent; once per version of the wording as long as it is not withdrawn."""
    standing = current_consent(session, person_id)
    if standing is None or standing.version != version:
        session.add(Consent(person_id=person_id, version=version, language=language))
        back = update(Person).where(Person.id == person_id, Person.state == "withdrawn")
        session.execute(back.values(state="in_progress"))


def current_consent(session: Session, person_id: str) -> Consent | None:
    """Return the newest consent of a person, or None where there is none or it was withdrawn."""
    newest = latest_consent(session, person_id)
    return newest if newest is not None and newest.withdrawn_at is None else None


def latest_consent(session: Session, person_id: str) -> Consent | None:
    """Return the newest consent of a person, also one that was withdrawn."""
    return session.scalar(select(Consent).where(Consent.person_id == person_id).order_by(Consent.id.desc()).limit(1))


def share(session: Session, person_id: str, goal_ids: list[int]) -> None:
    """Share the record, with the goals the person named; the other goals are withheld."""
    session.execute(update(Goal).where(Goal.person_id == person_id).values(shared=False))
    if goal_ids:
        session.execute(update(Goal).where(Goal.id.in_(goal_ids)).values(shared=True))
    session.execute(update(Person).where(Person.id == person_id).values(state="shared", shared_at=now()))


def withhold(session: Session, person_id: str) -> None:
    """Keep the record from staff."""
    session.execute(update(Goal).where(Goal.person_id == person_id).values(shared=False))
    session.execute(update(Person).where(Person.id == person_id).values(state="withheld", shared_at=None))


def hold_back(session: Session, person_id: str) -> None:
    """Keep the record from staff while it changes: what is new was not agreed to be shared."""
    session.execute(update(Person).where(Person.id == person_id).values(state="in_progress"))


def withdraw(session: Session, person_id: str) -> None:
    """Withdraw consent: nothing is shared from now on."""
    withhold(session, person_id)
    session.execute(update(Person).where(Person.id == person_id).values(state="withdrawn"))
    session.execute(
        update(Consent).where(Consent.person_id == person_id, Consent.withdrawn_at.is_(None)).values(withdrawn_at=now())
    )


def forget_outcomes(session: Session, person_id: str, before: int) -> None:
    """Delete every element, goal and review, and what was said: starting over. The person and the consent stay.

    Args:
        session: an open session.
        person_id: who starts over.
        before: the message from which the transcript stays; one that sounded like a risk stays with its flag.
    """
    withhold(session, person_id)
    for table in (Reminder, Noticed, Review, Support, Goal, Element):
        session.execute(delete(table).where(table.person_id == person_id))
    flagged = select(SafetyFlag.message_id).where(SafetyFlag.person_id == person_id)
    earlier = delete(Message).where(Message.person_id == person_id, Message.id < before, Message.id.notin_(flagged))
    session.execute(earlier.execution_options(synchronize_session=False))
    session.execute(update(Person).where(Person.id == person_id).values(state="in_progress"))


def erase(session: Session, person_id: str) -> None:
    """Delete a person and every word they said. The access log keeps that there was a record, and none of it."""
    own = (ReturnCode, Reminder, Noticed, Review, Support, Goal, Element, SafetyFlag, Message, Consent, ChannelIdentity)
    for table in own:
        session.execute(delete(table).where(table.person_id == person_id))
    session.execute(delete(Person).where(Person.id == person_id))
