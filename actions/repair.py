"""What is said when Nod did not understand: an example, then something to tap, then a person.

Peers repeat the same question until people give up. Here each try is another one, and the third offers somebody.
"""

from __future__ import annotations

from typing import Any

from actions.guide.catalogue import catalogue
from actions.guide.table import Question
from actions.turn import Turn

MOST_TRIES = 3  # after so many a rating is left: it can be given later
SLOT = "failures"  # {"question": slot, "count": how often in a row}


def count(turn: Turn, question: Question | None) -> int:
    """Return how often in a row a question has gone wrong, this time included."""
    before = turn.slots.get(SLOT) or {}
    same = question is not None and before.get("question") == question.slot
    return (before.get("count", 0) if same else 0) + 1


def failed(turn: Turn, question: Question, first: str) -> dict[str, Any]:
    """Say the next thing that may help, and return the slot that counts the tries.

    Args:
        turn: the turn.
        question: the question that was not answered.
        first: the response of the first try.
    """
    tries = count(turn, question)
    if tries == 1:
        turn.say(first)
    elif tries == 2:
        turn.say("second_try", explain=question.explain[turn.language], buttons=suggestions(turn, question))
    else:
        offer_a_person(turn, question)
    return {SLOT: {"question": question.slot, "count": tries}}


def suggestions(turn: Turn, question: Question) -> list[dict[str, str]]:
    """Return answers to tap, for whoever finds no words; what is tapped is saved as it stands on the button."""
    return [{"title": words, "payload": words} for words in question.suggest.get(turn.language, [])]


def offer_a_person(turn: Turn, question: Question) -> None:
    """Offer a person, and a way on."""
    buttons = catalogue()["buttons"]
    payloads = {"person": "/talk_to_person", "skip": "/skip", "pause": "/pause"}
    if question.kind == "yes_no":
        del payloads["skip"]  # such a question needs its answer
    turn.say(
        "third_try",
        buttons=[{"title": buttons[name][turn.language], "payload": payloads[name]} for name in payloads],
    )
