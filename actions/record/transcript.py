"""The transcript: what a person said is kept here before anything else happens to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.record.models import ChannelIdentity, Message

LONGEST = 10_000  # characters kept of one message; longer ones are refused, with the words left on the screen
_UNSTORABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def storable(text: str) -> str:
    """Return a text without what no database keeps (NUL and other control characters), and without edge blanks."""
    return _UNSTORABLE.sub("", text.replace("\r\n", "\n")).strip()


def keep_message(
    session: Session,
    identity: ChannelIdentity,
    text: str,
    *,
    uid: str | None = None,
    payload: str | None = None,
) -> tuple[Message, bool]:
    """Keep what a person said, as `received`: its turn is still to come.

    Args:
        session: an open session.
        identity: who said it, and where.
        text: their words, already `storable`.
        uid: the channel's own id of the message.
        payload: what a tapped button stands for; the text is then the button's title.

    Returns:
        The message, and whether it is new (False for a second delivery of the same uid).
    """
    if uid is not None:
        known = session.scalar(select(Message).where(Message.uid == uid))
        if known is not None:
            return known, False
    message = Message(
        person_id=identity.person_id,
        identity_id=identity.id,
        uid=uid,
        author="person",
        text=text,
        payload=payload,
        language=identity.person.language,
        state="received",
    )
    session.add(message)
    session.flush()
    return message, True


def pending_messages(session: Session, identity_id: int, before: int) -> Sequence[Message]:
    """Return what was said earlier and has had no turn yet, oldest first."""
    return session.scalars(
        select(Message)
        .where(Message.identity_id == identity_id, Message.state == "received", Message.id < before)
        .order_by(Message.id)
    ).all()


def offered(session: Session, identity_id: int) -> list[dict[str, str]]:
    """Return the buttons that are on offer (`title`, `payload`): those of Nod's answers to the last message."""
    own = select(Message).where(Message.identity_id == identity_id).order_by(Message.id.desc()).limit(20)
    buttons: list[dict[str, str]] = []
    for message in session.scalars(own):
        if message.author == "person":
            break
        buttons += message.buttons or []
    return buttons


def answers_to(session: Session, identity_id: int, uid: str) -> list[Message]:
    """Return Nod's answers to the message with a uid, oldest first: all up to what the person said next."""
    own = select(Message).where(Message.identity_id == identity_id).order_by(Message.id)
    asked = session.scalar(own.where(Message.uid == uid))
    if asked is None:
        return []
    answers = []
    for message in session.scalars(own.where(Message.id > asked.id)):
        if message.author == "person":
            break
        answers.append(message)
    return answers


def keep_reply(
    session: Session,
    identity: ChannelIdentity,
    text: str,
    buttons: list[dict[str, Any]] | None,
    part: str | None,
) -> Message:
    """Keep what Nod answered."""
    message = Message(
        person_id=identity.person_id,
        identity_id=identity.id,
        author="nod",
        text=text,
        buttons=buttons or None,
        language=identity.person.language,
        part=part,
    )
    session.add(message)
    session.flush()
    return message


def transcript(session: Session, person_id: str, after: int = 0) -> Sequence[Message]:
    """Return the messages of a person in their order, from the one after `after`."""
    return session.scalars(
        select(Message).where(Message.person_id == person_id, Message.id > after).order_by(Message.id)
    ).all()


def typed_between(session: Session, person_id: str, after: int, before: int) -> Sequence[Message]:
    """Return what a person typed between two messages (their ids), oldest first; what was tapped is left out."""
    wanted = select(Message).where(Message.person_id == person_id, Message.id > after, Message.id < before)
    return session.scalars(
        wanted.where(Message.author == "person", Message.payload.is_(None)).order_by(Message.id)
    ).all()
