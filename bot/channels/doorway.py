"""The one way in: what a person says is read for risk, and kept; then Rasa takes its turn, and its answer is kept too.

A risk is answered here and at once (`bot/channels/listening.py`), whatever else fails. Its flag is kept with the
message, or on disk where the database cannot take it.

A turn that fails is given up as a whole (`bot/turns.py`). The message stays `received`, the person is told, and
the message has its turn, in order, as soon as the person writes again.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import uuid4
from weakref import WeakValueDictionary

import structlog
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.shared.core.constants import DEFAULT_INTENTS

from actions.record.database import database_at
from actions.record.flags import raise_flag
from actions.record.models import Message
from actions.record.people import find_identity, meet
from actions.record.settings import settings
from actions.record.spool import Waiting, put_aside
from actions.record.times import now
from actions.record.transcript import LONGEST, keep_message, keep_reply, offered, pending_messages, storable
from bot import log_privacy, rasa_fixes
from bot.channels.listening import Heard, Listener
from bot.locale import text as locale_text
from bot.turns import TurnState, turn

logger = structlog.get_logger(__name__)
Handler = Callable[[UserMessage], Awaitable[Any]]
RISK_TURN_SECONDS = 2.0  # the answer to a risk waits no longer for Rasa to note the turn
KEEP_RISK_SECONDS = 3.0  # nor for a database that hangs
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
    risk: bool = False


class Doorway:
    """Takes messages of every channel to Rasa and back."""

    def __init__(self, handle: Handler, listener: Listener | None = None) -> None:
        """Remember Rasa's handler of messages, and who listens for risks."""
        rasa_fixes.install()
        log_privacy.install()
        self._handle = handle
        self._listener = listener or Listener()
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def receive(self, incoming: Incoming) -> Outcome:
        """Keep a message, give it and any earlier one its turn, and return what Nod says to it."""
        language = incoming.language or "en"
        words = storable(incoming.text)
        if not words and not incoming.payload:
            return _spoken("empty", language, kept=False)
        heard = await self._listener.hear(incoming.sender_id, said_to_rasa(words, incoming.payload))
        if len(words) > LONGEST and not heard.risk:
            return _spoken("too_long", language, kept=False)
        # One turn a person at a time: two at once would save the same events twice.
        lock = self._locks.setdefault(incoming.sender_id, asyncio.Lock())
        if heard.risk:
            return await self._answer_risk(incoming, words[:LONGEST], heard, lock)
        async with lock:
            try:
                waiting, language, repeated = await asyncio.to_thread(_keep, incoming, words)
            except Exception as error:
                logger.error("nod.message.not_kept", error=type(error).__name__)
                return _spoken("not_kept", language, kept=False)
            if repeated and not waiting:
                return Outcome(repeated=True)
            return await self._take_turns(incoming, waiting, language, heard)

    async def hears_risk(self, sender_id: str, text: str) -> bool:
        """Tell whether words sound like a risk that a channel would otherwise not hand on: a caption, an edit."""
        return bool((await self._listener.hear(sender_id, said_to_rasa(storable(text), None))).risk)

    async def _answer_risk(self, incoming: Incoming, words: str, heard: Heard, lock: asyncio.Lock) -> Outcome:
        """Answer a risk; keep the words and the flag, in the database or else on disk; let Rasa know of the turn."""
        risk = heard.risk or {}
        uid = incoming.uid or f"risk-{uuid4().hex}"
        kept, language, repeated = await _keep_risk(replace(incoming, uid=uid), words, risk, heard.language)
        replies = await self._listener.answer(risk, incoming.sender_id, incoming.channel, language)
        if kept is None:
            return Outcome(replies=replies, kept=await _put_aside(incoming, words, risk, language, uid), risk=True)
        if repeated:
            return Outcome(repeated=True)
        state = TurnState()
        if not lock.locked():  # an earlier turn still hangs: the answer does not wait for it
            async with lock:
                state, _ = await self._turn(incoming, kept, heard, RISK_TURN_SECONDS)
        state.intent, state.confidence = risk["kind"], risk["confidence"]
        await _ignoring_errors(asyncio.to_thread(_keep_outcome, incoming.sender_id, kept.id, state, replies))
        return Outcome(replies=replies, risk=True)

    async def _take_turns(self, incoming: Incoming, waiting: list[Message], language: str, heard: Heard) -> Outcome:
        outcome = Outcome()
        for message in waiting:
            # The newest message was read already; one that waited is read again, in its turn.
            state, replies = await self._turn(incoming, message, heard if message is waiting[-1] else Heard())
            if state.failed:
                logger.error("nod.turn.given_up", failures=state.failures)
                await _ignoring_errors(asyncio.to_thread(_note_attempt, message.id))
                outcome.replies += _spoken("kept_for_later", language).replies
                outcome.handled = False
                return outcome
            outcome.replies += replies or _spoken("kept_for_later", language).replies
            await _ignoring_errors(asyncio.to_thread(_keep_outcome, incoming.sender_id, message.id, state, replies))
        return outcome

    async def _turn(
        self, incoming: Incoming, message: Message, heard: Heard, seconds: float | None = None
    ) -> tuple[TurnState, list[dict[str, Any]]]:
        collector = CollectingOutputChannel()
        metadata = {
            "message": message.id,
            "language": incoming.language,
            "language_known": incoming.language_known,
            "risk_is_answered": bool(heard.risk),
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
                            parse_data=heard.parsed,
                        )
                    ),
                    timeout=seconds or settings().nod_turn_timeout,
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


async def _keep_risk(
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
        raise_flag(session, message, risk["kind"], risk["about"])
        return message, identity.person.language, repeated


async def _put_aside(incoming: Incoming, words: str, risk: dict[str, Any], language: str, uid: str) -> bool:
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
    )
    try:
        await asyncio.to_thread(put_aside, settings().nod_spool_folder, waiting)
    except OSError as error:
        logger.error("nod.flag.not_on_disk", error=type(error).__name__)
        return False
    return True


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
