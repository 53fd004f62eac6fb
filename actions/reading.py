"""Reads an answer: first what its words mean for a question of its kind, then what follows from that.

`READINGS` is tried from the top; the first that has something to say about the answer decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from actions import edit, notice, privacy, repair
from actions.choices import choices_of, plannable
from actions.guide.answers import (
    between,
    is_clear_yes,
    names_nobody,
    names_nothing,
    numbers_in,
    read_lines,
    read_scale,
    read_yes_no,
    takes_back,
)
from actions.guide.asks import is_question
from actions.guide.choosing import means_all, names_several, read_choice, wants_no_goal
from actions.guide.consent import read_consent
from actions.guide.flow import SKIPPED
from actions.guide.reflection import finds_nothing
from actions.guide.sharing import kept_back, names_one_of_the_team, read_sharing
from actions.guide.table import Question
from actions.guide.taking_out import keeps_as_it_is, names_one_thing, takes_out
from actions.readback import share_nothing
from actions.record.goals import current_goal
from actions.save import leave_out, put_beside, standing_words, take_out_line
from actions.take import take, take_words
from actions.turn import Turn
from actions.typed import typed_button

MOST_WORDS_OF_A_LINE = 8  # whoever says more than that tells something else
MOST_ASKED_FOR_A_STRENGTH = 2
MOST_WORDS_TO_TAKE_OUT = 7
SURELY_A_HOPE = 0.5  # confidence (0 to 1) from which words are one more hope, where it is asked which comes first
_PAYLOAD = re.compile(r"^/\S*$")  # what a button sends, typed by hand: never somebody's answer

Slots = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """What was said to a question, and what that means: None where it was not understood."""

    turn: Turn
    question: Question
    value: Any

    @property
    def text(self) -> str:
        """The words, as they were typed."""
        return self.turn.message.text

    @property
    def is_typed(self) -> bool:
        """Tell whether it was typed and no button was tapped."""
        return self.turn.message.payload is None


def read_answer(turn: Turn, question: Question, raw: Any) -> Slots:
    """Save the answer to a question, or say why it was not understood.

    Args:
        turn: the turn; its message holds the answer.
        question: the question that is open.
        raw: the value Rasa found for its slot: the text, or what an intent means (`affirm` is True). A number or a
            choice was read before, and a second run leaves it as it is.

    Returns:
        The slots that the answer sets.
    """
    value = _MEANING[question.kind](turn, question, raw) if isinstance(raw, str) else raw
    answer = Answer(turn, question, _surely(turn, question) if value is True else value)
    return next(slots for reading in READINGS if (slots := reading(answer)) is not None)


def _words(turn: Turn, question: Question, raw: str) -> str | None:
    text = turn.message.text
    return text if any(character.isalnum() for character in text) and not _PAYLOAD.match(text) else None


def _rating(turn: Turn, question: Question, raw: str) -> int | None:
    return read_scale(turn.message.text)


def _yes_or_no(turn: Turn, question: Question, raw: str) -> bool | None:
    read = read_consent if question.record.get("consent") else read_yes_no
    return read(turn.message.text)


def _surely(turn: Turn, question: Question) -> bool | None:
    """Read a yes once more, with more care, where it was typed and would begin, delete all or end the reading back."""
    text = turn.message.text
    if turn.message.payload is not None:
        return True
    if question.record.get("consent"):
        return read_consent(text)
    if not turn.guide.part(question.part).guided:
        return is_clear_yes(text)
    return not (question.shows_record and takes_back(text))


def _lines(turn: Turn, question: Question, raw: str) -> list[int] | None:
    """Read the lines that stay private: numbers, or a few words of one; a question or a sentence names none."""
    text = turn.message.text
    numbers = read_lines(text, len(edit.lines_of(turn)))
    if numbers or is_question(text) or numbers_in(text) or len(text.split()) > MOST_WORDS_OF_A_LINE:
        return numbers
    return edit.numbers_of_named(turn)


def _choice(turn: Turn, question: Question, raw: str) -> str | None:
    text, payload = turn.message.text, turn.message.payload
    if question.record.get("share") and payload is None:
        # A "no" that was understood as one is never more than "some of it".
        return read_sharing(text) or ("none" if raw == "none" else None)
    chosen = read_choice(payload or text, choices_of(turn, question))
    names_somebody = chosen is None and "my_people" in _values(question) and notice.spans(turn, "person")
    return "my_people" if names_somebody else chosen


def _values(question: Question) -> set[str]:
    return {choice.value for choice in question.choices}


_MEANING: dict[str, Callable[[Turn, Question, str], Any]] = {
    "free_text": _words,
    "scale": _rating,
    "yes_no": _yes_or_no,
    "lines": _lines,
    "choice": _choice,
}


def _a_button_typed(answer: Answer) -> Slots | None:
    button = typed_button(answer.question, answer.text)
    if button is None:
        return None
    leave_out(answer.turn, answer.question, button)
    return {answer.question.slot: SKIPPED, repair.SLOT: None}


def _none_at_all(answer: Answer) -> Slots | None:
    """Where "none" is an answer, it is taken as one: nobody is asked for people they do not have."""
    turn, question = answer.turn, answer.question
    is_of_people = notice.kind_of(question) in ("person", "place", "offer") or "support" in question.record
    is_none = names_nothing(answer.text) or (is_of_people and names_nobody(answer.text))
    if not (question.no_means_none and answer.is_typed and is_none):
        return None
    notice.decline(turn, question)
    leave_out(turn, question)
    turn.say("none_is_fine")
    return {question.slot: SKIPPED, repair.SLOT: None}


def _no_strength(answer: Answer) -> Slots | None:
    """Whoever says that they have no strength is helped to one, and praised for none: "nothing, I'm crap at it all"."""
    turn, question = answer.turn, answer.question
    if question.record.get("kind") != "strength" or not answer.is_typed or not finds_nothing(answer.text):
        return None
    tries = repair.count(turn, question)
    if tries > MOST_ASKED_FOR_A_STRENGTH:
        turn.say("unsure_left")
        return {question.slot: SKIPPED, repair.SLOT: None}
    if tries == 1 or not question.suggest:
        turn.say("unsure", explain=question.explain[turn.language])
    else:
        turn.say("unsure_tap", buttons=repair.suggestions(turn, question))
    return {question.slot: None, repair.SLOT: {"question": question.slot, "count": tries}}


def _a_line_kept_private(answer: Answer) -> Slots | None:
    """Keep the line that is meant from staff; where that is not clear, what was shared is read back and asked about."""
    turn, question = answer.turn, answer.question
    if not privacy.is_wish(turn):
        return None
    if question.kind in ("scale", "choice") and answer.value is not None and not privacy.names_a_line(turn):
        turn.say("private_later")  # "just me, and keep that private": the answer counts
        return take(turn, question, answer.value)
    is_clear = privacy.keep_what_is_meant(turn)
    again = {} if is_clear or turn.identity.person.state != "shared" else edit.to_be_read_back(turn)
    return {**again, question.slot: SKIPPED if "edit" in question.record else None}


def _one_of_the_team(answer: Answer) -> Slots | None:
    """The team reads the record together: where one of them is to see it and another not, nothing is shared yet."""
    question = answer.question
    if question.record.get("share") != "record" or not answer.is_typed or not names_one_of_the_team(answer.text):
        return None
    answer.turn.say("one_team")
    return {question.slot: None}


def _nothing_shared(answer: Answer) -> Slots | None:
    """Where it is asked which lines stay private, a refusal keeps them all."""
    turn, question = answer.turn, answer.question
    if question.kind != "lines" or not privacy.stops_sharing(turn):
        return None
    return {question.slot: None, **share_nothing(turn)}


def _a_line_shown_after_all(answer: Answer) -> Slots | None:
    is_about_sharing = answer.question.kind == "lines" or answer.question.record.get("share")
    return {answer.question.slot: None} if not is_about_sharing and privacy.show_after_all(answer.turn) else None


def _lines_taken_out(answer: Answer) -> Slots | None:
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


def _open_line_taken_out(answer: Answer) -> Slots | None:
    """Whoever wants the line out that is open ("remove it", "dilea hi") gives it no new words."""
    turn, question = answer.turn, answer.question
    if (
        question.record.get("edit") != "words"
        or not answer.is_typed
        or len(answer.text.split()) > MOST_WORDS_TO_TAKE_OUT
    ):
        return None
    if not takes_out(answer.text) or edit.another_line(turn) is not None or not names_one_thing(answer.text):
        return None
    take_out_line(turn)
    return {question.slot: SKIPPED, repair.SLOT: None}


def _kept_as_it_is(answer: Answer) -> Slots | None:
    """Leave what is there where somebody says so instead of new words: "no, I shall keep the step as I gave it"."""
    turn, question = answer.turn, answer.question
    if question.kind != "free_text" or not answer.is_typed or not keeps_as_it_is(answer.text):
        return None
    standing = standing_words(turn, question)
    corrects = "corrects" in question.record or question.record.get("edit") == "words"
    if standing is None and not corrects:
        return None
    return {question.slot: standing or SKIPPED, repair.SLOT: None}


def _a_line_to_change(answer: Answer) -> Slots | None:
    """Whatever is no yes to the record read back tells what is to be changed in it."""
    question = answer.question
    if not (question.shows_record and question.kind == "yes_no") or answer.value is True:
        return None
    return {question.slot: None, **edit.choose_line(answer.turn, question)}


def _no_yes(answer: Answer) -> Slots | None:
    """To "shall I delete everything", whatever is no yes is a no."""
    question = answer.question
    is_asked_aside = question.kind == "yes_no" and not answer.turn.guide.part(question.part).guided
    return take(answer.turn, question, False) if is_asked_aside and answer.value is None else None


def _no_goal_wanted(answer: Answer) -> Slots | None:
    """Whoever wants no goal has none, and is told how to come back to it; the hopes stay."""
    turn, question = answer.turn, answer.question
    if question.part not in ("goal", "step") or not answer.is_typed or not wants_no_goal(answer.text):
        return None
    goal = current_goal(turn.session, turn.person_id)
    if goal is not None:
        goal.status = "cancelled"
    turn.say("goal_skipped")
    left = {one.slot: SKIPPED for name in ("goal", "step") for one in turn.guide.part(name).questions}
    return {**left, repair.SLOT: None}


def _several_hopes(answer: Answer) -> Slots | None:
    """One hope is planned at a time; the others are not lost by that."""
    turn, question = answer.turn, answer.question
    if question.choices_from != "hopes" or not answer.is_typed:
        return None
    if not (means_all(answer.text) and answer.value is None) and not names_several(
        answer.text, choices_of(turn, question)
    ):
        return None
    answer.turn.say("one_at_a_time")
    return {answer.question.slot: None}


def _a_new_hope(answer: Answer) -> Slots | None:
    """Whoever names another hope, where it is asked which one comes first, has put it down and chosen it."""
    turn, question = answer.turn, answer.question
    if question.choices_from != "hopes" or answer.value is not None or not answer.is_typed:
        return None
    found = notice.spans(turn, "hope", SURELY_A_HOPE)
    if not found:
        return None
    of_hopes = next(q for q in turn.guide.questions if notice.kind_of(q) == "hope")
    put_beside(turn, of_hopes)
    hope = next((one for one in plannable(turn) if one.message_id == turn.message.id), None)
    if hope is None:
        return {question.slot: None}  # no plan is made of a wish that could harm: that was said
    turn.say("hope_put_down")
    return take(turn, question, hope.words)


def _between_two_numbers(answer: Answer) -> Slots | None:
    two = between(answer.text) if answer.value is None and answer.question.kind == "scale" else None
    if two is None:
        return None
    answer.turn.say("which_number", one=two[0], other=two[1])
    return {answer.question.slot: None}


def _not_understood(answer: Answer) -> Slots | None:
    turn, question = answer.turn, answer.question
    if answer.value is not None:
        return None
    if question.kind in ("scale", "choice") and repair.count(turn, question) > repair.MOST_TRIES:
        turn.say("unsure_left")
        return {question.slot: standing_words(turn, question) or SKIPPED, repair.SLOT: None}
    first = f"not_understood_{question.kind}"
    if question.kind == "free_text":
        first = "affirm" if _PAYLOAD.match(answer.text) else "no_words"
    return {question.slot: None, **repair.failed(turn, question, first)}


def _all_but_some_lines(answer: Answer) -> Slots | None:
    """Where "all but line 7" says already what is kept back, it is not asked for."""
    turn, question = answer.turn, answer.question
    if question.record.get("share") != "record" or answer.value != "some":
        return None
    words = kept_back(answer.text) if answer.is_typed else None
    named = edit.numbers_of_named(turn, words) if words else None
    some = take(turn, question, answer.value)
    if not named:
        return some
    lines = next(q for q in turn.guide.questions if q.record.get("share") == "lines")
    # To `take`, "some of it" is not said yet, and without it the answer would be taken out again.
    return some | take(turn, lines, named) | {lines.slot: named}


def _words_as_they_are(answer: Answer) -> Slots | None:
    return take_words(answer.turn, answer.question) if answer.question.kind == "free_text" else None


def _a_value(answer: Answer) -> Slots | None:
    return take(answer.turn, answer.question, answer.value)


READINGS: tuple[Callable[[Answer], Slots | None], ...] = (
    _a_button_typed,
    _none_at_all,
    _no_strength,
    _one_of_the_team,
    _nothing_shared,
    _a_line_kept_private,
    _a_line_shown_after_all,
    _lines_taken_out,
    _open_line_taken_out,
    _kept_as_it_is,
    _a_line_to_change,
    _no_yes,
    _no_goal_wanted,
    _several_hopes,
    _a_new_hope,
    _between_two_numbers,
    _not_understood,
    _all_but_some_lines,
    _words_as_they_are,
    _a_value,
)
