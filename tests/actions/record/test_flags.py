"""Safety flags: raised once, never lost, and each thing staff did about one stays on record."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.record.database import Database
from actions.record.elements import revise, save_elements, whole
from actions.record.flags import (
    change_state,
    flag_figures,
    history,
    is_known_to_staff,
    open_flags,
    raise_flag,
    shows_words,
)
from actions.record.models import ChannelIdentity, FlagEvent, Message, SafetyFlag, Staff
from actions.record.people import erase, share
from actions.record.sharing import keep_back, share_all_but
from actions.record.spool import Waiting, deliver, put_aside, waiting_files
from actions.record.staff import add_staff
from actions.record.times import now
from tests.actions.record.conftest import Say


@pytest.fixture
def ann(session: Session) -> Staff:
    return add_staff(session, "ann", "four words make one", name="Ann")


def test_a_message_has_one_flag_however_often_it_is_raised(session: Session, say: Say) -> None:
    message = say("words like a risk")
    assert raise_flag(session, message, "risk_self_harm") is raise_flag(session, message, "severe_distress")


def test_a_flag_goes_from_new_to_closed_with_who_and_why(session: Session, say: Say, ann: Staff) -> None:
    flag = raise_flag(session, say("words like a risk"), "risk_self_harm")
    assert (flag.state, flag.first_seen_at) == ("new", None)
    change_state(session, flag, "seen", ann)
    seen_at = flag.first_seen_at
    change_state(session, flag, "acted_on", ann, "rang the person")
    change_state(session, flag, "closed", ann, "safe with family")
    session.flush()
    assert flag.first_seen_at == seen_at is not None
    assert [(event.state, event.why, name) for event, name in history(session, flag)] == [
        ("seen", None, "Ann"),
        ("acted_on", "rang the person", "Ann"),
        ("closed", "safe with family", "Ann"),
    ]
    assert open_flags(session) == []


def test_new_flags_stand_above_seen_ones_and_those_above_what_was_acted_on(
    session: Session, say: Say, ann: Staff
) -> None:
    acted_on, seen, new, newer = (raise_flag(session, say(f"words {n}"), "risk_self_harm") for n in range(4))
    change_state(session, seen, "seen", ann)
    change_state(session, acted_on, "acted_on", ann)
    assert list(open_flags(session)) == [newer, new, seen, acted_on]


def test_staff_know_of_somebody_only_where_life_may_be_in_danger(session: Session, say: Say) -> None:
    message = say("words like a risk")
    raise_flag(session, message, "severe_distress")
    assert not is_known_to_staff(session, message.person_id)
    raise_flag(session, say("others"), "risk_self_harm")
    assert is_known_to_staff(session, message.person_id)


def test_closing_needs_a_reason_and_a_state_must_be_known(session: Session, say: Say, ann: Staff) -> None:
    flag = raise_flag(session, say("words like a risk"), "risk_self_harm")
    for state, why in (("closed", "  "), ("new", "x"), ("lost", "x")):
        with pytest.raises(ValueError, match="flag"):
            change_state(session, flag, state, ann, why)
    assert flag.state == "new"


def test_seen_after_acted_on_does_not_go_back(session: Session, say: Say, ann: Staff) -> None:
    flag = raise_flag(session, say("words like a risk"), "risk_self_harm")
    change_state(session, flag, "acted_on", ann, "rang")
    change_state(session, flag, "seen", ann)
    assert flag.state == "acted_on"


def test_the_words_are_for_danger_to_life_or_where_they_were_shared(session: Session, say: Say) -> None:
    kinds = ("risk_self_harm", "medical_emergency", "risk_harm_to_others", "risk_abuse", "severe_distress")
    flags = [raise_flag(session, say(f"words {kind}"), kind) for kind in kinds]
    assert [shows_words(session, flag) for flag in flags] == [True, True, True, False, False]
    share(session, flags[0].person_id, [])
    assert all(shows_words(session, flag) for flag in flags)


def test_words_that_are_kept_back_are_not_shown_with_a_flag_either(session: Session, say: Say) -> None:
    flags, lines = [], []
    for kind in ("risk_abuse", "severe_distress", "risk_self_harm"):
        message = say(f"words {kind}")
        flags.append(raise_flag(session, message, kind))
        lines += save_elements(session, message, "barrier", f"barrier_{kind}", [whole(message.text)])
    share_all_but(session, flags[0].person_id, {lines[0].id, lines[2].id})
    assert [shows_words(session, flag) for flag in flags] == [False, True, True]
    corrected = revise(session, lines[0], say("other words"))
    keep_back(session, flags[0].person_id, {corrected.id})
    assert not shows_words(session, flags[0]), "an earlier wording of a line that is kept back is kept back too"


def test_how_long_a_flag_waited_is_measured(session: Session, say: Say, ann: Staff) -> None:
    waited, unseen = (raise_flag(session, say(words), "severe_distress") for words in ("one", "two"))
    waited.at = now() - timedelta(seconds=90)
    unseen.at = now() - timedelta(seconds=30)
    change_state(session, waited, "seen", ann)
    session.flush()
    figures = flag_figures(session)
    assert figures.counts == {"new": 1, "seen": 1, "acted_on": 0, "closed": 0}
    assert 89 < figures.longest_to_first_seen < 120
    assert 29 < figures.oldest_unseen < 60


def test_deleting_the_person_deletes_flags_and_what_was_done(session: Session, say: Say, ann: Staff) -> None:
    message = say("words like a risk")
    change_state(session, raise_flag(session, message, "risk_self_harm"), "seen", ann)
    session.flush()
    erase(session, message.person_id)
    session.flush()
    assert session.scalars(select(FlagEvent)).all() == []
    assert session.scalars(select(SafetyFlag)).all() == []


def waiting(**changed: Any) -> Waiting:
    at = "2026-11-23T04:00:00+00:00"
    said = {
        "channel": "rest",
        "sender_id": "s",
        "language": "en",
        "text": "words like a risk",
        "kind": "risk_self_harm",
    }
    return Waiting(**{**said, "about": "self", "uid": "risk-1", "at": at, **changed})


def test_what_waits_on_disk_is_delivered_once_with_its_time(database: Database, tmp_path: Path) -> None:
    put_aside(tmp_path, waiting())
    put_aside(tmp_path, waiting(uid="risk-2", kind="risk_abuse", is_sure=False))
    assert all(file.stat().st_mode & 0o077 == 0 for file in waiting_files(tmp_path))
    assert deliver(tmp_path, database.session) == 2
    assert (deliver(tmp_path, database.session), waiting_files(tmp_path)) == (0, [])
    with database.session() as session:
        flags = session.scalars(select(SafetyFlag).order_by(SafetyFlag.id)).all()
        assert [(flag.kind, flag.is_sure, flag.at.isoformat()) for flag in flags] == [
            ("risk_self_harm", True, "2026-11-23T04:00:00+00:00"),
            ("risk_abuse", False, "2026-11-23T04:00:00+00:00"),
        ]
        assert session.get(Message, flags[0].message_id).text == "words like a risk"


def test_a_file_that_cannot_be_read_is_set_aside_and_holds_up_no_other(database: Database, tmp_path: Path) -> None:
    half = put_aside(tmp_path, waiting())
    half.write_text(half.read_text()[:40])
    put_aside(tmp_path, waiting(uid="risk-2"))
    assert deliver(tmp_path, database.session) == 1
    assert waiting_files(tmp_path) == []
    assert half.with_suffix(".bad").exists(), "somebody can look at it"


def test_a_file_that_fails_waits_on_and_holds_up_no_other(database: Database, tmp_path: Path) -> None:
    (tmp_path / "20260101T000000000000-00000000.json").mkdir()  # cannot be read, and is no broken file
    put_aside(tmp_path, waiting(kind=None))  # no database takes a flag of no kind
    put_aside(tmp_path, waiting(uid="risk-2"))
    assert (deliver(tmp_path, database.session), len(waiting_files(tmp_path))) == (1, 2)


def test_a_message_that_the_database_had_after_all_is_not_there_twice(database: Database, tmp_path: Path) -> None:
    put_aside(tmp_path, waiting())
    again = put_aside(tmp_path, waiting())
    assert json.loads(again.read_text())["uid"] == "risk-1"
    deliver(tmp_path, database.session)
    with database.session() as session:
        assert len(session.scalars(select(Message)).all()) == 1
        assert len(session.scalars(select(ChannelIdentity)).all()) == 1
