"""The doorway: kept first, in order, all or nothing, never stuck."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage
from sqlalchemy import select
from structlog.testing import capture_logs

from actions.record.database import Database
from actions.record.flags import open_flags
from actions.record.models import Message
from actions.record.people import erase, find_identity
from actions.record.spool import waiting_files
from actions.record.transcript import LONGEST
from bot.channels.doorway import Doorway, said_to_rasa
from bot.channels.incoming import Incoming
from bot.channels.keeping import MOST_ATTEMPTS
from bot.channels.listening import Heard, Listener
from bot.locale import text as locale_text
from bot.turns import note_failure


class PlayedRasa:
    """Answers each message; fails, hangs or says nothing when it is told to."""

    def __init__(self) -> None:
        self.got: list[str] = []
        self.behaviour = "answers"

    async def __call__(self, message: UserMessage) -> None:
        self.got.append(message.text or "")
        if self.behaviour == "hangs":
            await asyncio.sleep(5)
        if self.behaviour == "raises":
            raise RuntimeError("words that must not be logged")
        if self.behaviour == "an action fails":
            note_failure("action save")
            return
        if self.behaviour != "says nothing":
            await message.output_channel.send_text_message(message.sender_id, f"heard {message.text}")


@pytest.fixture
def rasa() -> PlayedRasa:
    return PlayedRasa()


@pytest.fixture
def doorway(rasa: PlayedRasa, own_database: Database) -> Doorway:
    return Doorway(rasa)


def incoming(text: str, **more: Any) -> Incoming:
    return Incoming(channel="rest", sender_id="s", text=text, **more)


def states(database: Database) -> list[tuple[str, str, str]]:
    with database.session() as session:
        messages = session.scalars(select(Message).order_by(Message.id))
        return [(message.author, message.text, message.state) for message in messages]


async def test_a_message_and_its_answer_are_kept(doorway: Doorway, own_database: Database) -> None:
    outcome = await doorway.receive(incoming("to walk"))
    assert [reply["text"] for reply in outcome.replies] == ["heard to walk"]
    assert states(own_database) == [("person", "to walk", "handled"), ("nod", "heard to walk", "handled")]


@pytest.mark.parametrize("behaviour", ["raises", "hangs", "an action fails"])
async def test_a_turn_that_fails_is_told_and_has_its_turn_first_next_time(
    doorway: Doorway, rasa: PlayedRasa, own_database: Database, behaviour: str
) -> None:
    rasa.behaviour = behaviour
    outcome = await doorway.receive(incoming("to walk"))
    assert (outcome.kept, outcome.handled) == (True, False)
    assert "Your words are kept" in outcome.replies[0]["text"]
    assert states(own_database) == [("person", "to walk", "received")]
    rasa.behaviour = "answers"
    outcome = await doorway.receive(incoming("hello?"))
    assert [reply["text"] for reply in outcome.replies] == ["heard to walk", "heard hello?"]


async def test_a_message_that_always_fails_is_set_aside_and_kept(
    doorway: Doorway, rasa: PlayedRasa, own_database: Database
) -> None:
    rasa.behaviour = "raises"
    for number in range(MOST_ATTEMPTS):
        await doorway.receive(incoming(f"try {number}"))
    assert states(own_database)[0] == ("person", "try 0", "refused")
    rasa.behaviour = "answers"
    await doorway.receive(incoming("go on"))
    assert rasa.got[-3:] == ["try 1", "try 2", "go on"]


async def test_a_turn_that_says_nothing_is_not_silence_for_the_person(doorway: Doorway, rasa: PlayedRasa) -> None:
    rasa.behaviour = "says nothing"
    assert (await doorway.receive(incoming("to walk"))).replies


async def test_with_the_database_away_rasa_is_not_asked(
    doorway: Doorway, rasa: PlayedRasa, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("bot.channels.keeping.keep_message", full)
    outcome = await doorway.receive(incoming("to walk", language="cy"))
    assert outcome.kept is False
    assert "Allwn i ddim cadw hynny" in outcome.replies[0]["text"]
    assert rasa.got == []


@pytest.mark.parametrize(("language", "said"), [("en", "en"), ("cy", "cy"), (None, "en cy")])
async def test_what_cannot_be_taken_is_said_in_the_persons_language_and_in_both_where_it_is_not_known(
    doorway: Doorway, language: str | None, said: str
) -> None:
    outcome = await doorway.receive(incoming("a" * (LONGEST + 1), language=language))
    assert outcome.replies[0]["text"].split("\n") == [locale_text("channels", "too_long", one) for one in said.split()]


async def test_the_same_delivery_has_one_turn(doorway: Doorway, rasa: PlayedRasa) -> None:
    outcomes = [await doorway.receive(incoming("to walk", uid="u")) for _ in range(3)]
    assert [outcome.repeated for outcome in outcomes] == [False, True, True]
    assert rasa.got == ["to walk"]


async def test_messages_at_once_have_one_turn_each(doorway: Doorway, rasa: PlayedRasa) -> None:
    await asyncio.gather(*(doorway.receive(incoming(f"m{n}")) for n in range(5)))
    assert sorted(rasa.got) == [f"m{n}" for n in range(5)]


async def test_after_erasure_nothing_is_kept_again(doorway: Doorway, rasa: PlayedRasa, own_database: Database) -> None:
    async def erasing(message: UserMessage) -> None:
        with own_database.session() as session:
            erase(session, find_identity(session, "s").person_id)  # type: ignore[union-attr]
        await message.output_channel.send_text_message("s", "deleted")

    outcome = await Doorway(erasing).receive(incoming("yes"))
    assert outcome.replies[0]["text"] == "deleted"
    assert states(own_database) == []


async def test_what_went_wrong_is_logged_without_words(doorway: Doorway, rasa: PlayedRasa) -> None:
    rasa.behaviour = "raises"
    with capture_logs() as logged:
        await doorway.receive(incoming("a private matter"))
    assert logged == [{"event": "nod.turn.given_up", "failures": ["RuntimeError"], "log_level": "error"}]


@pytest.mark.parametrize(
    ("text", "payload", "said"),
    [
        ("to walk", None, "to walk"),
        ("Yes, start", "/affirm", "/affirm"),
        ("Hopes", '/choose_part{"to": "hopes"}', '/choose_part{"to": "hopes"}'),
        ("/affirm", None, "/affirm"),
        ("/restart", None, "restart"),
        ("/back", None, "back"),
        ("/session_start", None, "session_start"),
        ('/x{"a": {"b": 1}}', None, 'x{"a": {"b": 1}}'),
        ("/ / to walk", None, "to walk"),
        ("/", None, "-"),
    ],
)
def test_no_words_are_a_command_of_rasas_own(text: str, payload: str | None, said: str) -> None:
    assert said_to_rasa(text, payload) == said


class PlayedListener(Listener):
    """Hears a risk in everything, without a model."""

    def __init__(self, kind: str | None = "risk_self_harm") -> None:
        super().__init__()
        self.kind = kind
        self.fails = False

    async def hear(self, sender_id: str, text: str, is_kept: bool = True, is_typed: bool = False) -> Heard:
        heard = {"kind": self.kind, "confidence": 1.0, "by": "pattern", "about": "self"}
        return Heard({"safety": heard if self.kind else None})

    async def answer(
        self, risk: dict[str, Any], sender_id: str, channel: str, language: str, is_flagged: bool = True
    ) -> list[dict[str, Any]]:
        if self.fails:
            raise RuntimeError("it stopped here")
        return [{"text": f"help in {language}" + ("" if is_flagged else ", no note"), "buttons": []}]


async def test_a_risk_that_was_kept_and_not_answered_is_answered_when_it_comes_again(
    rasa: PlayedRasa, own_database: Database
) -> None:
    listener = PlayedListener()
    doorway = Doorway(rasa, listener)
    listener.fails = True
    with pytest.raises(RuntimeError):
        await doorway.receive(incoming("words like a risk", uid="u"))
    listener.fails = False
    again = await Doorway(rasa, listener).receive(incoming("words like a risk", uid="u"))
    assert [reply["text"] for reply in again.replies] == ["help in en"]
    assert [text for author, text, _ in states(own_database) if author == "person"] == ["words like a risk"]
    with own_database.session() as session:
        assert len(open_flags(session)) == 1


async def test_once_the_answer_to_a_risk_was_sent_a_second_delivery_is_silent(
    rasa: PlayedRasa, own_database: Database
) -> None:
    doorway = Doorway(rasa, PlayedListener())
    said = incoming("words like a risk", uid="u")
    assert (await doorway.receive(said)).replies
    doorway.was_sent(said)
    assert (await doorway.receive(said)).replies == []


async def test_an_answer_that_was_kept_and_perhaps_never_sent_is_given_once_more(
    doorway: Doorway, rasa: PlayedRasa, own_database: Database
) -> None:
    said = incoming("to walk", uid="u")
    first = await doorway.receive(said)
    await doorway.receive(incoming("and to swim", uid="v"))
    restarted = Doorway(rasa)
    again = await restarted.receive(said)
    assert (again.replies, again.repeated) == (first.replies, True)
    assert rasa.got == ["to walk", "and to swim"], "it has no second turn"
    restarted.was_sent(said)
    assert (await restarted.receive(said)).replies == []


async def test_a_second_tap_after_a_restart_says_nothing_again(doorway: Doorway, rasa: PlayedRasa) -> None:
    tapped = incoming("Yes, start", payload="/affirm", uid="u")
    await doorway.receive(tapped)
    assert (await Doorway(rasa).receive(tapped)).replies == []


@pytest.mark.parametrize("kind", ["risk_abuse", None])
async def test_where_only_a_risk_counts_other_words_are_neither_kept_nor_answered(
    rasa: PlayedRasa, own_database: Database, kind: str | None
) -> None:
    outcome = await Doorway(rasa, PlayedListener(kind)).receive(incoming("some words", only_risk=True))
    assert (outcome.risk, outcome.kept, bool(outcome.replies)) == ((True,) * 3 if kind else (False,) * 3)
    assert bool(states(own_database)) is bool(kind)


async def test_it_is_told_when_the_transcript_does_not_hold_the_answer(
    rasa: PlayedRasa, own_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError("no space left")

    doorway = Doorway(rasa, PlayedListener())
    assert (await doorway.receive(incoming("words like a risk"))).replies_kept is True
    monkeypatch.setattr("bot.channels.doorway.keep_outcome", full)
    outcome = await doorway.receive(incoming("words like a risk"))
    assert (outcome.replies_kept, bool(outcome.replies)) == (False, True)


async def test_where_the_database_hangs_and_holds_every_thread_a_risk_is_answered_and_kept_on_disk(
    rasa: PlayedRasa, own_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    over = threading.Event()
    monkeypatch.setattr("bot.channels.doorway.keep", lambda *_: over.wait(30))
    monkeypatch.setattr("bot.channels.keeping._keep_flagged", lambda *_: over.wait(30))
    held = [asyncio.create_task(Doorway(rasa).receive(incoming("to walk", uid=f"u{n}"))) for n in range(40)]
    await asyncio.sleep(0.1)
    outcome = await asyncio.wait_for(Doorway(rasa, PlayedListener()).receive(incoming("words like a risk")), 15)
    over.set()
    assert (outcome.risk, outcome.kept, len(outcome.replies)) == (True, True, 1)
    assert len(waiting_files(tmp_path / "spool")) == 1
    for one in held:
        one.cancel()


async def test_with_the_database_and_the_disk_both_full_a_risk_is_still_answered(
    rasa: PlayedRasa, own_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("bot.channels.keeping.keep_message", full)
    monkeypatch.setattr("bot.channels.keeping.put_aside", full)
    with capture_logs() as logs:
        outcome = await Doorway(rasa, PlayedListener()).receive(incoming("words like a risk", language="cy"))
    assert [reply["text"] for reply in outcome.replies] == ["help in cy, no note"], "staff will see nothing of it"
    assert (outcome.risk, outcome.kept) == (True, False)
    assert "nod.flag.not_on_disk" in [entry["event"] for entry in logs]
    assert "words like" not in str(logs)
