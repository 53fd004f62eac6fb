"""Settings of their own for tests that read them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from actions.record.database import Database, database_at
from actions.record.settings import settings


@pytest.fixture
def own_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """A migrated SQLite database that the settings name."""
    monkeypatch.setenv("NOD_DATABASE_URL", f"sqlite:///{tmp_path / 'nod.sqlite'}")
    monkeypatch.setenv("NOD_SECRET_KEY", "a key for tests")
    monkeypatch.setenv("NOD_SPOOL_FOLDER", str(tmp_path / "spool"))
    monkeypatch.setenv("NOD_TURN_TIMEOUT", "1")
    settings.cache_clear()
    database = database_at(settings().nod_database_url)
    database.migrate()
    yield database
    database.dispose()
    settings.cache_clear()
