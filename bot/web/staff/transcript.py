"""The transcript as staff see it: the words behind each outcome marked, what was withheld left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from actions.record.elements import current
from actions.record.models import Element, Message, Noticed, Person
from actions.record.sharing import hidden_from_staff
from actions.record.transcript import transcript

QUOTED = 40  # characters of a line that Nod quotes at least, where it says words back


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
    offered = session.scalars(select(Noticed).where(Noticed.message_id.in_(private))).all()
    quoted = [element.words[:QUOTED] for element in hidden] + [f"“{one.words[:QUOTED]}" for one in offered]
    said = [e for e in current(session, person.id) if e.id not in hidden_ids]
    messages = transcript(session, person.id)
    private |= _said_back(messages, private)
    private |= {m.id for m in messages if m.author == "nod" and any(words in m.text for words in quoted)}
    return [Shown(message, _pieces(message, said), message.id in private) for message in messages]


def _said_back(messages: Sequence[Message], private: set[int]) -> set[int]:
    """Return the answers to private messages that share a word with them: "So your friends are there."."""
    found: set[int] = set()
    answered: Message | None = None
    for message in messages:
        if message.author != "nod":
            answered = message if message.id in private else None
        elif answered is not None and _words(answered.text) & _words(message.text):
            found.add(message.id)
    return found


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{3,}", text.casefold()))


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
