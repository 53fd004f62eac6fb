"""The whole conversation with PostgreSQL in place of SQLite: the record and Rasa's conversations alike."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from actions.record.document import schema
from tests.end_to_end.scripts import until
from tests.end_to_end.service import Nod

pytestmark = pytest.mark.postgres


@pytest.fixture
def nod(postgres_url: str, tmp_path: Path) -> Iterator[Nod]:
    running = Nod(tmp_path, database_url=postgres_url)
    running.start()
    yield running
    running.stop()
    running.database.dispose()


def test_the_whole_conversation_is_kept_in_postgresql(nod: Nod) -> None:
    talk = nod.someone()
    talk.says(*until("readback_share"), "yes")
    jsonschema.validate(talk.record, schema())
    assert (talk.record["state"], len(talk.record["goals"])) == ("shared", 1)
    assert talk.record["person"] in nod.nod("export").stdout
    with nod.database.engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM events")) > 100
    talk.says("delete my data", "yes")
    with nod.database.engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM person")) == 0
        assert connection.scalar(text("SELECT count(*) FROM events WHERE type_name = 'user'")) == 0


def set_read_only(url: str, is_read_only: bool) -> None:
    """Let the database take no writes, or take them again; connections that are open are ended."""
    name = make_url(url).database
    admin = create_engine(make_url(url).set(database="postgres"), future=True, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"ALTER DATABASE {name} SET default_transaction_read_only = {is_read_only}"))
        connection.execute(text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"))
    admin.dispose()


def test_with_the_database_read_only_a_risk_is_answered_and_its_flag_comes_later(nod: Nod, postgres_url: str) -> None:
    talk = nod.someone()
    talk.says(*until("strength_good_at"))
    set_read_only(postgres_url, True)
    for words in ("I want to end my life", "I still want to kill myself"):
        assert "116 123" in talk.say(words)
    assert len(list((nod.folder / "spool").glob("*.json"))) == 2
    assert "could not save" in talk.say("I am good at listening"), "nobody is told that something is kept which is not"
    set_read_only(postgres_url, False)
    nod.wait_until(lambda: not list((nod.folder / "spool").glob("*.json")), "the flags to be delivered", 30)
    nod.database.dispose()
    assert [flag["kind"] for flag in talk.record["safety_flags"]] == ["risk_self_harm", "risk_self_harm"]
    talk.say("I am good at listening")
    assert talk.words("strengths") == ["I am good at listening"]
