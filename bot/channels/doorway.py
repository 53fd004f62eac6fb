"""The one way in: what a person says is read for risk, and kept; then Rasa takes its turn, and its answer is kept too.

A risk is answered here and at once (`bot/channels/listening.py`), whatever else fails. Its flag is kept with the
message, or on disk where the database cannot take it.

A turn that fails is given up as a whole (`bot/turns.py`). The message stays `received`, the person is told, and
the message has its turn, in order, as soon as the person writes again.
"""

from __future__ import annotations

import asyncio
import re
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any
from uuid import uuid4
from weakref import WeakValueDictionary

import structlog
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.shared.core.constants import DEFAULT_INTENTS

from actions.record.models import Message
from actions.record.returning import ChatHasRecord
from actions.record.settings import settings
from actions.record.transcript import LONGEST, storable
from bot import log_privacy, rasa_fixes
from bot.channels.incoming import Incoming, Outcome
from bot.channels.keeping import (
    conversation_of_code,
    ignoring_errors,
    keep,
    keep_on_disk,
    keep_outcome,
    keep_risk,
    note_attempt,
    replies_to,
    take_over,
)
from bot.channels.listening import Heard, Listener
from bot.locale import LANGUAGES
from bot.locale import text as locale_text
from bot.turns import TurnState, turn

logger = structlog.get_logger(__name__)
Handler = Callable[[UserMessage], Awaitable[Any]]
MOST_REMEMBERED = 10_000  # messages that are known to be answered
RISK_TURN_SECONDS = 2.0  # the answer to a risk waits no longer for Rasa to note the turn
_COMMAND = re.compile(r"^/([a-z_]+)(\{[^{}]*\})?$")


