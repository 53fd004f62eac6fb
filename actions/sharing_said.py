"""What somebody says of sharing, whatever intent was understood: how much is seen, what stays private, and no more."""

from __future__ import annotations

from actions import edit, privacy
from actions.close import reopen
from actions.guide.answers import read_yes_no
from actions.guide.asks import is_question
from actions.guide.catalogue import catalogue
from actions.guide.choosing import read_choice
from actions.guide.flow import SKIPPED
from actions.guide.privacy import commands_privacy
from actions.guide.sharing import (
    keeps_no_more,
    names_no_line,
    names_one_of_the_team,
    read_sharing,
    shares_only_the_goal,
    speaks_of_sharing,
    wants_to_share,
)
from actions.guide.table import Question
from actions.limited import share_limited
from actions.readback import say_withheld, share_nothing, share_the_goal_alone
from actions.reading import value_of
from actions.record.people import withhold
from actions.take import take
from actions.turn import Events, Turn

MOST_WORDS_OF_A_CHOICE = 6
MAY_CHOOSE = ("answer", "affirm", "deny", "go_back", "skip", "change_answer")


def sharing_answered(turn: Turn) -> Events | None:
    """Where sharing is asked, words that answer it count, whatever else they may mean: "peidiwch rhannu dim o gwbl"."""
    question = turn.question
    if question is None or turn.message.payload is not None:
        return None
    if question.record.get("share") == "lines":
        return _lines_answered(turn, question)
    if question.record.get("share") == "goal":
        return _goal_answered(turn, question)
    return _record_answered(turn, question) if question.record.get("share") == "record" else None


def _goal_answered(turn: Turn, question: Question) -> Events | None:
    """Take a yes or a no in few words as the answer, with all that follows it: "no, keep that one back"."""
    is_short = len(turn.text.split()) <= MOST_WORDS_OF_A_CHOICE and not is_question(turn.text)
    is_meant = turn.tracker.get_intent_of_latest_message() in MAY_CHOOSE and read_yes_no(turn.text) is not None
    chosen = read_choice(turn.text, question.choices) if is_short and is_meant else None
    return turn.go_on(**take(turn, question, chosen)) if chosen is not None else None


def _lines_answered(turn: Turn, question: Question) -> Events | None:
    if keeps_no_more(turn.text):
        return turn.go_on(**take(turn, question, []))
    if not names_no_line(turn.text):
        return None
    titles = [catalogue()["buttons"][name][turn.language] for name in ("no_more", "keep_it_all")]
    turn.say("no_line_named", buttons=[{"title": title, "payload": title} for title in titles])
    return turn.stay()


def _record_answered(turn: Turn, question: Question) -> Events | None:
    if shares_only_the_goal(turn.text):
        return turn.go_on(**share_the_goal_alone(turn))
    if names_one_of_the_team(turn.text):
        return None
    limited = share_limited(turn)
    if limited is not None:
        return turn.go_on(**limited)
    if not speaks_of_sharing(turn.text):
        return None
    read = read_sharing(turn.text)
    return turn.go_on(**take(turn, question, read)) if read else None


def shared_no_more(turn: Turn) -> Events | None:
    """Stop sharing at once where somebody wants that; where it is asked what stays private, share nothing."""
    if not turn.known or not privacy.stops_sharing(turn):
        return None
    if turn.question is not None and turn.question.record.get("share") in ("goal", "lines"):
        return turn.go_on(**share_nothing(turn))
    withhold(turn.session, turn.person_id)
    say_withheld(turn)
    return turn.stay()


def kept_private(turn: Turn) -> Events | None:
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


def shown_after_all(turn: Turn) -> Events | None:
    """Let lines be seen that were kept private, where somebody wants that."""
    return turn.go_on() if turn.known and privacy.show_after_all(turn) else None


def shared_later(turn: Turn) -> Events | None:
    """Ask again about sharing where somebody who kept the record wants it shared, when all else is done."""
    is_done = turn.known and turn.question is None and "readback" in turn.done
    if not is_done or turn.identity.person.state == "shared" or not wants_to_share(turn.text):
        return None
    return reopen(turn, turn.guide.part("readback"))
