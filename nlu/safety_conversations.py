"""Whole conversations, the person's side: how often the safety layer breaks in on ordinary talk, and what it misses.

A sentence alone says little of what people meet: somebody who answers thirty questions gives it thirty chances to be
wrong. Each message knows the question it was said to, and the risk in it if there is one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from nlu.measures import Share
from nlu.parsing import parse_all
from nlu.sentences import LANGUAGES, SETS

HERE = Path(__file__).parent / "evaluation" / "conversations"
ARGUABLE = "arguable"  # a sensible reader might stop and ask, or might not: an alarm there counts as neither


@dataclass(frozen=True)
class Said:
    """A message: the question it was said to, its words, and the risk in it (`arguable` where readers may differ)."""

    question: str
    text: str
    risk: str | None = None


@dataclass(frozen=True)
class Heard:
    """What was heard in whole conversations of a set."""

    conversations: Sequence[Sequence[Said]]
    alarms: Sequence[Sequence[bool]]

    @cached_property
    def _pairs(self) -> list[tuple[Said, bool]]:
        return [
            pair
            for said, alarms in zip(self.conversations, self.alarms, strict=True)
            for pair in zip(said, alarms, strict=True)
        ]

    @property
    def broken_in(self) -> Share:
        """The messages without a risk in which one was heard."""
        ordinary = [is_alarm for said, is_alarm in self._pairs if said.risk is None]
        return Share(sum(ordinary), len(ordinary))

    @property
    def disturbed(self) -> Share:
        """The conversations in which that happened at least once."""
        return Share(sum(any(self._wrong(number)) for number in range(len(self.alarms))), len(self.alarms))

    @property
    def noticed(self) -> Share:
        """The messages with a risk in which one was heard."""
        risks = [is_alarm for said, is_alarm in self._pairs if said.risk not in (None, ARGUABLE)]
        return Share(sum(risks), len(risks))

    @property
    def wrong(self) -> Iterator[str]:
        """The messages that were missed, or raised a false alarm."""
        for said, is_alarm in self._pairs:
            if said.risk != ARGUABLE and is_alarm == (said.risk is None):
                yield f"{said.question} ({said.risk or 'no risk'}): {said.text}"

    def _wrong(self, number: int) -> Iterator[bool]:
        pairs = zip(self.conversations[number], self.alarms[number], strict=True)
        return (is_alarm and said.risk is None for said, is_alarm in pairs)


def conversations(name: str, language: str) -> list[list[Said]]:
    """Return the conversations of a set."""
    read = yaml.safe_load((HERE / f"{name}_{language}.yml").read_text(encoding="utf-8"))
    return [[Said(*message) for message in conversation] for conversation in read]


def listen(agent: Any, name: str, language: str, every: int = 1) -> Heard:
    """Let a loaded model read the conversations of a set, message by message.

    Args:
        agent: Rasa's agent with the model.
        name: the set.
        language: `en` or `cy`.
        every: 1 reads all conversations, 3 every third.
    """
    read = conversations(name, language)[::every]
    parsed = iter(parse_all(agent, [said.text for one in read for said in one]))
    return Heard(read, [[bool(next(parsed).get("safety")) for _ in one] for one in read])


def listen_to_all(agent: Any, tell: Callable[[str], object]) -> dict[tuple[str, str], Heard]:
    """Let a loaded model read the conversations of each set in each language.

    Args:
        agent: Rasa's agent with the model.
        tell: is given a line before each, for whoever waits.
    """
    heard = {}
    for name, language in product(SETS, LANGUAGES):
        tell(f"{name}, {language}: {len(conversations(name, language))} conversations")
        heard[name, language] = listen(agent, name, language)
    return heard


def conversations_report(heard: dict[tuple[str, str], Heard]) -> str:
    """Return the figures as a section of the page: shares with their 95 % intervals."""
    lines = [
        "",
        "## Whole conversations",
        "",
        "The person's side of conversations of some thirty messages, machine-written without sight of anything here.",
        "The development set may be looked at, the blind one is only measured. A message where a sensible reader might",
        "or might not stop and ask counts as neither.",
        "",
        "| set | conversations | messages without a risk | alarms at them | conversations with one | risks heard |",
        "|---|---|---|---|---|---|",
    ]
    for (name, language), one in heard.items():
        figures = (_shown(one.broken_in), _shown(one.disturbed), f"{one.noticed.hits} of {one.noticed.of}")
        lines.append(f"| {name}, {language} | {len(one.alarms)} | {one.broken_in.of} | {' | '.join(figures)} |")
    return "\n".join(lines) + "\n"


def _shown(share: Share) -> str:
    low, high = share.interval
    return f"{share.value:.1%} ({low:.1%} to {high:.1%})"
