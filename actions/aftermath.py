"""After words that sounded like a risk: help again for whoever asks, belief for whoever takes them back."""

from __future__ import annotations

from datetime import timedelta

from actions import doubt
from actions.guide.denial import means_no_harm
from actions.record.flags import newest_flag
from actions.record.transcript import said_before
from actions.turn import Events, Turn

RECENT = timedelta(minutes=10)


def say_help_again(turn: Turn) -> bool:
    """Say who can help once more where a risk was heard lately; tells whether it was said."""
    flag = newest_flag(turn.session, turn.person_id, within=RECENT)
    if flag is None or flag.state == "closed":
        return False
    is_worry = flag.kind == "risk_self_harm" and flag.about == "other"
    turn.say("talk_to_person")
    turn.say("risk_about_other" if is_worry else flag.kind)
    turn.say("after_risk")
    return True


def is_taken_back(turn: Turn) -> bool:
    """Tell whether a message says that the one just before it, which sounded like a risk, was not meant so."""
    if turn.message.payload is not None or not means_no_harm(turn.text):
        return False
    flag = newest_flag(turn.session, turn.person_id, within=RECENT)
    before = said_before(turn.session, turn.message)
    return flag is not None and before is not None and flag.message_id == before.id


def believe(turn: Turn) -> Events:
    """Say that it is believed, that the numbers stand and that the note is kept; the words may still be an answer."""
    turn.say("taken_back")
    return turn.stay() if doubt.ask_about_held(turn) else turn.go_on()
