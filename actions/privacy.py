"""A wish that a line stays private: heard at every question, kept from then on, said back, and undone as easily."""

from __future__ import annotations

import re

from actions import meant
from actions.guide import privacy as read
from actions.guide.privacy import commands_privacy, keeps_private, named_private, shows_after_all
from actions.guide.sharing import keeps_no_more, names_no_line, read_sharing
from actions.guide.table import Question
from actions.lines import Line, find_lines, numbered
from actions.record.models import Element
from actions.record.sharing import keep_back, share_all_but, withheld
from actions.turn import Turn

MOST_BY_WORDS = 3  # lines that words may name: rather one too many is hidden than one too few


def is_asked(turn: Turn) -> bool:
    """Tell whether the message is about what others see of the record, and no answer to the question that is open."""
    return is_wish(turn) or stops_sharing(turn) or _shown_by(turn) is not None


def is_wish(turn: Turn) -> bool:
    """Tell whether the message wants a line private and is no answer; where it is asked what is shared, it is one."""
    question = turn.question
    if "welcome" not in turn.done or _is_about_sharing(question):
        return False
    if turn.message.payload is not None or not keeps_private(turn.text):
        return False
    may_be_answer = question is not None and question.kind == "free_text" and "edit" not in question.record
    return not may_be_answer or commands_privacy(turn.text) or not named_private(turn.text)


def _is_about_sharing(question: Question | None) -> bool:
    return question is not None and (question.kind == "lines" or bool(question.record.get("share")))


def keep_what_is_meant(turn: Turn) -> bool:
    """Keep the line that a wish is about from staff, and say which; else say when that is asked.

    Returns:
        Whether it was clear which line is meant.
    """
    meant = _named(turn) if named_private(turn.text) else _said_last(turn)
    if not meant:
        if turn.identity.person.state != "shared":
            is_in_view = turn.question is not None and turn.question.shows_record
            turn.say("private_which" if is_in_view and names_a_line(turn) else "private_later")
        return False
    keep(turn, meant)
    return True


def names_a_line(turn: Turn) -> bool:
    """Tell whether a wish names a line at all, be it one that is not found."""
    return bool(named_private(turn.text))


def stops_sharing(turn: Turn) -> bool:
    """Tell whether somebody who shares wants that no more, or wants nothing shared where it is asked what is."""
    question = turn.question
    if turn.message.payload is not None:
        return False
    if question is not None and question.record.get("share") == "goal":
        return read.stops_sharing(turn.text)
    if question is not None and question.kind == "lines":
        is_none = read_sharing(turn.text) == "none" and not keeps_no_more(turn.text) and not names_no_line(turn.text)
        return read.stops_sharing(turn.text) or is_none
    is_done = question is None and "readback" in turn.done
    return (is_done or turn.identity.person.state == "shared") and read.stops_sharing(turn.text)


def keep_this_answer(turn: Turn) -> bool:
    """Keep an answer from staff that says so itself: "I drink a bit but don't tell my doctor"; tells whether it did."""
    if turn.message.payload is not None or not keeps_private(turn.message.text):
        return False
    keep(turn, [line for line in meant.lines_of(turn) if _is_of(turn, line, turn.message.id)])
    return True


def keep(turn: Turn, lines: list[Line]) -> None:
    """Keep lines from staff, and say which."""
    if not lines:
        return
    kept = {line.hidden_with for line in lines if line.hidden_with is not None}
    _let_stay(turn, withheld(turn.session, turn.person_id) | kept)
    standing = meant.lines_of(turn)
    numbers = [n for n, line in enumerate(standing, 1) if line.hidden_with in kept]
    is_shared = turn.identity.person.state == "shared"
    turn.say("kept_back" if is_shared else "stays_private", lines=numbered(standing, turn.language, numbers))
    turn.say("private_undo", n=numbers[0])


def show_after_all(turn: Turn) -> bool:
    """Let lines be seen that were kept private, where the message wants that; tells whether it did."""
    shown = _shown_by(turn)
    if shown is None:
        return False
    _let_stay(turn, withheld(turn.session, turn.person_id) - shown)
    turn.say("seen_now" if turn.identity.person.state == "shared" else "private_no_more")
    return True


def _shown_by(turn: Turn) -> set[int | None] | None:
    """Return what of the lines kept private the message lets be seen; None where it is about something else."""
    number = shows_after_all(turn.text) if turn.message.payload is None else None
    if number is None or _is_about_sharing(turn.question):
        return None
    lines = meant.lines_of(turn)
    private = [line for line in lines if line.is_private]
    if number > len(lines) or not private:
        return None
    return {lines[number - 1].hidden_with} if number else {line.hidden_with for line in private}


def _let_stay(turn: Turn, kept: set[int]) -> None:
    is_shared = turn.identity.person.state == "shared"
    (share_all_but if is_shared else keep_back)(turn.session, turn.person_id, kept)


def _named(turn: Turn) -> list[Line]:
    """Return the lines that the message names, by their numbers or by words; nothing where that is not clear."""
    lines, said = meant.lines_of(turn), named_private(turn.text)
    numbers = [int(number) for number in re.findall(r"\d+", said)]
    if numbers:
        return [lines[number - 1] for number in numbers if 0 < number <= len(lines)]
    found = find_lines(lines, said)
    return found if len(found) <= MOST_BY_WORDS else []


def _said_last(turn: Turn) -> list[Line]:
    """Return the lines of the last answer, while questions are being answered; after the record "that" may be all."""
    question = turn.question
    if question is None or question.shows_record:
        return []
    last = meant.last_said(turn)
    if "edit" in question.record:
        last = [line for line in meant.lines_of(turn) if line.element_id == turn.slots.get("editing_element")][:1]
    element = turn.session.get(Element, last[0].element_id) if last else None
    return [line for line in meant.lines_of(turn) if element and _is_of(turn, line, element.message_id)]


def _is_of(turn: Turn, line: Line, message_id: int | None) -> bool:
    element = turn.session.get(Element, line.element_id) if line.edits == "words" else None
    return element is not None and element.message_id == message_id
