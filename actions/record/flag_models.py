"""The tables of safety flags: what sounded like a risk, and each thing staff did about it."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import relationship

from actions.record.base import Base, person_key, time_column
from actions.record.times import UtcDateTime


class SafetyFlag(Base):
    """Words that sounded like a risk, and where staff stand with them."""

    __tablename__ = "safety_flag"
    id = Column(Integer, primary_key=True)
    person_id = person_key()
    message_id = Column(Integer, ForeignKey("message.id", ondelete="CASCADE"), nullable=False, unique=True)
    kind = Column(String(32), nullable=False)
    about = Column(String(8), nullable=False, default="self")
    is_sure = Column(Boolean, nullable=False, default=True)  # False: the person was told it may have been read wrong
    at = time_column()
    state = Column(String(16), nullable=False, default="new")
    first_seen_at = Column(UtcDateTime)
    hooked_at = Column(UtcDateTime)  # when the webhook took the note of it
    mailed_at = Column(UtcDateTime)  # when the mail server took it
    message = relationship("Message")
    person = relationship("Person")
    __table_args__ = (
        CheckConstraint("state IN ('new', 'seen', 'acted_on', 'closed')", name="state"),
        CheckConstraint("about IN ('self', 'other')", name="about"),
        Index("ix_safety_flag_state", "state"),
    )


class FlagEvent(Base):
    """One thing a member of staff did about a flag. Rows are only ever added."""

    __tablename__ = "flag_event"
    id = Column(Integer, primary_key=True)
    flag_id = Column(Integer, ForeignKey("safety_flag.id", ondelete="CASCADE"), nullable=False, index=True)
    at = time_column()
    staff_id = Column(Integer, ForeignKey("staff.id", ondelete="RESTRICT"), nullable=False)
    state = Column(String(16), nullable=False)
    why = Column(Text)
    __table_args__ = (CheckConstraint("state IN ('seen', 'acted_on', 'closed')", name="state"),)
