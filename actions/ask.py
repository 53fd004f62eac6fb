"""Asks the questions that say more than fixed words: which hope comes first, and whether the record is right."""

from __future__ import annotations

from actions.forms import choices_of, shortened
from actions.guide.table import load_guide
from actions.readback import say_record
from actions.turn import Events, FamilyAction, Turn, family


class AskQuestion(FamilyAction):
    """Asks one question with what the record adds to it."""

    def work(self, turn: Turn) -> Events:
        """Say the question; for a choice from the record with a button for each possible answer."""
        question = turn.guide.question(self.about)
        if question is None:
            return []
        response = f"text_{question.form}_{question.slot}"
        if question.shows_record:
            say_record(turn)
            turn.say(response)
            return []
        options = [choice.value for choice in choices_of(turn, question)]
        listed = [f"{number}. {shortened(words)}" for number, words in enumerate(options, 1)]
        turn.dispatcher.utter_message(text="\n".join(listed))
        buttons = [
            {"title": shortened(words, most=40), "payload": str(number)} for number, words in enumerate(options, 1)
        ]
        turn.say(response, buttons=buttons)
        return []


family(
    AskQuestion,
    {
        f"action_ask_{question.form}_{question.slot}": question.slot
        for question in load_guide().questions
        if question.choices_from or question.shows_record
    },
    globals(),
)
