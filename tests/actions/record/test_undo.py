"""The last change of a record, read from the record itself and taken back."""

from __future__ import annotations

from sqlalchemy.orm import Session

from actions.record.elements import Span, current, retract, revise, save_elements, whole
from actions.record.models import Message
from actions.record.undo import last_change, take_back
from tests.actions.record.conftest import Say


def standing(session: Session, message: Message) -> list[str]:
    return [element.words for element in current(session, message.person_id)]


def strengths(session: Session, message: Message, *spans: Span) -> None:
    save_elements(session, message, "strength", "strength_good_at", list(spans) or [whole(message.text)])


def test_where_nothing_was_changed_there_is_nothing_to_take_back(session: Session, say: Say) -> None:
    message = say("cooking")
    strengths(session, message)
    assert last_change(session, message.person_id) is None


def test_the_lines_that_one_message_took_out_stand_again_together(session: Session, say: Say) -> None:
    message = say("cooking; sewing; singing")
    strengths(session, message, Span("cooking", 0, 7), Span("sewing", 9, 15), Span("singing", 17, 24))
    wish = say("take out 1 and 2")
    for element in list(current(session, message.person_id))[:2]:
        retract(session, [element], wish.at)
    assert standing(session, message) == ["singing"]
    change = last_change(session, message.person_id)
    assert change is not None
    assert change.message.id == wish.id
    take_back(session, change, say("undo").at)
    assert standing(session, message) == ["cooking", "sewing", "singing"]
    assert last_change(session, message.person_id) is None


def test_an_earlier_wording_stands_again_and_the_later_one_is_kept_as_a_revision(session: Session, say: Say) -> None:
    message = say("cooking")
    strengths(session, message)
    (element,) = current(session, message.person_id)
    later = revise(session, element, say("baking"))
    change = last_change(session, message.person_id)
    assert change is not None
    take_back(session, change, say("undo").at)
    assert standing(session, message) == ["cooking"]
    assert later.replaced_by_id == element.id


def test_of_an_answer_given_anew_the_words_that_were_added_go(session: Session, say: Say) -> None:
    message = say("cooking")
    strengths(session, message)
    anew = say("baking; sewing")
    strengths(session, anew, Span("baking", 0, 6), Span("sewing", 8, 14))
    assert standing(session, message) == ["baking", "sewing"]
    change = last_change(session, message.person_id)
    assert change is not None
    take_back(session, change, say("undo").at)
    assert standing(session, message) == ["cooking"]
