"""Saves an answer in the record. Which answer goes where is said in the guide, by each question's `record`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from actions import hopes, notice, reminding, share, steps
from actions.guide.domains import suggest
from actions.guide.table import CONSENT_VERSION, Button, Question
from actions.guide.wishes import could_harm
from actions.named import goal_of, name_in_record
from actions.record import elements, goals, people
from actions.record.models import Element, Goal, Message, Step
from actions.record.times import now
from actions.turn import Turn
from actions.words import shortened

Facts = dict[str, Any]  # slots that follow from an answer: is it a service, is the time vague
Saver = Callable[[Turn, Question, Any, Message], Facts]
MOST_HOPES = 3


def save_answer(turn: Turn, question: Question, value: Any) -> Facts:
    """Save the answer to a question; running it again for the same message changes nothing.

    Args:
        turn: the turn; its message is the source of the words.
        question: the question that was answered.
        value: the answer as it was read: text, a number from 0 to 10, True or False, or a choice.

    Returns:
        Slots that follow from the answer.
    """
    for key, saver in SAVERS.items():
        if key in question.record:
            return saver(turn, question, value, turn.message)
    return {}


def _save_element(turn: Turn, question: Question, value: Any, message: Message) -> Facts:
    kind = question.record["kind"]
    most = MOST_HOPES if kind == "hope" else 9
    several = question.record.get("several")
    spans = notice.told_apart(turn, question, most) if several else [elements.whole(message.text)]
    spans = notice.from_there(spans, turn.answer_begins)
    name = name_in_record(turn, question)
    saved = elements.save_elements(turn.session, message, kind, name, spans, _parent(turn, question))
    if kind == "hope":
        return hopes.look_at(turn, question, saved)
    if kind in ("why", "outcome"):
        _suggest_area(turn, saved[0])
    return {}


def _suggest_area(turn: Turn, detail: Element) -> None:
    """Where the hope's own words tell no area, its reason may."""
    hope = turn.session.get(Element, detail.parent_id) if detail.parent_id else None
    if hope is not None and hope.domain is None:
        hope.domain = suggest(detail.words)


def _parent(turn: Turn, question: Question) -> int | None:
    """Return the element that a reason or a plan is about."""
    about = question.record.get("about")
    if about is None:
        return None
    if about == "goal":
        goal = goals.current_goal(turn.session, turn.person_id)
        return goal.hope_id if goal else None
    for name in (about, f"{about}{notice.OWN}"):  # said there, or taken over from what was said elsewhere
        standing = elements.current(turn.session, turn.person_id, question=name)
        if standing:
            return standing[0].id
    return None


def _save_consent(turn: Turn, question: Question, value: Any, message: Message) -> Facts:
    if value is True:
        people.give_consent(turn.session, turn.person_id, CONSENT_VERSION, turn.language)
    return {}


def _save_goal(turn: Turn, question: Question, value: Any, message: Message) -> Facts:
    standing = elements.current(turn.session, turn.person_id, kind="hope")
    chosen = next((hope for hope in standing if hope.words == value), None)
    if chosen is not None:
        _set_aside(turn, goals.choose_goal(turn.session, chosen))
    return {}


def _set_aside(turn: Turn, goal: Goal) -> None:
    """Let one goal stand: another one chosen before is put on hold, with all that was said about it."""
    for other in goals.goals_of(turn.session, turn.person_id):
        if other.status in ("proposed", "on-hold"):
            other.status = "proposed" if other.id == goal.id else "on-hold"


def _save_rating(turn: Turn, question: Question, value: Any, message: Message) -> Facts:
    goal = goal_of(turn)
    if goal is not None:
        goals.rate(turn.session, goal, question.record["rating"], value, message)
    return {}


def _save_review(turn: Turn, question: Question, value: Any, message: Message) -> Facts:
    goal = goal_of(turn)
    if goal is None:
        return {}
    review = goals.open_review(turn.session, goal)
    told = question.record["review"]
    if told in ("went", "helped"):
        # Each review has words of its own: the question's name carries the review's number.
        spans = [elements.whole(message.text)]
        saved = elements.save_elements(turn.session, message, told, f"{question.slot}:{review.id}", spans)
        setattr(review, f"{told}_id", saved[0].id)
    else:
        review.decision = value
        if value == "drop":
            goal.status = "cancelled"
        review.ended_at = now()
    return {}


