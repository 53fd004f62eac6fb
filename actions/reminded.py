"""What somebody says to a reminder: "not now", "no more reminders"."""

from __future__ import annotations

from actions.record import reminders
from actions.reminding import day_of
from actions.reply import Reply
from actions.turn import Events, Turn


class RemindLater(Reply):
    """`remind_later`: "not now" under a reminder; it comes again in some days."""

    action_name = "action_remind_later"

    def work(self, turn: Turn) -> Events:
        """Plan it once more, and leave it at that."""
        again = reminders.postpone(turn.session, turn.person_id) if turn.known else None
        if again is None:
            return turn.go_on()
        turn.say("reminder_later", day=day_of(again.due_at, turn.language))
        return []


class StopReminders(Reply):
    """`stop_reminders`: no more reminders."""

    action_name = "action_stop_reminders"

    def work(self, turn: Turn) -> Events:
        """Cancel every one."""
        if turn.known:
            reminders.cancel(turn.session, turn.person_id)
        turn.say("reminders_stopped")
        return []
