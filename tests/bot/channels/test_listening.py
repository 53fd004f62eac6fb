"""A message is read once, whoever asks for it first; what came just before is read with it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage

from bot.channels import listening
from bot.channels.listening import MOST_AHEAD, Listener


class PlayedAgent:
    """Understands every message as harmless, and remembers which it was given."""

    def __init__(self) -> None:
        self.read: list[tuple[str, str]] = []
        self.processor = SimpleNamespace(parse_message=self._parse)

    async def _parse(self, message: UserMessage) -> dict[str, Any]:
        self.read.append((str(message.text), (message.metadata or {})["before"]))
        return {"safety": None, "language": "en"}


@pytest.fixture
def agent(monkeypatch: pytest.MonkeyPatch) -> PlayedAgent:
    played = PlayedAgent()
    monkeypatch.setattr(listening, "_agent", lambda: played)
    return played


async def test_what_a_channel_asked_about_first_is_not_read_again(agent: PlayedAgent) -> None:
    listener = Listener()
    await listener.hear("ann", "my garden", is_kept=False)
    heard = await listener.hear("ann", "my garden")
    assert (heard.language, agent.read) == ("en", [("my garden", "")])


async def test_the_same_words_said_once_more_are_read_once_more(agent: PlayedAgent) -> None:
    listener = Listener()
    await listener.hear("ann", "my garden")
    await listener.hear("ann", "my garden")
    assert agent.read == [("my garden", ""), ("my garden", "my garden")]


async def test_what_one_person_says_is_not_taken_for_anothers(agent: PlayedAgent) -> None:
    listener = Listener()
    await listener.hear("ann", "end it all", is_kept=False)
    await listener.hear("bob", "I just want to")
    await listener.hear("bob", "end it all")
    assert agent.read[1:] == [("I just want to", ""), ("end it all", "I just want to")]


async def test_a_typed_command_is_read_and_not_taken_with_what_comes_next(agent: PlayedAgent) -> None:
    listener = Listener()
    assert (await listener.hear("ann", "/stop", is_typed=True)).parsed is None
    await listener.hear("ann", "my garden")
    assert agent.read == [("stop", ""), ("my garden", "")]


async def test_only_so_many_are_held(agent: PlayedAgent) -> None:
    listener = Listener()
    for number in range(MOST_AHEAD + 1):
        await listener.hear("ann", str(number), is_kept=False)
    await listener.hear("ann", "0", is_kept=False)
    await listener.hear("ann", str(MOST_AHEAD), is_kept=False)
    assert len(agent.read) == MOST_AHEAD + 2, "the first was given up, the last was held"
