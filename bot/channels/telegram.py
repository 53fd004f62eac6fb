"""Telegram as a Rasa channel, on python-telegram-bot: polling or webhook, private chats only.

Every update goes through the doorway, which knows an update that comes twice; an update is confirmed to Telegram only
after its message is kept and has had its turn.
"""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import logging
from collections import defaultdict
from datetime import timedelta
from typing import Any

import structlog
from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse
from sqlalchemy.exc import SQLAlchemyError
from telegram import InlineKeyboardMarkup, Update
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.ext import AIORateLimiter, ExtBot

from actions.record.database import database_at
from actions.record.people import find_identity
from actions.record.settings import settings
from bot.channels.doorway import Doorway, Handler
from bot.channels.incoming import Incoming
from bot.channels.reminders import remind
from bot.channels.telegram_layout import keyboard, split
from bot.channels.telegram_polling import Polling
from bot.channels.telegram_updates import digest, incoming_of, said_in, sender_id, words_aside, words_of
from bot.locale import LANGUAGES
from bot.locale import text as locale_text

logger = structlog.get_logger(__name__)
# httpx logs the address of each call, and the address of a Bot API call holds the token.
logging.getLogger("httpx").setLevel(logging.WARNING)
UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]
RETRY_SECONDS = 5
SEND_ATTEMPTS = 3
URGENT_ATTEMPTS, LONGEST_PAUSE = 40, 10  # an answer to a risk: for some six minutes, every ten seconds in the end
LANGUAGE_SECONDS = 2.0  # what is not known by then is said in both languages


class TelegramChannel(InputChannel):
    """Takes updates from Telegram and sends Nod's answers."""

    @classmethod
    def name(cls) -> str:
        """Return the channel's name, which is part of its address."""
        return "telegram"

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """Return the channel's routes; without a token there are none, and nothing is asked of Telegram."""
        blueprint = Blueprint("nod_telegram")
        token = settings().telegram_bot_token
        if token is None or not token.get_secret_value():
            return blueprint
        secret = token.get_secret_value()
        conversations = Conversations(make_bot(secret), Doorway(on_new_message), make_bot(secret, is_paced=False))
        cls_name = self.name()

        @blueprint.listener("after_server_start")
        async def begin(app: Any, _loop: Any) -> None:
            app.ctx.nod_telegram = asyncio.gather(
                conversations.begin(), remind(cls_name, conversations.send_to_address)
            )

        @blueprint.listener("before_server_stop")
        async def end(app: Any, _loop: Any) -> None:
            app.ctx.nod_telegram.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await app.ctx.nod_telegram

        @blueprint.route("/webhook", methods=["POST"])
        async def receive(request: Request) -> HTTPResponse:
            given = request.headers.get("x-telegram-bot-api-secret-token", "")
            if not hmac.compare_digest(given.encode(), digest("telegram", "webhook").encode()):
                return response.empty(403)
            update = conversations.read(request.json)
            is_taken = update is None or await conversations.take(update)
            return response.empty(200 if is_taken else 503)  # under way: Telegram shall ask again

        return blueprint


def make_bot(token: str, is_paced: bool = True) -> ExtBot[int]:
    """Return the library's bot at the address of the settings.

    Args:
        token: the bot's token.
        is_paced: whether it waits and tries again when Telegram says so. While it waits it sends nothing to anybody.
    """
    api = settings().telegram_api_url.rstrip("/")
    limiter = AIORateLimiter(max_retries=3) if is_paced else None
    return ExtBot(token, base_url=f"{api}/bot", base_file_url=f"{api}/file/bot", rate_limiter=limiter)


