"""Saves an answer in the record. Which answer goes where is said in the guide, by each question's `record`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from actions.guide.table import CONSENT_VERSION, Question
from actions.record import elements, goals, people
from actions.record.models import Element, Goal, Message
from actions.record.times import now
from actions.turn import Turn

Saver = Callable[[Turn, Question, Any, Message], None]
MOST_HOPES = 3


def save_answer(turn: Turn, question: Question, value: Any) -> None:
    """Save the answer to a question; running it again for the same message changes nothing.

    Args:
        turn: the turn; its message is the source of the words.
        question: the question that was answered.
        value: the answer as it was read: text, a number from 0 to 10, True or False, or a choice.
    """
    for key, saver in SAVERS.items():
        if key in question.record:
            saver(turn, question, value, turn.message)
            return


def name_in_record(turn: Turn, question: Question) -> str:
    """Return the name under which answers to a question correct one another: a goal's own for each goal."""
    record = question.record
    if "step" not in record and "support" not in record and record.get("about") != "goal":
        return question.slot
    goal = _goal(turn)
    return f"{question.slot}:{goal.id}" if goal else question.slot


def _save_element(turn: Turn, question: Question, value: Any, message: Message) -> None:
    kind = question.record["kind"]
    most = MOST_HOPES if kind == "hope" else 9
    spans = elements.several(message.text, most) if question.record.get("several") else [elements.whole(message.text)]
    name = name_in_record(turn, question)
    elements.save_elements(turn.session, message, kind, name, spans, _parent(turn, question))


def _parent(turn: Turn, question: Question) -> int | None:
    """Return the element that a reason or a plan is about."""
    about = question.record.get("about")
    if about is None:
        return None
    if about == "goal":
        goal = goals.current_goal(turn.session, turn.person_id)
        return goal.hope_id if goal else None
    standing = elements.current(turn.session, turn.person_id, question=about)
    return standing[0].id if standing else None


def _save_consent(turn: Turn, question: Question, value: Any, message: Message) -> None:
    if value is True:
        people.give_consent(turn.session, turn.person_id, CONSENT_VERSION, turn.language)


def _save_share(turn: Turn, question: Question, value: Any, message: Message) -> None:
    if value is True:
        people.share(turn.session, turn.person_id, [goal.id for goal in goals.goals_of(turn.session, turn.person_id)])
    else:
        people.withhold(turn.session, turn.person_id)


def _goal(turn: Turn) -> Goal | None:
    return goals.current_goal(turn.session, turn.person_id)


def _save_goal(turn: Turn, question: Question, value: Any, message: Message) -> None:
    hopes = elements.current(turn.session, turn.person_id, kind="hope")
    chosen = next((hope for hope in hopes if hope.words == value), None)
    if chosen is not None:
        _set_aside(turn, goals.choose_goal(turn.session, chosen))


def _set_aside(turn: Turn, goal: Goal) -> None:
    """Let one goal stand: another one chosen before is put on hold, with all that was said about it."""
    for other in goals.goals_of(turn.session, turn.person_id):
        if other.status in ("proposed", "on-hold"):
            other.status = "proposed" if other.id == goal.id else "on-hold"


def _save_rating(turn: Turn, question: Question, value: Any, message: Message) -> None:
    goal = _goal(turn)
    if goal is not None:
        goals.rate(turn.session, goal, question.record["rating"], value, message)


def _save_step(turn: Turn, question: Question, value: Any, message: Message) -> None:
    goal, field = _goal(turn), question.record["step"]
    if goal is None:
        return
    if field == "words":
        goals.step_for(turn.session, goal, _one(turn, question, message, "step", goal.hope_id))
        return
    step = goals.current_step(turn.session, goal)
    if step is None:
        return
    if field == "who":
        step.who = value
    else:
        setattr(step, f"{field}_id", _one(turn, question, message, f"step_{field}", step.words_id).id)


def _one(turn: Turn, question: Question, message: Message, kind: str, parent: int | None) -> Element:
    name = name_in_record(turn, question)
    return elements.save_elements(turn.session, message, kind, name, [elements.whole(message.text)], parent)[0]


def _save_support(turn: Turn, question: Question, value: Any, message: Message) -> None:
    goal = _goal(turn)
    if goal is not None:
        step = goals.current_step(turn.session, goal)
        who = step.who if step and step.who != "me" else None
        goals.ask_support(turn.session, goal, _one(turn, question, message, "support", goal.hope_id), who)


def _save_review(turn: Turn, question: Question, value: Any, message: Message) -> None:
    goal = _goal(turn)
    if goal is None:
        return
    review = goals.open_review(turn.session, goal)
    if question.record["review"] == "helped":
        # Each review has words of its own: the question's name carries the review's number.
        spans = [elements.whole(message.text)]
        helped = elements.save_elements(turn.session, message, "helped", f"{question.slot}:{review.id}", spans)
        review.helped_id = helped[0].id
    else:
        review.decision = value
        if value == "drop":
            goal.status = "cancelled"
        review.ended_at = now()


SAVERS: dict[str, Saver] = {
    "kind": _save_element,
    "consent": _save_consent,
    "share": _save_share,
    "goal": _save_goal,
    "rating": _save_rating,
    "step": _save_step,
    "support": _save_support,
    "review": _save_review,
}


def take_out(turn: Turn, question: Question) -> None:
    """Take out of the record what it holds in answer to a question."""
    name = name_in_record(turn, question)
    elements.retract(turn.session, elements.current(turn.session, turn.person_id, question=name))


def standing_words(turn: Turn, question: Question) -> str | None:
    """Return what the record already holds in answer to a question, or None."""
    standing = elements.current(turn.session, turn.person_id, question=name_in_record(turn, question))
    return "; ".join(element.words for element in standing) or None
