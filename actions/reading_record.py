"""Readings of an answer about the record: how much of it is shared, which lines change or go."""

from __future__ import annotations

from actions import edit, meant, repair
from actions.aftermath import is_right_after_an_alarm
from actions.answer import Answer, Slots
from actions.guide.answers import changes_nothing, read_lines
from actions.guide.flow import SKIPPED
from actions.guide.limits import limit_of
from actions.guide.sharing import names_one_of_the_team
from actions.guide.taking_out import names_one_thing, takes_out
from actions.limited import share_limited
from actions.save import take_out_line
from actions.take import take

MOST_WORDS_TO_TAKE_OUT = 7


def one_of_the_team(answer: Answer) -> Slots | None:
    """The team reads the record together: where one of them is to see it and another not, nothing is shared yet."""
    question = answer.question
    if question.record.get("share") != "record" or not answer.is_typed or not names_one_of_the_team(answer.text):
        return None
    answer.turn.say("one_team")
    return {question.slot: None}


def lines_taken_out(answer: Answer) -> Slots | None:
    """Take out the lines that are named by their numbers where the record is read back: "8, take it away"."""
    turn, question = answer.turn, answer.question
    if not (question.shows_record and question.kind == "yes_no") or answer.value is True:
        return None
    lines = edit.taken_out_by_number(turn)
    if not lines or not all(edit.stands_alone(turn, line) for line in lines):
        return None  # what others hang on is asked about first
    emptied: Slots = {}
    for line in lines:
        emptied |= edit.take_out_words(turn, line)
    return {**emptied, question.slot: None, repair.SLOT: None}


def open_line_taken_out(answer: Answer) -> Slots | None:
    """Whoever wants the line out that is open ("remove it", "dilea hi") gives it no new words."""
    turn, question = answer.turn, answer.question
    if (
        question.record.get("edit") != "words"
        or not answer.is_typed
        or len(answer.text.split()) > MOST_WORDS_TO_TAKE_OUT
    ):
        return None
    if not takes_out(answer.text) or meant.another_line(turn) is not None or not names_one_thing(answer.text):
        return None
    take_out_line(turn)
    return {question.slot: SKIPPED, repair.SLOT: None}


def nothing_to_change(answer: Answer) -> Slots | None:
    """A "no" that says that all is well ends the reading back: "nothing to change", "no, it's fine"."""
    question = answer.question
    if not (question.shows_record and question.kind == "yes_no") or not answer.is_typed:
        return None
    return take(answer.turn, question, True) if changes_nothing(answer.text) else None


def a_line_to_change(answer: Answer) -> Slots | None:
    """Whatever is no yes to the record read back tells what is to be changed in it."""
    question = answer.question
    if not (question.shows_record and question.kind == "yes_no") or answer.value is True:
        return None
    return {question.slot: None, **edit.choose_line(answer.turn, question)}


def limited_sharing(answer: Answer) -> Slots | None:
    """Share within the limits that are set: "all but line 7", "just my people"; where it is not clear which, ask."""
    turn, question = answer.turn, answer.question
    limit = limit_of(answer.text) if question.record.get("share") == "record" and answer.is_typed else None
    if limit is None or answer.value == "none":
        return None
    shared = share_limited(turn, limit)
    if shared is not None:
        return shared
    turn.say("private_which")
    return take(turn, question, "some")


def after_an_alarm(answer: Answer) -> Slots | None:
    """Right after a risk was heard a typed yes may be meant for that: what is shared is asked once more."""
    turn, question = answer.turn, answer.question
    is_sharing = question.record.get("share") in ("record", "goal", "lines") and answer.is_typed
    if not is_sharing or not is_right_after_an_alarm(turn):
        return None
    return {question.slot: None}


def lines_instead_of_a_goal(answer: Answer) -> Slots | None:
    """Whoever names the lines to keep back where the goal is asked about has said it all: "2 and 5"."""
    turn, question = answer.turn, answer.question
    if question.record.get("share") != "goal" or not answer.is_typed or answer.value is not None:
        return None
    named = read_lines(answer.text, len(meant.lines_of(turn)))
    lines = turn.guide.first("share", "lines")
    return take(turn, lines, named) | {question.slot: SKIPPED, lines.slot: named} if named else None
