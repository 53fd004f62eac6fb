"""Rasa's stores, fitted to Nod."""

from __future__ import annotations

import asyncio
import time

import pytest
from rasa.core.tracker_store import FailSafeTrackerStore, InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from actions.record.database import Database
from bot.stores import LockStore, TrackerStore, store_in_use
from bot.turns import note_failure, turn

DOMAIN = Domain.from_dict(
    {"slots": {"erased": {"type": "bool", "mappings": [{"type": "custom"}]}}, "intents": ["stop"]}
)


@pytest.fixture
def store(own_database: Database) -> TrackerStore:
    return TrackerStore(DOMAIN)


async def _saved(store: TrackerStore, *texts: str) -> DialogueStateTracker:
    tracker = await store.get_or_create_tracker("s")
    for text in texts:
        tracker.update(UserUttered(text, intent={"name": "stop", "confidence": 0.9}))
    await store.save(tracker)
    return tracker


def _texts(tracker: DialogueStateTracker | None) -> list[str]:
    return [e.text for e in tracker.events if isinstance(e, UserUttered)] if tracker else []


async def test_a_tracker_comes_back_as_it_was_saved(store: TrackerStore) -> None:
    await _saved(store, "one")
    await _saved(store, "two")
    assert _texts(await store.retrieve("s")) == ["one", "two"]
    assert _texts(await TrackerStore(DOMAIN).retrieve("s")) == ["one", "two"], "also for another process"


async def test_what_another_process_stored_is_not_missed(store: TrackerStore) -> None:
    await _saved(store, "one")
    await _saved(TrackerStore(DOMAIN), "two")
    assert _texts(await store.retrieve("s")) == ["one", "two"]


async def test_a_turn_that_failed_is_not_saved(store: TrackerStore) -> None:
    await _saved(store, "one")
    with turn():
        tracker = await store.retrieve("s")
        assert tracker is not None
        tracker.update(UserUttered("two"))
        note_failure("action save")
        await store.save(tracker)
    assert _texts(await store.retrieve("s")) == ["one"]


async def test_what_was_understood_is_noted_for_the_turn(store: TrackerStore) -> None:
    with turn() as state:
        await _saved(store, "one")
    assert (state.intent, state.confidence) == ("stop", 0.9)


async def test_only_the_present_session_is_read(store: TrackerStore) -> None:
    tracker = await _saved(store, "one")
    tracker.update_with_events([SessionStarted(), ActionExecuted("action_listen")], DOMAIN)
    await store.save(tracker)
    assert _texts(await store.retrieve("s")) == []


async def test_the_tracker_of_somebody_who_deleted_everything_is_gone(store: TrackerStore) -> None:
    tracker = await _saved(store, "one")
    tracker.update(SlotSet("erased", True))
    await store.save(tracker)
    assert await store.retrieve("s") is None


async def test_an_error_is_noted_and_turns_readiness_red(store: TrackerStore) -> None:
    store.engine.dispose()
    store.SQLEvent.__table__.drop(store.engine)
    with turn() as state:
        kept = FailSafeTrackerStore(store)
        assert await kept.retrieve("s") is None, "Rasa goes on with nothing"
    assert state.failures == ["tracker store: read"]
    assert TrackerStore.is_healthy is False
    TrackerStore.is_healthy = True


def test_another_store_is_noticed() -> None:
    with pytest.raises(RuntimeError, match="InMemoryTrackerStore"):
        store_in_use(FailSafeTrackerStore(InMemoryTrackerStore(DOMAIN)))


def test_the_store_in_use_is_found_behind_rasas_wrappers(store: TrackerStore) -> None:
    assert store_in_use(FailSafeTrackerStore(store)) is store
    assert store.is_answering() is True


async def test_a_waiting_message_does_not_wait_a_second() -> None:
    locks, waits = LockStore(), []

    async def hold() -> None:
        begun = time.monotonic()
        async with locks.lock("s"):
            waits.append(time.monotonic() - begun)
            await asyncio.sleep(0.01)

    await asyncio.gather(hold(), hold(), hold())
    assert len(waits) == 3
    assert max(waits) < 0.9, "stock Rasa: 0, 1 and 2 seconds"
