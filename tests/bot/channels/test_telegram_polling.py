"""Polling: each update taken once and in order, confirmed when taken; one that hangs holds up nobody else's."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Sequence
from typing import Any

from telegram import Chat, Message, Update

from bot.channels.telegram_polling import Polling


def update(number: int, chat: int) -> Update:
    message = Message(number, date=None, chat=Chat(chat, "private"), text=str(number))  # type: ignore[arg-type]
    return Update(number, message=message)


class PlayedBot:
    """Hands out what is not confirmed, as Telegram does."""

    def __init__(self, *updates: Update) -> None:
        self.updates = list(updates)
        self.offsets: list[int | None] = []

    async def get_updates(self, offset: int | None, timeout: int, allowed_updates: Sequence[str]) -> list[Update]:
        self.offsets.append(offset)
        await asyncio.sleep(0.01)
        return [one for one in self.updates if offset is None or one.update_id >= offset]


async def poll(bot: PlayedBot, take: Any, until: asyncio.Event) -> None:
    running = asyncio.ensure_future(Polling(bot, take, ["message"]).run())  # type: ignore[arg-type]
    await asyncio.wait_for(until.wait(), 10)
    running.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await running


async def test_each_update_is_taken_once_in_order_and_then_confirmed() -> None:
    bot, taken, done = PlayedBot(update(12, 1), update(11, 1), update(13, 2)), [], asyncio.Event()

    async def take(one: Update) -> None:
        taken.append(one.update_id)
        if bot.offsets[-1] == 14:
            done.set()
        elif len(taken) == 3:
            asyncio.get_running_loop().call_later(0.2, done.set)

    await poll(bot, take, done)
    assert taken == [11, 12, 13]
    assert bot.offsets[0] is None
    assert bot.offsets[-1] == 14


async def test_an_update_that_hangs_stays_unconfirmed_and_others_are_taken() -> None:
    bot, taken, done, goes_on = PlayedBot(update(21, 1)), [], asyncio.Event(), asyncio.Event()

    async def take(one: Update) -> None:
        taken.append(one.update_id)
        if one.update_id == 21:
            bot.updates.append(update(22, 2))
            await goes_on.wait()
            asyncio.get_running_loop().call_later(0.7, done.set)
        else:
            assert max(o or 0 for o in bot.offsets) <= 21, "nothing is confirmed over the one that hangs"
            goes_on.set()

    await poll(bot, take, done)
    assert taken == [21, 22], "and none is taken twice"
    assert bot.offsets[-1] == 23
