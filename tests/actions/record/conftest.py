"""A person who has said something, to begin with."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy.orm import Session

from actions.record.database import Database
from actions.record.models import ChannelIdentity, Message
from actions.record.people import give_consent, meet
from actions.record.transcript import keep_message

Say = Callable[[str], Message]


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    with database.session() as opened:
        yield opened


@pytest.fixture
def identity(session: Session) -> ChannelIdentity:
    met = meet(session, "rest", "conversation-1", "en")
    give_consent(session, met.person_id, "2026-11", "en")
    return met


@pytest.fixture
def say(session: Session, identity: ChannelIdentity) -> Say:
    def kept(words: str) -> Message:
        return keep_message(session, identity, words)[0]

    return kept
