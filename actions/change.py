"""Going to another part, changing what was said, and looking back."""

from __future__ import annotations

from typing import Any

from actions import edit, notice
from actions.close import reopen
from actions.guide.answers import is_clear_yes, read_lines
from actions.guide.changes import adds
from actions.guide.flow import part_named
from actions.guide.taking_out import (
    asks_to_take_out,
    means_just_that,
    means_the_last,
    names_a_number,
    names_one_thing,
    takes_out,
)
from actions.navigate import Aside, GoBack, stay
from actions.readback import say_which_part
from actions.record.goals import current_goal
from actions.take import take
from actions.turn import Events, NodAction, Turn
from actions.typed import typed_answer, typed_button_of


class ChoosePart(NodAction):
    """`choose_part`: goes to the part a person names."""

    action_name = "action_choose_part"

    def work(self, turn: Turn) -> Events:
        """Go there, or ask which part is meant."""
        typed = typed_answer(turn)
        if typed is not None:
            return typed
        named = turn.entity("to")
        by_button = next((part for part in turn.guide.guided if part.name == named), None)
        part = by_button or part_named(turn.guide, turn.text)
        if "welcome" not in turn.done:
            return turn.go_on()  # nothing is asked before consent
        if part is None or not part.guided or part.name == "welcome":
            say_which_part(turn)
            return stay(turn)
        return reopen(turn, part)


class ChangeAnswer(ChoosePart):
    """`change_answer`: puts something down beside what is there, changes the line a person means, or goes to a part.

    The earlier words are kept beside the new ones.
    """

    action_name = "action_change_answer"

    def work(self, turn: Turn) -> Events:
        """Find what is meant: something new, a line, a part; else ask."""
        if "welcome" not in turn.done:
            return super().work(turn)
        typed = typed_answer(turn)
        if typed is not None:
            return typed
        named = self._lines_kept_back(turn)
        if named:
            return turn.go_on(**named)
        if turn.message.payload is None and adds(turn.text) and self._put_down(turn):
            return turn.go_on(**edit.to_be_read_back(turn))
        found = edit.candidates(turn)
        if len(found) == 1:
            is_sure = asks_to_take_out(turn.text) and names_a_number(turn.text)
            return edit.take_out(turn, found[0]) if is_sure else edit.begin(turn, found[0])
        if edit.ask_which(turn, found):
            return stay(turn)
        return GoBack().work(turn) if means_the_last(turn.text) else super().work(turn)

    @staticmethod
    def _lines_kept_back(turn: Turn) -> dict[str, Any]:
        """Where it is asked which lines stay private, "line 6" is the answer and no wish to change it."""
        question = turn.question
        if question is None or question.kind != "lines" or turn.message.payload is not None:
            return {}
        named = read_lines(turn.text, len(edit.lines_of(turn))) or edit.numbers_of_named(turn)
        return take(turn, question, named) if named else {}

    def _put_down(self, turn: Turn) -> bool:
        """Put what the message names beside what the record holds, and say so; tells whether it names anything."""
        new, old = [], []
        for kind in notice.KINDS[:-1]:
            question = next(q for q in turn.guide.questions if notice.kind_of(q) == kind)
            fresh, known = notice.put_down(turn, kind, question)
            new += fresh
            old += known
        if new:
            turn.say("put_down", words=_quoted(new))
        elif old:
            turn.say("is_there_already", words=_quoted(old))
        return bool(new or old)


def _quoted(words: list[str]) -> str:
    return ", ".join(f"“{one}”" for one in words)


class DeleteData(Aside):
    """`delete_data`: "delete line 3" or "delete that" takes out one line; only else all is asked about."""

    action_name = "action_delete_data"
    part_name = "delete"

    def work(self, turn: Turn) -> Events:
        """Take out the line that is meant, ask which, or ask whether everything shall go."""
        if turn.question is not None and turn.question.part == self.part_name and is_clear_yes(turn.text):
            return turn.go_on(**{turn.question.slot: True})  # "yes, delete it" answers what was just asked
        is_typed = turn.known and turn.message.payload is None and typed_button_of(turn) is None
        if not is_typed or not takes_out(turn.text):
            return super().work(turn)
        if means_just_that(turn.text):
            last = edit.last_said(turn)
            return edit.take_out(turn, last[0]) if last else super().work(turn)
        found = edit.candidates(turn)
        if len(found) == 1:
            # Words may fit a line by chance: it is shown, and a tap takes it out. A number is meant as it is said.
            return (edit.take_out if names_a_number(turn.text) else edit.begin)(turn, found[0])
        if edit.ask_which(turn, found):
            return stay(turn)
        if not found and not names_one_thing(turn.text):
            return super().work(turn)
        turn.say("which_line")
        return stay(turn)


class ReviewProgress(NodAction):
    """`review_progress`: looks back on the goal."""

    action_name = "action_review_progress"

    def work(self, turn: Turn) -> Events:
        """Enter the review, where there is a goal."""
        if not turn.known or current_goal(turn.session, turn.person_id) is None:
            turn.say("no_goal_yet")
            return turn.go_on()
        return reopen(turn, turn.guide.part("review"))
