"""Reminders in the conversation: agreeing to one, "not now", "no more reminders"."""

from __future__ import annotations

from typing import Any

from babel.dates import format_date

from actions.guide.table import Question
from actions.record import goals, reminders
from actions.record.models import Message
from actions.record.times import WALES
from actions.turn import Events, NodAction, Turn

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
    turn.say("reminder_planned", day=_day(planned.due_at, turn.language))
    return {}


def _day(at: Any, language: str) -> str:
    return str(format_date(at.astimezone(WALES).date(), "EEEE d MMMM", locale=language))


class RemindLater(NodAction):
    """`remind_later`: "not now" under a reminder; it comes again in some days."""

    action_name = "action_remind_later"

    def work(self, turn: Turn) -> Events:
        """Plan it once more, and leave it at that."""
        again = reminders.postpone(turn.session, turn.person_id) if turn.known else None
        if again is None:
            return turn.go_on()
        turn.say("reminder_later", day=_day(again.due_at, turn.language))
        return []


class StopReminders(NodAction):
    """`stop_reminders`: no more reminders."""

    action_name = "action_stop_reminders"

    def work(self, turn: Turn) -> Events:
        """Cancel every one."""
        if turn.known:
            reminders.cancel(turn.session, turn.person_id)
        turn.say("reminders_stopped")
        return []
