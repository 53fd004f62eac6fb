"""What the doorway keeps, each in a transaction of its own: messages, their outcome, flags, and who came back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import structlog

from actions.record.database import database_at
from actions.record.flags import raise_flag
from actions.record.models import Message
from actions.record.people import find_identity, meet
from actions.record.returning import claim, sender_of
from actions.record.services import is_sure
from actions.record.settings import settings
from actions.record.spool import Waiting, put_aside
from actions.record.times import now
from actions.record.transcript import answers_to, keep_message, keep_reply, offered, pending_messages
from bot.channels.incoming import Incoming
from bot.stores import move_conversation
from bot.turns import TurnState

logger = structlog.get_logger(__name__)
KEEP_RISK_SECONDS = 3.0  # the answer to a risk waits no longer for a database or a disk that hangs
# Threads of their own: where the database hangs, all others may wait for it.
TO_DISK = ThreadPoolExecutor(2, "nod-to-disk")
MOST_ATTEMPTS = 3  # turns after which a message is set aside, so that the conversation can go on


def conversation_of_code(code: str) -> str:
    """Return the name of the conversation that a code opens; an empty one where it opens none."""
    with database_at(settings().nod_database_url).session() as session:
        return sender_of(session, code) or ""


def take_over(incoming: Incoming, code: str) -> str | None:
    """Move the conversation here, record and tracker in one transaction; return its language, None if there is none."""
    with database_at(settings().nod_database_url).session() as session:
        before = claim(session, code, incoming.channel, incoming.sender_id, incoming.address)
        if before is None:
            return None
        move_conversation(session, before, incoming.sender_id)
        identity = find_identity(session, incoming.sender_id)
        return str(identity.person.language) if identity is not None else None


def keep(incoming: Incoming, words: str) -> tuple[list[Message], str, bool]:
    """Keep the message; return everything that waits for its turn, the person's language, and if it came before."""
    with database_at(settings().nod_database_url).session() as session:
        identity = meet(
            session, incoming.channel, incoming.sender_id, incoming.language or "en", address=incoming.address
        )
        payload = _payload(incoming, words, offered(session, identity.id))
        message, is_new = keep_message(session, identity, words or payload or "-", uid=incoming.uid, payload=payload)
        waiting = list(pending_messages(session, identity.id, before=message.id))
        if message.state == "received":
            waiting.append(message)
        return waiting, identity.person.language, not is_new


def _payload(incoming: Incoming, words: str, buttons: list[dict[str, str]]) -> str | None:
    """Return what a message sends: the button that was tapped, or the one whose title was typed; None for words."""
    payload = incoming.payload
    if payload is None:
        said = words.strip(" .!").casefold()
        return next((b["payload"] for b in buttons if b["title"].casefold() == said and b["payload"][:1] == "/"), None)
    known = (None, "/greet", *(button["payload"] for button in buttons))
    # A button of a question that is no longer open answers nothing: it is asked again.
    return "/repeat" if incoming.buttons_must_be_offered and payload not in known else payload


async def keep_risk(
    incoming: Incoming, words: str, risk: dict[str, Any], spoken: str | None
) -> tuple[Message | None, str, bool]:
    """Keep words and flag; return the message (None if the database cannot), the language, and if it came before."""
    try:
        work = asyncio.to_thread(_keep_flagged, incoming, words, risk)
        message, language, repeated = await asyncio.wait_for(work, timeout=KEEP_RISK_SECONDS)
    except Exception as error:
        logger.error("nod.flag.not_in_database", error=type(error).__name__)
        return None, spoken or incoming.language or "en", False
    return message, spoken or language, repeated


def _keep_flagged(incoming: Incoming, words: str, risk: dict[str, Any]) -> tuple[Message, str, bool]:
    with database_at(settings().nod_database_url).session() as session:
        identity = meet(
            session, incoming.channel, incoming.sender_id, incoming.language or "en", address=incoming.address
        )
        message, is_new = keep_message(session, identity, words, uid=incoming.uid)
        repeated = not is_new and message.state != "received"  # the kiosk's page keeps a message before it comes here
        message.state = "handled"  # it is answered, whatever becomes of its turn
        raise_flag(session, message, risk["kind"], risk["about"], is_sure(risk))
        return message, identity.person.language, repeated


async def keep_on_disk(incoming: Incoming, words: str, risk: dict[str, Any], language: str, uid: str) -> bool:
    """Keep words and flag on disk until the database is back; tells whether they are safe there."""
    waiting = Waiting(
        channel=incoming.channel,
        sender_id=incoming.sender_id,
        language=language,
        text=words,
        kind=risk["kind"],
        about=risk["about"],
        uid=uid,
        at=now().isoformat(),
        address=incoming.address,
        is_sure=is_sure(risk),
    )
    writing = asyncio.get_running_loop().run_in_executor(TO_DISK, put_aside, settings().nod_spool_folder, waiting)
    try:
        await asyncio.wait_for(writing, timeout=KEEP_RISK_SECONDS)
    except (OSError, asyncio.TimeoutError) as error:
        logger.error("nod.flag.not_on_disk", error=type(error).__name__)
        return False
    return True


def note_attempt(message_id: int) -> None:
    """Count a turn that failed; a message whose turn always fails is set aside."""
    with database_at(settings().nod_database_url).session() as session:
        message = session.get(Message, message_id)
        if message is not None:
            message.attempts += 1
            if message.attempts >= MOST_ATTEMPTS:
                message.state = "refused"


def keep_outcome(sender_id: str, message_id: int, state: TurnState, replies: list[dict[str, Any]]) -> None:
    """Keep what became of a message, and what was said to it."""
    with database_at(settings().nod_database_url).session() as session:
        identity = find_identity(session, sender_id)
        message = session.get(Message, message_id)
        if identity is None or message is None:
            return  # the person deleted everything in this turn
        message.state, message.intent, message.confidence = "handled", state.intent, state.confidence
        message.part = state.part
        for reply in replies:
            keep_reply(session, identity, reply["text"], reply["buttons"], state.part)


def replies_to(sender_id: str, uid: str) -> list[dict[str, Any]]:
    """Return what was said to a message, as it was kept: everything up to what the person said next.

    Args:
        sender_id: whose conversation it is.
        uid: the name of the message.
    """
    with database_at(settings().nod_database_url).session() as session:
        identity = find_identity(session, sender_id)
        said = answers_to(session, identity.id, uid) if identity is not None else []
        return [{"text": message.text, "buttons": message.buttons or []} for message in said]


async def ignoring_errors(work: Awaitable[Any], seconds: float | None = None) -> bool:
    """Wait for work whose failure must not take the answer from the person; it is logged without their words.

    Args:
        work: what is done.
        seconds: how long it is waited for, at most.

    Returns:
        Whether it was done.
    """
    try:
        await asyncio.wait_for(work, timeout=seconds)
    except Exception as error:
        logger.error("nod.outcome.not_kept", error=type(error).__name__)
        return False
    return True
