"""Rasa's tracker store and lock store, fitted to Nod."""

from __future__ import annotations

import asyncio
import json
from collections import OrderedDict
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from itertools import islice
from typing import Any, NamedTuple

import sqlalchemy as sa
import structlog
from rasa.core.lock import TicketLock
from rasa.core.lock_store import LOCK_LIFETIME, InMemoryLockStore
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SessionStarted
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.orm import Session

from actions.record.database import make_engine
from actions.record.settings import settings
from bot import rasa_fixes
from bot.turns import is_failed, note_failure, note_outcome

logger = structlog.get_logger(__name__)


MOST_KEPT = 500  # conversations whose tracker stays at hand between two turns


class _Kept(NamedTuple):
    """A tracker as it was saved, and the id of its newest event then."""

    tracker: DialogueStateTracker
    newest_id: int | None


def _row(sender_id: str, event: Event) -> dict[str, Any]:
    """Return an event as a row of Rasa's table."""
    data = event.as_dict()
    return {
        "sender_id": sender_id,
        "type_name": event.type_name,
        "timestamp": data.get("timestamp"),
        "intent_name": data.get("parse_data", {}).get("intent", {}).get("name"),
        "action_name": data.get("name"),
        "data": json.dumps(data),
    }


class TrackerStore(SQLTrackerStore):
    """Keeps trackers in the database of the record. A turn that failed is not saved, and no error passes unseen.

    Reading a tracker parses every event of the session (a quarter of a turn, and growing with it), inside Rasa's
    event loop. Here the tracker saved last is handed out again when nothing newer is stored, and the database is
    asked in a thread.

    Rasa wraps every tracker store so that an error moves the conversation to memory without a word. Here each error
    is noted for the turn, so that the channel says so, and for `/health/ready` through `is_healthy`.
    """

    is_healthy = True

    def __init__(self, domain: Domain | None = None, host: str | None = None, **kwargs: Any) -> None:
        """Open the store at the address of the settings."""
        rasa_fixes.install()
        super().__init__(domain, **kwargs)
        self.engine: Any
        self.engine.dispose()  # Rasa's own engine does not let SQLite wait for the other processes
        self.engine = make_engine(settings().nod_database_url)
        self.sessionmaker = sa.orm.sessionmaker(bind=self.engine, future=True)
        self._stored: dict[str, int] = {}  # how many events of a session under way are in the database
        self._kept: OrderedDict[str, _Kept] = OrderedDict()

    @classmethod
    def get_db_url(cls, *args: Any, **kwargs: Any) -> str:
        """Return the address: that of the record, whatever `endpoints.yml` says."""
        return settings().nod_database_url

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Return the tracker of a conversation's present session."""
        return await self._watched("read", self._newest_or_read, sender_id)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Save a tracker, unless its turn failed; forget it when the person deleted everything."""
        if is_failed():
            return
        note_outcome(tracker)
        await self.stream_events(tracker)
        if tracker.get_slot("erased"):
            await self._watched("erase", self.erase, tracker.sender_id)
        else:
            await self._watched("save", self._append, tracker)

    def _newest_or_read(self, sender_id: str) -> DialogueStateTracker | None:
        """Hand out the tracker that was saved last, if the database holds nothing newer; else read it."""
        events = self.SQLEvent.__table__.c
        self._stored.pop(sender_id, None)
        kept = self._kept.pop(sender_id, None)
        if kept is not None:
            newest = sa.select(sa.func.max(events.id)).where(events.sender_id == sender_id)
            with self.engine.connect() as connection:
                if connection.scalar(newest) == kept.newest_id:
                    self._stored[sender_id] = len(kept.tracker.events)
                    return kept.tracker
        with self.session_scope() as session:
            found = self._event_query(session, sender_id, fetch_events_from_all_sessions=False).all()
            serialised = [json.loads(event.data) for event in found]
        if not serialised or self.domain is None:
            return None
        self._stored[sender_id] = len(serialised)
        return DialogueStateTracker.from_dict(sender_id, serialised, self.domain.slots)

    def _append(self, tracker: DialogueStateTracker) -> None:
        """Write the events that are not stored yet, in one statement, and keep the tracker at hand."""
        stored = self._stored.pop(tracker.sender_id, None)
        with self.session_scope() as session:
            if stored is None:
                new = list(self._additional_events(session, tracker))
            else:
                new = list(islice(tracker.events, stored, None))
            if new:
                session.execute(sa.insert(self.SQLEvent.__table__), [_row(tracker.sender_id, event) for event in new])
            events = self.SQLEvent.__table__.c
            newest = session.scalar(sa.select(sa.func.max(events.id)).where(events.sender_id == tracker.sender_id))
            session.commit()
        # A tracker in which a new session began still holds the old one: it is read anew, without.
        if not any(isinstance(event, SessionStarted) for event in new):
            self._kept[tracker.sender_id] = _Kept(tracker, newest)
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)

    def is_answering(self) -> bool:
        """Ask the database whether it is there, and remember the answer."""
        try:
            with self.engine.connect() as connection:
                connection.execute(sa.text("SELECT 1"))
            TrackerStore.is_healthy = True
        except sa.exc.SQLAlchemyError:
            TrackerStore.is_healthy = False
        return TrackerStore.is_healthy

    def erase(self, sender_id: str) -> None:
        """Delete every event of a conversation."""
        self._kept.pop(sender_id, None)
        with self.session_scope() as session:
            session.execute(sa.delete(self.SQLEvent).where(self.SQLEvent.sender_id == sender_id))
            session.commit()

    async def _watched(self, what: str, work: Any, *args: Any) -> Any:
        try:
            result = await asyncio.to_thread(work, *args)
        except Exception as error:
            TrackerStore.is_healthy = False
            note_failure(f"tracker store: {what}")
            logger.error("nod.tracker_store.failed", what=what, error=type(error).__name__)
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


def move_conversation(session: Session, before: str, after: str) -> None:
    """Give the events of a conversation another name: the person goes on elsewhere.

    Args:
        session: an open session of the record, which is in the same database.
        before: the sender id it had.
        after: the sender id it has from now on; whatever stood under that name goes.
    """
    events = SQLTrackerStore.SQLEvent.__table__
    session.execute(sa.delete(events).where(events.c.sender_id == after))
    session.execute(sa.update(events).where(events.c.sender_id == before).values(sender_id=after))


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
