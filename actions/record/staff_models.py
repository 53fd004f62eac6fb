"""The tables of staff: accounts, signed-in browsers, and who looked at what."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, Integer, String
from sqlalchemy.orm import relationship

from actions.record.base import Base, time_column


class Staff(Base):
    """An account of the staff web app."""

    __tablename__ = "staff"
    id = Column(Integer, primary_key=True)
    username = Column(String(128), nullable=False, unique=True)
    name = Column(String(128), nullable=False)
    role = Column(String(32), nullable=False, default="clinician")
    language = Column(String(2), nullable=False, default="en")
    password_hash = Column(String(255), nullable=False)
    disabled = Column(Boolean, nullable=False, default=False)
    created_at = time_column()
    __table_args__ = (CheckConstraint("role IN ('clinician', 'reviewer', 'administrator')", name="role"),)


class StaffSession(Base):
    """A signed-in browser of a member of staff; only a digest of its token is kept."""

    __tablename__ = "staff_session"
    token_digest = Column(String(64), primary_key=True)
    staff_id = Column(Integer, ForeignKey("staff.id", ondelete="CASCADE"), nullable=False, index=True)
    created_at = time_column()
    seen_at = time_column()
    staff = relationship("Staff")


class AccessLog(Base):
    """Who looked at what. Rows are only ever added; they outlive the person's record and hold none of its words."""

    __tablename__ = "access_log"
    id = Column(Integer, primary_key=True)
    at = time_column()
    staff_id = Column(Integer, ForeignKey("staff.id", ondelete="RESTRICT"))
    actor = Column(String(128), nullable=False)
    act = Column(String(32), nullable=False)
    person_id = Column(String(32), index=True)  # no foreign key: the trace stays after erasure
