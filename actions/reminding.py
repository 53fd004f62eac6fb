"""Reminders in the conversation: whether one can be offered, and agreeing to one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from babel.dates import format_date

from actions.guide.table import Question
from actions.record import goals, reminders
from actions.record.models import Message
from actions.record.times import WALES
from actions.turn import Turn

_WEEKS = {"week": 1, "fortnight": 2, "month": 4}


def can_write_first(turn: Turn) -> bool:
    """Tell whether Nod could write to this person later, and has something to ask about."""
    if not turn.known or turn.identity.address is None:
        return False
    return goals.current_goal(turn.session, turn.person_id) is not None


def save(turn: Turn, question: Question, value: Any, message: Message) -> dict[str, Any]:
    """Plan the reminder the person agreed to, or none."""
    goal = goals.current_goal(turn.session, turn.person_id)
    if value not in _WEEKS or goal is None:
        reminders.cancel(turn.session, turn.person_id)
        return {}
    planned = reminders.plan(turn.session, goal, _WEEKS[value])
    turn.say("reminder_planned", day=day_of(planned.due_at, turn.language))
    return {}


def day_of(at: datetime, language: str) -> str:
    """Return the day of a reminder in words: "Saturday 12 December"."""
    return str(format_date(at.astimezone(WALES).date(), "EEEE d MMMM", locale=language))
