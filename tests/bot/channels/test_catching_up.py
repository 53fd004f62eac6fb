"""What was said while nothing could read it is read once something can, and staff are told."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from actions.record.database import Database
from actions.record.models import Message, SafetyFlag
from actions.record.people import meet
from actions.record.times import now
from actions.record.transcript import keep_message
from bot.channels.catching_up import LEAST_AGE, CatchingUp
from bot.channels.listening import Heard, Listener

RISK = {"kind": "risk_self_harm", "confidence": 0.7, "by": "meaning", "about": "self"}
LONG_AGO = LEAST_AGE + timedelta(minutes=5)


class PlayedListener(Listener):
    """Hears a risk where the words say so; reads nothing while it is away."""

    def __init__(self) -> None:
        super().__init__()
        self.is_away = False
        self.asked: list[str] = []

    async def hear(self, sender_id: str, text: str, is_kept: bool = True, is_typed: bool = False) -> Heard:
        self.asked.append(text)
        return Heard() if self.is_away or text.startswith("/") else Heard({"safety": RISK if "risk" in text else None})


@pytest.fixture
def listener() -> PlayedListener:
    return PlayedListener()


def kept(database: Database, text: str, state: str = "received", age: timedelta = LONG_AGO, **more: Any) -> int:
    with database.session() as session:
        message, _ = keep_message(session, meet(session, "kiosk", "somebody", "en"), text, **more)
        message.state, message.at = state, now() - age
        session.flush()
        return int(message.id)


def flags(database: Database) -> list[tuple[int, str, bool]]:
    with database.session() as session:
        found = session.scalars(select(SafetyFlag).order_by(SafetyFlag.message_id))
        return [(flag.message_id, flag.kind, flag.is_sure) for flag in found]


async def test_a_risk_that_had_no_turn_is_flagged_with_the_time_it_was_told(
    own_database: Database, listener: PlayedListener
) -> None:
    first, _, third = kept(own_database, "a risk"), kept(own_database, "to walk"), kept(own_database, "risk", "refused")
    assert await CatchingUp(listener).once() == 2
    assert flags(own_database) == [(first, "risk_self_harm", False), (third, "risk_self_harm", False)]
    with own_database.session() as session:
        told = session.get(Message, first)
        assert session.scalars(select(SafetyFlag)).first().at == told.at


async def test_each_is_read_once_and_while_no_model_can_read_none_is(
    own_database: Database, listener: PlayedListener
) -> None:
    kept(own_database, "a risk")
    kept(own_database, "to walk")
    catching_up = CatchingUp(listener)
    listener.is_away = True
    assert await catching_up.once() == 0
    listener.is_away = False
    assert [await catching_up.once(), await catching_up.once()] == [1, 0]
    assert len(listener.asked) == 4
    assert len(flags(own_database)) == 1


async def test_a_typed_command_is_read_once_too(own_database: Database, listener: PlayedListener) -> None:
    kept(own_database, "/stop")
    catching_up = CatchingUp(listener)
    await catching_up.once()
    await catching_up.once()
    assert listener.asked == ["stop"]


@pytest.mark.parametrize(
    "message",
    [
        {"text": "a risk", "age": timedelta(0)},
        {"text": "a risk", "state": "handled"},
        {"text": "a risk", "payload": "/affirm"},
        {"text": "a risk", "age": timedelta(days=30)},
    ],
    ids=["under way", "answered", "a button", "long past"],
)
async def test_what_had_its_turn_or_has_it_now_is_left_alone(
    own_database: Database, listener: PlayedListener, message: dict[str, Any]
) -> None:
    kept(own_database, **message)
    assert await CatchingUp(listener).once() == 0
    assert listener.asked == []
