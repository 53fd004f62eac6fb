"""What an update of Telegram's says, and the names its chat and message have with Nod."""

from __future__ import annotations

import hashlib
import hmac

from telegram import Update

from actions.record.settings import settings
from bot.channels.doorway import Incoming


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
    )


def words_aside(update: Update) -> str:
    """Return the words of an edited message, or of a picture's caption."""
    edited, message = update.edited_message, update.message
    if edited is not None:
        return edited.text or edited.caption or ""
    return (message.caption or "") if message is not None else ""


def _uid(update: Update, chat_id: int) -> str:
    """Return the name of a message: a second tap on the same buttons is the same message, and answers nothing else."""
    tapped = update.callback_query.message if update.callback_query else None
    if tapped is not None:
        return f"telegram-tap-{digest('chat', str(chat_id))}-{tapped.message_id}"
    return f"telegram-{update.update_id}"


def sender_id(chat_id: int) -> str:
    """Return the name of a chat's conversation, which does not tell the chat."""
    return f"telegram-{digest('chat', str(chat_id))}"
