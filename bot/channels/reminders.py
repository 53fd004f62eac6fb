"""Writes to people who agreed to be reminded, when it is time, over the channel they came by."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import structlog
from telegram.error import BadRequest, Forbidden

from actions.record.database import database_at
from actions.record.models import ChannelIdentity
from actions.record.reminders import claim_due, not_sent
from actions.record.settings import settings
from actions.record.times import now
from actions.record.transcript import keep_reply
from bot.locale import LANGUAGES
from bot.locale import text as locale_text

logger = structlog.get_logger(__name__)
Send = Callable[[str, str, list[dict[str, str]]], Awaitable[None]]
BUTTONS = {"remind_now": "/review_progress", "remind_later": "/remind_later", "remind_stop": "/stop_reminders"}


async def remind(channel: str, send: Send) -> None:
    """Look for due reminders again and again, until cancelled.

    Args:
        channel: the channel's name.
        send: sends a text with buttons to an address of the channel.
    """
    while True:
        try:
            await remind_once(channel, send)
        except Exception as error:  # a database that is away now may be there in a minute
            logger.error("nod.reminders.failed", error=type(error).__name__)
        await asyncio.sleep(settings().nod_reminder_seconds)


async def remind_once(channel: str, send: Send) -> int:
    """Send what is due now, and return how many got through."""
    through = 0
    for reminder_id, address, text, buttons in await asyncio.to_thread(_claim, channel):
        try:
            await send(address, text, buttons)
            through += 1
        except Exception as error:
            logger.error("nod.reminder.not_sent", error=type(error).__name__)
            await asyncio.to_thread(_not_sent, reminder_id, isinstance(error, (Forbidden, BadRequest)))
    return through


def _claim(channel: str) -> list[tuple[int, str, str, list[dict[str, str]]]]:
    """Mark what is due as sent and keep the words in the transcript, as for every other thing Nod says."""
    claimed = []
    with database_at(settings().nod_database_url).session() as session:
        for reminder, person, identity in claim_due(session, channel, now(), settings().waking):
            language = person.language if person.language in LANGUAGES else "en"
            text = locale_text("channels", "reminder", language)
            buttons = [
                {"title": locale_text("channels", title, language), "payload": payload}
                for title, payload in BUTTONS.items()
            ]
            owner: ChannelIdentity = identity
            keep_reply(session, owner, text, buttons, "review")
            claimed.append((reminder.id, str(owner.address), text, buttons))
    return claimed


def _not_sent(reminder_id: int, for_good: bool) -> None:
    with database_at(settings().nod_database_url).session() as session:
        not_sent(session, reminder_id, for_good)
