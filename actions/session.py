"""Where a Rasa session begins: after an hour of silence, and for somebody new."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import ActionExecuted, ActiveLoop, SlotSet

from actions.turn import Events, NodAction, Turn


class SessionStart(NodAction):
    """Begins a session: in the person's language, and at the question that was open."""

    action_name = "action_session_start"

    def work(self, turn: Turn) -> Events:
        """Carry the slots over, take the language from the channel, and open the question again that was open."""
        metadata = turn.slots.get("session_started_metadata") or {}
        changed: dict[str, Any] = {}
        if metadata.get("language") in ("en", "cy") and not turn.slots.get("parts_done"):
            changed = {
                "language": metadata["language"],
                "language_known": bool(metadata.get("language_known")),
            }
        # Rasa does not carry the open question over: without this an answer given tomorrow would be lost.
        form, slot = (turn.tracker.active_loop or {}).get("name"), turn.slots.get("requested_slot")
        reopened = [ActiveLoop(form), SlotSet("requested_slot", slot)] if form and slot else []
        return [*turn.new_session(**changed), *reopened, ActionExecuted("action_listen")]
