"""Reads an answer: first what its words mean for a question of its kind, then what follows from that.

`READINGS` is tried from the top; the first that has something to say about the answer decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from actions import meant, notice, reading_goal, reading_record, reading_words, repair
from actions.answer import Answer, Slots
from actions.choices import choices_of
from actions.guide.answers import is_clear_yes, read_lines, read_yes_no, takes_back
from actions.guide.asks import is_question
from actions.guide.choosing import read_choice
from actions.guide.consent import asked_before, read_consent
from actions.guide.flow import SKIPPED
from actions.guide.limits import keeps_the_rest
from actions.guide.privacy import without_wish
from actions.guide.scales import numbers_in, rating_alone, read_scale
from actions.guide.sharing import keeps_no_more, read_sharing
from actions.guide.table import Question
from actions.limited import lines_named
from actions.readback import all_but_the_goal
from actions.save import standing_words
from actions.take import take
from actions.turn import Turn

SURELY_NAMED = 0.3  # confidence (0 to 1) of a span from which it tells who takes a step
MOST_WORDS_OF_A_LINE = 8  # whoever says more than that tells something else
_WHAT_IF = re.compile(
    r"\W*(?:what (?:if|happens|does|would|is|do)|is it|does|do i|can i|should i|beth (?:os|mae|sy))\b", re.IGNORECASE
)
_PAYLOAD = re.compile(r"^/\S*$")  # what a button sends, typed by hand: never somebody's answer


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
    value = value_of(turn, question, raw) if isinstance(raw, str) else raw
    answer = Answer(turn, question, _surely(turn, question) if value is True else value)
    return next(slots for reading in READINGS if (slots := reading(answer)) is not None)


def value_of(turn: Turn, question: Question, raw: str) -> Any:
    """Return what the words of the turn's message mean for a question of its kind; None where that is not clear.

    Args:
        turn: the turn; its message holds the words.
        question: the question they answer.
        raw: the text, or what an intent means ("none").
    """
    return _MEANING[question.kind](turn, question, raw)


def _words(turn: Turn, question: Question, raw: str) -> str | None:
    text = turn.message.text
    # A number alone tells a time, and nothing that matters to somebody: it was meant for something else.
    is_said = any(c.isalpha() for c in text) or ("when" in question.record.values() and any(c.isalnum() for c in text))
    return text if is_said and not _PAYLOAD.match(text) else None


def _rating(turn: Turn, question: Question, raw: str) -> int | None:
    text = turn.message.text
    if _WHAT_IF.match(text) and rating_alone(text) is None:
        return None  # "what happens if I say two?"
    return read_scale(text)


def _who_takes_it(turn: Turn, question: Question) -> str | None:
    """Return who takes a step where somebody or some place is named: "Lewis" is one's people, "men's shed" a group."""
    if question.record.get("step") != "who" or turn.message.payload is not None:
        return None
    if notice.spans(turn, "person"):
        return "my_people"
    return "community" if notice.spans(turn, "place", SURELY_NAMED) else None


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
    if keeps_no_more(text):
        return []
    numbers = read_lines(text, len(meant.lines_of(turn)))
    if numbers or is_question(text) or len(text.split()) > MOST_WORDS_OF_A_LINE:
        return numbers
    if keeps_the_rest(text):
        return all_but_the_goal(turn)
    return meant.numbers_of_named(turn) if numbers_in(text) else lines_named(turn, text)


def _choice(turn: Turn, question: Question, raw: str) -> str | None:
    text, payload = turn.message.text, turn.message.payload
    if question.record.get("share") == "record" and payload is None:
        # A "no" that was understood as one is never more than "some of it".
        return read_sharing(text) or ("none" if raw == "none" else None)
    chosen = read_choice(payload or without_wish(text), choices_of(turn, question))
    return chosen or _who_takes_it(turn, question)


_MEANING: dict[str, Callable[[Turn, Question, str], Any]] = {
    "free_text": _words,
    "scale": _rating,
    "yes_no": _yes_or_no,
    "lines": _lines,
    "choice": _choice,
}


def _no_yes(answer: Answer) -> Slots | None:
    """To "shall I delete everything", whatever is no yes is a no."""
    question = answer.question
    is_asked_aside = question.kind == "yes_no" and not answer.turn.guide.part(question.part).guided
    return take(answer.turn, question, False) if is_asked_aside and answer.value is None else None


def _asked_before_agreeing(answer: Answer) -> Slots | None:
    """Answer what somebody wants to know before they agree, and ask again."""
    turn, question = answer.turn, answer.question
    if not question.record.get("consent") or answer.value is not None or not answer.is_typed:
        return None
    asked = asked_before(answer.text)
    if asked is None:
        return None
    turn.say(asked)
    return {question.slot: None}


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


def _a_value(answer: Answer) -> Slots | None:
    return take(answer.turn, answer.question, answer.value)


READINGS: tuple[Callable[[Answer], Slots | None], ...] = (
    reading_record.after_an_alarm,
    reading_words.a_button_typed,
    reading_words.none_at_all,
    reading_words.no_more_to_say,
    reading_words.no_step,
    reading_words.another_number,
    reading_words.no_strength,
    reading_record.one_of_the_team,
    reading_record.nothing_to_change,
    reading_record.lines_taken_out,
    reading_record.open_line_taken_out,
    reading_words.kept_as_it_is,
    reading_record.a_line_to_change,
    _no_yes,
    reading_record.lines_instead_of_a_goal,
    reading_goal.no_goal_wanted,
    reading_goal.several_hopes,
    reading_goal.a_new_hope,
    reading_goal.between_two_numbers,
    reading_words.something_else,
    _asked_before_agreeing,
    reading_record.limited_sharing,
    _not_understood,
    reading_words.words_as_they_are,
    _a_value,
)
