"""Sends the note of a safety flag as an e-mail, over an encrypted connection wherever a password is given."""

from __future__ import annotations

import smtplib
import ssl
from email.message import EmailMessage
from typing import Any
from urllib.parse import unquote, urlsplit

from bot.locale import LANGUAGES, text

PATIENCE_SECONDS = 10.0


class NotEncrypted(smtplib.SMTPException):
    """The mail server offers no encryption, and a password is never sent in the clear."""


def send(note: dict[str, Any], to: str, server: str) -> None:
    """Send a note in both languages.

    Args:
        note: what is sent of a flag.
        to: the address it goes to.
        server: `smtp://user:password@host:port` (encrypted by STARTTLS where it is offered) or `smtps://...`.

    Raises:
        NotEncrypted: if there is a password and no encryption.
        smtplib.SMTPException: if the server does not take it.
        OSError: if it cannot be reached, or its certificate is not valid.
    """
    address = urlsplit(server)
    with _connected(address.scheme, address.hostname or "", address.port or 0) as smtp:
        if address.username and address.password:
            if not isinstance(smtp.sock, ssl.SSLSocket):
                raise NotEncrypted
            smtp.login(unquote(address.username), unquote(address.password))
        smtp.send_message(_message(note, to, unquote(address.username or "") or to))


def _connected(scheme: str, host: str, port: int) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if scheme == "smtps":
        return smtplib.SMTP_SSL(host, port, timeout=PATIENCE_SECONDS, context=context)
    smtp = smtplib.SMTP(host, port, timeout=PATIENCE_SECONDS)
    smtp.ehlo_or_helo_if_needed()  # only then it says what it offers
    if smtp.has_extn("starttls"):
        smtp.starttls(context=context)
    return smtp


def _message(note: dict[str, Any], to: str, sender: str) -> EmailMessage:
    mail = EmailMessage()
    mail["To"], mail["From"] = to, sender
    mail["Subject"] = " / ".join(text("staff", "alert_subject", language) for language in LANGUAGES)
    mail.set_content("\n\n".join(_body(note, language) for language in LANGUAGES))
    return mail


def _body(note: dict[str, Any], language: str) -> str:
    kind = text("staff", f"kind_{note['kind']}", language)
    body = text("staff", "alert_body", language, kind=kind, at=note["at"], person=note["person"])
    return body if note["sure"] else f"{body} {text('staff', 'heard_unsurely', language)}"
