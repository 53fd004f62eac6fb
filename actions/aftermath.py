"""After words that sounded like a risk: help again for whoever asks, belief for whoever takes them back."""

from __future__ import annotations

from datetime import timedelta

from actions import doubt
from actions.guide.denial import confirms, denies, means_no_harm
from actions.record.flags import newest_flag
from actions.record.services import responses_about
from actions.record.transcript import typed_between
from actions.turn import Events, Turn

RECENT = timedelta(minutes=10)


def say_help_again(turn: Turn, is_confirmed: bool = False) -> bool:
    """Say who can help once more where a risk was heard lately; tells whether it was said.

    Args:
        turn: the turn.
        is_confirmed: whether the person says that it was read rightly: then there is no more doubt.
    """
    flag = newest_flag(turn.session, turn.person_id, within=RECENT)
    if flag is None or flag.state == "closed":
        return False
    turn.say("talk_to_person")
    for response in responses_about(flag.kind, flag.about, flag.is_sure or is_confirmed):
        turn.say(response)
    return True


def is_taken_back(turn: Turn) -> bool:
    """Tell whether a message says that words just before it, which sounded like a risk, were not meant so.

    Taps between ("Carry on") and an earlier denial count as nothing said.
    """
    if turn.message.payload is not None or not denies(turn.text):
        return False
    flag = newest_flag(turn.session, turn.person_id, within=RECENT)
    if flag is None:
        return False
    between = typed_between(turn.session, turn.person_id, flag.message_id, turn.message.id)
    return not between or (means_no_harm(turn.text) and all(means_no_harm(message.text) for message in between))


def is_confirmed(turn: Turn) -> bool:
    """Tell whether a message says that words just before it were read rightly as a risk."""
    if turn.message.payload is not None or not confirms(turn.text):
        return False
    flag = newest_flag(turn.session, turn.person_id, within=RECENT)
    return flag is not None and not typed_between(turn.session, turn.person_id, flag.message_id, turn.message.id)


def is_right_after_an_alarm(turn: Turn) -> bool:
    """Tell whether the message before this one was heard as a risk."""
    flag = newest_flag(turn.session, turn.person_id, within=RECENT) if turn.known else None
    return flag is not None and not typed_between(turn.session, turn.person_id, flag.message_id, turn.message.id)


def believe(turn: Turn) -> Events:
    """Say that it is believed, that the numbers stand and that the note is kept; the words may still be an answer."""
    turn.say("taken_back")
    return turn.stay() if doubt.ask_about_held(turn) else turn.go_on()
