"""Safety flags: what sounded like a risk, what staff did about it, and how long it took until somebody saw it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from actions.record.models import ChannelIdentity, FlagEvent, Message, SafetyFlag
from actions.record.sharing import is_kept_back
from actions.record.staff_models import Staff
from actions.record.times import now

LONGEST_WITHOUT_TURN = timedelta(days=14)
STATES = ("new", "seen", "acted_on", "closed")
# Sharing without agreement is for danger to life only, as people are told before they start.
DANGER_TO_LIFE = ("risk_self_harm", "risk_harm_to_others", "medical_emergency")


def raise_flag(session: Session, message: Message, kind: str, about: str = "self", is_sure: bool = True) -> SafetyFlag:
    """Keep a flag for a message; a second time for the same message changes nothing.

    Args:
        session: an open session.
        message: what was said.
        kind: the risk.
        about: who may be in danger: `self`, or `other` for somebody the person worries about.
        is_sure: whether it was named to the person as a risk, or as what may have been read wrong.
    """
    known = session.scalar(select(SafetyFlag).where(SafetyFlag.message_id == message.id))
    if known is not None:
        return known
    flag = SafetyFlag(person_id=message.person_id, message_id=message.id, kind=kind, about=about, is_sure=is_sure)
    session.add(flag)
    session.flush()
    return flag


def without_turn(session: Session, age: timedelta) -> Sequence[tuple[Message, str]]:
    """Return what people typed that had no turn and raised no flag, each with the name of its conversation.

    Args:
        session: an open session.
        age: how long ago it was said, at least; nothing older than `LONGEST_WITHOUT_TURN` is returned.
    """
    wanted = (
        select(Message, ChannelIdentity.sender_id)
        .join(ChannelIdentity, ChannelIdentity.id == Message.identity_id)
        .outerjoin(SafetyFlag, SafetyFlag.message_id == Message.id)
        .where(Message.author == "person", Message.payload.is_(None), Message.state.in_(("received", "refused")))
        .where(SafetyFlag.id.is_(None), Message.at < now() - age, Message.at > now() - LONGEST_WITHOUT_TURN)
    )
    return [(message, sender) for message, sender in session.execute(wanted.order_by(Message.id))]


def open_flags(session: Session) -> Sequence[SafetyFlag]:
    """Return all flags that are not closed: new ones, then seen, then acted on; of each, the newest first.

    However many there are: one that is left out would never be seen.
    """
    order = (SafetyFlag.state != "new", SafetyFlag.state != "seen", SafetyFlag.id.desc())
    return session.scalars(select(SafetyFlag).where(SafetyFlag.state != "closed").order_by(*order)).all()


def closed_flags(session: Session, most: int = 50) -> Sequence[SafetyFlag]:
    """Return the flags that were closed, the newest first."""
    closed = select(SafetyFlag).where(SafetyFlag.state == "closed").order_by(SafetyFlag.id.desc())
    return session.scalars(closed.limit(most)).all()


def newest_change(session: Session) -> tuple[int, int]:
    """Return numbers that change whenever a flag is raised or its state is changed."""
    return (session.scalar(select(func.max(SafetyFlag.id))) or 0, session.scalar(select(func.max(FlagEvent.id))) or 0)


def change_state(session: Session, flag: SafetyFlag, state: str, staff: Staff, why: str = "") -> None:
    """Note what a member of staff did about a flag; what was done before stays on record.

    Args:
        session: an open session.
        flag: the flag.
        state: the new state; one of `STATES`, and never `new`.
        staff: who did it.
        why: what was done, in the words of staff; needed where a flag is closed.

    Raises:
        ValueError: if the state is unknown, or a flag is closed without a reason.
    """
    if state not in STATES[1:]:
        raise ValueError(f"a flag is seen, acted_on or closed, not {state}")
    if state == "closed" and not why.strip():
        raise ValueError("closing a flag needs a reason")
    if state == "seen" and flag.state != "new":
        return
    flag.state = state
    if flag.first_seen_at is None:
        flag.first_seen_at = now()
    session.add(FlagEvent(flag_id=flag.id, state=state, staff_id=staff.id, why=why.strip() or None))


def history(session: Session, flag: SafetyFlag) -> Sequence[tuple[FlagEvent, str]]:
    """Return what was done about a flag, oldest first, each with the name of who did it."""
    found = select(FlagEvent, Staff.name).join(Staff).where(FlagEvent.flag_id == flag.id).order_by(FlagEvent.id)
    return [(event, name) for event, name in session.execute(found)]


@dataclass(frozen=True)
class FlagFigures:
    """How many flags stand where, and how long people waited to be seen, in seconds."""

    counts: dict[str, int]
    longest_to_first_seen: float
    median_to_first_seen: float
    oldest_unseen: float


def flag_figures(session: Session) -> FlagFigures:
    """Return the figures of all flags; 0 seconds where there is nothing to measure."""
    counted = dict(session.execute(select(SafetyFlag.state, func.count()).group_by(SafetyFlag.state)).all())
    seen = select(SafetyFlag.at, SafetyFlag.first_seen_at).where(SafetyFlag.first_seen_at.is_not(None))
    waited = [(first - at).total_seconds() for at, first in session.execute(seen)]
    oldest = session.scalar(select(func.min(SafetyFlag.at)).where(SafetyFlag.first_seen_at.is_(None)))
    return FlagFigures(
        counts={state: counted.get(state, 0) for state in STATES},
        longest_to_first_seen=max(waited, default=0.0),
        median_to_first_seen=median(waited) if waited else 0.0,
        oldest_unseen=(now() - oldest).total_seconds() if oldest else 0.0,
    )


def is_known_to_staff(session: Session, person_id: str) -> bool:
    """Tell whether staff may read something this person said because life may be in danger, shared or not."""
    wanted = select(SafetyFlag.id).where(SafetyFlag.person_id == person_id, SafetyFlag.kind.in_(DANGER_TO_LIFE))
    return session.scalar(wanted.limit(1)) is not None


def has_flag(session: Session, person_id: str) -> bool:
    """Tell whether a flag was ever raised for this person."""
    return session.scalar(select(SafetyFlag.id).where(SafetyFlag.person_id == person_id).limit(1)) is not None


def has_open_flag(session: Session, person_id: str) -> bool:
    """Tell whether staff have not closed a flag of this person yet: it outlasts a "no" to being asked on."""
    wanted = select(SafetyFlag.id).where(SafetyFlag.person_id == person_id, SafetyFlag.state != "closed")
    return session.scalar(wanted.limit(1)) is not None


def newest_flag(session: Session, person_id: str, within: timedelta) -> SafetyFlag | None:
    """Return the flag that was raised last for a person, if that is no longer ago than a given time."""
    wanted = select(SafetyFlag).where(SafetyFlag.person_id == person_id, SafetyFlag.at > now() - within)
    return session.scalar(wanted.order_by(SafetyFlag.id.desc()).limit(1))


def shows_words(session: Session, flag: SafetyFlag) -> bool:
    """Tell whether staff may read the words of a flag.

    They may where life may be in danger, or where the person shared their record and keeps none of these words back.
    """
    if flag.kind in DANGER_TO_LIFE:
        return True
    return flag.person.state == "shared" and not is_kept_back(session, flag.message)
