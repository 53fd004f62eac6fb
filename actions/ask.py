"""Asks the questions that say more than fixed words: which hope comes first, and whether the record is right."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.choices import choices_of
from actions.guide.table import Question, load_guide
from actions.readback import say_what_is_new
from actions.turn import Events, FamilyAction, Turn, family
from actions.words import shortened


class AskQuestion(FamilyAction):
    """Asks one question with what the record adds to it."""

    def work(self, turn: Turn) -> Events:
        """Say the question; for a choice from the record with a button for each possible answer."""
        question = turn.guide.question(self.about)
        if question is None:
            return []
        response = f"text_{question.form}_{question.slot}"
        if question.shows_record:
            said = say_what_is_new(turn, is_in_view=_is_in_view(turn, question))
            turn.say(response)
            return [SlotSet(slot, value) for slot, value in said.items()]
        if question.choices_from == "suggestion":
            suggested = turn.slots.get("editing_suggestion")
            turn.say(response, buttons=[{"title": suggested, "payload": suggested}] if suggested else [])
            return []
        choices = choices_of(turn, question)
        titles = [shortened(choice.title.get(turn.language) or choice.value) for choice in choices]
        turn.dispatcher.utter_message(text="\n".join(f"{number}. {title}" for number, title in enumerate(titles, 1)))
        buttons = [
            {"title": shortened(title, most=40), "payload": str(number)} for number, title in enumerate(titles, 1)
        ]
        turn.say(response, buttons=buttons)
        return []


def _is_in_view(turn: Turn, question: Question) -> bool:
    """Tell whether the record stands above still: it was read back for this question, or a question before it."""
    of_record = [one for one in turn.guide.part(question.part).questions if one.record or one.shows_record]
    return any(turn.just_said(f"{said}_{one.form}_{one.slot}") for one in of_record for said in ("text", "ask"))


family(
    AskQuestion,
    {
        f"action_ask_{question.form}_{question.slot}": question.slot
        for question in load_guide().questions
        if question.asked_by_action
    },
    globals(),
)
