"""What an update of Telegram's says, and the names its chat and message have with Nod."""

from __future__ import annotations

import hashlib
import hmac
import re

from telegram import Update

from actions.record.returning import code_in
from actions.record.settings import settings
from bot.channels.incoming import Incoming

_WRITTEN_CODE = re.compile(r"^\w{4}-\w{4}-\w{4}$")


def digest(purpose: str, value: str) -> str:
    """Return a keyed digest: the same each time, and nobody without the key can turn it back."""
    key = settings().nod_secret_key.get_secret_value().encode()
    return hmac.new(key, f"{purpose}:{value}".encode(), hashlib.sha256).hexdigest()[:32]


def incoming_of(update: Update, chat_id: int, text: str, payload: str | None, language: str | None) -> Incoming:
    """Return an update as a channel hands it on."""
    return Incoming(
        channel="telegram",
        sender_id=sender_id(chat_id),
        text=text,
        payload=payload,
        uid=_uid(update, chat_id),
        buttons_must_be_offered=True,
        language=language,
        address=str(chat_id),
        return_code=_code_in(text) if payload in (None, "/greet") else None,
    )


def _code_in(text: str) -> str | None:
    """Return the code by which somebody comes back: behind the `/start` of a link, or written with its dashes.

    Without dashes a message is no code: "walk next week" could be one, and is somebody's answer.
    """
    if text.startswith("/start "):
        return code_in(text.removeprefix("/start "))
    return code_in(text) if _WRITTEN_CODE.match(text.strip()) else None


def said_in(text: str) -> tuple[str, str | None]:
    """Return the words of a message and the payload it stands for: `/start`, alone or with a code, is a greeting.

    Whatever else is written behind `/start` is what somebody says.
    """
    command, _, rest = text.strip().partition(" ")
    if command != "/start":
        return text, None
    words = rest.strip()
    return (words, None) if " " in words else (text, "/greet")


def words_aside(update: Update) -> str:
    """Return the words of an edited message, or of a picture's caption."""
    edited, message = update.edited_message, update.message
    if edited is not None:
        return edited.text or edited.caption or ""
    return (message.caption or "") if message is not None else ""


def words_of(update: Update) -> str:
    """Return whatever words an update holds: a message's, an edited one's, a caption's; not those of a command."""
    text = (update.message.text if update.message is not None else None) or words_aside(update)
    return text.removeprefix("/start ")


def _uid(update: Update, chat_id: int) -> str:
    """Return the name of a message: a second tap on the same buttons is the same message, and answers nothing else."""
    tapped = update.callback_query.message if update.callback_query else None
    if tapped is not None:
        return f"telegram-tap-{digest('chat', str(chat_id))}-{tapped.message_id}"
    return f"telegram-{update.update_id}"


def sender_id(chat_id: int) -> str:
    """Return the name of a chat's conversation, which does not tell the chat."""
    return f"telegram-{digest('chat', str(chat_id))}"
