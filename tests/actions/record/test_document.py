"""The record as a document: its schema, its sources, and what staff may not see."""

from __future__ import annotations

import json

import jsonschema
import pytest
from sqlalchemy.orm import Session

from actions.record.document import document, people_with_records, schema
from actions.record.elements import revise, save_elements, several, whole
from actions.record.goals import ask_support, choose_goal, goals_of, open_review, rate, step_for
from actions.record.models import ChannelIdentity, Element, Message, Person, SafetyFlag
from actions.record.people import meet, share
from tests.actions.record.conftest import Say

CONTRACT = {
    *[
        "person",
        "language",
        "channel",
        "consent",
        "hopes",
        "strengths",
        "people",
        "places",
        "offers",
        "barriers",
        "goals",
    ]
}
CONTRACT |= {"support", "reviews", "safety_flags", "state"}


@pytest.fixture
def person(session: Session, identity: ChannelIdentity, say: Say) -> Person:
    """Somebody with something of everything, two goals, one of them shared."""
    hopes_message = say("to walk to the shop; to see my son")
    hopes = save_elements(session, hopes_message, "hope", "hope_words", several(hopes_message.text))
    for kind in ("strength", "person", "place", "offer", "barrier", "if_nothing_changes", "good_day"):
        save_elements(session, say(f"my {kind}"), kind, f"{kind}_words", [whole(f"my {kind}")])
    save_elements(session, say("for the chat"), "why", "hope_why", [whole("for the chat")], hopes[0].id)
    goals = [choose_goal(session, hope) for hope in hopes]
    for kind, value in (("progress", 2), ("importance", 9), ("confidence", 5)):
        rate(session, goals[0], kind, value, say(str(value)))
    step = step_for(
        session, goals[0], save_elements(session, say("to the gate"), "step", "s", [whole("to the gate")])[0]
    )
    step.when_id = save_elements(session, say("Monday"), "step_when", "w", [whole("Monday")])[0].id
    step.who = "me"
    ask_support(
        session, goals[0], save_elements(session, say("a lift"), "support", "h", [whole("a lift")])[0], "my_people"
    )
    review = open_review(session, goals[0])
    review.decision = "keep"
    flagged = say("something that sounded like a risk")
    session.add(SafetyFlag(person_id=identity.person_id, message_id=flagged.id, kind="severe_distress"))
    share(session, identity.person_id, [goals[0].id])
    session.flush()
    session.expire_all()
    return identity.person


def test_the_document_is_what_the_schema_says(session: Session, person: Person) -> None:
    record = json.loads(json.dumps(document(session, person)))
    jsonschema.Draft7Validator.check_schema(schema())
    jsonschema.validate(record, schema(), format_checker=jsonschema.FormatChecker())
    assert set(record) >= CONTRACT


LISTS = "hopes good_days strengths people places offers barriers if_nothing_changes goals support"


@pytest.mark.parametrize("key", LISTS.split())
def test_every_element_points_to_the_words_it_came_from(session: Session, person: Person, key: str) -> None:
    elements = document(session, person)[key]
    assert elements
    for element in elements:
        source = element["source"]
        assert session.get(Message, source["message"]).text[source["start"] : source["end"]] == element["words"]


def test_a_goal_holds_what_the_contract_names(session: Session, person: Person) -> None:
    goal = document(session, person)["goals"][0]
    assert (goal["words"], goal["why"], goal["importance"], goal["confidence"]) == (
        "to walk to the shop",
        "for the chat",
        9,
        5,
    )
    assert [point["value"] for point in goal["progress"]] == [2]
    step = goal["steps"][0]
    assert (step["words"], step["when"], step["if"], step["who"]) == ("to the gate", "Monday", None, "me")


def test_a_withheld_goal_is_absent_for_staff_with_its_hope(session: Session, person: Person) -> None:
    everything, shared = document(session, person), document(session, person, shared_only=True)
    assert len(everything["goals"]) == 2
    assert [goal["words"] for goal in shared["goals"]] == ["to walk to the shop"]
    assert "to see my son" not in json.dumps(shared)


def test_a_schema_that_is_not_met_is_noticed(session: Session, person: Person) -> None:
    record = document(session, person)
    record["goals"][0]["importance"] = 11
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record, schema())


def test_only_people_who_gave_consent_have_a_record(session: Session, person: Person) -> None:
    meet(session, "rest", "said hello and left")
    assert [p.id for p in people_with_records(session)] == [person.id]


@pytest.mark.parametrize("name", ["went", "helped"])
def test_what_was_said_looking_back_is_absent_for_staff_where_it_is_kept_private(
    session: Session, person: Person, say: Say, name: str
) -> None:
    review = open_review(session, choose_goal(session, review_hope(session, person)))
    (said,) = save_elements(session, say("my neighbour came"), name, f"review_{name}:1", [whole("my neighbour came")])
    setattr(review, f"{name}_id", said.id)
    session.flush()
    assert document(session, person, shared_only=True)["reviews"][-1][name]["words"] == "my neighbour came"
    said.withheld = True
    session.flush()
    assert document(session, person, shared_only=True)["reviews"][-1][name] is None
    assert document(session, person)["reviews"][-1][name]["words"] == "my neighbour came"


@pytest.mark.parametrize("name", ["went", "helped"])
def test_a_wording_of_a_review_that_is_corrected_is_the_one_that_stands(
    session: Session, person: Person, say: Say, name: str
) -> None:
    review = open_review(session, choose_goal(session, review_hope(session, person)))
    (said,) = save_elements(session, say("my neighbour came"), name, f"review_{name}:1", [whole("my neighbour came")])
    setattr(review, f"{name}_id", said.id)
    session.flush()
    revise(session, said, say("my sister came"))
    session.expire_all()
    assert document(session, person)["reviews"][-1][name]["words"] == "my sister came"


def review_hope(session: Session, person: Person) -> Element:
    """Return the hope whose goal is shared."""
    return next(goal.hope for goal in goals_of(session, person.id) if goal.shared)
