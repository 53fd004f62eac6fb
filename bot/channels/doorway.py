"""The one way in: what a person says is kept first, then Rasa takes its turn, and what it answers is kept too.

A turn that fails is given up as a whole (`bot/turns.py`). The message stays `received`, the person is told, and
the message has its turn, in order, as soon as the person writes again.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakValueDictionary

import structlog
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.shared.core.constants import DEFAULT_INTENTS

from actions.record.database import database_at
from actions.record.models import Message
from actions.record.people import find_identity, meet
from actions.record.settings import settings
from actions.record.transcript import LONGEST, keep_message, keep_reply, offered, pending_messages, storable
from bot import log_privacy, rasa_fixes
from bot.locale import text as locale_text
from bot.turns import TurnState, turn

logger = structlog.get_logger(__name__)
Handler = Callable[[UserMessage], Awaitable[Any]]
MOST_ATTEMPTS = 3  # turns after which a message is set aside, so that the conversation can go on
_COMMAND = re.compile(r"^/([a-z_]+)(\{[^{}]*\})?$")


@dataclass(frozen=True)
class Incoming:
    """A message as a channel got it."""

    channel: str
    sender_id: str
    text: str
    payload: str | None = None
    uid: str | None = None
    language: str | None = None
    language_known: bool = False
    address: str | None = None
    buttons_must_be_offered: bool = False


@dataclass
class Outcome:
    """What came of it: the answers to send, and whether the message is kept and had its turn."""

    replies: list[dict[str, Any]] = field(default_factory=list)
    kept: bool = True
    handled: bool = True
    repeated: bool = False


class Doorway:
    """Takes messages of every channel to Rasa and back."""

    def __init__(self, handle: Handler) -> None:
        """Remember Rasa's handler of messages."""
        rasa_fixes.install()
        log_privacy.install()
        self._handle = handle
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def receive(self, incoming: Incoming) -> Outcome:
        """Keep a message, give it and any earlier one its turn, and return what Nod says to it."""
        language = incoming.language or "en"
        words = storable(incoming.text)
        if not words and not incoming.payload:
            return _spoken("empty", language, kept=False)
        if len(words) > LONGEST:
            return _spoken("too_long", language, kept=False)
        # One turn a person at a time: two at once would save the same events twice.
        lock = self._locks.setdefault(incoming.sender_id, asyncio.Lock())
        async with lock:
            try:
                waiting, language, repeated = await asyncio.to_thread(_keep, incoming, words)
            except Exception as error:
                logger.error("nod.message.not_kept", error=type(error).__name__)
                return _spoken("not_kept", language, kept=False)
            if repeated and not waiting:
                return Outcome(repeated=True)
            return await self._take_turns(incoming, waiting, language)

    async def _take_turns(self, incoming: Incoming, waiting: list[Message], language: str) -> Outcome:
        outcome = Outcome()
        for message in waiting:
            state, replies = await self._turn(incoming, message)
            if state.failed:
                logger.error("nod.turn.given_up", failures=state.failures)
                await _ignoring_errors(asyncio.to_thread(_note_attempt, message.id))
                outcome.replies += _spoken("kept_for_later", language).replies
                outcome.handled = False
                return outcome
            outcome.replies += replies or _spoken("kept_for_later", language).replies
            await _ignoring_errors(asyncio.to_thread(_keep_outcome, incoming.sender_id, message.id, state, replies))
        return outcome

    async def _turn(self, incoming: Incoming, message: Message) -> tuple[TurnState, list[dict[str, Any]]]:
        collector = CollectingOutputChannel()
        metadata = {
            "message": message.id,
            "language": incoming.language,
            "language_known": incoming.language_known,
        }
        with turn() as state:
            try:
                await asyncio.wait_for(
                    self._handle(
                        UserMessage(
                            said_to_rasa(message.text, message.payload),
                            collector,
                            incoming.sender_id,
                            input_channel=incoming.channel,
                            metadata=metadata,
                        )
                    ),
                    timeout=settings().nod_turn_timeout,
                )
            except Exception as error:
                state.failures.append(type(error).__name__)
        return state, [_reply(message) for message in collector.messages]


def said_to_rasa(text: str, payload: str | None) -> str:
    """Return what Rasa reads: a button's payload, or the words, which can never be one of Rasa's own commands."""
    said = payload or text
    command = _COMMAND.match(said)
    if command and command.group(1) not in DEFAULT_INTENTS:
        return said
    return said.lstrip("/ ") or "-"


def _reply(message: dict[str, Any]) -> dict[str, Any]:
    return {"text": message.get("text") or "", "buttons": message.get("buttons") or []}


def _spoken(key: str, language: str, kept: bool = True) -> Outcome:
    reply = {"text": locale_text("channels", key, language), "buttons": []}
    return Outcome(replies=[reply], kept=kept, handled=False)


def _keep(incoming: Incoming, words: str) -> tuple[list[Message], str, bool]:
    """Keep the message; return everything that waits for its turn, the person's language, and if it came before."""
    with database_at(settings().nod_database_url).session() as session:
        identity = meet(
            session, incoming.channel, incoming.sender_id, incoming.language or "en", address=incoming.address
        )
        payload = incoming.payload
        if incoming.buttons_must_be_offered and payload not in (None, "/greet", *offered(session, identity.id)):
            payload = "/repeat"  # a button of a question that is no longer open answers nothing: it is asked again
        message, is_new = keep_message(session, identity, words or payload or "-", uid=incoming.uid, payload=payload)
        waiting = list(pending_messages(session, identity.id, before=message.id))
        if message.state == "received":
            waiting.append(message)
        return waiting, identity.person.language, not is_new


def _note_attempt(message_id: int) -> None:
    with database_at(settings().nod_database_url).session() as session:
        message = session.get(Message, message_id)
        if message is not None:
            message.attempts += 1
            if message.attempts >= MOST_ATTEMPTS:
                message.state = "refused"


def _keep_outcome(sender_id: str, message_id: int, state: TurnState, replies: list[dict[str, Any]]) -> None:
    with database_at(settings().nod_database_url).session() as session:
        identity = find_identity(session, sender_id)
        message = session.get(Message, message_id)
        if identity is None or message is None:
            return  # the person deleted everything in this turn
        message.state, message.intent, message.confidence = "handled", state.intent, state.confidence
        message.part = state.part
        for reply in replies:
            keep_reply(session, identity, reply["text"], reply["buttons"], state.part)


async def _ignoring_errors(work: Awaitable[Any]) -> None:
    """Wait for work whose failure must not take the answer from the person; it is logged without their words."""
    try:
        await work
    except Exception as error:
        logger.error("nod.outcome.not_kept", error=type(error).__name__)