class Doorway:
    """Takes messages of every channel to Rasa and back."""

    def __init__(self, handle: Handler, listener: Listener | None = None) -> None:
        """Remember Rasa's handler of messages, and who listens for risks."""
        rasa_fixes.install()
        log_privacy.install()
        self._handle = handle
        self._listener = listener or Listener()
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._sent: OrderedDict[str, None] = OrderedDict()  # messages whose answer reached the channel

    async def receive(self, incoming: Incoming) -> Outcome:
        """Keep a message, give it and any earlier one its turn, and return what Nod says to it."""
        if incoming.return_code:
            return await self._come_back(incoming, incoming.return_code)
        spoken = incoming.language  # as far as the channel knows it
        words = storable(incoming.text)
        if not words and not incoming.payload:
            return _spoken("empty", spoken, kept=False)
        is_typed = incoming.payload is None
        heard = await self._listener.hear(incoming.sender_id, said_to_rasa(words, incoming.payload), is_typed=is_typed)
        if incoming.only_risk and not heard.risk:
            return Outcome(kept=False, handled=False)
        if len(words) > LONGEST and not heard.risk:
            return _spoken("too_long", spoken, kept=False)
        # One turn a person at a time: two at once would save the same events twice.
        lock = self._lock(incoming.sender_id)
        if heard.risk:
            return await self._answer_risk(incoming, words[:LONGEST], heard, lock)
        async with lock:
            try:
                waiting, language, repeated = await asyncio.to_thread(keep, incoming, words)
            except Exception as error:
                logger.error("nod.message.not_kept", error=type(error).__name__)
                return _spoken("not_kept", spoken, kept=False)
            if repeated and not waiting:
                return await self._once_more(incoming)
            return await self._take_turns(incoming, waiting, language, heard)

    async def _come_back(self, incoming: Incoming, code: str) -> Outcome:
        """Go on here with a conversation that was begun elsewhere, or say why that cannot be."""
        spoken = incoming.language  # as far as the channel knows it
        try:
            before = await asyncio.to_thread(conversation_of_code, code)
            if before == incoming.sender_id:  # it is here already; and one lock is not taken twice
                return _spoken("code_not_valid", spoken, kept=False)
            async with self._lock(before), self._lock(incoming.sender_id):
                known = await asyncio.to_thread(take_over, incoming, code)
        except ChatHasRecord:
            return _spoken("chat_has_record", spoken, kept=False)
        except Exception as error:
            logger.error("nod.return.failed", error=type(error).__name__)
            return _spoken("not_kept", spoken, kept=False)
        if known is None:
            return _spoken("code_not_valid", spoken, kept=False)
        back = locale_text("channels", "came_back", known)
        said = replace(incoming, return_code=None, text=back, payload="/resume", language=known, language_known=True)
        outcome = await self.receive(replace(said, buttons_must_be_offered=False))
        outcome.opened = True
        return outcome

    def _lock(self, sender_id: str) -> asyncio.Lock:
        return self._locks.setdefault(sender_id, asyncio.Lock())

    def was_sent(self, incoming: Incoming) -> None:
        """Note that the answer to a message reached its channel: delivered once more, it is not answered again.

        What was not noted (a crash, a restart) is: better twice than never.
        """
        if incoming.uid:
            self._sent[incoming.uid] = None
            while len(self._sent) > MOST_REMEMBERED:
                self._sent.popitem(last=False)

    async def _once_more(self, incoming: Incoming) -> Outcome:
        """Return, for a message that comes a second time, the answer that was kept and perhaps never sent."""
        again = Outcome(repeated=True)
        if incoming.uid and incoming.uid not in self._sent and not incoming.payload:
            with suppress(Exception):  # there is no answer then, as there was none before
                again.replies = await asyncio.to_thread(replies_to, incoming.sender_id, incoming.uid)
        return again

    async def hears_risk(self, sender_id: str, text: str) -> bool:
        """Tell whether words sound like a risk, before they are handed on: those of a caption or an edit never are."""
        words = storable(text)
        if not words:
            return False
        said = said_to_rasa(words, None)
        return bool((await self._listener.hear(sender_id, said, is_kept=False, is_typed=True)).risk)

    async def _answer_risk(self, incoming: Incoming, words: str, heard: Heard, lock: asyncio.Lock) -> Outcome:
        """Answer a risk; keep the words and the flag, in the database or else on disk; let Rasa know of the turn."""
        if incoming.uid in self._sent:
            return Outcome(repeated=True)
        risk = heard.risk or {}
        uid = incoming.uid or f"risk-{uuid4().hex}"
        kept, language, repeated = await keep_risk(replace(incoming, uid=uid), words, risk, heard.language)
        is_flagged = kept is not None or await keep_on_disk(incoming, words, risk, language, uid)
        replies = await self._listener.answer(risk, incoming.sender_id, incoming.channel, language, is_flagged)
        if kept is None:
            return Outcome(replies=replies, kept=is_flagged, risk=True, replies_kept=False)
        state = TurnState()
        if not repeated and not lock.locked():  # an earlier turn still hangs: the answer does not wait for it
            async with lock:
                state, _ = await self._turn(incoming, kept, heard, RISK_TURN_SECONDS)
        state.intent, state.confidence = risk["kind"], risk["confidence"]
        noted = asyncio.to_thread(keep_outcome, incoming.sender_id, kept.id, state, replies)
        is_noted = await ignoring_errors(noted, RISK_TURN_SECONDS)
        return Outcome(replies=replies, risk=True, repeated=repeated, replies_kept=is_noted)

    async def _take_turns(self, incoming: Incoming, waiting: list[Message], language: str, heard: Heard) -> Outcome:
        outcome = Outcome()
        for message in waiting:
            # The newest message was read already; one that waited, or stands for a button, is read again in its turn.
            is_read = message is waiting[-1] and message.payload == incoming.payload
            state, replies = await self._turn(incoming, message, heard if is_read else Heard())
            if state.failed:
                logger.error("nod.turn.given_up", failures=state.failures)
                await ignoring_errors(asyncio.to_thread(note_attempt, message.id))
                outcome.replies += _spoken("kept_for_later", language).replies
                outcome.handled = False
                return outcome
            outcome.replies += replies or _spoken("kept_for_later", language).replies
            await ignoring_errors(asyncio.to_thread(keep_outcome, incoming.sender_id, message.id, state, replies))
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


def _spoken(key: str, language: str | None, kept: bool = True) -> Outcome:
    """Return words of Nod's own in a person's language; in both where it is not known."""
    said = [locale_text("channels", key, one) for one in ((language,) if language else LANGUAGES)]
    reply = {"text": "\n".join(said), "buttons": []}
    return Outcome(replies=[reply], kept=kept, handled=False)
