"""Says one thing and goes on where the conversation was: for everything that needs no more than an answer."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions import doubt, edit, meant, notice, progress, repair
from actions.aftermath import say_help_again
from actions.guide.asks import asks_how_long
from actions.guide.catalogue import catalogue
from actions.guide.flow import next_part
from actions.record.flags import is_known_to_staff
from actions.record.goals import current_goal
from actions.reply import Reply
from actions.turn import Events, FamilyAction, Turn, family

_MAY_ASK_HOW_LONG = ("about_bot", "repeat", "frustration")
# What each intent is answered with.
_SAYINGS = {
    "greet": "greet",
    "thank": "thank",
    "resume": "resume",
    "repeat": "repeat",
    "ask_privacy": "ask_privacy",
    "talk_to_person": "talk_to_person",
    "about_bot": "about_bot",
    "ask_medical_advice": "ask_medical_advice",
    "out_of_scope": "out_of_scope",
    "frustration": "frustration",
}


class SayAndGoOn(Reply, FamilyAction):
    """Answers and asks the open question again."""

    def work(self, turn: Turn) -> Events:
        """Say it; somebody new is greeted by the introduction instead."""
        if self.about in _MAY_ASK_HOW_LONG and asks_how_long(turn.text) and progress.say(turn, turn.part):
            return turn.go_on()
        if self.about == "talk_to_person" and turn.known and say_help_again(turn):
            return turn.stay()
        carried_on = doubt.carry_on(turn) if self.about == "resume" else None
        if carried_on is not None:
            return carried_on
        if not (turn.is_first_contact and self.about in ("greet", "resume", "repeat")):
            turn.say(_who_sees_it(turn) if self.about == "ask_privacy" else self.about)
            if self.about == "greet" and turn.question is not None and turn.question.part != "welcome":
                turn.say("resume")  # whoever says hello in the middle of it was away
        return turn.go_on()


def _who_sees_it(turn: Turn) -> str:
    """Return the true answer to "who sees this": it depends on what was shared, and on what staff must see."""
    if turn.known and turn.identity.person.state == "shared":
        return "ask_privacy_shared"
    if turn.known and is_known_to_staff(turn.session, turn.person_id):
        return "ask_privacy_flagged"
    return "ask_privacy"


class Answer(Reply):
    """`answer` where no form takes it: perhaps it was no answer, and that is asked; otherwise the question is."""

    action_name = "action_answer"

    def work(self, turn: Turn) -> Events:
        """Ask which it is, or go on."""
        question = turn.question
        if turn.is_first_contact:
            # Whoever begins with what matters to them is not asked to say it twice.
            notice.keep_what_else_was_said(turn, turn.guide.first("consent", True))
        if question is None and next_part(turn.guide, turn.done) is None:
            return _after_the_end(turn)
        line = edit.called_for(turn)
        if line is not None:
            return edit.begin(turn, line)
        command = doubt.command_in_doubt(turn, question) if question is not None else None
        if question is not None and command is None and doubt.is_beside(turn, question):
            beside = doubt.answer_beside(turn, question)
            if not beside.get(doubt.SLOT):
                return turn.go_on(**beside)
            return [*(SlotSet(slot, value) for slot, value in beside.items()), *turn.stay()]
        if question is None or command is None:
            return turn.go_on()
        kept = doubt.ask(turn, question, command)
        return [*(SlotSet(slot, value) for slot, value in kept.items()), *turn.stay()]


def _after_the_end(turn: Turn) -> Events:
    """Answer what is said when all is done: a line to correct, a wish to share, or news of the goal."""
    line = meant.correction(turn)
    if line is not None:
        return edit.begin(turn, line)
    if current_goal(turn.session, turn.person_id) is None or turn.message.payload is not None:
        return turn.go_on()
    titles = catalogue()["buttons"]
    buttons = [
        {"title": titles[name][turn.language], "payload": payload}
        for name, payload in (("look_back", "/review_progress"), ("change_something", "/change_answer"))
    ]
    turn.say("heard_after_end", buttons=buttons)
    return turn.stay()


class Explain(Reply):
    """`explain`: says the question in other words, with an example; asked again, offers a way round it."""

    action_name = "action_explain"

    def work(self, turn: Turn) -> Events:
        """Give the example of the open question."""
        if turn.question is None:
            return turn.go_on()
        if not turn.just_said(f"explain_{turn.question.slot}"):
            turn.say(f"explain_{turn.question.slot}")
        else:
            turn.say("explain_more", buttons=repair.suggestions(turn, turn.question))
        return turn.go_on()


class AskWhy(Reply):
    """`ask_why`: says why a question is asked; asked again, that it need not be answered."""

    action_name = "action_ask_why"

    def work(self, turn: Turn) -> Events:
        """Give the reason of the open question."""
        if turn.question is None:
            return turn.go_on()
        again = turn.just_said(f"why_{turn.question.slot}")
        turn.say("why_more" if again else f"why_{turn.question.slot}")
        return turn.go_on()


class Goodbye(Reply):
    """`goodbye`: the place is kept."""

    action_name = "action_goodbye"

    def work(self, turn: Turn) -> Events:
        """Say goodbye, and leave the question open."""
        turn.say("goodbye")
        return turn.stay()


family(SayAndGoOn, {f"action_{intent}": saying for intent, saying in _SAYINGS.items()}, globals())
