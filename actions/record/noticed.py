"""What was said in passing: kept beside the record, and offered where it belongs."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.record.elements import Span, current, said
from actions.record.models import Element, Message, Noticed

MOST_OFFERED = 3
OWN = ":noticed"  # elements from elsewhere have a name of their own: an answer does not take their place


def notice(session: Session, message: Message, kind: str, span: Span) -> None:
    """Keep something said in passing, once; what the record or this list already holds is left out.

    Args:
        session: an open session.
        message: where it was said.
        kind: what it is: an entity of the contract (`person`, `place` ...).
        span: the words and where they stand in the message.
    """
    known = [element.words for element in current(session, message.person_id, kind)]
    known += [one.words for one in _all(session, message.person_id, kind)]
    if not any(_same(span.words, words) for words in known):
        session.add(
            Noticed(
                person_id=message.person_id,
                message_id=message.id,
                kind=kind,
                words=span.words,
                start=span.start,
                end=span.end,
                state="open",
            )
        )
        session.flush()


def open_for(session: Session, person_id: str, kind: str) -> Sequence[Noticed]:
    """Return what waits to be offered, oldest first: at most three, and nothing that the record holds by now."""
    known = [element.words for element in current(session, person_id, kind)]
    waiting = [one for one in _all(session, person_id, kind) if one.state == "open"]
    return [one for one in waiting if not any(_same(one.words, words) for words in known)][:MOST_OFFERED]


def take(session: Session, offered: Sequence[Noticed], question: str) -> list[Element]:
    """Put what was offered into the record, with the message it was first said in as its source."""
    taken = [
        said(one.message, Span(one.words, one.start, one.end), kind=one.kind, question=question) for one in offered
    ]
    for one in offered:
        one.state = "taken"
    session.add_all(taken)
    session.flush()
    return taken


def put_down(session: Session, message: Message, kind: str, span: Span, question: str) -> Element | None:
    """Put something into the record at once, because the person asked for it; None where it is there already.

    "My sister Jean" goes beside "my sister": only the very same words are not put down twice.
    """
    if any(element.words.casefold() == span.words.casefold() for element in current(session, message.person_id, kind)):
        return None
    element = said(message, span, kind=kind, question=question)
    session.add(element)
    session.flush()
    return element


def decline(offered: Sequence[Noticed]) -> None:
    """Note that the person does not want it put down; it is not offered again."""
    for one in offered:
        one.state = "declined"


def _all(session: Session, person_id: str, kind: str) -> Sequence[Noticed]:
    wanted = select(Noticed).where(Noticed.person_id == person_id, Noticed.kind == kind)
    return session.scalars(wanted.order_by(Noticed.id)).all()


def _same(one: str, other: str) -> bool:
    """Tell whether two stretches of words are the same thing said: one holds the other."""
    a, b = one.casefold(), other.casefold()
    return a in b or b in a
