"""How often an answer is tried: an ordinary one three times, one to a risk for minutes."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from telegram.error import NetworkError

from bot.channels.telegram import SEND_ATTEMPTS, Conversations


class PlayedBot:
    """Fails as if there was no network, so many times."""

    def __init__(self, failures: int) -> None:
        self.failures = failures
        self.tried = 0
        self.sent: list[str] = []

    async def send_message(self, _chat: int, text: str, **_: Any) -> None:
        self.tried += 1
        if self.tried <= self.failures:
            raise NetworkError("no network")
        self.sent.append(text)


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What was waited, in seconds, without waiting."""
    pauses: list[float] = []

    async def note(seconds: float) -> None:
        pauses.append(seconds)

    monkeypatch.setattr(asyncio, "sleep", note)
    return pauses


async def test_an_answer_to_a_risk_is_tried_for_minutes_and_by_a_sender_of_its_own(waited: list[float]) -> None:
    ordinary, urgent = PlayedBot(0), PlayedBot(30)
    conversations = Conversations(ordinary, None, urgent)  # type: ignore[arg-type]
    await conversations.send(1, "Call 116 123.", [], is_urgent=True)
    assert (urgent.sent, ordinary.tried) == (["Call 116 123."], 0)
    assert 120 < sum(waited) < 600
    assert max(waited) <= 10, "it comes soon after the network is back"


async def test_an_ordinary_answer_is_given_up_after_three(waited: list[float]) -> None:
    ordinary = PlayedBot(30)
    with pytest.raises(NetworkError):
        await Conversations(ordinary, None, PlayedBot(0)).send(1, "hello", [])  # type: ignore[arg-type]
    assert (ordinary.tried, len(waited)) == (SEND_ATTEMPTS, SEND_ATTEMPTS - 1)
