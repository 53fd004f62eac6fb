"""Closes a part when its form is complete, and enters the next. The closing words come only from what was saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rasa_sdk.events import FollowupAction, SlotSet

from actions import edit, notice, progress, readback, withdrawal
from actions.choices import plannable
from actions.guide.flow import SKIPPED, is_said, next_part, next_question
from actions.guide.table import Part, load_guide
from actions.named import name_in_record
from actions.record import elements, goals, people, reminders
from actions.record.flags import has_open_flag
from actions.record.models import Element
from actions.reminding import can_write_first
from actions.turn import Events, FamilyAction, Turn, family
from actions.words import shortened


def enter(turn: Turn, part: Part, **changed: Any) -> Events:
    """Enter a part: a new Rasa session with the slots of the old one, its opening words, and its first question.

    Args:
        turn: the turn.
        part: the part to enter.
        **changed: slots that get another value.
    """
    # The change of a line that was begun and left for another part; and a part that is entered reads the whole record.
    left_behind = dict.fromkeys((*edit.SLOTS, readback.SLOT))
    changed = {"part": part.name, "can_write_first": can_write_first(turn), **left_behind, **changed}
    progress.say(turn, part, changed.get("parts_done", []))
    is_chosen = any(question.choices_from == "hopes" and changed.get(question.slot) for question in part.questions)
    if part.opening and not is_chosen:  # with one hope there is nothing to choose
        turn.say(f"opening_{part.name}")
    return [*turn.new_session(**changed), FollowupAction(part.form)]


def enter_next(turn: Turn, done: list[str], **changed: Any) -> Events:
    """Enter the first part that is not done and has something to ask; with none left, say what can be done now."""
    while (part := next_part(turn.guide, done)) is not None:
        slots = {**turn.slots, **changed, **_goal_already_clear(turn, part, {**turn.slots, **changed})}
        if next_question(part, slots) is not None:
            new = {name: value for name, value in slots.items() if value != turn.slots.get(name)}
            return enter(turn, part, **{**new, **changed, "parts_done": done})
        if part.name == "goal":
            turn.say("goal_left_out")
        done = [*done, part.name]
    turn.say_all_done()
    return turn.new_session(**{**changed, "parts_done": done})


def reopen(turn: Turn, part: Part, **changed: Any) -> Events:
    """Go to a part, also one that was gone through: its questions are asked again, what was said stays until then.

    What was shared is not seen by staff while it changes; at the end it is read back, and sharing is asked again.
    """
    if turn.identity.person.state == "shared":
        turn.say("while_changing")
    people.hold_back(turn.session, turn.person_id)
    cleared = {question.slot: None for question in part.questions}
    if part.name == "review":
        changed["step_now"] = _step_now(turn)
    done, changed = _to_be_read_back(turn, **changed)
    return enter(turn, part, parts_done=[name for name in done if name != part.name], **{**changed, **cleared})


def _step_now(turn: Turn) -> str | None:
    """Return the words of the step that is planned now, whichever of its wordings that is."""
    goal = goals.current_goal(turn.session, turn.person_id)
    step = goals.current_step(turn.session, goal) if goal is not None else None
    stands = step is not None and step.words in elements.current(turn.session, turn.person_id, "step")
    return shortened(step.words.words) if step is not None and stands else None


def _to_be_read_back(turn: Turn, **changed: Any) -> tuple[list[str], dict[str, Any]]:
    """Return the parts that are done and the slots, so that the record is read back once more at the end."""
    again: dict[str, Any] = {question.slot: None for question in turn.guide.part("readback").questions}
    return [name for name in turn.done if name != "readback"], {**changed, **again}


def _goal_already_clear(turn: Turn, part: Part, slots: dict[str, Any]) -> dict[str, Any]:
    """Choose the goal where there is nothing to choose: one hope, or none."""
    question = next((q for q in part.questions if q.choices_from == "hopes"), None)
    if question is None or slots.get(question.slot) is not None:
        return {}
    hopes = plannable(turn)
    if len(hopes) > 1:
        return {}
    if not hopes:
        return {question.slot: SKIPPED}
    goals.choose_goal(turn.session, hopes[0])
    return {question.slot: shortened(hopes[0].words)}


class ClosePart(FamilyAction):
    """Ends a part: says what was saved of it, and goes on."""

    def work(self, turn: Turn) -> Events:
        """Close the part, each in its own way where it has one."""
        special = CLOSERS.get(self.about)
        if special is not None:
            return special(turn)
        self._sum_up(turn)
        done = [*turn.done, self.about]
        if self.about == "goal":
            done, changed = _with_a_step(turn, done)
            return enter_next(turn, done, **changed)
        return enter_next(turn, done)

    def _sum_up(self, turn: Turn) -> None:
        if turn.has_said("goal_skipped"):
            return
        slots = {name_in_record(turn, q) for q in turn.guide.part(self.about).questions if q.kind == "free_text"}
        saved = [e.words for e in elements.current(turn.session, turn.person_id) if notice.is_of(e.question, slots)]
        if saved:
            turn.say("part_summary", words=", ".join(f"“{shortened(words, most=60).rstrip('.')}”" for words in saved))
        elif self.about == "goal" and goals.current_goal(turn.session, turn.person_id) is None:
            turn.say("goal_skipped")
        elif not turn.has_said("none_is_fine", "unsure_left", "skip"):
            turn.say("part_left")


def _with_a_step(turn: Turn, done: list[str]) -> tuple[list[str], dict[str, Any]]:
    """Return the parts that are done and the slots, so that a goal that has no step is given one."""
    goal = goals.current_goal(turn.session, turn.person_id)
    if goal is None or goal.steps:
        return done, {}
    return [n for n in done if n != "step"], {q.slot: None for q in turn.guide.part("step").questions}


def _close_welcome(turn: Turn) -> Events:
    if people.current_consent(turn.session, turn.person_id) is None:
        if people.latest_consent(turn.session, turn.person_id) is not None:
            withdrawal.say(turn)  # it was taken back before: to say no once more deletes nothing
            return [SlotSet("consent", None), FollowupAction("action_listen")]
        if has_open_flag(turn.session, turn.person_id):
            people.forget_outcomes(turn.session, turn.person_id, before=turn.message.id)
            turn.say("no_consent_flagged")
            return [SlotSet("consent", None), FollowupAction("action_listen")]
        people.erase(turn.session, turn.person_id)
        turn.say("no_consent")
        return [SlotSet("erased", True)]
    return enter_next(turn, [*turn.done, "welcome"])


def _close_readback(turn: Turn) -> Events:
    if turn.slots.get("editing"):
        return edit.enter(turn, dict(turn.slots))
    if turn.identity.person.state == "shared":
        turn.say("shared")
    else:
        readback.say_withheld(turn)
    return turn.new_session(parts_done=[*turn.done, "readback"])


def _close_review(turn: Turn) -> Events:
    turn.say("reviewed")
    back = {question.slot: None for question in turn.guide.part("review").questions}
    reminders.cancel(turn.session, turn.person_id, state="answered")
    if turn.slots.get("review_next") in ("change", "next"):
        return reopen(turn, turn.guide.part("step"), **back)
    done, changed = _to_be_read_back(turn, **back)
    if turn.slots.get("review_next") == "drop":
        done = [name for name in done if name not in ("goal", "step")]
        changed |= {question.slot: None for name in ("goal", "step") for question in turn.guide.part(name).questions}
    return enter_next(turn, done, **changed)


def _close_delete(turn: Turn) -> Events:
    if turn.slots.get("delete_sure") is True:
        people.erase(turn.session, turn.person_id)
        turn.say("erased")
        return [SlotSet("erased", True)]
    turn.say("kept")
    return [SlotSet("delete_sure", None), *turn.go_on()]


def _close_start_over(turn: Turn) -> Events:
    if turn.slots.get("start_over_sure") is not True:
        turn.say("kept")
        return [SlotSet("start_over_sure", None), *turn.go_on()]
    people.forget_outcomes(turn.session, turn.person_id, before=turn.message.id)
    turn.say("started_over")
    cleared = {q.slot: None for part in turn.guide.parts if part.name != "welcome" for q in part.questions}
    done = ["welcome"] if people.current_consent(turn.session, turn.person_id) else []
    return enter_next(turn, done, **cleared, hope_is_service=None, hope_is_unsafe=None, when_is_vague=None)


def _close_edit(turn: Turn) -> Events:
    standing = turn.session.get(Element, turn.slots.get("editing_element") or 0)
    taken_out = standing is not None and standing.retracted_at is not None
    words, area = (is_said(turn.slots.get(slot)) for slot in ("edit_words", "edit_domain"))
    turn.say("line_taken_out" if taken_out else "line_changed" if words else "area_changed" if area else "line_kept")
    return edit.finished(turn)


CLOSERS: dict[str, Callable[[Turn], Events]] = {
    "welcome": _close_welcome,
    "readback": _close_readback,
    "review": _close_review,
    "delete": _close_delete,
    "start_over": _close_start_over,
    "edit": _close_edit,
}

family(ClosePart, {f"action_close_{part.name}": part.name for part in load_guide().parts}, globals())
