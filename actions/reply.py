"""What comes before everything else a message may mean, whatever intent was understood."""

from __future__ import annotations

from collections.abc import Callable

from rasa_sdk.events import SlotSet

from actions import adding, doubt, edit, languages, sharing_said, slips, undo, withdrawal
from actions.aftermath import believe, is_confirmed, is_taken_back, say_help_again
from actions.close import reopen
from actions.guide.answers import is_clear_yes, says_that_is_all
from actions.guide.asks import asks_leave, is_of_life, refers_back
from actions.guide.catalogue import catalogue
from actions.guide.choosing import read_choice
from actions.guide.flow import SKIPPED
from actions.guide.plain import plain
from actions.guide.scales import rating_alone
from actions.guide.table import LANGUAGES
from actions.guide.when import tells_only_a_time
from actions.readback import say_which_part
from actions.record.goals import current_goal
from actions.record.reminders import has_reminder
from actions.save import standing_words
from actions.take import take, take_words
from actions.turn import Events, NodAction, Turn
from actions.typed import typed_answer

MOST_WORDS_OF_A_TIME = 5
# What "is tomorrow too soon?" is understood as; "is it OK to talk to somebody?" asks for something else.
MAY_ASK_LEAVE = ("answer", "explain", "about_bot", "pause", "unsure", "out_of_scope", "affirm", "ask_why")
MOST_WORDS_OF_A_CHOICE = 6


def _perhaps_an_answer(turn: Turn) -> Events | None:
    """Ask whether a message answers the question, where it was understood as a command with some doubt."""
    command = doubt.command_perhaps_an_answer(turn)
    if turn.question is None or command is None:
        return None
    kept = doubt.ask(turn, turn.question, command)
    return [*(SlotSet(slot, value) for slot, value in kept.items()), *turn.stay()]


def _no_command(turn: Turn) -> Events | None:
    """Take as an answer what is no command here: what one stops in life, or "mam i atgoffa fi" without a reminder."""
    question, intent = turn.question, str(turn.tracker.get_intent_of_latest_message())
    is_words = question is not None and question.kind == "free_text" and "edit" not in question.record
    if question is None or not is_words or turn.message.payload is not None or doubt.is_open(turn):
        return None
    is_answer = is_of_life(intent, turn.text)
    if intent == "remind_later":
        is_answer = not has_reminder(turn.session, turn.person_id)
    return turn.go_on(**take_words(turn, question)) if is_answer else None


def _leave_asked(turn: Turn) -> Events | None:
    """Leave it to whoever asks whether something may be an answer: "does my cat count?"."""
    if not is_leave_asked(turn):
        return None
    turn.say("you_choose")
    return turn.go_on()


def is_leave_asked(turn: Turn) -> bool:
    """Tell whether a message asks if something may be an answer to the question that is open."""
    question = turn.question
    is_open = question is not None and question.part not in ("welcome", "readback", "delete", "start_over", "edit")
    is_wide = question is not None and (question.kind == "free_text" or question.record.get("step") == "who")
    is_typed = turn.message.payload is None and turn.tracker.get_intent_of_latest_message() in MAY_ASK_LEAVE
    return is_open and is_wide and is_typed and asks_leave(turn.text)


def _referred_back(turn: Turn) -> Events | None:
    """Ask for the words themselves where somebody only says that they were said before."""
    if not is_reference(turn):
        return None
    turn.say("refers_back")
    return turn.go_on()


def is_reference(turn: Turn) -> bool:
    """Tell whether a message answers an open question with no more than "same as before"."""
    question = turn.question
    is_words = question is not None and question.kind == "free_text" and "edit" not in question.record
    return is_words and turn.message.payload is None and refers_back(turn.text)


def _nothing_more(turn: Turn) -> Events | None:
    """Take "that's enough" as no more, where more is asked for: it ends no talk."""
    question = turn.question
    is_asked = question is not None and question.kind == "free_text" and question.no_means_none
    if question is None or not is_asked or "edit" in question.record or turn.message.payload is not None:
        return None
    if doubt.is_open(turn) or turn.just_said("noticed") or not says_that_is_all(turn.text):
        return None
    turn.say("none_is_fine")
    return turn.go_on(**{question.slot: standing_words(turn, question) or SKIPPED})


def _taken_back(turn: Turn) -> Events | None:
    return believe(turn) if is_taken_back(turn) else None


def _consent_withdrawn(turn: Turn) -> Events | None:
    return withdrawal.withdraw(turn) if withdrawal.is_asked(turn) else None


def _confirmed(turn: Turn) -> Events | None:
    """Say who can help once more where somebody says that Nod has read a risk rightly."""
    return turn.stay() if is_confirmed(turn) and say_help_again(turn, is_confirmed=True) else None


