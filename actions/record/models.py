"""The tables of the record.

Every element keeps the person's words verbatim and where they were said (message, first and last character).
A correction is a new element; the earlier one stays and points to it.
"""

from __future__ import annotations

import secrets

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
)
from sqlalchemy.orm import relationship

from actions.record.base import Base, metadata, person_key, time_column
from actions.record.flag_models import FlagEvent, SafetyFlag
from actions.record.return_models import ReturnCode
from actions.record.staff_models import AccessLog, Staff, StaffSession
from actions.record.times import UtcDateTime

__all__ = ["AccessLog", "Base", "FlagEvent", "ReturnCode", "SafetyFlag", "Staff", "StaffSession", "metadata"]


def new_person_id() -> str:
    """Return a pseudonymous id: 80 random bits, nothing about the person in it."""
    return f"p-{secrets.token_hex(10)}"


class Person(Base):
    """Somebody who talks with Nod, known only by a pseudonymous id."""

    __tablename__ = "person"
    id = Column(String(32), primary_key=True, default=new_person_id)
    language = Column(String(2), nullable=False, default="en")
    state = Column(String(16), nullable=False, default="in_progress")
    created_at = time_column()
    shared_at = Column(UtcDateTime)

    identities = relationship("ChannelIdentity", back_populates="person", order_by="ChannelIdentity.id")
    __table_args__ = (
        CheckConstraint("language IN ('en', 'cy')", name="language"),
        CheckConstraint("state IN ('in_progress', 'shared', 'withheld', 'withdrawn')", name="state"),
    )


class ChannelIdentity(Base):
    """The address by which a channel knows a person; `sender_id` is also the name of the Rasa conversation."""

    __tablename__ = "channel_identity"
    id = Column(Integer, primary_key=True)
    person_id = person_key()
    channel = Column(String(32), nullable=False)
    sender_id = Column(String(255), nullable=False, unique=True)
    address = Column(String(64))  # what the channel needs to reach the person: Telegram's chat id
    created_at = time_column()

    person = relationship("Person", back_populates="identities")


class Consent(Base):
    """What the person agreed to, in which version of the wording, and until when."""

    __tablename__ = "consent"
    id = Column(Integer, primary_key=True)
    person_id = person_key()
    version = Column(String(16), nullable=False)
    language = Column(String(2), nullable=False)
    given_at = time_column()
    withdrawn_at = Column(UtcDateTime)


class Message(Base):
    """One message of the transcript. `state` is `received` until its turn has ended well."""

    __tablename__ = "message"
    id = Column(Integer, primary_key=True)
    person_id = person_key(index=False)
    identity_id = Column(Integer, ForeignKey("channel_identity.id", ondelete="CASCADE"), nullable=False)
    uid = Column(String(96), unique=True)  # the channel's own id of the message: a second delivery is the same message
    author = Column(String(8), nullable=False)
    text = Column(Text, nullable=False)
    payload = Column(String(255))  # what a tapped button stands for
    buttons = Column(JSON)
    language = Column(String(2), nullable=False)
    intent = Column(String(64))
    confidence = Column(Float)
    part = Column(String(32))
    state = Column(String(16), nullable=False, default="handled")
    attempts = Column(Integer, nullable=False, default=0)  # turns that were given up
    at = time_column()
    __table_args__ = (
        CheckConstraint("author IN ('person', 'nod')", name="author"),
        CheckConstraint("state IN ('received', 'handled', 'refused')", name="state"),
        Index("ix_message_person_id_id", "person_id", "id"),
    )


class Element(Base):
    """Something the person said that matters to the record: a hope, a strength, a reason, a plan."""

    __tablename__ = "element"
    id = Column(Integer, primary_key=True)
    person_id = person_key()
    kind = Column(String(32), nullable=False)
    question = Column(String(64), nullable=False)  # the slot of the question it answers
    parent_id = Column(Integer, ForeignKey("element.id", ondelete="CASCADE"), index=True)
    words = Column(Text, nullable=False)
    domain = Column(String(32))
    language = Column(String(2), nullable=False)
    at = time_column()
    message_id = Column(Integer, ForeignKey("message.id", ondelete="CASCADE"), nullable=False, index=True)
    start = Column(Integer, nullable=False)
    end = Column(Integer, nullable=False)
    replaced_by_id = Column(Integer, ForeignKey("element.id", ondelete="SET NULL"))
    retracted_at = Column(UtcDateTime)  # the person took it out
    place = Column(Integer)  # the id of its first wording, where it corrects one: among the lines it stands there
    withheld = Column(Boolean, nullable=False, default=False)  # the person keeps this line from staff
    caution = Column(Boolean, nullable=False, default=False)  # a wish that could harm: kept, and no plan is made of it

    message = relationship("Message")
    __table_args__ = (CheckConstraint('start >= 0 AND "end" > start', name="span"),)


