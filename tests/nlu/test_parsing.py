"""What is measured is what a person would be answered: many sentences at once are read like each by itself."""

from __future__ import annotations

import asyncio

import pytest

from bot.training import MODEL
from nlu.parsing import parse_all

TEXTS = [
    "to walk to the shop with my sister",
    "stop",
    "I want to die",
    "fy chwaer",
    "ok",
    "my knee is killing me",
    "I like the garden, but some days I think they would all be better off without me, and then I make the tea",
    "dwi isio mynd nôl i'r côr ond does gen i neb i fynd â fi",
    "7",
    "🙂",
]


@pytest.mark.slow
def test_many_sentences_at_once_are_read_like_each_by_itself() -> None:
    from rasa.core.agent import Agent

    agent = Agent.load(str(MODEL))
    for text, together in zip(TEXTS, parse_all(agent, TEXTS), strict=True):
        alone = asyncio.run(agent.parse_message(text))
        assert together["intent"]["name"] == alone["intent"]["name"], text
        assert together["intent"]["confidence"] == pytest.approx(alone["intent"]["confidence"], abs=1e-3)
        assert (together.get("safety") or {}).get("kind") == (alone.get("safety") or {}).get("kind")
        assert [e["value"] for e in together["entities"]] == [e["value"] for e in alone["entities"]]
