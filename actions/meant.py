"""Which line of the record somebody means: by its number, its words, its kind, or the words that were wrong in it."""

from __future__ import annotations

from actions import areas
from actions.guide.changes import kind_to_change, replaced, with_replaced
from actions.lines import Line, find_line, find_lines, leads_with_a_number, record_lines
from actions.turn import Turn


def lines_of(turn: Turn) -> list[Line]:
    """Return the lines of the record as they stand."""
    return record_lines(turn.session, turn.person_id, turn.language) if turn.known else []


def candidates(turn: Turn) -> list[Line]:
    """Return the lines that the message may be about: none, one, or several that fit equally well."""
    lines = lines_of(turn)
    number = turn.entity("to") or ""  # what a button of `ask_which` carries
    if number.isdecimal() and int(number) > 0:
        return lines[int(number) - 1 : int(number)]
    if turn.message.payload is not None:
        return []
    kind = kind_to_change(turn.text)
    of_that_kind = [line for line in lines if kind is not None and line.label == kind]
    return areas.lines_corrected(lines, turn.text) or of_that_kind or find_lines(lines, turn.text)


def numbers_of_named(turn: Turn, words: str | None = None) -> list[int] | None:
    """Return the number (from 1) of the one line that words name; None where that is not clear.

    Args:
        turn: the turn.
        words: "line 7", "the telly"; the message where nothing is given.
    """
    lines = lines_of(turn)
    found = find_lines(lines, turn.text if words is None else words)
    return [lines.index(found[0]) + 1] if len(found) == 1 else None


def last_said(turn: Turn) -> list[Line]:
    """Return the line that was said last; nothing where there is none."""
    lines = [line for line in lines_of(turn) if line.edits == "words" and line.element_id]
    return sorted(lines, key=lambda line: line.element_id or 0)[-1:]


def another_line(turn: Turn) -> Line | None:
    """Return the line that is named by its number while another one is open: "no, line 19", "25 is me"; else None."""
    if turn.message.payload is not None or not leads_with_a_number(turn.text):
        return None
    return find_line(lines_of(turn), turn.text)


def correction(turn: Turn) -> Line | None:
    """Return the line that "it wasn't bowls, it was bingo" corrects, whatever question is open; else None."""
    change = replaced(turn.text)
    if change is None or turn.message.payload is not None:
        return None
    line = find_line(lines_of(turn), change[0])
    return line if line is not None and line.edits == "words" and with_replaced(line.text, turn.text) else None
