"""Readings of an answer about the goal: none wanted, several at once, a new one, between two numbers."""

from __future__ import annotations

from actions import notice, repair
from actions.answer import Answer, Slots
from actions.choices import choices_of, plannable
from actions.guide.choosing import means_all, names_several, wants_no_goal
from actions.guide.flow import SKIPPED
from actions.guide.scales import between
from actions.record.goals import current_goal
from actions.save import put_beside
from actions.take import take

SURELY_A_HOPE = 0.5  # confidence (0 to 1) from which words are one more hope, where it is asked which comes first


def no_goal_wanted(answer: Answer) -> Slots | None:
    """Whoever wants no goal has none, and is told how to come back to it; the hopes stay."""
    turn, question = answer.turn, answer.question
    if question.part not in ("goal", "step") or not answer.is_typed or not wants_no_goal(answer.text):
        return None
    goal = current_goal(turn.session, turn.person_id)
    if goal is not None:
        goal.status = "cancelled"
    turn.say("goal_skipped")
    left = {one.slot: SKIPPED for name in ("goal", "step") for one in turn.guide.part(name).questions}
    return {**left, repair.SLOT: None}


def several_hopes(answer: Answer) -> Slots | None:
    """One hope is planned at a time; the others are not lost by that."""
    turn, question = answer.turn, answer.question
    if question.choices_from != "hopes" or not answer.is_typed:
        return None
    if not (means_all(answer.text) and answer.value is None) and not names_several(
        answer.text, choices_of(turn, question)
    ):
        return None
    answer.turn.say("one_at_a_time")
    return {answer.question.slot: None}


def a_new_hope(answer: Answer) -> Slots | None:
    """Whoever names another hope, where it is asked which one comes first, has put it down and chosen it."""
    turn, question = answer.turn, answer.question
    if question.choices_from != "hopes" or answer.value is not None or not answer.is_typed:
        return None
    found = notice.spans(turn, "hope", SURELY_A_HOPE)
    if not found:
        return None
    put_beside(turn, turn.guide.first("kind", "hope"))
    hope = next((one for one in plannable(turn) if one.message_id == turn.message.id), None)
    if hope is None:
        return {question.slot: None}  # no plan is made of a wish that could harm: that was said
    turn.say("hope_put_down")
    return take(turn, question, hope.words)


def between_two_numbers(answer: Answer) -> Slots | None:
    """Ask which of two numbers is nearer."""
    two = between(answer.text) if answer.value is None and answer.question.kind == "scale" else None
    if two is None:
        return None
    answer.turn.say("which_number", one=two[0], other=two[1])
    return {answer.question.slot: None}