def _carried_on(turn: Turn) -> Events | None:
    return doubt.carry_on(turn) if doubt.is_carried_on(turn) else None


def _language_asked(turn: Turn) -> Events | None:
    """Begin in the language that is asked for; and leave it where the other one is declined."""
    asked = languages.asked_first(turn)
    if asked is not None:
        return languages.change_to(turn, asked)
    begun = languages.begun_in(turn)
    if begun is not None:
        return languages.change_to(turn, begun, is_chosen=False)
    return turn.go_on() if languages.is_declined(turn) else None


def _rated(turn: Turn) -> Events | None:
    """Take a number that stands alone as the rating that is asked for, whatever else was understood: "oh, ten"."""
    question = turn.question
    if question is None or question.kind != "scale" or turn.message.payload is not None:
        return None
    if turn.just_said("which_of_lines") or turn.just_said("which_line"):
        return None  # the number of a line was asked for
    rating = rating_alone(turn.text)
    return turn.go_on(**take(turn, question, rating)) if rating is not None else None


def _time_told(turn: Turn) -> Events | None:
    """Take a time as the answer where one is asked for: "nos fory" is no goodbye, "wsos nesa" no wish to go on."""
    question = turn.question
    if question is None or question.record.get("step") != "when" or turn.message.payload is not None:
        return None
    is_time = len(turn.text.split()) <= MOST_WORDS_OF_A_TIME and tells_only_a_time(turn.text)
    return turn.go_on(**take_words(turn, question)) if is_time else None


def _chosen(turn: Turn) -> Events | None:
    """Take a choice that is said in few words, whatever else they may mean: "drop it" does not stop the chat."""
    question = turn.question
    is_choice = question is not None and question.kind == "choice" and question.part == "review"
    if question is None or not is_choice or turn.message.payload is not None:
        return None
    if turn.tracker.get_intent_of_latest_message() == "resume":
        return None  # "let's carry on" with the talk
    chosen = read_choice(turn.text, question.choices) if len(turn.text.split()) <= MOST_WORDS_OF_A_CHOICE else None
    return turn.go_on(**take(turn, question, chosen)) if chosen is not None else None


def _agreed_with_thanks(turn: Turn) -> Events | None:
    """Take a yes that goes on in thanks as the yes it is: "yep all good diolch"."""
    question = turn.question
    is_thanks = question is not None and turn.tracker.get_intent_of_latest_message() == "thank"
    if question is None or not is_thanks or question.kind != "yes_no" or turn.message.payload is not None:
        return None
    return turn.go_on(**take(turn, question, True)) if is_clear_yes(turn.text) else None


def _typed(turn: Turn) -> Events | None:
    """Take the words of a button or a choice that is offered now: "take it out" is no wish to stop."""
    return typed_answer(turn) if turn.message.payload is None else None


def _button_after_the_end(turn: Turn) -> Events | None:
    """Take the words of a button that is shown when all is done: "look back", "newid rhywbeth"."""
    if not turn.known or turn.question is not None or turn.message.payload is not None:
        return None
    said, titles = plain(turn.text).strip(" .!"), catalogue()["buttons"]
    if said and any(plain(titles["look_back"][one]).startswith(said) and len(said.split()) > 1 for one in LANGUAGES):
        has_goal = current_goal(turn.session, turn.person_id) is not None
        return reopen(turn, turn.guide.part("review")) if has_goal and "welcome" in turn.done else None
    if said in {plain(titles["change_something"][one]) for one in LANGUAGES} and "welcome" in turn.done:
        say_which_part(turn)
        return turn.stay()
    return None


FIRST: tuple[Callable[[Turn], Events | None], ...] = (
    _confirmed,
    _taken_back,
    _carried_on,
    _consent_withdrawn,
    _language_asked,
    undo.settle,
    adding.settle,
    edit.change_of_a_kind,
    _typed,
    slips.settle,
    _nothing_more,
    _referred_back,
    _leave_asked,
    _rated,
    _time_told,
    _chosen,
    _agreed_with_thanks,
    _button_after_the_end,
    sharing_said.sharing_answered,
    sharing_said.shared_no_more,
    sharing_said.kept_private,
    sharing_said.shown_after_all,
    sharing_said.shared_later,
    _no_command,
    _perhaps_an_answer,
)


class Reply(NodAction):
    """An action that answers what a person said."""

    def answer(self, turn: Turn) -> Events:
        """Do what comes first, where there is something; else the work."""
        for reading in FIRST:
            events = reading(turn)
            if events is not None:
                return events
        return self.work(turn)
