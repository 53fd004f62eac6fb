"""The record as one JSON document per person: the shape that programs outside rely on (`record.schema.json`)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.record.elements import current
from actions.record.goals import goals_of, latest_rating
from actions.record.models import Element, Goal, Person, Review, SafetyFlag, Step, Support
from actions.record.people import latest_consent
from actions.record.sharing import hidden_from_staff

SCHEMA_FILE = Path(__file__).parent / "record.schema.json"
VERSION = "1.0"


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the document."""
    loaded: dict[str, Any] = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    return loaded


def people_with_records(session: Session) -> Sequence[Person]:
    """Return everybody who gave consent, oldest first."""
    people = session.scalars(select(Person).order_by(Person.created_at, Person.id)).all()
    return [person for person in people if latest_consent(session, person.id)]


def document(session: Session, person: Person, *, shared_only: bool = False) -> dict[str, Any]:
    """Return the record of a person.

    Args:
        session: an open session.
        person: whose record.
        shared_only: leave out every goal the person withheld, and its hope: what staff may see.
    """
    elements = list(current(session, person.id))
    standing = [goal for goal in goals_of(session, person.id) if goal.hope in elements]  # else the hope was taken out
    goals = [goal for goal in standing if goal.shared or not shared_only]
    if shared_only:
        private = hidden_from_staff(session, person.id, elements)
        elements = [e for e in elements if e.id not in private]
    return {
        "version": VERSION,
        "person": person.id,
        "language": person.language,
        "channel": person.identities[-1].channel if person.identities else None,
        "consent": _consent(session, person),
        "state": person.state,
        "hopes": [_hope(element, elements) for element in _of_kind(elements, "hope")],
        "good_days": [_spoken(element) for element in _of_kind(elements, "good_day")],
        "strengths": [_spoken(element) for element in _of_kind(elements, "strength")],
        "people": [_spoken(element) for element in _of_kind(elements, "person")],
        "places": [_spoken(element) for element in _of_kind(elements, "place")],
        "offers": [_spoken(element) for element in _of_kind(elements, "offer")],
        "barriers": [_spoken(element) for element in _of_kind(elements, "barrier")],
        "if_nothing_changes": [_spoken(element) for element in _of_kind(elements, "if_nothing_changes")],
        "goals": [_goal(goal, elements) for goal in goals],
        "support": [_support(s) for s in _supports(session, goals) if s.element in elements],
        "reviews": [_review(review, elements) for review in _reviews(session, goals)],
        "safety_flags": [
            {
                "kind": flag.kind,
                "sure": flag.is_sure,
                "at": _iso(flag.at),
                "state": flag.state,
                "message": flag.message_id,
            }
            for flag in session.scalars(
                select(SafetyFlag).where(SafetyFlag.person_id == person.id).order_by(SafetyFlag.id)
            )
        ],
    }


def _iso(time: datetime | None) -> str | None:
    return time.isoformat(timespec="seconds") if time else None


def _of_kind(elements: Iterable[Element], kind: str) -> list[Element]:
    return [element for element in elements if element.kind == kind]


def _consent(session: Session, person: Person) -> dict[str, Any] | None:
    consent = latest_consent(session, person.id)
    if consent is None:
        return None
    return {
        "version": consent.version,
        "given_at": _iso(consent.given_at),
        "withdrawn_at": _iso(consent.withdrawn_at),
    }


def _spoken(element: Element) -> dict[str, Any]:
    """Return what every element carries: the words, their language, when, and where they were said."""
    return {
        "words": element.words,
        "language": element.language,
        "at": _iso(element.at),
        "source": {"message": element.message_id, "start": element.start, "end": element.end},
    }


def _words(element: Element | None, elements: list[Element]) -> str | None:
    return element.words if element is not None and element in elements else None


def _child(elements: list[Element], parent_id: int, kind: str) -> str | None:
    return next((e.words for e in reversed(elements) if e.parent_id == parent_id and e.kind == kind), None)


def _hope(hope: Element, elements: list[Element]) -> dict[str, Any]:
    return {
        **_spoken(hope),
        "why": _child(elements, hope.id, "why"),
        "outcome": _child(elements, hope.id, "outcome"),
        "domain": hope.domain,
        "caution": hope.caution,
    }


def _goal(goal: Goal, elements: list[Element]) -> dict[str, Any]:
    return {
        **_hope(goal.hope, elements),
        "id": f"goal-{goal.id}",
        "importance": latest_rating(goal, "importance"),
        "importance_reason": _child(elements, goal.hope_id, "importance_reason"),
        "confidence": latest_rating(goal, "confidence"),
        "confidence_reason": _child(elements, goal.hope_id, "confidence_reason"),
        "progress": [
            {
                "value": rating.value,
                "at": _iso(rating.at),
                "rated_by": rating.rated_by,
                "message": rating.message_id,
            }
            for rating in goal.ratings
            if rating.kind == "progress"
        ],
        "status": goal.status,
        "shared": goal.shared,
        "steps": [_step(step, elements) for step in goal.steps if step.words in elements],
    }


def _step(step: Step, elements: list[Element]) -> dict[str, Any]:
    when = _words(step.when, elements)
    return {
        **_spoken(step.words),
        "if": _words(step.if_, elements),
        "then": _words(step.then, elements),
        "when": when,
        "timing": step.timing if when else None,
        "who": step.who,
        "who_words": _child(elements, step.words_id, "who"),
    }


def _supports(session: Session, goals: list[Goal]) -> Iterable[Support]:
    ids = [goal.id for goal in goals]
    return session.scalars(select(Support).where(Support.goal_id.in_(ids)).order_by(Support.id))


def _support(support: Support) -> dict[str, Any]:
    return {**_spoken(support.element), "who": support.who, "agreed_at": _iso(support.agreed_at)}


def _reviews(session: Session, goals: list[Goal]) -> Iterable[Review]:
    ids = [goal.id for goal in goals]
    return session.scalars(select(Review).where(Review.goal_id.in_(ids)).order_by(Review.id))


def _review(review: Review, elements: list[Element]) -> dict[str, Any]:
    return {
        "goal": f"goal-{review.goal_id}",
        "at": _iso(review.at),
        **{
            name: _spoken(said) if said in elements else None
            for name, said in (("went", review.went), ("helped", review.helped))
        },
        "decision": review.decision,
    }
