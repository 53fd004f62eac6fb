"""The pipeline as it stands in `config.yml`, trained on data that is not Nod's: other intents, no risk, no element."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.training import ROOT

OTHERS = {
    "book_flight": ["book me a flight to Rome", "I need a plane to Oslo", "flights to Paris please", "fly me to Cork"],
    "check_balance": ["what is my balance", "how much money have I got", "show my account", "is there money left"],
    "play_music": ["play some jazz", "put a song on", "I want to hear the Beatles", "music please"],
}


@pytest.fixture(scope="module")
def parse(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], dict[str, Any]]:
    from rasa.core.agent import Agent
    from rasa.model_training import train_nlu

    folder: Path = tmp_path_factory.mktemp("other")
    intents = [{"intent": name, "examples": "".join(f"- {t}\n" for t in texts)} for name, texts in OTHERS.items()]
    (folder / "nlu.yml").write_text(yaml.safe_dump({"version": "3.1", "nlu": intents}), encoding="utf-8")
    model = train_nlu(str(ROOT / "config.yml"), str(folder / "nlu.yml"), str(folder))
    agent = Agent.load(str(model))
    return lambda text: asyncio.run(agent.parse_message(text))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "intent"),
    [("a flight to Berlin", "book_flight"), ("my balance", "check_balance"), ("play a song", "play_music")],
)
def test_intents_that_are_not_nods_are_told_apart(
    parse: Callable[[str], dict[str, Any]], text: str, intent: str
) -> None:
    found = parse(text)
    assert found["intent_ranking"][0]["name"] == intent
    assert (found.get("safety"), found["entities"]) == (None, [])


@pytest.mark.slow
@pytest.mark.parametrize(
    "text", ["I want to kill myself", "nobody would notice if I was gone, and that would be for the best"]
)
def test_the_safety_layer_hears_risks_without_having_been_shown_any(
    parse: Callable[[str], dict[str, Any]], text: str
) -> None:
    assert parse(text)["intent"]["name"] == "risk_self_harm"
