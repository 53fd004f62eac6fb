"""Saves the step: its words, when, the if-then plan, who takes it, and what others do."""

from __future__ import annotations

from typing import Any

from actions.guide.choosing import says_more_than
from actions.guide.plans import if_and_then
from actions.guide.table import Question
from actions.guide.when import is_vague, read_when, say_when
from actions.named import goal_of, name_in_record, save_whole
from actions.record import elements, goals
from actions.record.models import Message, Step
from actions.turn import Turn
from actions.words import shortened

Facts = dict[str, Any]  # slots that follow from an answer: is the time vague
Plan = tuple[tuple[int, int], tuple[int, int]]  # where the "if" and the "then" of a message begin and end


def save(turn: Turn, question: Question, value: Any, message: Message) -> Facts:
    """Save what was said of the step; `record` of the question tells what of it."""
    goal, field = goal_of(turn), question.record["step"]
    if goal is None:
        return {}
    if field == "words":
        goals.step_for(turn.session, goal, save_whole(turn, question, message, "step", goal.hope_id))
        return {}
    step = goals.current_step(turn.session, goal)
    if step is None:
        return {}
    if field == "who":
        step.who = value
        _keep_who_is_named(turn, question, step, message)
        return {}
    plan = if_and_then(message.text) if field == "if" and message.payload is None else None
    if plan is not None:
        return _save_plan(turn, question, step, message, plan)
    setattr(step, f"{field}_id", save_whole(turn, question, message, f"step_{field}", step.words_id).id)
    return understand_time(turn, step, message) if field == "when" else {}


def _save_plan(turn: Turn, question: Question, step: Step, message: Message, plan: Plan) -> Facts:
    """Save both halves of a plan that was said in one; the "then" is not asked for any more."""
    then = turn.guide.first("step", "then")
    for (start, end), field, asked in ((plan[0], "if", question), (plan[1], "then", then)):
        span = elements.Span(message.text[start:end], start, end)
        name = name_in_record(turn, asked)
        saved = elements.save_elements(turn.session, message, f"step_{field}", name, [span], step.words_id)
        setattr(step, f"{field}_id", saved[0].id)
    return {then.slot: shortened(message.text[slice(*plan[1])])}


def _keep_who_is_named(turn: Turn, question: Question, step: Step, message: Message) -> None:
    """Keep words that say more than the choice ("me and Rhodri") beside it; another answer takes them out again."""
    named = elements.current(turn.session, turn.person_id, "who", name_in_record(turn, question))
    if message.payload is None and says_more_than(question, message.text):
        save_whole(turn, question, message, "who", step.words_id)
    elif any(element.message_id != message.id for element in named):
        elements.retract(turn.session, named, message.at)


def understand_time(turn: Turn, step: Step, message: Message) -> Facts:
    """Keep what is understood of a time beside its words, and say it back."""
    when = read_when(message.text, message.at.date())
    step.timing = when.as_json() if when else None
    if when:
        turn.say("when_understood", when=say_when(when, turn.language))
    return {"when_is_vague": is_vague(message.text)}


def save_support(turn: Turn, question: Question, value: Any, message: Message) -> Facts:
    """Save what somebody else would do."""
    goal = goal_of(turn)
    if goal is not None:
        step = goals.current_step(turn.session, goal)
        who = step.who if step and step.who != "me" else None
        goals.ask_support(turn.session, goal, save_whole(turn, question, message, "support", goal.hope_id), who)
    return {}
