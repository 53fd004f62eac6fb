"""The whole conversation with PostgreSQL in place of SQLite: the record and Rasa's conversations alike."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from sqlalchemy import text

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
