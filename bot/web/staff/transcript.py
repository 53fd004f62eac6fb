"""The transcript as staff see it: the words behind each outcome marked, what was withheld left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.record.elements import current
from actions.record.models import Element, Message, Person
from actions.record.sharing import hidden_from_staff
from actions.record.transcript import transcript


@dataclass(frozen=True)
class Piece:
    """A stretch of a message; `anchors` name the outcomes it is the source of."""

    text: str
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shown:
    """A message as it is shown; `private` messages show no words."""

    message: Message
    pieces: tuple[Piece, ...]
    private: bool


def shown_transcript(session: Session, person: Person) -> list[Shown]:
    """Return the transcript of a person who shared a record."""
    every = session.scalars(select(Element).where(Element.person_id == person.id)).all()  # earlier wordings too
    hidden_ids = hidden_from_staff(session, person.id, every)
    hidden = [e for e in every if e.id in hidden_ids]
    private = {element.message_id for element in hidden}
    said = [e for e in current(session, person.id) if e.id not in hidden_ids]
    return [
        Shown(message, _pieces(message, said), message.id in private or _quotes(message, hidden))
        for message in transcript(session, person.id)
    ]


def _quotes(message: Message, hidden: Sequence[Element]) -> bool:
    """Tell whether an answer of Nod says back words that the person keeps private."""
    return message.author == "nod" and any(element.words[:40] in message.text for element in hidden)


def _pieces(message: Message, elements: Sequence[Element]) -> tuple[Piece, ...]:
    """Cut a message at the borders of the outcomes it holds."""
    own = [e for e in elements if e.message_id == message.id]
    cuts = sorted({0, len(message.text), *(cut for e in own for cut in (e.start, e.end))})
    return tuple(
        Piece(
            message.text[start:end],
            tuple(anchor(e.message_id, e.start) for e in own if e.start <= start and end <= e.end),
        )
        for start, end in zip(cuts, cuts[1:], strict=False)
    )


def anchor(message_id: int, start: int) -> str:
    """Return the name of a place in the transcript."""
    return f"m{message_id}-{start}"


def anchor_of(element: dict[str, Any]) -> str:
    """Return the place an element of the record was said at."""
    return anchor(element["source"]["message"], element["source"]["start"])
