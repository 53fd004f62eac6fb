"""The channel between the web app and Rasa, on loopback; and what `/health/ready` asks of the Rasa server."""

from __future__ import annotations

import asyncio
import contextlib
import hmac
from dataclasses import asdict
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from actions.record.settings import settings
from bot.channels.catching_up import CatchingUp
from bot.channels.doorway import Doorway, Handler
from bot.channels.incoming import Incoming
from bot.channels.listening import Listener
from bot.stores import store_in_use


class KioskChannel(InputChannel):
    """Takes what the web app hands on; only the web app knows the key."""

    @classmethod
    def name(cls) -> str:
        """Return the channel's name, which is part of its address."""
        return "kiosk"

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """Return the channel's routes."""
        listener = Listener()
        doorway = Doorway(on_new_message, listener)
        blueprint = Blueprint("nod_kiosk")

        # One of the channels does it for all: this one is always there.
        @blueprint.listener("after_server_start")
        async def begin(app: Any, _loop: Any) -> None:
            app.ctx.nod_catching_up = asyncio.create_task(CatchingUp(listener).run())

        @blueprint.listener("before_server_stop")
        async def end(app: Any, _loop: Any) -> None:
            app.ctx.nod_catching_up.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await app.ctx.nod_catching_up

        @blueprint.route("/webhook", methods=["POST"])
        async def receive(request: Request) -> HTTPResponse:
            key = settings().nod_secret_key.get_secret_value()
            if not key or not hmac.compare_digest(request.headers.get("x-nod-key", "").encode(), key.encode()):
                return response.json({"error": "not for you"}, status=403)
            incoming = Incoming(channel="kiosk", **request.json)
            outcome = await doorway.receive(incoming)
            if outcome.replies_kept:  # what is in the transcript is shown, however often it is asked for
                doorway.was_sent(incoming)
            return response.json(asdict(outcome))

        @blueprint.route("/health", methods=["GET"])
        async def health(request: Request) -> HTTPResponse:
            checks = await readiness(request.app.ctx.agent)
            return response.json(checks, status=200 if all(checks.values()) else 503)

        return blueprint


async def readiness(agent: Any) -> dict[str, bool]:
    """Return what of the Rasa server is ready: the model (one known sentence is understood) and the tracker store."""
    if agent is None or not agent.is_ready():
        return {"model": False, "tracker_store": False}
    try:
        stored = await asyncio.to_thread(store_in_use(agent.tracker_store).is_answering)
    except RuntimeError:
        stored = False
    understood = await agent.parse_message("who sees this")
    return {
        "model": understood["intent"]["name"] == "ask_privacy",
        "tracker_store": stored,
    }
