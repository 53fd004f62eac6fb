"""What staff may see: everything shared, without the lines and goals the person keeps to themselves."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from actions.record.elements import with_descendants
from actions.record.goals import goals_of
from actions.record.models import Element, Goal, Message
from actions.record.people import share


def keep_back(session: Session, person_id: str, element_ids: set[int]) -> None:
    """Keep lines from staff; a goal whose hope is kept back is kept back with all that belongs to it.

    Args:
        session: an open session.
        person_id: whose lines.
        element_ids: the elements; every other one may be seen once the record is shared.
    """
    session.execute(update(Element).where(Element.person_id == person_id).values(withheld=False))
    session.execute(update(Element).where(Element.id.in_(element_ids)).values(withheld=True))
    session.execute(update(Goal).where(Goal.hope_id.in_(element_ids)).values(shared=False))
    session.expire_all()


def share_all_but(session: Session, person_id: str, element_ids: set[int]) -> None:
    """Share the record without some lines; a goal whose hope stays private is not shared."""
    share(session, person_id, [goal.id for goal in goals_of(session, person_id)])
    keep_back(session, person_id, element_ids)


def withheld(session: Session, person_id: str) -> set[int]:
    """Return the ids of the elements that a person keeps to themselves."""
    query = select(Element.id).where(Element.person_id == person_id, Element.withheld, Element.replaced_by_id.is_(None))
    return set(session.scalars(query))


def hidden_from_staff(session: Session, person_id: str, elements: Sequence[Element]) -> set[int]:
    """Return the ids of the elements that staff must not see, earlier wordings and details included.

    Args:
        session: an open session.
        person_id: whose record.
        elements: the elements to choose from; to include earlier wordings, hand in those too.
    """
    kept = {e.id for e in elements if e.withheld}
    kept |= {goal.hope_id for goal in goals_of(session, person_id) if not goal.shared}
    while more := {e.id for e in elements if e.replaced_by_id in kept} - kept:
        kept |= more
    return with_descendants(elements, kept)


def is_kept_back(session: Session, message: Message) -> bool:
    """Tell whether any line of the record that stands in a message is kept from staff."""
    every = session.scalars(select(Element).where(Element.person_id == message.person_id)).all()
    hidden = hidden_from_staff(session, message.person_id, every)
    return any(element.message_id == message.id for element in every if element.id in hidden)
