"""Migrations and the database itself, on SQLite and PostgreSQL."""

from __future__ import annotations

import traceback
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from actions.record.database import Database, make_engine
from actions.record.models import Element, Person, metadata
from actions.record.people import meet


def test_the_migrations_make_exactly_the_tables_of_the_models(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_it_knows_whether_it_is_current(database_url: str) -> None:
    fresh = Database(database_url)
    assert fresh.is_current() is False
    fresh.migrate()
    assert fresh.is_current() is True
    fresh.migrate()  # a second time changes nothing
    assert fresh.is_current() is True
    fresh.dispose()


def test_foreign_keys_are_kept(database: Database) -> None:
    with pytest.raises(IntegrityError), database.session() as session:
        session.add(
            Element(
                person_id="p-nobody", kind="hope", question="q", words="w", language="en", message_id=1, start=0, end=1
            )
        )


def test_a_session_that_fails_leaves_nothing(database: Database) -> None:
    def meet_and_fail() -> None:
        with database.session() as session:
            meet(session, "rest", "a")
            session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        meet_and_fail()
    with database.session() as session:
        assert session.scalars(select(Person)).all() == []


def test_times_come_back_in_utc_whatever_zone_they_were_in(database: Database) -> None:
    one_hour_ahead = datetime(2026, 7, 1, 12, 0, tzinfo=timezone(timedelta(hours=1)))
    with database.session() as session:
        person = meet(session, "rest", "a").person
        person.shared_at = one_hour_ahead
    with database.session() as session:
        stored = session.scalars(select(Person)).one().shared_at
    assert stored == one_hour_ahead
    assert stored.utcoffset() == timedelta(0)


def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(Exception, match="without a zone"), database.session() as session:
        meet(session, "rest", "a").person.shared_at = datetime(2026, 7, 1, 12, 0)  # noqa: DTZ001


def test_sqlite_keeps_a_log_so_that_readers_and_a_writer_work_side_by_side(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'made' / 'here.sqlite'}")
    with engine.connect() as connection:
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
        assert connection.scalar(text("PRAGMA foreign_keys")) == 1
    engine.dispose()


def test_errors_do_not_quote_what_a_person_said(database: Database) -> None:
    words = "words that belong to nobody else"

    def save_what_cannot_be_saved() -> None:
        with database.session() as session:
            person = meet(session, "rest", "a").person
            values = {"kind": "hope", "question": "q", "words": words, "language": "en", "start": 5, "end": 1}
            session.add(Element(person_id=person.id, message_id=999, **values))

    with pytest.raises(IntegrityError) as caught:
        save_what_cannot_be_saved()
    assert words not in "".join(traceback.format_exception(caught.value))
