"""What there is to choose from: the choices of the guide, the person's own hopes, or the areas of life."""

from __future__ import annotations

from actions.guide.domains import domain_choices
from actions.guide.table import Choice, Question
from actions.record import elements
from actions.record.models import Element
from actions.turn import Turn


def choices_of(turn: Turn, question: Question) -> list[Choice]:
    """Return the choices of a question."""
    if question.choices_from == "domains":
        return domain_choices()
    if question.choices_from == "hopes":
        return [Choice(hope.words, {hope.language: hope.words}, {}) for hope in plannable(turn)]
    return list(question.choices)


def plannable(turn: Turn) -> list[Element]:
    """Return the hopes that can become a goal: no plan is made of a wish that could harm."""
    return [h for h in elements.current(turn.session, turn.person_id, kind="hope") if not h.caution]