def _save_edit(turn: Turn, question: Question, value: Any, message: Message) -> Facts:
    """Put the new words, or the new area, in the place of the old."""
    element = turn.session.get(Element, turn.slots.get("editing_element") or 0)
    if element is None or element.person_id != turn.person_id or element.replaced_by_id is not None:
        return {}
    if question.record["edit"] == "domain":
        element.domain = value
        return {}
    suggested = turn.slots.get("editing_suggestion")
    return revise(turn, element, suggested if value == suggested else None)


def revise(turn: Turn, element: Element, agreed: str | None) -> Facts:
    """Put new words in the place of a line, with all that follows from them.

    Args:
        turn: the turn; its message is the source of the words.
        element: the line as it stands.
        agreed: the new words, where they are not the whole message.

    Returns:
        Slots that hold the line's words and change with them.
    """
    message = turn.message
    later = elements.revise(turn.session, element, message, agreed)
    step = turn.session.scalar(select(Step).where(Step.when_id == later.id))
    if step is not None:
        steps.understand_time(turn, step, message)
    later.caution = later.kind == "hope" and could_harm(later.words, turn.guide.part("hopes").unsafe_words)
    was, becomes = shortened(element.words), shortened(later.words)
    held = {slot: str(turn.slots.get(slot) or "") for slot in ("goal_choice", "hope_words")}
    return {slot: words.replace(was, becomes) for slot, words in held.items() if was in words}


SAVERS: dict[str, Saver] = {
    "kind": _save_element,
    "consent": _save_consent,
    "share": share.save,
    "goal": _save_goal,
    "rating": _save_rating,
    "step": steps.save,
    "support": steps.save_support,
    "review": _save_review,
    "edit": _save_edit,
    "remind": reminding.save,
}


def put_beside(turn: Turn, question: Question) -> None:
    """Put the words of the turn's message beside what a question that draws out elements holds already, once."""
    kind = question.record["kind"]
    if any(one.message_id == turn.message.id for one in elements.current(turn.session, turn.person_id, kind)):
        return
    span = elements.whole(turn.message.text)
    name = name_in_record(turn, question)
    beside = elements.said(turn.message, span, kind=kind, question=name, parent_id=_parent(turn, question))
    turn.session.add(beside)
    turn.session.flush()
    if kind == "hope":
        hopes.look_at(turn, question, [beside])


def take_out(turn: Turn, question: Question) -> None:
    """Take out of the record what it holds in answer to a question."""
    if "edit" in question.record or "corrects" in question.record:
        return  # these change what another question holds: without an answer it stays
    name = name_in_record(turn, question)
    elements.retract(turn.session, elements.current(turn.session, turn.person_id, question=name), turn.message.at)


def take_out_line(turn: Turn) -> None:
    """Take out the line that is being changed."""
    take_out_element(turn, turn.session.get(Element, turn.slots.get("editing_element") or 0))


def take_out_element(turn: Turn, element: Element | None) -> None:
    """Take one element of this person out of the record; a goal whose hope is taken out is let go."""
    taken_out = [element] if element is not None and element.person_id == turn.person_id else []
    for goal in goals.goals_of(turn.session, turn.person_id):
        if goal.hope in taken_out:
            goal.status = "cancelled"
    elements.retract(turn.session, taken_out, turn.message.at)


def leave_out(turn: Turn, question: Question, button: Button | None = None) -> None:
    """Take out what a question holds, because "no" answers it; a button that only leaves it takes nothing out."""
    if button is not None and (button.payload != "/deny" or not question.no_means_none):
        return
    if "edit" in question.record:
        take_out_line(turn)
    else:
        take_out(turn, question)


def standing_words(turn: Turn, question: Question) -> str | None:
    """Return what the record already holds in answer to a question, or None."""
    standing = elements.current(turn.session, turn.person_id, question=name_in_record(turn, question))
    return "; ".join(element.words for element in standing) or None