class Goal(Base):
    """A hope the person chose to work towards."""

    __tablename__ = "goal"
    id = Column(Integer, primary_key=True)
    person_id = person_key()
    hope_id = Column(Integer, ForeignKey("element.id", ondelete="CASCADE"), nullable=False, unique=True)
    status = Column(String(16), nullable=False, default="proposed")
    shared = Column(Boolean, nullable=False, default=False)
    created_at = time_column()

    hope = relationship("Element")
    steps = relationship("Step", order_by="Step.id")
    ratings = relationship("Rating", order_by="Rating.id")
    __table_args__ = (
        CheckConstraint(
            "status IN ('proposed', 'accepted', 'active', 'on-hold', 'completed', 'cancelled')", name="status"
        ),
    )


class Step(Base):
    """The first small thing to do, with its if-then plan and who does it."""

    __tablename__ = "step"
    id = Column(Integer, primary_key=True)
    goal_id = Column(Integer, ForeignKey("goal.id", ondelete="CASCADE"), nullable=False, index=True)
    words_id = Column(Integer, ForeignKey("element.id", ondelete="CASCADE"), nullable=False)
    when_id = Column(Integer, ForeignKey("element.id", ondelete="SET NULL"))
    if_id = Column(Integer, ForeignKey("element.id", ondelete="SET NULL"))
    then_id = Column(Integer, ForeignKey("element.id", ondelete="SET NULL"))
    who = Column(String(16))
    timing = Column(JSON)  # what was understood of the words of `when`

    words = relationship("Element", foreign_keys=[words_id])
    when = relationship("Element", foreign_keys=[when_id])
    if_ = relationship("Element", foreign_keys=[if_id])
    then = relationship("Element", foreign_keys=[then_id])
    __table_args__ = (CheckConstraint("who IN ('me', 'my_people', 'community', 'service')", name="who"),)


class Rating(Base):
    """A number from 0 to 10 the person gave, at one time. A later rating never overwrites an earlier one."""

    __tablename__ = "rating"
    id = Column(Integer, primary_key=True)
    goal_id = Column(Integer, ForeignKey("goal.id", ondelete="CASCADE"), nullable=False, index=True)
    kind = Column(String(16), nullable=False)
    value = Column(Integer, nullable=False)
    rated_by = Column(String(16), nullable=False, default="person")
    at = time_column()
    message_id = Column(Integer, ForeignKey("message.id", ondelete="CASCADE"), nullable=False)
    __table_args__ = (
        CheckConstraint("value BETWEEN 0 AND 10", name="value"),
        CheckConstraint("kind IN ('progress', 'importance', 'confidence')", name="kind"),
    )


class Support(Base):
    """What somebody else would do towards the goal, as the person put it."""

    __tablename__ = "support"
    id = Column(Integer, primary_key=True)
    person_id = person_key()
    goal_id = Column(Integer, ForeignKey("goal.id", ondelete="CASCADE"), index=True)
    who = Column(String(16))
    element_id = Column(Integer, ForeignKey("element.id", ondelete="CASCADE"), nullable=False)
    agreed_at = Column(UtcDateTime)

    element = relationship("Element")


class Review(Base):
    """Looking back some weeks later: how the step went, what helped, and what happens to the goal now."""

    __tablename__ = "review"
    id = Column(Integer, primary_key=True)
    person_id = person_key()
    goal_id = Column(Integer, ForeignKey("goal.id", ondelete="CASCADE"), nullable=False, index=True)
    went_id = Column(Integer, ForeignKey("element.id", ondelete="SET NULL"))
    helped_id = Column(Integer, ForeignKey("element.id", ondelete="SET NULL"))
    decision = Column(String(16))
    at = time_column()
    ended_at = Column(UtcDateTime)

    went = relationship("Element", foreign_keys=[went_id])
    helped = relationship("Element", foreign_keys=[helped_id])
    __table_args__ = (CheckConstraint("decision IN ('keep', 'change', 'next', 'drop')", name="decision"),)


class Noticed(Base):
    """Something said in answer to another question, kept to be offered where it belongs. Not in the record yet."""

    __tablename__ = "noticed"
    id = Column(Integer, primary_key=True)
    person_id = person_key()
    message_id = Column(Integer, ForeignKey("message.id", ondelete="CASCADE"), nullable=False, index=True)
    kind = Column(String(16), nullable=False)
    words = Column(Text, nullable=False)
    start = Column(Integer, nullable=False)
    end = Column(Integer, nullable=False)
    state = Column(String(16), nullable=False, default="open")

    message = relationship("Message")
    __table_args__ = (CheckConstraint("state IN ('open', 'taken', 'declined')", name="state"),)


class Reminder(Base):
    """A message the person agreed to get later, to look back on a goal."""

    __tablename__ = "reminder"
    id = Column(Integer, primary_key=True)
    person_id = person_key()
    goal_id = Column(Integer, ForeignKey("goal.id", ondelete="CASCADE"), nullable=False, index=True)
    due_at = Column(UtcDateTime, nullable=False)
    state = Column(String(16), nullable=False, default="waiting")
    attempts = Column(Integer, nullable=False, default=0)
    sent_at = Column(UtcDateTime)
    created_at = time_column()
    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'sent', 'answered', 'cancelled', 'failed')", name="state"),
        Index("ix_reminder_state_due_at", "state", "due_at"),
    )