class Conversations:
    """What happens with each update."""

    def __init__(self, bot: ExtBot[int], doorway: Doorway, urgent: ExtBot[int]) -> None:
        """Take the bot that sends, the doorway that answers, and the bot for answers to a risk: it waits for nobody."""
        self.bot = bot
        self.urgent = urgent
        self.doorway = doorway
        self._locks: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._under_way: set[int] = set()  # updates: a webhook delivers one again while it is being answered

    async def begin(self) -> None:
        """Begin to receive: set the webhook, or poll until the server stops."""
        while True:
            try:
                await self.bot.initialize()
                await self.urgent.initialize()
                if settings().telegram_mode == "webhook":
                    await self.bot.set_webhook(
                        settings().telegram_webhook_url or "",
                        allowed_updates=UPDATES,
                        secret_token=digest("telegram", "webhook"),
                    )
                    return
                await self.bot.delete_webhook()
                await Polling(self.bot, self.take, UPDATES).run()
            except Exception as error:  # whatever it is: the updates are not confirmed, and come again
                logger.error("nod.telegram.no_answer", error=type(error).__name__)
                await asyncio.sleep(RETRY_SECONDS)

    def read(self, body: Any) -> Update | None:
        """Read an update; None for what is not one: Telegram would only send it again."""
        try:
            return Update.de_json(body, self.bot)
        except (TypeError, KeyError, ValueError, AttributeError):
            logger.error("nod.telegram.unreadable_update")
            return None

    async def take(self, update: Update) -> bool:
        """Answer one update. Whatever goes wrong is logged without content, and the next one is taken.

        Returns:
            Whether it is done with; False where the same update is still being answered.
        """
        if update.update_id in self._under_way:
            return False
        if update.effective_chat is None:
            return True
        chat = update.effective_chat.id
        self._under_way.add(update.update_id)
        try:
            # An answer that Telegram lets wait holds up the next one of its chat, but no answer to a risk.
            if await self.doorway.hears_risk(sender_id(chat), words_of(update)):
                await self._answer(update)
                return True
            async with self._locks[chat]:
                await self._answer(update)
        except Forbidden:
            logger.info("nod.telegram.blocked", event_info="a person has blocked the bot; the record stays")
        except TelegramError as error:
            logger.error("nod.telegram.not_sent", error=type(error).__name__)
        finally:
            self._under_way.discard(update.update_id)
        return True

    async def _answer(self, update: Update) -> None:
        chat = update.effective_chat
        if chat is None or update.my_chat_member is not None:
            return
        language = await self._language(update)
        if chat.type != chat.PRIVATE:
            if update.message is not None:
                await self._say(chat.id, "private_only", language)
            return
        incoming = await self._incoming(update)
        # An edit changes no record, and a picture cannot be read; but a risk in its words is heard like any other.
        aside = words_aside(update)
        if aside and await self.doorway.hears_risk(sender_id(chat.id), aside):
            incoming = incoming_of(update, chat.id, aside, None, None)
        elif update.edited_message is not None:
            await self._say(chat.id, "edited", language)
            return
        if incoming is None:
            await self._say(chat.id, "cannot_read", language)
            return
        outcome = await self.doorway.receive(incoming)
        notices = [locale_text("channels", "telegram_privacy", one) for one in LANGUAGES] if language == "new" else []
        if not outcome.risk:
            await self._send_all(chat.id, notices)
        for reply in outcome.replies:
            await self.send(chat.id, reply["text"], reply["buttons"], is_urgent=outcome.risk)
        self.doorway.was_sent(incoming)
        if outcome.risk:  # nobody in danger waits for a notice about privacy
            await self._send_all(chat.id, notices)

    async def _send_all(self, chat_id: int, texts: list[str]) -> None:
        for one in texts:
            await self.send(chat_id, one, [])

    async def _language(self, update: Update) -> str:
        """Return the language of the person, `new` for somebody who writes for the first time, or `unknown`.

        A database that is down, or hangs, must not keep anybody from an answer to a risk.
        """
        chat = update.effective_chat
        try:
            known = asyncio.to_thread(self._language_of, chat.id if chat else 0)
            return await asyncio.wait_for(known, timeout=LANGUAGE_SECONDS)
        except (SQLAlchemyError, asyncio.TimeoutError) as error:
            logger.error("nod.telegram.language_unknown", error=type(error).__name__)
            return "unknown"

    @staticmethod
    def _language_of(chat_id: int) -> str:
        with database_at(settings().nod_database_url).session() as session:
            identity = find_identity(session, sender_id(chat_id))
            return str(identity.person.language) if identity else "new"

    async def _incoming(self, update: Update) -> Incoming | None:
        """Return what was said, or None for what cannot be read: a picture, a voice message, a sticker."""
        chat, user = update.effective_chat, update.effective_user
        text, payload = "", None
        if update.callback_query is not None:
            # Answered at once: until then the button shows that it waits.
            with contextlib.suppress(TelegramError):  # too late to matter; the tap itself is not lost
                await self.bot.answer_callback_query(update.callback_query.id)
            text, payload = await self._tapped(update)
        elif update.message is not None and update.message.text is not None:
            text, payload = said_in(update.message.text)
            # "/start kms" is a link's code to nobody: words with a risk in them are words.
            if payload and await self.doorway.hears_risk(sender_id(chat.id if chat else 0), words_of(update)):
                text, payload = words_of(update), None
        if not text or chat is None:
            return None
        speaks_welsh = user is not None and (user.language_code or "").startswith("cy")
        return incoming_of(update, chat.id, text, payload, "cy" if speaks_welsh else None)

    async def _tapped(self, update: Update) -> tuple[str, str | None]:
        """Return the title and the payload of a tapped button, and take the used buttons away."""
        query = update.callback_query
        message = query.message if query else None
        markup = getattr(message, "reply_markup", None)
        if query is None or query.data is None or message is None:
            return "", None
        rows = markup.inline_keyboard if markup else ()
        title = next((b.text for row in rows for b in row if b.callback_data == query.data), query.data)
        with contextlib.suppress(TelegramError):  # a second tap: they are gone already
            await self.bot.edit_message_reply_markup(chat_id=message.chat.id, message_id=message.message_id)
        return title, query.data

    async def _say(self, chat_id: int, key: str, language: str) -> None:
        spoken = (language,) if language in LANGUAGES else LANGUAGES
        await self.send(chat_id, "\n".join(locale_text("channels", key, one) for one in spoken), [])

    async def send(self, chat_id: int, text: str, buttons: list[dict[str, str]], *, is_urgent: bool = False) -> None:
        """Send one answer, as plain text, in as many messages as Telegram's limit asks for.

        Args:
            chat_id: to whom.
            text: what is said.
            buttons: what is offered with it.
            is_urgent: whether it answers a risk: it waits for no other message, and is tried for minutes.
        """
        pieces = split(text)
        for number, piece in enumerate(pieces, 1):
            markup = keyboard(buttons) if buttons and number == len(pieces) else None
            await self._send(chat_id, piece, markup, is_urgent)

    async def send_to_address(self, address: str, text: str, buttons: list[dict[str, str]]) -> None:
        """Send to a chat by the address that the record keeps of it."""
        await self.send(int(address), text, buttons)

    async def _send(self, chat_id: int, text: str, markup: InlineKeyboardMarkup | None, is_urgent: bool) -> None:
        """Send a message, and try again where the network failed or Telegram asks to wait."""
        bot = self.urgent if is_urgent else self.bot
        most = URGENT_ATTEMPTS if is_urgent else SEND_ATTEMPTS
        for attempt in range(1, most + 1):
            try:
                await bot.send_message(chat_id, text, reply_markup=markup)
                return
            except RetryAfter as error:  # where the bot is not paced by the library
                if attempt == most:
                    raise
                await asyncio.sleep(_seconds(error.retry_after))
            except NetworkError as error:
                if attempt == most or isinstance(error, BadRequest):
                    raise
                await asyncio.sleep(min(attempt, LONGEST_PAUSE))


def _seconds(wait: float | timedelta) -> float:
    """Return how long Telegram asks to wait; the library is about to give it as a timedelta."""
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
