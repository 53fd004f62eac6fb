"""Rasa's `rest` channel for development and tests, through the doorway: the same addresses and answers."""

from __future__ import annotations

import re
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.channels.doorway import Doorway, Handler
from bot.channels.incoming import Incoming


class RestChannel(InputChannel):
    """`POST /webhooks/rest/webhook` with `sender` and `message`; answers with the list of Nod's messages."""

    @classmethod
    def name(cls) -> str:
        """Return the channel's name, which is part of its address."""
        return "rest"

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """Return the channel's routes."""
        doorway = Doorway(on_new_message)
        blueprint = Blueprint("nod_rest")

        @blueprint.route("/", methods=["GET"])
        async def health(request: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @blueprint.route("/webhook", methods=["POST"])
        async def receive(request: Request) -> HTTPResponse:
            try:
                incoming = read_message(request.json)
            except (TypeError, ValueError, AttributeError) as error:
                return response.json({"error": str(error)}, status=400)
            outcome = await doorway.receive(incoming)
            doorway.was_sent(incoming)
            return response.json([_as_rasa(incoming.sender_id, reply) for reply in outcome.replies])

        return blueprint


_PAYLOAD = re.compile(r"/[a-z]\w*(?:\{.*\})?")  # what a client sends for a tapped button, as Rasa's own clients do


def read_message(body: Any) -> Incoming:
    """Read a request's body.

    Raises:
        ValueError: if a field is missing or of the wrong type; the message says which and what it should be.
    """
    if not isinstance(body, dict):
        raise ValueError("send a JSON object with `sender` and `message`")
    sender, message = body.get("sender", "default"), body.get("message")
    metadata = body.get("metadata") or {}
    if not isinstance(sender, str) or not 1 <= len(sender) <= 200:
        raise ValueError("`sender` is a text of 1 to 200 characters")
    if not isinstance(message, str):
        raise ValueError("`message` is a text")
    if not isinstance(metadata, dict):
        raise ValueError("`metadata` is an object")
    language = metadata.get("language")
    known = language in ("en", "cy")
    uid = body.get("message_id")
    return Incoming(
        channel="rest",
        sender_id=sender,
        text=message,
        payload=message.strip() if _PAYLOAD.fullmatch(message.strip()) else None,
        uid=f"rest-{sender}-{uid}"[:96] if uid else None,
        language=language if known else None,
        language_known=known,
    )


def _as_rasa(recipient: str, reply: dict[str, Any]) -> dict[str, Any]:
    said = {"recipient_id": recipient, "text": reply["text"]}
    return {**said, "buttons": reply["buttons"]} if reply["buttons"] else said
