"""Fixtures for every test: databases of both kinds, and what this machine can run."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from actions.record.database import Database

IN_CI = os.environ.get("CI") == "true"
POSTGRES = os.environ.get("NOD_TEST_POSTGRES_URL", "postgresql://postgres@127.0.0.1:5432/postgres")
CHROMIUM = os.environ.get("NOD_TEST_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


def skip_or_fail(reason: str) -> None:
    """Skip with the reason; in CI nothing may be skipped."""
    if IN_CI:
        pytest.fail(f"CI must run this: {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium() -> str:
    if not CHROMIUM:
        skip_or_fail("no Chromium on this machine (Debian: apt-get install chromium)")
    return str(CHROMIUM)


@pytest.fixture(scope="session")
def postgres_server() -> str:
    engine = create_engine(POSTGRES, future=True, connect_args={"connect_timeout": 3})
    try:
        with engine.connect():
            pass
    except OperationalError:
        skip_or_fail("no PostgreSQL on loopback (NOD_TEST_POSTGRES_URL says where)")
    finally:
        engine.dispose()
    return POSTGRES


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """An empty database of its own on the PostgreSQL server."""
    name = f"nod_test_{uuid.uuid4().hex[:12]}"
    engine = create_engine(postgres_server, future=True, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield make_url(postgres_server).set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'nod.sqlite'}"
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A migrated database: SQLite and PostgreSQL in turn."""
    made = Database(database_url)
    made.migrate()
    yield made
    made.dispose()
