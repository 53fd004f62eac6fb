"""Checks and saves the answer to a question before the next one is asked. One validator serves every form."""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk.events import ActionExecutionRejected, SlotSet

from actions import doubt, edit, notice, repair
from actions.choices import choices_of
from actions.guide.answers import (
    between,
    is_clear_yes,
    names_nobody,
    names_nothing,
    read_lines,
    read_scale,
    read_yes_no,
    takes_back,
)
from actions.guide.choosing import read_choice
from actions.guide.flow import SKIPPED, next_question
from actions.guide.sharing import keeps_private, kept_back, read_sharing
from actions.guide.table import Question, load_guide
from actions.save import leave_out, standing_words
from actions.take import take, take_words
from actions.turn import Events, FamilyAction, Turn, family
from actions.typed import typed_button
from actions.words import shortened

_PAYLOAD = re.compile(r"^/\S*$")  # what a button sends, typed by hand: never somebody's answer


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
            if isinstance(answers[question.slot], str) and self._is_no_answer(turn, question):
                # Rasa's way to leave a message to the rules: `action_answer` asks which it is, or corrects a line.
                return [SlotSet(question.slot, None), ActionExecutionRejected(question.form)]
            read = self._read(turn, question, answers[question.slot])
            slots.update(read)
            events = [SlotSet(slot, value) for slot, value in read.items()]
        return [*events, SlotSet("requested_slot", self._next(turn, slots))]

    def _is_no_answer(self, turn: Turn, question: Question) -> bool:
        if doubt.is_beside(turn, question) or bool(doubt.command_in_doubt(turn, question)):
            return True
        is_words = question.kind in ("free_text", "scale") and "edit" not in question.record
        is_asked = turn.just_said("which_of_lines") or turn.just_said("which_line")
        return (is_words or is_asked) and edit.called_for(turn) is not None

    def _next(self, turn: Turn, slots: dict[str, Any]) -> str | None:
        if slots.get("editing") and self.about != "edit":
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
            turn.say("you_said", words=shortened(earlier))
        elif turn.known:
            notice.offer(turn, question)

    def _read(self, turn: Turn, question: Question, raw: Any) -> dict[str, Any]:
        """Return the slots that the answer sets."""
        # A second run for an answer that was read before (a number, a choice) leaves it as it is.
        value = raw if not isinstance(raw, str) else self._understood(turn, question, raw)
        if question.kind == "yes_no" and turn.message.payload is None and value is True:
            value = self._is_surely_yes(turn, question)
        button = typed_button(question, turn.message.text)
        if button is not None:
            leave_out(turn, question, button)
            return {question.slot: SKIPPED, repair.SLOT: None}
        if question.no_means_none and turn.message.payload is None and self._names_none(turn, question):
            notice.decline(turn, question)
            leave_out(turn, question)
            turn.say("none_is_fine")
            return {question.slot: SKIPPED, repair.SLOT: None}
        if keeps_private(turn.message.text) and self._is_about_a_line(question):
            turn.say("private_later")
            return {question.slot: SKIPPED if "edit" in question.record else None}
        if question.shows_record and question.kind == "yes_no" and value is not True:
            return {question.slot: None, **edit.choose_line(turn, question)}
        if value is None and question.kind == "yes_no" and not turn.guide.part(question.part).guided:
            value = False  # "shall I delete everything": whatever is no yes deletes nothing
        if value is None:
            return {question.slot: None, **self._not_understood(turn, question)}
        if question.record.get("share") == "record" and value == "some":
            return take(turn, question, value) | self._kept_back_at_once(turn)
        return take_words(turn, question) if question.kind == "free_text" else take(turn, question, value)

    @staticmethod
    def _names_none(turn: Turn, question: Question) -> bool:
        text = turn.message.text
        is_of_people = notice.kind_of(question) in ("person", "place", "offer") or "support" in question.record
        return names_nothing(text) or (is_of_people and names_nobody(text))

    @staticmethod
    def _is_about_a_line(question: Question) -> bool:
        return "edit" in question.record or (question.shows_record and question.kind != "lines")

    def _kept_back_at_once(self, turn: Turn) -> dict[str, Any]:
        """Where "all but line 7" says already what is kept back, it is not asked for."""
        words = kept_back(turn.message.text) if turn.message.payload is None else None
        named = edit.numbers_of_named(turn, words) if words else None
        question = next(q for q in turn.guide.questions if q.record.get("share") == "lines")
        # To `take`, "some of it" is not said yet, and without it the answer would be taken out again.
        return {**take(turn, question, named), question.slot: named} if named else {}

    @staticmethod
    def _is_surely_yes(turn: Turn, question: Question) -> bool:
        """Read a typed yes once more where it would delete all, or end the reading back."""
        text = turn.message.text
        if not turn.guide.part(question.part).guided:
            return is_clear_yes(text)
        return not (question.shows_record and takes_back(text))

    def _understood(self, turn: Turn, question: Question, raw: str) -> Any:
        text = turn.message.text
        if question.kind == "free_text":
            return self._free_text(text)
        if question.kind == "scale":
            return read_scale(text)
        if question.kind == "yes_no":
            return read_yes_no(text)
        if question.kind == "lines":
            return read_lines(text, len(edit.lines_of(turn))) or edit.numbers_of_named(turn)
        if question.record.get("share") and turn.message.payload is None:
            # A "no" that was understood as one is never more than "some of it".
            return read_sharing(text) or ("none" if raw == "none" else None)
        return read_choice(turn.message.payload or text, choices_of(turn, question))

    def _free_text(self, text: str) -> str | None:
        return text if any(character.isalnum() for character in text) and not _PAYLOAD.match(text) else None

    def _not_understood(self, turn: Turn, question: Question) -> dict[str, Any]:
        two = between(turn.message.text) if question.kind == "scale" else None
        if two is not None:
            turn.say("which_number", one=two[0], other=two[1])
            return {}
        if question.kind in ("scale", "choice") and repair.count(turn, question) > repair.MOST_TRIES:
            turn.say("unsure_left")
            return {question.slot: standing_words(turn, question) or SKIPPED, repair.SLOT: None}
        if question.kind != "free_text":
            return repair.failed(turn, question, f"not_understood_{question.kind}")
        return repair.failed(turn, question, "affirm" if _PAYLOAD.match(turn.message.text) else "no_words")


family(ValidatePart, {f"validate_{part.form}": part.name for part in load_guide().parts}, globals())
