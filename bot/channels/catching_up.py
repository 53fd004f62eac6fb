"""Reads what was kept while nothing could read it, so that no risk told then goes unseen.

Where the Rasa server is away, or its model fails, the page keeps what a person says and asks them to come back. Not
everybody does. Once a model can read, such words are read for a risk, and staff are told of it as of any other.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog

from actions.record.database import database_at
from actions.record.flags import raise_flag, without_turn
from actions.record.models import Message
from actions.record.services import is_sure
from actions.record.settings import settings
from bot.channels.listening import Listener

logger = structlog.get_logger(__name__)
EVERY_SECONDS = 10.0
LEAST_AGE = timedelta(seconds=10)  # a message whose turn is under way was read by who took it in
MOST_AT_ONCE = 50


@dataclass(frozen=True)
class _Unread:
    id: int
    sender_id: str
    text: str


class CatchingUp:
    """Goes through messages that had no turn, each once."""

    def __init__(self, listener: Listener) -> None:
        """Take who listens for risks."""
        self._listener = listener
        self._read: set[int] = set()  # they may stay without a turn for long: nobody has to come back

    async def run(self) -> None:
        """Look again and again, until cancelled."""
        while True:
            try:
                await self.once()
            except Exception as error:  # a database that is away now may be there in a minute
                logger.error("nod.catching_up.failed", error=type(error).__name__)
            await asyncio.sleep(EVERY_SECONDS)

    async def once(self) -> int:
        """Read what waits; return how many flags were raised."""
        raised = 0
        for unread in await asyncio.to_thread(_unread, self._read):
            words = unread.text.lstrip("/ ") or "-"  # a typed command is read as words: it has no turn to wait for
            heard = await self._listener.hear(unread.sender_id, words, is_kept=False, is_typed=True)
            if heard.parsed is None:
                continue  # no model is there yet, or it failed: another time
            if heard.risk:
                await asyncio.to_thread(_flag, unread.id, heard.risk)
                raised += 1
            self._read.add(unread.id)
        return raised


def _unread(read: set[int]) -> Sequence[_Unread]:
    with database_at(settings().nod_database_url).session() as session:
        found = without_turn(session, LEAST_AGE)
        waiting = [_Unread(one.id, sender, one.text) for one, sender in found if one.id not in read]
    return waiting[:MOST_AT_ONCE]


def _flag(message_id: int, risk: dict[str, Any]) -> None:
    with database_at(settings().nod_database_url).session() as session:
        message = session.get(Message, message_id)
        if message is not None:  # the person may have deleted everything meanwhile
            raise_flag(session, message, risk["kind"], risk["about"], is_sure(risk)).at = message.at
