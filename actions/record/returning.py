"""Coming back: a code taken from a kiosk opens the same conversation on a phone, or at a kiosk on another day.

A code is short enough to be written on paper: 12 signs out of 30, 58 random bits. It opens one conversation once, ends
after four weeks, and a new one takes its place. Guessing is kept down by the limits of the channels.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from datetime import timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from actions.record.flags import has_flag
from actions.record.models import ChannelIdentity, Consent, Element, Message, Person, ReturnCode, SafetyFlag
from actions.record.people import erase, find_identity
from actions.record.times import now

SIGNS = "ABCDEFGHJKLMNPQRSTVWXYZ2345679"  # none that is taken for another: no O, 0, I, 1, U, 8
LENGTH = 12
KEPT_FOR = timedelta(days=28)
_LEFT = "left-"  # the name of a conversation that went on elsewhere: no channel makes it
_BETWEEN = re.compile(r"[\s\-_.]+")


class ChatHasRecord(Exception):
    """The place where the code was given already holds somebody's record, which must not be mixed with another."""


def make_code(session: Session, person_id: str) -> str:
    """Return a new code for a person; an earlier one of theirs opens nothing any more."""
    code = "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
    session.execute(delete(ReturnCode).where(ReturnCode.person_id == person_id))
    session.add(ReturnCode(digest=_digest(code), person_id=person_id, expires_at=now() + KEPT_FOR))
    return "-".join(code[at : at + 4] for at in range(0, LENGTH, 4))


def code_in(text: str) -> str | None:
    """Return the code that a text is, without its dashes; None where it is no code."""
    code = _BETWEEN.sub("", text).upper()
    return code if len(code) == LENGTH and set(code) <= set(SIGNS) else None


def sender_of(session: Session, code: str) -> str | None:
    """Return the conversation that a code opens; None where there is none, or the code was used or is too old."""
    identity = _identity_of(session, code)
    return str(identity.sender_id) if identity is not None else None


def claim(session: Session, code: str, channel: str, sender_id: str, address: str | None) -> str | None:
    """Go on with a conversation elsewhere; the place where it was is left, and the code is used up.

    Args:
        session: an open session.
        code: the code, as `code_in` returned it.
        channel: where the person is now.
        sender_id: the name of the conversation there.
        address: what the channel needs to reach the person, or None.

    Returns:
        The name the conversation had; None where the code opens nothing.

    Raises:
        ChatHasRecord: if another record was begun at the new place.
    """
    identity = _identity_of(session, code)
    if identity is None or identity.sender_id == sender_id:
        return None
    person: Person = identity.person
    _make_room(session, sender_id, person)
    before = str(identity.sender_id)
    identity.sender_id = _left()
    session.add(ChannelIdentity(person=person, channel=channel, sender_id=sender_id, address=address))
    session.execute(delete(ReturnCode).where(ReturnCode.person_id == person.id))
    session.flush()
    return before


def _make_room(session: Session, sender_id: str, person: Person) -> None:
    """Take away a conversation that was hardly begun at the new place; where a risk was told in it, it is theirs.

    Raises:
        ChatHasRecord: if anything of a record is there.
    """
    there = find_identity(session, sender_id)
    if there is None:
        return
    for table in (Consent, Element):
        if session.scalar(select(table.person_id).where(table.person_id == there.person_id).limit(1)):
            raise ChatHasRecord
    if has_flag(session, there.person_id):
        _take_in(session, there, person)
    else:
        erase(session, there.person_id)
    session.expire_all()


def _take_in(session: Session, there: ChannelIdentity, person: Person) -> None:
    """Make what was said at the new place part of the record that goes on there: no flag is lost over it."""
    left = there.person_id
    there.sender_id = _left()
    for table in (ChannelIdentity, Message, SafetyFlag):
        session.execute(update(table).where(table.person_id == left).values(person_id=person.id))
    session.expire_all()
    erase(session, left)


def _left() -> str:
    return f"{_LEFT}{secrets.token_hex(12)}"


def _identity_of(session: Session, code: str) -> ChannelIdentity | None:
    newest = ChannelIdentity.id.desc()
    owner = select(ReturnCode.person_id).where(ReturnCode.digest == _digest(code), ReturnCode.expires_at > now())
    found = select(ChannelIdentity).where(ChannelIdentity.person_id.in_(owner)).order_by(newest).limit(1)
    return session.scalar(found)


def _digest(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
