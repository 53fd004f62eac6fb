"""Checks and saves the answer to a question before the next one is asked. One validator serves every form."""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk.events import SlotSet

from actions.guide.answers import plain, read_choice, read_scale, read_yes_no
from actions.guide.flow import applies, next_question
from actions.guide.table import Choice, Question, fact_slot, load_guide
from actions.readback import say_which_part
from actions.record import elements
from actions.save import save_answer, standing_words, take_out
from actions.turn import Events, FamilyAction, Turn, family

_PAYLOAD = re.compile(r"^/\S*$")  # what a button sends, typed by hand: never somebody's answer
LONG = 600  # characters from which Nod says that all of it was kept


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
        following = next_question(turn.guide.part(self.about), slots)
        if following is None:
            return None
        earlier = standing_words(turn, following) if turn.known else None
        if earlier and following != turn.question:
            turn.say("you_said", words=shortened(earlier))
        return following.slot

    def _read(self, turn: Turn, question: Question, raw: Any) -> dict[str, Any]:
        """Return the slots that the answer sets."""
        # A second run for an answer that was read before (a number, a choice) leaves it as it is.
        value = raw if not isinstance(raw, str) else self._understood(turn, question)
        if question.shows_record and value is False:
            say_which_part(turn)
            return {question.slot: None}
        if value is None:
            return {question.slot: None}
        save_answer(turn, question, value)
        changed = {question.slot: value}
        if question.check == "not_a_service":
            words = turn.guide.part(question.part).service_words
            changed["hope_is_service"] = names_a_service(turn.message.text, words)
        return changed | self._take_out_follow_ups(turn, {**turn.slots, **changed})

    def _take_out_follow_ups(self, turn: Turn, slots: dict[str, Any]) -> dict[str, None]:
        """Take out the answers to questions that would not be asked any more, and empty their slots."""
        emptied: dict[str, None] = {}
        for question in turn.guide.part(self.about).questions:
            decided = question.ask_if and slots.get(fact_slot(question.ask_if[0])) is not None
            if decided and not applies(question, slots) and turn.known:
                take_out(turn, question)
                emptied[question.slot] = None
        return emptied

    def _understood(self, turn: Turn, question: Question) -> Any:
        text = turn.message.text
        if question.kind == "free_text":
            return self._free_text(turn, question, text)
        if question.kind == "scale":
            read: Any = read_scale(text)
        elif question.kind == "yes_no":
            read = read_yes_no(text)
        else:
            read = read_choice(turn.message.payload or text, choices_of(turn, question))
        if read is None:
            turn.say(f"not_understood_{question.kind}")
        return read

    def _free_text(self, turn: Turn, question: Question, text: str) -> str | None:
        if not any(character.isalnum() for character in text):
            turn.say("no_words")
            return None
        if _PAYLOAD.match(text):
            turn.say("affirm")
            return None
        if len(text) > LONG:
            turn.say("kept_long")
        # Of several things the slot holds the first, for saying back; the record keeps them all.
        return shortened(elements.several(text)[0].words if question.record.get("several") else text)


def shortened(words: str, most: int = 160) -> str:
    """Return words for saying back: one line, cut at a word where they are long. The record keeps them whole."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"


def names_a_service(text: str, words: dict[str, list[str]]) -> bool:
    """Tell whether a hope names a service or a thing, and not what it would let the person do."""
    said = f" {plain(text)} "
    return any(f" {plain(word)}" in said for names in words.values() for word in names)


def choices_of(turn: Turn, question: Question) -> list[Choice]:
    """Return the choices of a question: those of the guide, or the person's own hopes."""
    if question.choices_from != "hopes":
        return list(question.choices)
    hopes = elements.current(turn.session, turn.person_id, kind="hope")
    return [Choice(hope.words, {hope.language: hope.words}, {}) for hope in hopes]


family(ValidatePart, {f"validate_{part.form}": part.name for part in load_guide().parts}, globals())
