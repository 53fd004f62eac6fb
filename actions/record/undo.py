"""Takes back the last change of the record: what was taken out stands again, and so does an earlier wording.

Nothing is made up for it: a line that is taken out stays in the record, marked, and a wording that was corrected points
to its correction. So the last change can be read from there, whichever question or device it came from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from actions.record.elements import current, replace, retract
from actions.record.goals import ask_support, current_step, goals_of
from actions.record.models import Element, Goal, Message, Rating, Step
from actions.record.noticed import OWN

_COLUMN_OF = {"step_when": Step.when_id, "step_if": Step.if_id, "step_then": Step.then_id}


@dataclass(frozen=True)
class Change:
    """What one message took out of a record or put other words in the place of.

    `taken_out` are the lines that went; `earlier` the wordings that `later` ones took the place of; `added` the lines
    that were put beside others; `rated` the numbers that came after others of their kind.
    """

    message: Message
    taken_out: Sequence[Element]
    earlier: Sequence[Element]
    later: Sequence[Element]
    added: Sequence[Element]
    rated: Sequence[Rating]


def last_change(session: Session, person_id: str) -> Change | None:
    """Return what the newest message that changed a record changed in it; None where nothing ever was."""
    own = session.scalars(select(Element).where(Element.person_id == person_id)).all()
    by_id = {element.id: element for element in own}
    standing = {element.id for element in current(session, person_id)}
    gone = [(e.retracted_at, e) for e in own if e.retracted_at is not None and e.replaced_by_id is None]
    revised = [(by_id[e.replaced_by_id].message.at, e) for e in own if e.replaced_by_id in standing]
    added = [(e.message.at, e) for e in own if e.id in standing and e.question.endswith(OWN)]
    rated = _rated_again(session, person_id)
    at = max((time for time, _ in (*gone, *revised, *added, *rated)), default=None)
    message = _said_at(session, person_id, at) if at is not None else None
    if message is None:
        return None
    taken_out = [element for time, element in gone if time == at]
    earlier = [element for time, element in revised if time == at]
    questions = {element.question for element in earlier}
    later = [by_id[n] for n in sorted(standing) if by_id[n].message_id == message.id and by_id[n].question in questions]
    return Change(
        message,
        taken_out,
        earlier,
        later,
        [element for time, element in added if time == at],
        [rating for time, rating in rated if time == at],
    )


def _rated_again(session: Session, person_id: str) -> list[tuple[datetime, Rating]]:
    """Return each number that came after another one of its kind, with when its message was said."""
    found = []
    for goal in goals_of(session, person_id):
        seen: set[str] = set()
        for rating in goal.ratings:
            message = session.get(Message, rating.message_id)
            if rating.kind in seen and message is not None:
                found.append((message.at, rating))
            seen.add(rating.kind)
    return found


def number_before(rating: Rating, ratings: Sequence[Rating]) -> int:
    """Return the number of the same kind that a rating came after."""
    return [one.value for one in ratings if one.kind == rating.kind and one.id < rating.id][-1]


def _said_at(session: Session, person_id: str, at: datetime) -> Message | None:
    own = select(Message).where(Message.person_id == person_id, Message.author == "person", Message.at == at)
    return session.scalar(own.limit(1))


def take_back(session: Session, change: Change, at: datetime) -> Sequence[Element]:
    """Let what a change took out or corrected stand again; the words that came in its place are kept as a revision.

    Args:
        session: an open session.
        change: what is taken back.
        at: when that was said.

    Returns:
        The elements that stand again.
    """
    for element in (*change.taken_out, *change.earlier):
        element.retracted_at, element.replaced_by_id = None, None
    for position, element in enumerate(change.later):
        if position < len(change.earlier):
            replace(session, element, change.earlier[position])
        else:
            retract(session, [element], at)
    retract(session, change.added, at)
    for element in change.taken_out:
        _hang_on_again(session, element)
    session.flush()
    return (*change.taken_out, *change.earlier)


def _hang_on_again(session: Session, element: Element) -> None:
    """Tie a line to the goal or the step it was part of."""
    column = _COLUMN_OF.get(element.kind)
    if column is not None:
        session.execute(update(Step).where(Step.words_id == element.parent_id).values({column: element.id}))
    goal = session.scalar(select(Goal).where(Goal.hope_id.in_([element.id, element.parent_id])))
    if goal is None:
        return
    if goal.hope_id == element.id and goal.status == "cancelled":
        goal.status = "proposed"
    if element.kind == "support":
        step = current_step(session, goal)
        ask_support(session, goal, element, step.who if step and step.who != "me" else None)
