"""Copies a conversation as it stands, under another name: to walk to a late question anew for each test takes minutes.

Every row that belongs to the person is copied, with new ids where the tables refer to one another, and Rasa's events
with it. `test_copies.py` holds a copy to a conversation that was walked.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore
from sqlalchemy.orm import Session

from actions.record.database import Database
from actions.record.models import ChannelIdentity, Element, Message, metadata, new_person_id

EVENTS = SQLTrackerStore.SQLEvent.__table__
Ids = dict[str, dict[Any, Any]]  # by table: the id a row had, and the one its copy has


def copy_conversation(database: Database, before: str, after: str) -> None:
    """Copy whatever is kept of a conversation.

    Args:
        database: where the record and Rasa's events are.
        before: the sender id of the conversation.
        after: the sender id of the copy.
    """
    with database.session() as session:
        found = sa.select(ChannelIdentity.person_id).where(ChannelIdentity.sender_id == before)
        ids: Ids = defaultdict(dict)
        person = session.scalar(found)
        if person is not None:
            _copy_person(session, person, ids)
            _rename(session, ids, after)
        _copy_events(session, before, after)


def _copy_person(session: Session, person: str, ids: Ids) -> None:
    for table in metadata.sorted_tables:
        if table.name == "person":
            rows = session.execute(sa.select(table).where(table.c.id == person)).mappings().all()
        else:
            rows = _rows_of(session, table, ids)
        for row in rows:
            made = {**_pointing_at_copies(table, row, ids), **_new_names(table, row)}
            new = session.execute(sa.insert(table).values(made)).inserted_primary_key[0]
            ids[table.name][row[_key(table)]] = new


def _key(table: sa.Table) -> str:
    return str(next(iter(table.primary_key.columns)).name)


def _rows_of(session: Session, table: sa.Table, ids: Ids) -> list[Any]:
    """Return the rows that point at something copied, oldest first: what a row points at within its table is older."""
    points = [
        key.parent.in_(list(ids[key.column.table.name])) for key in table.foreign_keys if key.column.table.name in ids
    ]
    if not points:
        return []
    return list(session.execute(sa.select(table).where(sa.or_(*points)).order_by(table.c[_key(table)])).mappings())


def _pointing_at_copies(table: sa.Table, row: Any, ids: Ids) -> dict[str, Any]:
    made = {name: value for name, value in row.items() if name != _key(table)}
    for key in table.foreign_keys:
        name, known = key.parent.name, ids.get(key.column.table.name, {})
        made[name] = known.get(row[name], row[name])
    return made


def _new_names(table: sa.Table, row: Any) -> dict[str, Any]:
    """Return what may stand only once, said anew."""
    new = new_person_id()
    unique = {"person": {"id": new}, "channel_identity": {"sender_id": new}}
    if table.name == "message" and row["uid"] is not None:
        return {"uid": new}
    return unique.get(table.name, {})


def _rename(session: Session, ids: Ids, after: str) -> None:
    """Give the copy its name, and mend what names an id without being a foreign key, or a row that came later."""
    identities = list(ids["channel_identity"].values())
    assert len(identities) == 1, "only a conversation over one channel is copied"
    session.execute(sa.update(ChannelIdentity).where(ChannelIdentity.id == identities[0]).values(sender_id=after))
    elements, copies = ids["element"], list(ids["element"].values())
    for element in session.scalars(sa.select(Element).where(Element.id.in_(copies))):
        element.place = elements.get(element.place, element.place)
        element.replaced_by_id = elements.get(element.replaced_by_id, element.replaced_by_id)
        element.question = _with_new_id(element.question, ids)


def _with_new_id(question: str, ids: Ids) -> str:
    """Return a question's name (`actions/named.py`) with the id of the copied goal or review in it."""
    slot, _, number = question.partition(":")
    table = "review" if slot.startswith("review") else "goal"
    return f"{slot}:{ids[table][int(number)]}" if number else slot


def _copy_events(session: Session, before: str, after: str) -> None:
    events = session.execute(sa.select(EVENTS).where(EVENTS.c.sender_id == before).order_by(EVENTS.c.id)).mappings()
    rows = [{**{name: value for name, value in event.items() if name != "id"}, "sender_id": after} for event in events]
    if rows:
        session.execute(sa.insert(EVENTS), rows)


def messages_of(database: Database, sender: str) -> list[str]:
    """Return what was said in a conversation, by whom and in which state."""
    with database.session() as session:
        own = sa.select(Message).join(ChannelIdentity, ChannelIdentity.id == Message.identity_id)
        found = session.scalars(own.where(ChannelIdentity.sender_id == sender).order_by(Message.id))
        return [f"{one.author} {one.state}: {one.text}" for one in found]
