"""Checks and saves the answer to a question before the next one is asked. One validator serves every form."""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk.events import SlotSet

from actions import edit, notice, repair
from actions.choices import choices_of
from actions.guide.answers import between, read_choice, read_lines, read_scale, read_yes_no
from actions.guide.flow import SKIPPED, applies, next_question
from actions.guide.reflection import reflect
from actions.guide.table import Question, fact_slot, load_guide
from actions.record import elements
from actions.save import leave_out, save_answer, standing_words, take_out
from actions.turn import Events, FamilyAction, Turn, family
from actions.typed import typed_button
from actions.words import LONG, shortened

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
            read = self._read(turn, question, answers[question.slot])
            slots.update(read)
            events = [SlotSet(slot, value) for slot, value in read.items()]
        return [*events, SlotSet("requested_slot", self._next(turn, slots))]

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
        value = raw if not isinstance(raw, str) else self._understood(turn, question)
        button = typed_button(question, turn.message.text)
        if button is not None:
            leave_out(turn, question, button)
            return {question.slot: SKIPPED, repair.SLOT: None}
        if question.shows_record and value is not True:
            return {question.slot: None, **edit.choose_line(turn, question)}
        if value is None:
            return {question.slot: None, **self._not_understood(turn, question)}
        if question.kind == "free_text":
            notice.settle(turn, question)
        changed = {question.slot: value, repair.SLOT: None, **save_answer(turn, question, value)}
        if question.kind == "free_text":
            notice.keep_what_else_was_said(turn, question)
            self._reply(turn, question)
            changed |= self._offer_language(turn)
        return changed | self._take_out_follow_ups(turn, {**turn.slots, **changed})

    def _offer_language(self, turn: Turn) -> dict[str, bool]:
        """Offer the language the person writes in, once, where it is not the one Nod speaks."""
        typed = turn.typed_language
        if typed in (None, turn.language) or turn.slots.get("language_offered") or len(turn.text.split()) < 3:
            return {}
        turn.say("offer_language")
        return {"language_offered": True}

    def _reply(self, turn: Turn, question: Question) -> None:
        """Give the person's words back: turned towards them where that is certain, or in an affirmation."""
        text = turn.message.text
        turned = reflect(text, turn.message.language) if question.reflect else None
        if len(text) > LONG:
            turn.say("kept_long")
        elif turned and turn.message.language == turn.language:
            turn.say("reflected", words=turned)
        elif question.reply and len(text.split()) <= 12:
            turn.say(f"reply_{question.slot}", said=shortened(text).rstrip("."))

    def _take_out_follow_ups(self, turn: Turn, slots: dict[str, Any]) -> dict[str, None]:
        """Take out the answers to questions that would not be asked any more, and empty their slots."""
        emptied: dict[str, None] = {}
        for question in turn.guide.part(self.about).questions:
            decided = any(slots.get(fact_slot(name)) is not None for name, _ in question.ask_if)
            if decided and not applies(question, slots) and turn.known:
                take_out(turn, question)
                emptied[question.slot] = None
        return emptied

    def _understood(self, turn: Turn, question: Question) -> Any:
        text = turn.message.text
        if question.kind == "free_text":
            return self._free_text(turn, question, text)
        if question.kind == "scale":
            return read_scale(text)
        if question.kind == "yes_no":
            return read_yes_no(text)
        if question.kind == "lines":
            return read_lines(text, len(edit.lines_of(turn)))
        return read_choice(turn.message.payload or text, choices_of(turn, question))

    def _free_text(self, turn: Turn, question: Question, text: str) -> str | None:
        if not any(character.isalnum() for character in text) or _PAYLOAD.match(text):
            return None
        # Of several things the slot holds the first, for saying back; the record keeps them all.
        return shortened(elements.several(text)[0].words if question.record.get("several") else text)

    def _not_understood(self, turn: Turn, question: Question) -> dict[str, Any]:
        two = between(turn.message.text) if question.kind == "scale" else None
        if two is not None:
            turn.say("which_number", one=two[0], other=two[1])
            return {}
        if question.kind != "free_text":
            return repair.failed(turn, question, f"not_understood_{question.kind}")
        return repair.failed(turn, question, "affirm" if _PAYLOAD.match(turn.message.text) else "no_words")


family(ValidatePart, {f"validate_{part.form}": part.name for part in load_guide().parts}, globals())
