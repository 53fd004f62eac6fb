"""What the kiosk shows of a conversation, and how a message is kept before it is handed to Rasa."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from actions.record.models import ChannelIdentity, Message
from actions.record.people import find_identity, meet
from actions.record.transcript import keep_message, transcript

CHANNEL = "kiosk"


def new_token() -> str:
    """Return a new visitor's token (256 random bits); only the browser's cookie holds it."""
    return secrets.token_urlsafe(32)


def sender_id(token: str) -> str:
    """Return the name of a visitor's conversation: whoever reads it in the database cannot make the cookie of it."""
    return f"kiosk-{hashlib.sha256(token.encode()).hexdigest()[:32]}"


def uid_of(form: str, said: str) -> str:
    """Return what names a message: sent once more it is the same, and other words from the same form are another.

    A form whose answer did not come keeps its number, and what is written in it then may be quite different.
    """
    return f"{form}-{hashlib.sha256(said.encode()).hexdigest()[:12]}"


@dataclass(frozen=True)
class View:
    """A conversation as the page shows it."""

    messages: list[Message]
    language: str
    buttons: list[dict[str, str]]
    seen: int
    waiting: bool


def view(session: Session, token: str) -> View | None:
    """Return the conversation of a visitor; None where there is none, or the person deleted it."""
    identity = find_identity(session, sender_id(token))
    if identity is None:
        return None
    messages = [m for m in transcript(session, identity.person_id) if m.identity_id == identity.id]
    return View(
        messages=messages,
        language=identity.person.language,
        buttons=_open_buttons(messages),
        seen=max((m.id for m in messages if m.author == "nod"), default=0),
        waiting=any(m.state == "received" for m in messages),
    )


def _open_buttons(messages: list[Message]) -> list[dict[str, str]]:
    """Return the buttons of all that Nod said since the person last spoke: an offer's, and those of the question."""
    offered: dict[str, dict[str, str]] = {}
    for message in reversed(messages):
        if message.author != "nod":
            break
        offered = {button["payload"]: button for button in message.buttons or []} | offered
    return list(offered.values())


def begin(session: Session, token: str, language: str) -> ChannelIdentity:
    """Begin a visitor's conversation."""
    return meet(session, CHANNEL, sender_id(token), language)


def keep(session: Session, token: str, text: str, payload: str | None, uid: str) -> bool:
    """Keep a visitor's words; return whether there is a conversation to keep them in."""
    identity = find_identity(session, sender_id(token))
    if identity is None:
        return False
    keep_message(session, identity, text, uid=uid, payload=payload)
    return True


def to_rasa(token: str, text: str, payload: str | None, uid: str, language: str) -> dict[str, Any]:
    """Return a message as the `kiosk` channel takes it."""
    return {
        "sender_id": sender_id(token),
        "text": text,
        "payload": payload,
        "uid": uid,
        "language": language,
        "language_known": True,
    }
