"""Going to another part, changing what was said, and looking back."""

from __future__ import annotations

from collections.abc import Callable

from actions import adding, edit, meant, slips
from actions.close import reopen
from actions.guide.answers import is_clear_yes, names_nothing, read_lines
from actions.guide.asks import asks_what_is_there, is_question
from actions.guide.flow import part_named
from actions.guide.taking_out import (
    asks_to_take_out,
    means_just_that,
    means_the_last,
    names_a_number,
    names_one_thing,
    takes_out,
)
from actions.lines import numbered
from actions.navigate import Aside, Deny, GoBack
from actions.readback import say_which_part
from actions.record.goals import current_goal
from actions.reply import Reply
from actions.take import take
from actions.turn import Events, Turn
from actions.typed import typed_button_of


class ChoosePart(Reply):
    """`choose_part`: goes to the part a person names."""

    action_name = "action_choose_part"

    def work(self, turn: Turn) -> Events:
        """Go there, or ask which part is meant."""
        named = turn.entity("to")
        by_button = next((part for part in turn.guide.guided if part.name == named), None)
        part = by_button or part_named(turn.guide, turn.text)
        if "welcome" not in turn.done:
            return turn.go_on()  # nothing is asked before consent
        if turn.question is not None and turn.question.record.get("share") and is_question(turn.text):
            turn.say(f"explain_{turn.question.slot}")  # "wait, what about my goal?" is about what is shared
            return turn.go_on()
        if part is None and takes_out(turn.text):
            return DeleteData().work(turn)  # "tynna 5" goes nowhere
        if part is None or not part.guided or part.name == "welcome":
            asked = adding.ask_where(turn) if part is None else None
            if asked is None:
                say_which_part(turn)
            return asked or turn.stay()
        return reopen(turn, part)


class ChangeAnswer(ChoosePart):
    """`change_answer`: puts something down beside what is there, changes the line a person means, or goes to a part.

    The earlier words are kept beside the new ones.
    """

    action_name = "action_change_answer"

    def work(self, turn: Turn) -> Events:
        """Find what is meant: something new, a line, a part; else ask."""
        readings = MEANT if "welcome" in turn.done else ()
        for reading in readings:
            events = reading(turn)
            if events is not None:
                return events
        return super().work(turn)


def _lines_kept_back(turn: Turn) -> Events | None:
    """Where it is asked which lines stay private, "line 6" is the answer and no wish to change it."""
    question = turn.question
    if question is None or question.kind != "lines" or turn.message.payload is not None:
        return None
    named = read_lines(turn.text, len(meant.lines_of(turn))) or meant.numbers_of_named(turn)
    return turn.go_on(**take(turn, question, named)) if named else None


def _lines_by_number(turn: Turn) -> Events | None:
    return edit.take_out_by_number(turn)


def _a_line(turn: Turn) -> Events | None:
    found = meant.candidates(turn)
    if len(found) == 1 and asks_what_is_there(turn.text):
        lines = meant.lines_of(turn)
        turn.dispatcher.utter_message(text=numbered(lines, turn.language, [lines.index(found[0]) + 1]))
        return turn.go_on()  # "pryd oedd y cam?" changes nothing
    if len(found) == 1:
        is_sure = asks_to_take_out(turn.text) and names_a_number(turn.text)
        return edit.take_out(turn, found[0]) if is_sure else edit.begin(turn, found[0])
    return turn.stay() if edit.ask_which(turn, found) else None


def _what_was_said_last(turn: Turn) -> Events | None:
    return GoBack().work(turn) if means_the_last(turn.text) else None


# What a wish to change may mean, tried from the top; where none of them fits, a part is meant.
MEANT: tuple[Callable[[Turn], Events | None], ...] = (
    _lines_kept_back,
    adding.something_new,
    _lines_by_number,
    edit.change_of_a_kind,
    _a_line,
    slips.ask,
    _what_was_said_last,
)


class DeleteData(Aside):
    """`delete_data`: "delete line 3" or "delete that" takes out one line; only else all is asked about."""

    action_name = "action_delete_data"
    part_name = "delete"

    def work(self, turn: Turn) -> Events:
        """Take out the line that is meant, ask which, or ask whether everything shall go."""
        if turn.question is not None and turn.question.no_means_none and names_nothing(turn.text):
            return Deny().work(turn)  # "bugger all" asks for nothing to be deleted
        if turn.question is not None and turn.question.part == self.part_name and is_clear_yes(turn.text):
            return turn.go_on(**{turn.question.slot: True})  # "yes, delete it" answers what was just asked
        is_typed = turn.known and turn.message.payload is None and typed_button_of(turn) is None
        if not is_typed or not takes_out(turn.text):
            return super().work(turn)
        by_number = edit.take_out_by_number(turn)
        if by_number is not None:
            return by_number
        if means_just_that(turn.text):
            last = meant.last_said(turn)
            return edit.take_out(turn, last[0]) if last else super().work(turn)
        found = meant.candidates(turn)
        if len(found) == 1:
            # Words may fit a line by chance: it is shown, and a tap takes it out. A number is meant as it is said.
            return (edit.take_out if names_a_number(turn.text) else edit.begin)(turn, found[0])
        if edit.ask_which(turn, found):
            return turn.stay()
        if not found and not names_one_thing(turn.text):
            return super().work(turn)
        turn.say("which_line")
        return turn.stay()


class ReviewProgress(Reply):
    """`review_progress`: looks back on the goal."""

    action_name = "action_review_progress"

    def work(self, turn: Turn) -> Events:
        """Enter the review, where there is a goal."""
        if "welcome" not in turn.done:
            return turn.go_on()  # nothing is asked before consent
        if not turn.known or current_goal(turn.session, turn.person_id) is None:
            turn.say("no_goal_yet")
            return turn.go_on()
        return reopen(turn, turn.guide.part("review"))
