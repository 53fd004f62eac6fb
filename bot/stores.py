"""Rasa's tracker store and lock store, fitted to Nod."""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import sqlalchemy as sa
from rasa.core.lock import TicketLock
from rasa.core.lock_store import LOCK_LIFETIME, InMemoryLockStore
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from actions.record.database import make_engine
from actions.record.settings import settings
from bot import rasa_fixes
from bot.turns import is_failed, note_failure, note_outcome

logger = logging.getLogger(__name__)


class TrackerStore(SQLTrackerStore):
    """Keeps trackers in the database of the record. A turn that failed is not saved, and no error passes unseen.

    Rasa wraps every tracker store so that an error moves the conversation to memory without a word. Here each error
    is noted for the turn, so that the channel says so, and for `/health/ready` through `is_healthy`.
    """

    is_healthy = True

    def __init__(self, domain: Domain | None = None, host: str | None = None, **kwargs: Any) -> None:
        """Open the store at the address of the settings."""
        rasa_fixes.install()
        super().__init__(domain, **kwargs)
        self.engine.dispose()  # Rasa's own engine does not let SQLite wait for the other processes
        self.engine = make_engine(settings().nod_database_url)
        self.sessionmaker = sa.orm.sessionmaker(bind=self.engine, future=True)

    @classmethod
    def get_db_url(cls, *args: Any, **kwargs: Any) -> str:
        """Return the address: that of the record, whatever `endpoints.yml` says."""
        return settings().nod_database_url

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Read a tracker."""
        return await self._watched("read", super().retrieve, sender_id)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Save a tracker, unless its turn failed; forget it when the person deleted everything."""
        if is_failed():
            return
        note_outcome(tracker)
        if tracker.get_slot("erased"):
            await self._watched("erase", self.erase, tracker.sender_id)
            return
        await self._watched("save", super().save, tracker)

    def is_answering(self) -> bool:
        """Ask the database whether it is there, and remember the answer."""
        try:
            with self.engine.connect() as connection:
                connection.execute(sa.text("SELECT 1"))
            TrackerStore.is_healthy = True
        except sa.exc.SQLAlchemyError:
            TrackerStore.is_healthy = False
        return TrackerStore.is_healthy

    async def erase(self, sender_id: str) -> None:
        """Delete every event of a conversation."""
        with self.session_scope() as session:
            session.execute(sa.delete(self.SQLEvent).where(self.SQLEvent.sender_id == sender_id))
            session.commit()

    async def _watched(self, what: str, work: Any, *args: Any) -> Any:
        try:
            result = await work(*args)
        except Exception as error:
            TrackerStore.is_healthy = False
            note_failure(f"tracker store: {what}")
            logger.error("tracker store could not %s: %s", what, type(error).__name__)
            raise
        TrackerStore.is_healthy = True
        return result


class LockStore(InMemoryLockStore):
    """Rasa's lock store in memory, with a short wait: stock Rasa lets a second message wait a whole second.

    Three messages at once waited 0, 1.00 and 2.01 s. For one Rasa server; several need a shared store.
    """

    WAIT_SECONDS = 0.05

    def __init__(self, endpoint_config: Any = None) -> None:
        """Set the store up; there is nothing to configure."""
        super().__init__()

    @asynccontextmanager
    async def lock(
        self,
        conversation_id: str,
        lock_lifetime: float = LOCK_LIFETIME,
        wait_time_in_seconds: float = WAIT_SECONDS,
    ) -> AsyncGenerator[TicketLock, None]:
        """Wait for the conversation's lock and hold it."""
        async with super().lock(conversation_id, lock_lifetime, wait_time_in_seconds) as held:
            yield held


def store_in_use(tracker_store: Any) -> TrackerStore:
    """Return the store behind Rasa's wrappers; a `type` that Rasa cannot import becomes memory with only a warning.

    Raises:
        RuntimeError: if conversations would not be kept in the database.
    """
    inner = tracker_store
    while hasattr(inner, "_tracker_store"):
        inner = inner._tracker_store
    if not isinstance(inner, TrackerStore):
        raise RuntimeError(f"conversations would be kept in {type(inner).__name__}; see endpoints.yml")
    return inner
