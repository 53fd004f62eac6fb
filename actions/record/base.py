"""What every table of the record shares."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, MetaData, String
from sqlalchemy.orm import registry

from actions.record.times import UtcDateTime, now

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
mapper_registry = registry(metadata=metadata)
Base: Any = mapper_registry.generate_base()


def person_key(index: bool = True) -> Column:
    """Return the column that says whose row it is; the row goes with the person."""
    return Column(String(32), ForeignKey("person.id", ondelete="CASCADE"), nullable=False, index=index)


def time_column() -> Column:
    """Return the column that says when a row was made."""
    return Column(UtcDateTime, nullable=False, default=now)
