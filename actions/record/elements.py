"""The elements of the record: saving an answer, telling several things apart, correcting without losing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from actions.record.models import Element, Goal, Message, Review, Step, Support

_SEPARATORS = re.compile(r"\s*(?:\n+|;|•)\s*")
# "1. walk the dog 2. paint": numbers on one line tell things apart too.
_IS_NUMBERED = re.compile(r"\s*\(?1[.)]\s.*\s\(?2[.)]\s", re.DOTALL)
_NUMBERED = re.compile(r"[\s,;•]*\n[\s•]*|\s*[;•]\s*|[\s,]+(?=\(?\d{1,2}[.)]\s)")
_LIST_MARK = re.compile(r"^\s*(?:[-*•]|\(?\d{1,2}[.)])\s+")


class Span(NamedTuple):
    """A stretch of one message: its words and the first and the last-plus-one character."""

    words: str
    start: int
    end: int


def whole(text: str) -> Span:
    """Return the whole text as one span, without the blanks at its edges."""
    words = text.strip()
    start = text.find(words)
    return Span(words, start, start + len(words))


def several(text: str, most: int = 9) -> list[Span]:
    """Tell apart the things a person listed on lines of their own, with numbers, bullets or semicolons.

    Commas and "and" are left alone: "my son and his wife" is one thing said, and the words stay as they were said.

    Args:
        text: what the person said.
        most: at most so many spans; the last one takes the rest.
    """
    spans = list(_listed(text))
    if len(spans) > most:
        first, last = spans[most - 1], spans[-1]
        spans = [*spans[: most - 1], Span(text[first.start : last.end], first.start, last.end)]
    return spans or [whole(text)]


def _listed(text: str) -> Iterator[Span]:
    start = 0
    separators = _NUMBERED if _IS_NUMBERED.match(text) else _SEPARATORS
    for separator in [*separators.finditer(text), None]:
        end = separator.start() if separator else len(text)
        mark = _LIST_MARK.match(text[start:end])
        inside = whole(text[start + (mark.end() if mark else 0) : end])
        if any(c.isalnum() for c in inside.words):
            begin = text.find(inside.words, start)
            yield Span(inside.words, begin, begin + len(inside.words))
        start = separator.end() if separator else end


def said(message: Message, span: Span, **what: Any) -> Element:
    """Return a new element: words of a message, with where they stand in it.

    Args:
        message: where it was said.
        span: the words.
        what: the columns that say what it is: `kind`, `question`, and `parent_id`, `domain`, `withheld` where they fit.
    """
    return Element(
        person_id=message.person_id,
        words=span.words,
        language=message.language,
        message_id=message.id,
        start=span.start,
        end=span.end,
        **what,
    )


def current(
    session: Session, person_id: str, kind: str | None = None, question: str | None = None
) -> Sequence[Element]:
    """Return the elements that stand, in the order they were first said."""
    query = select(Element).where(
        Element.person_id == person_id, Element.replaced_by_id.is_(None), Element.retracted_at.is_(None)
    )
    if kind:
        query = query.where(Element.kind == kind)
    if question:
        query = query.where(Element.question == question)
    return session.scalars(query.order_by(func.coalesce(Element.place, Element.id), Element.id)).all()


def save_elements(
    session: Session,
    message: Message,
    kind: str,
    question: str,
    spans: list[Span],
    parent_id: int | None = None,
) -> list[Element]:
    """Save what a message says in answer to a question.

    The same message for the same question changes nothing, so that a turn which is run again saves once.
    An earlier answer to the question is kept and points to its correction.

    Args:
        session: an open session.
        message: the message of the transcript.
        kind: what the words are (`hope`, `why`, `strength` ...).
        question: the slot of the question.
        spans: the words, one span an element.
        parent_id: the element these words are about, for a reason or a plan.

    Returns:
        The elements that now stand for the question, in the order of the spans.
    """
    earlier = list(current(session, message.person_id, kind, question))
    if earlier and all(element.message_id == message.id for element in earlier):
        return earlier
    saved = [said(message, span, kind=kind, question=question, parent_id=parent_id) for span in spans]
    session.add_all(saved)
    session.flush()
    for position, element in enumerate(earlier):
        same = next((one for one in saved if one.words.casefold() == element.words.casefold()), None)
        replace(session, element, same or saved[min(position, len(saved) - 1)])
    return saved


def revise(session: Session, earlier: Element, message: Message, agreed: str | None = None) -> Element:
    """Put new words in the place of one element; the earlier wording stays and points to them.

    Args:
        session: an open session.
        earlier: the element as it stands.
        message: the whole of it becomes the new words.
        agreed: the new words where the message only agrees to them ("yes"), or holds them among others.
    """
    span = whole(message.text)
    at = message.text.find(agreed) if agreed else -1
    if agreed:
        span = Span(agreed, at, at + len(agreed)) if at >= 0 else Span(agreed, span.start, span.end)
    later = said(
        message,
        span,
        kind=earlier.kind,
        question=earlier.question,
        parent_id=earlier.parent_id,
        domain=earlier.domain,
        withheld=earlier.withheld,
    )
    session.add(later)
    session.flush()
    replace(session, earlier, later)
    return later


def retract(session: Session, taken_out: Sequence[Element], at: datetime) -> None:
    """Take elements out of the record: the person said they no longer hold. The rows stay, marked.

    Args:
        session: an open session.
        taken_out: what goes.
        at: the time of the message that wants it so; by it the whole change can be taken back (`undo.py`).
    """
    ids = [element.id for element in taken_out]
    session.execute(update(Element).where(Element.id.in_(ids)).values(retracted_at=at))
    for column in (Step.when_id, Step.if_id, Step.then_id):
        session.execute(update(Step).where(column.in_(ids)).values({column: None}))
    session.execute(delete(Support).where(Support.element_id.in_(ids)))
    session.expire_all()


def with_descendants(elements: Sequence[Element], ids: set[int]) -> set[int]:
    """Return the ids of elements and of everything that is about them, however many steps away."""
    found = set(ids)
    while more := {e.id for e in elements if e.parent_id in found} - found:
        found |= more
    return found


def replace(session: Session, earlier: Element, later: Element) -> None:
    """Let a correction take the place of what was said before, with all that hangs on it."""
    earlier.replaced_by_id = later.id
    later.place = min(later.place or later.id, earlier.place or earlier.id)
    move: list[tuple[Any, Any]] = [
        (Element, Element.parent_id),
        (Step, Step.words_id),
        (Step, Step.when_id),
        (Step, Step.if_id),
        (Step, Step.then_id),
        (Review, Review.went_id),
        (Review, Review.helped_id),
    ]
    for table, column in move:
        session.execute(update(table).where(column == earlier.id).values({column: later.id}))
    if session.scalar(select(Goal.id).where(Goal.hope_id == later.id)) is None:
        session.execute(update(Goal).where(Goal.hope_id == earlier.id).values(hope_id=later.id))
