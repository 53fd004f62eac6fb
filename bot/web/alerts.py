"""Tells staff of each new safety flag by webhook or e-mail, and brings in flags that waited on disk.

A note holds the kind, the time and where to look; never the person's words. It is sent again until it was taken.
"""

from __future__ import annotations

import asyncio
import smtplib
import time
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import structlog
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from actions.record.database import Database
from actions.record.models import SafetyFlag
from actions.record.settings import Settings
from actions.record.spool import deliver
from actions.record.times import now
from bot.web import mail

logger = structlog.get_logger(__name__)
EVERY_SECONDS = 3.0
PATIENCE_SECONDS = 10.0
LONGEST_REST = 600.0  # seconds until a note that is always refused is tried again
MOST_AT_ONCE = 20


class Alerts:
    """Sends the note of each flag by every way that is configured; a way that is dead holds up no other."""

    def __init__(self, database: Database, settings: Settings, clock: Callable[[], float] = time.monotonic) -> None:
        """Remember where flags are, where notes go, and whose clock tells when one is tried again."""
        self._database = database
        self._settings = settings
        self._clock = clock
        self._refused: dict[tuple[str, int], tuple[int, float]] = {}  # of a way and a flag: how often, and until when
        self._taken: set[tuple[str, int]] = set()  # of a way and a flag: sent, and the database does not know it yet

    async def send(self) -> int:
        """Send what was not taken yet; returns how many notes were taken.

        A note that was refused rests a while, longer each time, and holds up none behind it.
        """
        taken = 0
        if self._settings.nod_alert_webhook:
            taken += await self._send_by("hooked_at", self._post)
        if self._settings.nod_alert_email and self._settings.nod_smtp_url:
            taken += await self._send_by("mailed_at", self._mail)
        return taken

    async def _send_by(self, column: str, way: Callable[[dict[str, Any]], Awaitable[None]]) -> int:
        taken = 0
        for flag_id, note in self._waiting(column).items():
            try:
                await way(note)
            except (httpx.HTTPStatusError, smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused) as error:
                self._rest(column, flag_id)
                logger.error("nod.alerts.refused", way=column.removesuffix("_at"), error=type(error).__name__)
            except Exception as error:
                logger.error("nod.alerts.not_sent", way=column.removesuffix("_at"), error=type(error).__name__)
                break  # nobody is there: the others would wait as long, in vain
            else:
                taken += 1
                self._refused.pop((column, flag_id), None)
                self._taken.add((column, flag_id))
        self._note_taken(column)
        return taken

    def _note_taken(self, column: str) -> None:
        """Note in the database what was sent; where it cannot be written, no note is sent a second time for that."""
        for way, flag_id in [one for one in self._taken if one[0] == column]:
            try:
                with self._database.session() as session:
                    flag = session.get(SafetyFlag, flag_id)
                    if flag is not None:
                        setattr(flag, column, now())
            except SQLAlchemyError as error:
                logger.error("nod.alerts.not_noted", way=column.removesuffix("_at"), error=type(error).__name__)
                return
            self._taken.discard((way, flag_id))

    def _waiting(self, column: str) -> dict[int, dict[str, Any]]:
        """Return the notes of flags that nobody has seen yet, the newest first: an old one must not hold it up."""
        out = {flag for (way, flag), (_, until) in self._refused.items() if way == column and until > self._clock()}
        out |= {flag for way, flag in self._taken if way == column}
        unsent = select(SafetyFlag).where(getattr(SafetyFlag, column).is_(None), SafetyFlag.id.not_in(out))
        newest = unsent.where(SafetyFlag.state == "new").order_by(SafetyFlag.id.desc()).limit(MOST_AT_ONCE)
        with self._database.session() as session:
            return {flag.id: note_of(flag) for flag in session.scalars(newest)}

    def _rest(self, column: str, flag_id: int) -> None:
        times = self._refused.get((column, flag_id), (0, 0.0))[0] + 1
        until = self._clock() + min(LONGEST_REST, EVERY_SECONDS * 2**times)
        self._refused[(column, flag_id)] = (times, until)

    async def _post(self, note: dict[str, Any]) -> None:
        hook = self._settings.nod_alert_webhook
        async with httpx.AsyncClient(timeout=PATIENCE_SECONDS) as client:
            answer = await client.post(hook.get_secret_value() if hook else "", json=note)
            answer.raise_for_status()

    async def _mail(self, note: dict[str, Any]) -> None:
        server = self._settings.nod_smtp_url
        to = self._settings.nod_alert_email or ""
        await asyncio.to_thread(mail.send, note, to, server.get_secret_value() if server else "")


async def watch(database: Database, settings: Settings) -> None:
    """Deliver and send until cancelled; whatever goes wrong is logged without words, and tried again."""
    alerts = Alerts(database, settings)

    async def bring_in() -> None:
        await asyncio.to_thread(deliver, settings.nod_spool_folder, database.session)

    while True:
        for work in (bring_in, alerts.send):
            try:
                await work()
            except Exception as error:
                logger.error("nod.alerts.failed", error=type(error).__name__)
        await asyncio.sleep(EVERY_SECONDS)


def note_of(flag: SafetyFlag) -> dict[str, Any]:
    """Return what is sent of a flag: enough to act on, nothing of what was said."""
    return {
        "flag": flag.id,
        "person": flag.person_id,
        "kind": flag.kind,
        "about": flag.about,
        "sure": flag.is_sure,
        "at": flag.at.isoformat(),
    }
