"""What an answer is called in the record, so that a later answer to the same question corrects it."""

from __future__ import annotations

from actions.guide.table import Question
from actions.record import elements, goals
from actions.record.models import Element, Goal, Message
from actions.turn import Turn


def name_in_record(turn: Turn, question: Question) -> str:
    """Return the name under which answers to a question correct one another: a goal's own for each goal."""
    record = question.record
    slot = str(record.get("corrects", question.slot))
    if "step" not in record and "support" not in record and record.get("about") != "goal":
        return slot
    goal = goal_of(turn)
    return f"{slot}:{goal.id}" if goal else slot


def goal_of(turn: Turn) -> Goal | None:
    """Return the goal that the conversation is about."""
    return goals.current_goal(turn.session, turn.person_id)


def save_whole(turn: Turn, question: Question, message: Message, kind: str, parent: int | None) -> Element:
    """Save the whole of a message as the answer to a question, about the element `parent`."""
    name = name_in_record(turn, question)
    return elements.save_elements(turn.session, message, kind, name, [elements.whole(message.text)], parent)[0]
