"""Asks Telegram for updates, and confirms each only after it was taken; one that hangs holds up nobody else's.

Telegram hands out everything from the oldest update that is not confirmed. While one is under way it is asked again
every half second, and what is known already is passed over.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from telegram import Update
from telegram.ext import ExtBot

POLL_SECONDS = 20
HALF_A_SECOND = 0.5
Take = Callable[[Update], Awaitable[object]]


class Polling:
    """The updates that are under way, and the first that is not confirmed."""

    def __init__(self, bot: ExtBot[int], take: Take, wanted: Sequence[str]) -> None:
        """Remember whom to ask, who takes an update, and which kinds are wanted."""
        self._bot = bot
        self._take = take
        self._wanted = list(wanted)
        self._under_way: dict[int, asyncio.Future[object]] = {}
        self._taken: set[int] = set()  # taken, and not confirmed while an older one is under way
        self._after: int | None = None  # what comes after the newest update

    async def run(self) -> None:
        """Ask for updates until cancelled; what is under way then is not confirmed, and comes again."""
        try:
            while True:
                await self._ask()
        finally:
            for task in self._under_way.values():
                task.cancel()

    async def _ask(self) -> None:
        if self._under_way:
            await asyncio.wait(self._under_way.values(), timeout=HALF_A_SECOND, return_when=asyncio.FIRST_COMPLETED)
        self._settle()
        seconds = 0 if self._under_way else POLL_SECONDS
        updates = await self._bot.get_updates(offset=self._first_open(), timeout=seconds, allowed_updates=self._wanted)
        for update in sorted(updates, key=lambda update: update.update_id):
            if update.update_id not in self._under_way and update.update_id not in self._taken:
                # Tasks begin in the order they are made, so those of one chat wait for its lock in their order.
                self._under_way[update.update_id] = asyncio.ensure_future(self._take(update))
                self._after = update.update_id + 1

    def _settle(self) -> None:
        for number in [number for number, task in self._under_way.items() if task.done()]:
            del self._under_way[number]
            self._taken.add(number)
        first = self._first_open()
        self._taken = {number for number in self._taken if first is None or number >= first}

    def _first_open(self) -> int | None:
        return min(self._under_way, default=self._after)
