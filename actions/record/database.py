"""Engines and sessions: SQLite in WAL mode or PostgreSQL, made on demand and never at import."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, event
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import QueuePool

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_SECONDS = 10
# A PostgreSQL that hangs, or cannot be reached any more, must not hold a thread for ever.
_PATIENCE = {
    "connect_timeout": 5,
    "tcp_user_timeout": 15_000,  # milliseconds until what was sent counts as lost
    "options": f"-c statement_timeout={15_000} -c lock_timeout={BUSY_SECONDS * 1_000}",
}


def make_engine(url: str) -> Engine:
    """Return an engine for the record. Its errors never quote parameters: they hold people's words.

    Args:
        url: an SQLAlchemy database address (`sqlite:///...` or `postgresql://...`).
    """
    options: dict[str, Any] = {"future": True, "hide_parameters": True}
    if make_url(url).get_backend_name() != "sqlite":
        engine = create_engine(url, pool_pre_ping=True, pool_size=5, connect_args=_PATIENCE, **options)
        event.listen(engine, "handle_error", _keep_first_line)
        return engine
    database = make_url(url).database
    if database and database != ":memory:":
        Path(database).parent.mkdir(parents=True, exist_ok=True)
    options["connect_args"] = {"timeout": BUSY_SECONDS, "check_same_thread": False}
    if database and database != ":memory:":
        # SQLAlchemy 1.4 opens a file for each session; closing the last one also empties the WAL into the file.
        options["poolclass"] = QueuePool
    engine = create_engine(url, **options)
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _keep_first_line(context: Any) -> None:
    """Cut PostgreSQL's errors after their first line: the detail that follows quotes the row, words and all."""
    for error in (context.original_exception, context.sqlalchemy_exception):
        if error is not None:
            error.args = (str(error.args[0] if error.args else error).split("\n")[0],)


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """Make SQLite keep foreign keys, and let readers and one writer work side by side."""
    cursor = connection.cursor()
    for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=NORMAL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


class Database:
    """One database of the record: opens sessions, migrates, and says whether it is ready."""

    def __init__(self, url: str) -> None:
        """Remember the address; nothing is opened yet."""
        self.url = url
        self.engine = make_engine(url)
        self._sessions = sessionmaker(self.engine, future=True, expire_on_commit=False)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Open a session that commits when its block ends well and rolls back when it does not."""
        with self._sessions() as session, session.begin():
            yield session

    def migrate(self) -> None:
        """Bring the tables to the newest version."""
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["engine"] = self.engine
        command.upgrade(config, "head")

    def is_current(self) -> bool:
        """Tell whether the database answers and its tables are of the newest version."""
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        newest = ScriptDirectory.from_config(config).get_current_head()
        with self.engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision() == newest

    def dispose(self) -> None:
        """Close every connection."""
        self.engine.dispose()


@lru_cache(maxsize=4)
def database_at(url: str) -> Database:
    """Return the one `Database` of this process for an address."""
    return Database(url)
