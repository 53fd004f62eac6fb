"""Which language is spoken: changed on a word, and left as it is where somebody declines the offer of the other."""

from __future__ import annotations

from rasa_sdk.events import FollowupAction, SlotSet

from actions.guide.answers import read_yes_no
from actions.guide.asks import asks_for_language, speaks_of_language
from actions.guide.plain import plain
from actions.record.people import set_language
from actions.turn import Events, Turn

_EITHER = frozenset({"helo"})  # how some write "hello" too: it shows no language where the channel has told one


def change_to(turn: Turn, language: str, is_chosen: bool = True) -> Events:
    """Return the events that go on in a language, from the next sentence.

    Args:
        turn: the turn.
        language: `en` or `cy`.
        is_chosen: whether the person asked for it; one that only shows in their words is offered again.
    """
    if turn.known:
        set_language(turn.session, turn.person_id, language)
    if language == turn.language and not turn.is_first_contact:
        turn.say("language_changed")  # it is spoken already: nothing has to be said anew
        return turn.go_on(**({"language_known": True} if is_chosen else {}))
    return [
        SlotSet("language", language),
        *([SlotSet("language_known", True)] if is_chosen else []),
        FollowupAction("action_language_changed"),
    ]


def asked_first(turn: Turn) -> str | None:
    """Return the language somebody asks for before the start, whatever language they ask in; else None."""
    if turn.message.payload is not None or "welcome" in turn.done:
        return None
    named = asks_for_language(turn.text)
    return named if named != turn.language or turn.is_first_contact else None


def begun_in(turn: Turn) -> str | None:
    """Return the language somebody writes in before they have chosen one and begun, if it is not the one Nod speaks."""
    typed = turn.typed_language
    if "welcome" in turn.done or turn.slots.get("language_known") or turn.message.payload is not None:
        return None
    is_told = turn.metadata.get("language") in ("en", "cy")
    if typed in (None, turn.language) or (is_told and plain(turn.text).strip(" .!") in _EITHER):
        return None
    # "Yes" is said in Welsh too: it takes more than a word to leave Welsh.
    return typed if typed == "cy" or len(turn.text.split()) > 1 else None


def is_asked_first(turn: Turn) -> bool:
    """Tell whether a message before the start asks for a language, or is in another: it is no answer yet."""
    return asked_first(turn) is not None or begun_in(turn) is not None


def is_declined(turn: Turn) -> bool:
    """Tell whether the offer to go on in the other language is declined in words: "na, cario mlaen yn Gymraeg"."""
    is_no = turn.message.payload is None and read_yes_no(turn.text) is False
    return turn.just_said("offer_language") and is_no and speaks_of_language(turn.text)
