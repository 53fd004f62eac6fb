"""A turn is all or nothing: what one turn of the Rasa server shares between channel, actions and tracker store.

Rasa goes on with an empty result when an action fails ("the actions events are lost"), and saves the conversation
as if the answer had been taken. Here the failure is noted for the turn; the tracker store then saves nothing of
it, the person's message stays `received` in the transcript, and the next turn begins with it again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any


@dataclass
class TurnState:
    """What came of one turn: the parts that failed, by name, and what was understood. No words of the person."""

    failures: list[str] = field(default_factory=list)
    intent: str | None = None
    confidence: float | None = None
    part: str | None = None

    @property
    def failed(self) -> bool:
        """Tell whether the turn must be given up."""
        return bool(self.failures)


_current: ContextVar[TurnState | None] = ContextVar("nod_turn", default=None)


@contextmanager
def turn() -> Iterator[TurnState]:
    """Begin a turn; everything awaited inside sees it."""
    state = TurnState()
    token = _current.set(state)
    try:
        yield state
    finally:
        _current.reset(token)


def note_failure(what: str) -> None:
    """Note that a part of the present turn failed; outside of a turn nothing happens."""
    state = _current.get()
    if state is not None:
        state.failures.append(what)


def is_failed() -> bool:
    """Tell whether the present turn has failed."""
    state = _current.get()
    return state is not None and state.failed


def note_outcome(tracker: Any) -> None:
    """Note what was understood in the present turn, and the part the conversation is in now."""
    state = _current.get()
    if state is None:
        return
    heard = next((event for event in reversed(tracker.events) if event.type_name == "user"), None)
    if heard is not None:
        state.intent = heard.intent_name
        state.confidence = (heard.intent or {}).get("confidence")
    state.part = tracker.get_slot("part")
