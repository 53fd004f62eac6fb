"""The table of the codes by which people come back to their conversation on another device."""

from __future__ import annotations

from sqlalchemy import Column, String

from actions.record.base import Base, person_key, time_column
from actions.record.times import UtcDateTime


class ReturnCode(Base):
    """A code that opens one conversation elsewhere, once; only its digest is kept. A person has at most one."""

    __tablename__ = "return_code"
    digest = Column(String(64), primary_key=True)
    person_id = person_key()
    made_at = time_column()
    expires_at = Column(UtcDateTime, nullable=False)
