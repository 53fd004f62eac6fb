"""Checks and saves the answer to a question before the next one is asked. One validator serves every form."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import ActionExecutionRejected, SlotSet

from actions import adding, aftermath, doubt, edit, languages, notice, privacy, slips, undo, withdrawal
from actions.guide.flow import next_question
from actions.guide.table import Question, load_guide
from actions.reading import read_answer
from actions.reply import is_leave_asked, is_reference
from actions.save import standing_words
from actions.turn import Events, FamilyAction, Turn, family
from actions.words import shortened

# What is no answer at any question, however it was understood: `actions/reply.py` sees to it.
NO_ANSWERS = (
    is_reference,
    is_leave_asked,
    undo.is_told,
    adding.is_told,
    edit.is_changed_by_kind,
    slips.is_told,
    aftermath.is_confirmed,
    aftermath.is_taken_back,
    doubt.is_carried_on,
    withdrawal.is_asked,
    languages.is_asked_first,
    languages.is_declined,
    privacy.is_asked,
)


class ValidatePart(FamilyAction):
    """Reads, saves and confirms the answer to the open question, then chooses the next question of the part."""

    def work(self, turn: Turn) -> Events:
        """Return the slot's checked value (None where it was not understood) and the question that comes next.

        Rasa also calls this when it enters or comes back to a form; then there is no answer to the open
        question among the slots, nothing is saved, and only the next question is chosen.
        """
        answers = turn.tracker.slots_to_validate()
        question = turn.question
        events: Events = []
        slots = dict(turn.slots)
        if question is not None and question.part == self.about and answers.get(question.slot) is not None:
            is_text = isinstance(answers[question.slot], str)
            if any(is_meant(turn) for is_meant in NO_ANSWERS) or (is_text and self._is_no_answer(turn, question)):
                # Rasa's way to leave a message to the rules: `action_answer` asks which it is, or corrects a line.
                return [SlotSet(question.slot, None), ActionExecutionRejected(question.form)]
            read = read_answer(turn, question, answers[question.slot])
            slots.update(read)
            events = [SlotSet(slot, value) for slot, value in read.items()]
        return [*events, SlotSet("requested_slot", self._next(turn, slots))]

    def _is_no_answer(self, turn: Turn, question: Question) -> bool:
        if doubt.is_beside(turn, question) or doubt.command_in_doubt(turn, question):
            return True
        is_words = question.kind in ("free_text", "scale") or "edit" in question.record
        is_asked = turn.just_said("which_of_lines") or turn.just_said("which_line")
        return (is_words or is_asked) and edit.called_for(turn) is not None

    def _next(self, turn: Turn, slots: dict[str, Any]) -> str | None:
        if slots.get("editing") and turn.guide.part(self.about).guided:
            return None  # a line is to be changed first: the form ends, and is taken up again afterwards
        following = next_question(turn.guide.part(self.about), slots)
        if following is None:
            return None
        if following != turn.question:
            self._say_what_is_known(turn, following)
        return following.slot

    def _say_what_is_known(self, turn: Turn, question: Question) -> None:
        if "corrects" in question.record:
            return  # it was said a moment ago
        earlier = standing_words(turn, question) if turn.known else None
        if earlier:
            turn.say("you_said", words=shortened(earlier).rstrip("."))
        elif turn.known:
            notice.offer(turn, question)


family(ValidatePart, {f"validate_{part.form}": part.name for part in load_guide().parts}, globals())
