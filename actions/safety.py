"""Answers words that sound like a risk: at once, with who can help, and with the place kept."""

from __future__ import annotations

from sqlalchemy import select

from actions.navigate import stay
from actions.record.models import SafetyFlag
from actions.turn import Events, NodAction, Turn


class Safety(NodAction):
    """Says who can help, keeps a flag with the words, and leaves the question open."""

    action_name = "action_safety"

    def work(self, turn: Turn) -> Events:
        """Answer the risk that was heard."""
        kind = turn.tracker.get_intent_of_latest_message() or "severe_distress"
        turn.say(kind)
        turn.say("after_risk")
        message = turn.message
        if turn.session.scalar(select(SafetyFlag).where(SafetyFlag.message_id == message.id)) is None:
            turn.session.add(SafetyFlag(person_id=turn.person_id, message_id=message.id, kind=kind))
        return stay(turn)
