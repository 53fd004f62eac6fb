"""The web app with a Rasa server that the test plays."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from actions.record.models import Message
from actions.record.people import find_identity
from actions.record.settings import Settings
from actions.record.settings import settings as read_settings
from actions.record.transcript import keep_reply
from bot.channels.incoming import Outcome
from bot.web.app import create_app


class PlayedRasa:
    """Stands in for the Rasa server at its HTTP address: keeps the replies as the doorway does."""

    def __init__(self) -> None:
        self.app: Starlette | None = None
        self.got: list[dict[str, Any]] = []
        self.reply: tuple[str, list[dict[str, str]]] = ("What do you hope for?", [])
        self.is_up = True
        self.erases = False
        self.opens = ""  # a code that opens a chat
        self.hears: dict[str, Any] | None = None  # what comes of a message in which a risk is heard

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if not self.is_up:
            raise httpx.ConnectError("nobody there")
        if request.url.path.endswith("/health"):
            return httpx.Response(200, json={"model": True, "tracker_store": True})
        assert request.headers["x-nod-key"] == "a key for tests"
        message = json.loads(request.content)
        self.got.append(message)
        if "return_code" in message:
            return answered(opened=message["return_code"] == self.opens)
        if self.hears is not None:
            return answered(risk=True, replies=[{"text": self.reply[0], "buttons": []}], **self.hears)
        if message.get("only_risk"):
            return answered(kept=False, handled=False)
        with self.app.state.database.session() as session:  # type: ignore[union-attr]
            identity = find_identity(session, message["sender_id"])
            assert identity is not None
            if self.erases:
                session.delete(identity)
                return answered()
            kept = session.query(Message).filter_by(uid=message["uid"]).one_or_none()
            if kept is None:
                return answered(handled=False, kept=False)
            kept.state = "handled"
            keep_reply(session, identity, self.reply[0], self.reply[1], "hopes")
        return answered()


def answered(**outcome: Any) -> httpx.Response:
    """Return what the `kiosk` channel answers."""
    return httpx.Response(200, json=asdict(Outcome(**outcome)))


@pytest.fixture
def rasa() -> PlayedRasa:
    return PlayedRasa()


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rasa: PlayedRasa) -> Iterator[Starlette]:
    monkeypatch.setenv("NOD_DATABASE_URL", f"sqlite:///{tmp_path / 'nod.sqlite'}")
    monkeypatch.setenv("NOD_SECRET_KEY", "a key for tests")
    monkeypatch.setenv("NOD_SPOOL_FOLDER", str(tmp_path / "spool"))
    read_settings.cache_clear()
    made = create_app(Settings(), httpx.MockTransport(rasa))
    database = made.state.database
    database.migrate()
    rasa.app = made
    yield made
    database.dispose()
    read_settings.cache_clear()


@pytest.fixture
def browser(app: Starlette) -> Callable[[], TestClient]:
    """Return a function that opens a browser of its own."""

    def opened() -> TestClient:
        return TestClient(app, base_url="http://nod.test", follow_redirects=False)

    return opened
