"""Tells staff of each new safety flag by webhook or e-mail, and brings in flags that waited on disk.

A note holds the kind, the time and where to look; never the person's words. It is sent again until it was taken.
"""

from __future__ import annotations

import asyncio
import smtplib
from email.message import EmailMessage
from typing import Any
from urllib.parse import unquote, urlsplit

import httpx
import structlog
from sqlalchemy import select

from actions.record.database import Database
from actions.record.models import SafetyFlag
from actions.record.settings import Settings
from actions.record.spool import deliver
from actions.record.times import now
from bot.locale import LANGUAGES, text

logger = structlog.get_logger(__name__)
EVERY_SECONDS = 3.0
PATIENCE_SECONDS = 10.0
MOST_AT_ONCE = 20


async def watch(database: Database, settings: Settings) -> None:
    """Deliver and send until cancelled; whatever goes wrong is logged without words, and tried again."""
    while True:
        try:
            await asyncio.to_thread(deliver, settings.nod_spool_folder, database.session)
            if settings.alerts_are_sent:
                await send_notes(database, settings)
        except Exception as error:
            logger.error("nod.alerts.not_sent", error=type(error).__name__)
        await asyncio.sleep(EVERY_SECONDS)


async def send_notes(database: Database, settings: Settings) -> int:
    """Send a note of each flag that none was sent of; returns how many were taken."""
    with database.session() as session:
        waiting = session.scalars(
            select(SafetyFlag).where(SafetyFlag.alerted_at.is_(None)).order_by(SafetyFlag.id).limit(MOST_AT_ONCE)
        )
        notes = {flag.id: note_of(flag) for flag in waiting}
    for flag_id, note in notes.items():
        await _send(note, settings)
        with database.session() as session:
            flag = session.get(SafetyFlag, flag_id)
            if flag is not None:
                flag.alerted_at = now()
    return len(notes)


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


async def _send(note: dict[str, Any], settings: Settings) -> None:
    if settings.nod_alert_webhook:
        async with httpx.AsyncClient(timeout=PATIENCE_SECONDS) as client:
            answer = await client.post(settings.nod_alert_webhook.get_secret_value(), json=note)
            answer.raise_for_status()
    if settings.nod_alert_email and settings.nod_smtp_url:
        await asyncio.to_thread(_mail, note, settings.nod_alert_email, settings.nod_smtp_url.get_secret_value())


def _mail(note: dict[str, Any], to: str, server: str) -> None:
    address = urlsplit(server)
    mail = EmailMessage()
    mail["To"], mail["From"] = to, unquote(address.username or "") or to
    mail["Subject"] = " / ".join(text("staff", "alert_subject", language) for language in LANGUAGES)
    mail.set_content("\n\n".join(_body(note, language) for language in LANGUAGES))
    connect = smtplib.SMTP_SSL if address.scheme == "smtps" else smtplib.SMTP
    with connect(address.hostname or "", address.port or 0, timeout=PATIENCE_SECONDS) as smtp:
        if address.scheme == "smtp" and smtp.has_extn("starttls"):
            smtp.starttls()
        if address.username and address.password:
            smtp.login(unquote(address.username), unquote(address.password))
        smtp.send_message(mail)


def _body(note: dict[str, Any], language: str) -> str:
    kind = text("staff", f"kind_{note['kind']}", language)
    body = text("staff", "alert_body", language, kind=kind, at=note["at"], person=note["person"])
    return body if note["sure"] else f"{body} {text('staff', 'heard_unsurely', language)}"
