"""A button's words, typed instead of tapped: "keep it", "take it out"."""

from __future__ import annotations

import re

from actions.guide.flow import SKIPPED
from actions.guide.plain import plain
from actions.guide.table import Button, Question
from actions.save import leave_out
from actions.take import take
from actions.turn import Events, Turn

MOST_TYPED = 5  # words of a message that can still stand for a button ("can I keep it")
_POLITE = re.compile(r"\b(?:please|thanks|thank you|plis|os gwelwch yn dda|diolch)\b")


def _holds_any(said: str, button: Button) -> bool:
    return any(f" {plain(words)} " in f" {said} " for listed in button.typed.values() for words in listed)


def typed_button(question: Question, text: str) -> Button | None:
    """Return the "no" or "leave it" button that somebody typed instead of tapping, or None."""
    said = " ".join(re.sub(r"[^\w' ]+", " ", _POLITE.sub("", plain(text))).split())
    for button in question.buttons:
        meant = [*button.title.values(), *(word for words in button.typed.values() for word in words)]
        if question.kind != "free_text" or button.payload not in ("/deny", "/skip"):
            continue
        if said in map(plain, meant) or (len(said.split()) <= MOST_TYPED and _holds_any(said, button)):
            return button
    return None


def typed_button_of(turn: Turn) -> Button | None:
    """Return the button of the open question that the message is, typed instead of tapped; or None."""
    return typed_button(turn.question, turn.text) if turn.question is not None else None


def typed_choice(question: Question, text: str) -> str | None:
    """Return the choice whose title or words somebody typed, or None: "my people" is no wish to go to that part."""
    said = plain(text).strip(" .!,")
    meant = [
        choice.value
        for choice in question.choices
        if said in map(plain, [*choice.title.values(), *(word for words in choice.words.values() for word in words)])
    ]
    return meant[0] if len(meant) == 1 else None


def typed_answer(turn: Turn) -> Events | None:
    """Take a typed button as the answer, whatever its words mean elsewhere: "take it out" is no wish to stop.

    Returns:
        What follows, or None where the message is no button of the open question.
    """
    question = turn.question
    choice = typed_choice(question, turn.text) if question is not None else None
    if question is not None and choice is not None:
        return turn.go_on(**take(turn, question, choice))
    button = typed_button(question, turn.text) if question is not None else None
    if question is None or button is None:
        return None
    leave_out(turn, question, button)
    return turn.go_on(**{question.slot: SKIPPED})
