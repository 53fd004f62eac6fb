"""What comes before everything else a message may mean, whatever intent was understood."""

from __future__ import annotations

from collections.abc import Callable

from actions import adding, doubt, edit, languages, privacy, slips, undo, withdrawal
from actions.aftermath import believe, is_confirmed, is_taken_back, say_help_again
from actions.close import reopen
from actions.guide.answers import is_clear_yes
from actions.guide.catalogue import catalogue
from actions.guide.choosing import read_choice
from actions.guide.flow import SKIPPED
from actions.guide.plain import plain
from actions.guide.privacy import commands_privacy
from actions.guide.scales import rating_alone
from actions.guide.sharing import (
    keeps_no_more,
    names_one_of_the_team,
    read_sharing,
    speaks_of_sharing,
    wants_to_share,
)
from actions.guide.table import LANGUAGES
from actions.guide.when import tells_only_a_time
from actions.readback import say_which_part, say_withheld, share_nothing
from actions.reading import value_of
from actions.record.goals import current_goal
from actions.record.people import withhold
from actions.take import take, take_words
from actions.turn import Events, NodAction, Turn
from actions.typed import typed_answer

MOST_WORDS_OF_A_TIME = 5
MOST_WORDS_OF_A_CHOICE = 6


def _taken_back(turn: Turn) -> Events | None:
    return believe(turn) if is_taken_back(turn) else None


def _consent_withdrawn(turn: Turn) -> Events | None:
    return withdrawal.withdraw(turn) if withdrawal.is_asked(turn) else None


def _confirmed(turn: Turn) -> Events | None:
    """Say who can help once more where somebody says that Nod has read a risk rightly."""
    return turn.stay() if is_confirmed(turn) and say_help_again(turn) else None


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


def _sharing_answered(turn: Turn) -> Events | None:
    """Where sharing is asked, words that answer it count, whatever else they may mean: "peidiwch rhannu dim o gwbl"."""
    question = turn.question
    is_typed = turn.message.payload is None
    if question is not None and question.record.get("share") == "lines" and is_typed and keeps_no_more(turn.text):
        return turn.go_on(**take(turn, question, []))
    is_asked = question is not None and question.record.get("share") == "record" and is_typed
    if question is None or not is_asked or names_one_of_the_team(turn.text):
        return None
    read = read_sharing(turn.text) if speaks_of_sharing(turn.text) else None
    return turn.go_on(**take(turn, question, read)) if read else None


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


def _shared_no_more(turn: Turn) -> Events | None:
    """Stop sharing at once where somebody wants that; where it is asked what stays private, share nothing."""
    if not turn.known or not privacy.stops_sharing(turn):
        return None
    if turn.question is not None and turn.question.record.get("share") in ("goal", "lines"):
        return turn.go_on(**share_nothing(turn))
    withhold(turn.session, turn.person_id)
    say_withheld(turn)
    return turn.stay()


def _kept_private(turn: Turn) -> Events | None:
    """Keep a line from staff; where what was shared holds it and it is not clear which, nothing is seen any more."""
    if not privacy.is_wish(turn):
        return None
    question = turn.question
    if question is None:
        return _kept_private_at_the_end(turn)
    chosen = value_of(turn, question, turn.text) if question.kind in ("scale", "choice") else None
    if chosen is not None and not commands_privacy(turn.text):
        turn.say("private_later")  # "just me, and keep that private" is an answer too
        return turn.go_on(**take(turn, question, chosen))
    left = {question.slot: SKIPPED} if "edit" in question.record else {}
    is_clear = privacy.keep_what_is_meant(turn) or turn.identity.person.state != "shared"
    return turn.go_on(**left) if is_clear else turn.go_on(**left, **edit.to_be_read_back(turn))


def _kept_private_at_the_end(turn: Turn) -> Events:
    if privacy.keep_what_is_meant(turn) or turn.identity.person.state != "shared":
        return turn.go_on()
    if privacy.names_a_line(turn):
        return reopen(turn, turn.guide.part("readback"))
    withhold(turn.session, turn.person_id)
    say_withheld(turn)
    return turn.stay()


def _shown_after_all(turn: Turn) -> Events | None:
    return turn.go_on() if turn.known and privacy.show_after_all(turn) else None


def _shared_later(turn: Turn) -> Events | None:
    """Ask again about sharing where somebody who kept the record wants it shared, when all else is done."""
    is_done = turn.known and turn.question is None and "readback" in turn.done
    if not is_done or turn.identity.person.state == "shared" or not wants_to_share(turn.text):
        return None
    return reopen(turn, turn.guide.part("readback"))


FIRST: tuple[Callable[[Turn], Events | None], ...] = (
    _confirmed,
    _taken_back,
    _carried_on,
    _consent_withdrawn,
    _language_asked,
    undo.settle,
    adding.settle,
    _typed,
    slips.settle,
    _rated,
    _time_told,
    _chosen,
    _agreed_with_thanks,
    _button_after_the_end,
    _sharing_answered,
    _shared_no_more,
    _kept_private,
    _shown_after_all,
    _shared_later,
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
