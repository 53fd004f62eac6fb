"""Answers words that sound like a risk where no channel did so already, and keeps the place.

The channels answer by themselves, without this server (`bot/channels/listening.py`). What comes past them, through
Rasa's own API, is answered here.
"""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions import doubt
from actions.record.flags import raise_flag
from actions.record.services import is_sure, responses_to
from actions.turn import Events, NodAction, Turn


class Safety(NodAction):
    """Says who can help, keeps a flag with the words, and leaves the question open; the words may be its answer."""

    action_name = "action_safety"

    def work(self, turn: Turn) -> Events:
        """Answer the risk that was heard, once."""
        if not turn.metadata.get("risk_is_answered"):
            intent = turn.tracker.get_intent_of_latest_message() or "severe_distress"
            heard = {"kind": intent, **(turn.tracker.latest_message.get("safety") or {})}
            for response in responses_to(heard):
                turn.say(response)
            raise_flag(turn.session, turn.message, heard["kind"], heard.get("about", "self"), is_sure(heard))
        return [*(SlotSet(name, value) for name, value in doubt.hold(turn).items()), *turn.stay()]
