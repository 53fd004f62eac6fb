"""Consent that is taken back: at any message, and at once. The words stay with the person until they delete them."""

from __future__ import annotations

from rasa_sdk.events import FollowupAction

from actions.guide.consent import withdraws
from actions.record import people, reminders
from actions.record.flags import is_known_to_staff
from actions.turn import Events, Turn


def is_asked(turn: Turn) -> bool:
    """Tell whether the message takes back a consent that was given."""
    return turn.message.payload is None and "welcome" in turn.done and withdraws(turn.text)


def withdraw(turn: Turn) -> Events:
    """Withdraw consent: nothing is shared or asked any more; whoever writes again is asked for consent first."""
    was_shared = turn.identity.person.state == "shared"
    people.withdraw(turn.session, turn.person_id)
    reminders.cancel(turn.session, turn.person_id)
    say(turn, was_shared)
    asked_again = [*turn.guide.part("welcome").questions, *turn.guide.part("readback").questions]
    done = [name for name in turn.done if name not in ("welcome", "readback")]
    cleared = {question.slot: None for question in asked_again}
    return [*turn.new_session(**cleared, part="welcome", parts_done=done), FollowupAction("action_listen")]


def say(turn: Turn, was_shared: bool = False) -> None:
    """Say what that means for the record, what staff still see where a risk was told, and how to delete it."""
    if is_known_to_staff(turn.session, turn.person_id):
        turn.say("consent_withdrawn_flagged")
    else:
        turn.say("consent_withdrawn_shared" if was_shared else "consent_withdrawn")
