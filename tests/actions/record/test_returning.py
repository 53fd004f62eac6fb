"""A code opens one conversation once, at another place, and mixes no two people's records."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.record import elements
from actions.record.flags import raise_flag
from actions.record.models import ChannelIdentity, Person, ReturnCode
from actions.record.people import erase, find_identity, give_consent, meet
from actions.record.returning import KEPT_FOR, LENGTH, SIGNS, ChatHasRecord, claim, code_in, make_code, sender_of
from actions.record.times import now
from actions.record.transcript import keep_message
from tests.actions.record.conftest import Say


@pytest.fixture
def person(session: Session) -> Person:
    return meet(session, "kiosk", "kiosk-a", "cy").person


def code_for(session: Session, person: Person) -> str:
    code = code_in(make_code(session, person.id))
    assert code is not None
    return code


def test_a_code_is_written_in_groups_and_read_however_it_is_typed(session: Session, person: Person) -> None:
    written = make_code(session, person.id)
    assert [len(group) for group in written.split("-")] == [4, 4, 4]
    assert code_in(f"  {written.lower().replace('-', ' ')} ") == written.replace("-", "")
    assert len(SIGNS) ** LENGTH > 2**58
    for text in ("", "to walk more", written[:-1], f"{written}X", "O000-0000-0000"):
        assert code_in(text) is None


def test_the_code_itself_is_not_kept(session: Session, person: Person) -> None:
    code = code_for(session, person)
    kept = session.scalars(select(ReturnCode)).one()
    assert code not in kept.digest.upper()
    assert kept.expires_at - now() > KEPT_FOR - timedelta(minutes=1)


def test_the_conversation_goes_on_elsewhere_and_the_old_place_is_left(session: Session, person: Person) -> None:
    code = code_for(session, person)
    assert sender_of(session, code) == "kiosk-a"
    assert claim(session, code, "telegram", "telegram-b", "17") == "kiosk-a"
    there = find_identity(session, "telegram-b")
    assert there is not None
    assert (there.person_id, there.channel, there.address) == (person.id, "telegram", "17")
    assert find_identity(session, "kiosk-a") is None


def test_a_code_works_once(session: Session, person: Person) -> None:
    code = code_for(session, person)
    claim(session, code, "telegram", "telegram-b", None)
    assert sender_of(session, code) is None
    assert claim(session, code, "kiosk", "kiosk-c", None) is None


def test_a_new_code_takes_the_place_of_the_one_before(session: Session, person: Person) -> None:
    first, second = code_for(session, person), code_for(session, person)
    assert sender_of(session, first) is None
    assert sender_of(session, second) == "kiosk-a"


def test_a_code_that_is_too_old_opens_nothing(session: Session, person: Person) -> None:
    code = code_for(session, person)
    session.scalars(select(ReturnCode)).one().expires_at = now() - timedelta(seconds=1)
    assert claim(session, code, "telegram", "telegram-b", None) is None


def test_where_somebodys_record_is_already_nothing_is_mixed(session: Session, person: Person) -> None:
    code = code_for(session, person)
    other = meet(session, "telegram", "telegram-b").person
    give_consent(session, other.id, "2026-11", "en")
    session.flush()
    with pytest.raises(ChatHasRecord):
        claim(session, code, "telegram", "telegram-b", None)
    assert sender_of(session, code) == "kiosk-a", "the code is not used up"


def test_a_chat_that_was_hardly_begun_makes_room(session: Session, person: Person) -> None:
    code = code_for(session, person)
    begun = meet(session, "telegram", "telegram-b").person_id
    assert claim(session, code, "telegram", "telegram-b", None) == "kiosk-a"
    assert session.get(Person, begun) is None
    assert session.scalars(select(ChannelIdentity).where(ChannelIdentity.sender_id == "telegram-b")).one()


def test_a_risk_told_where_the_code_is_given_stays_with_the_record_that_goes_on(
    session: Session, person: Person
) -> None:
    code = code_for(session, person)
    begun = meet(session, "telegram", "telegram-b")
    told, left = keep_message(session, begun, "words like a risk")[0], begun.person_id
    flag = raise_flag(session, told, "risk_self_harm")
    assert claim(session, code, "telegram", "telegram-b", None) == "kiosk-a"
    assert session.get(Person, left) is None
    assert (flag.person_id, flag.message.person_id, flag.message.text) == (person.id, person.id, "words like a risk")
    assert find_identity(session, "telegram-b").person_id == person.id


def test_the_record_stays_whole_and_erasure_takes_the_code(session: Session, say: Say) -> None:
    message = say("to walk more")
    elements.save_elements(session, message, "hope", "hope_words", [elements.whole(message.text)])
    owner = session.get(Person, message.person_id)
    assert owner is not None
    code = code_for(session, owner)
    claim(session, code, "telegram", "telegram-b", None)
    assert [hope.words for hope in elements.current(session, owner.id, kind="hope")] == ["to walk more"]
    make_code(session, owner.id)
    erase(session, owner.id)
    assert session.scalars(select(ReturnCode)).all() == []
