"""Which language is spoken: changed on a word, and left as it is where somebody declines the offer of the other."""

from __future__ import annotations

from rasa_sdk.events import FollowupAction, SlotSet

from actions.guide.answers import read_yes_no
from actions.guide.asks import asks_for_language, speaks_of_language
from actions.record.people import set_language
from actions.turn import Events, Turn


def change_to(turn: Turn, language: str) -> Events:
    """Return the events that go on in a language (`en` or `cy`), from the next sentence."""
    if turn.known:
        set_language(turn.session, turn.person_id, language)
    return [
        SlotSet("language", language),
        SlotSet("language_known", True),
        FollowupAction("action_language_changed"),
    ]


def asked_first(turn: Turn) -> str | None:
    """Return the language somebody asks for before the start, whatever language they ask in; else None."""
    if turn.message.payload is not None or "welcome" in turn.done:
        return None
    named = asks_for_language(turn.text)
    return named if named != turn.language or turn.is_first_contact else None


def is_asked_first(turn: Turn) -> bool:
    """Tell whether a message before the start asks for a language: "no no, in English please" is no refusal."""
    return asked_first(turn) is not None


def is_declined(turn: Turn) -> bool:
    """Tell whether the offer to go on in the other language is declined in words: "na, cario mlaen yn Gymraeg"."""
    is_no = turn.message.payload is None and read_yes_no(turn.text) is False
    return turn.just_said("offer_language") and is_no and speaks_of_language(turn.text)
