"""Looks at hopes as they enter the record, whichever way they come: area of life, a service named, a harm meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from actions.guide.domains import suggest
from actions.guide.table import Question
from actions.guide.wishes import could_harm, names_a_service
from actions.record.models import Element
from actions.turn import Turn


def look_at(turn: Turn, question: Question, hopes: Sequence[Element]) -> dict[str, Any]:
    """Suggest the area of each hope, and see whether it names a service or could harm.

    Args:
        turn: the turn.
        question: the question they belong to.
        hopes: what has just been put into the record.

    Returns:
        The slots that follow, where the question asks on about its first hope.
    """
    part = turn.guide.part(question.part)
    for hope in hopes:
        hope.domain = hope.domain or suggest(hope.words)
        hope.caution = could_harm(hope.words, part.unsafe_words)
    if any(hope.caution for hope in hopes):
        turn.say("unsafe_wish")
    if question.check != "wish" or not hopes:
        return {}
    first = hopes[0]
    return {"hope_is_service": names_a_service(first.words, part.service_words), "hope_is_unsafe": bool(first.caution)}


def is_harmful_step(turn: Turn, question: Question) -> bool:
    """Tell whether the turn's message names a step that could harm: no plan is made of it, as of no such hope."""
    is_step = question.record.get("step") == "words"
    return is_step and could_harm(turn.message.text, turn.guide.part("hopes").unsafe_words)
