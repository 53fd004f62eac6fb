"""Changing one line of the record: which one is meant, what it says now, and back to where the conversation was."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet

from actions import areas, meant, repair
from actions.guide.changes import begins_a_change, in_place, of_a_kind, stated, with_replaced
from actions.guide.flow import SKIPPED
from actions.guide.plain import plain
from actions.guide.scales import read_scale
from actions.guide.table import Question
from actions.guide.taking_out import asks_to_take_out, numbers_to_take_out
from actions.guide.when import tells_only_a_time
from actions.lines import OF_A_LINE, Line, find_line, numbered
from actions.record.goals import goals_of
from actions.record.models import Element
from actions.record.noticed import OWN
from actions.record.people import hold_back
from actions.save import revise, standing_words, take_out_element
from actions.take import take
from actions.turn import Events, Turn
from actions.words import shortened

MOST_TO_CHOOSE_FROM = 5  # more lines than that are no help: the number is asked for
SLOTS = ("editing", "editing_element", "editing_text", "editing_suggestion", "edit_words", "edit_domain")


def called_for(turn: Turn) -> Line | None:
    """Return the line that a message is about although another question is open; else None.

    It corrects a slip, or it says which of the lines is meant that Nod has just asked about, or it wants one taken out
    where a number was asked for ("take out the bus" might elsewhere be an answer).
    """
    question = turn.question
    if question is not None and "edit" in question.record:
        return meant.another_line(turn) or _elsewhere(turn)
    is_number = question is not None and question.kind == "scale"
    if is_number and turn.message.payload is None and asks_to_take_out(turn.text):
        return find_line(meant.lines_of(turn), turn.text)
    if turn.message.payload is None and (turn.just_said("which_of_lines") or turn.just_said("which_line")):
        return find_line(meant.lines_of(turn), turn.text)
    return _named_outright(turn) or meant.correction(turn)


def _named_outright(turn: Turn) -> Line | None:
    """Return the line that is named with its new words, whatever question is open: "line 20 to 6"."""
    is_named = turn.message.payload is None and OF_A_LINE.match(plain(turn.text).lstrip()) is not None
    return find_line(meant.lines_of(turn), turn.text) if is_named and stated(turn.text) else None


def _elsewhere(turn: Turn) -> Line | None:
    """Return another line than the open one that a message corrects, changes or takes out."""
    if turn.message.payload is not None:
        return None
    is_command = asks_to_take_out(turn.text) or begins_a_change(turn.text)
    line = meant.correction(turn) or (find_line(meant.lines_of(turn), turn.text) if is_command else None)
    return line if line is not None and line.element_id != turn.slots.get("editing_element") else None


def taken_out_by_number(turn: Turn) -> list[Line]:
    """Return the lines that a message takes out by their numbers, saying nothing else: "line 11 delete that"."""
    lines = meant.lines_of(turn)
    numbers = numbers_to_take_out(turn.text) if turn.message.payload is None else []
    return [lines[number - 1] for number in numbers] if all(0 < n <= len(lines) for n in numbers) else []


def choose_line(turn: Turn, question: Question) -> dict[str, Any]:
    """Return the slots that begin the change of a line; where it is not clear which one, ask."""
    of_its_kind = _changed_of_a_kind(turn)
    if of_its_kind is not None:
        return {**of_its_kind, repair.SLOT: None}
    found = meant.candidates(turn)
    if len(found) == 1:
        changed = _change_at_once(turn, found[0])
        return about(turn, found[0]) if changed is None else {**changed, repair.SLOT: None}
    if ask_which(turn, found):
        return {repair.SLOT: None}
    return repair.failed(turn, question, "which_line")


def _change_at_once(turn: Turn, line: Line) -> dict[str, Any] | None:
    """Change a line to the words that come with its number ("line 4 should say a walk"); None where there are none."""
    if turn.message.payload is not None:
        return None
    element = turn.session.get(Element, line.element_id or 0)
    area = areas.area_meant(turn.text) if line.edits == "domain" else None
    if element is not None and area is not None:
        element.domain = area
        turn.say("area_changed")
        return {}
    words = stated(turn.text)
    return changed_to(turn, line, words) if words else None


def change_of_a_kind(turn: Turn) -> Events | None:
    """Change a line that is named by its kind to the words that come with it: "change my first hope to swim more"."""
    changed = _changed_of_a_kind(turn)
    return None if changed is None else turn.go_on(**to_be_read_back(turn), **changed)


def is_changed_by_kind(turn: Turn) -> bool:
    """Tell whether a message names a line by its kind, and its new words: it answers no question."""
    return _named_of_a_kind(turn) is not None


def _named_of_a_kind(turn: Turn) -> tuple[Line, str] | None:
    named = of_a_kind(turn.text) if turn.message.payload is None else None
    if named is None:
        return None
    # "Change the step to Friday": a time is when it is taken, and no step.
    kind = "when" if named.kind == "step" and tells_only_a_time(named.words) else named.kind
    lines = [line for line in meant.lines_of(turn) if line.label == kind]
    return (lines[named.which], named.words) if -1 <= named.which < len(lines) else None


def _changed_of_a_kind(turn: Turn) -> dict[str, Any] | None:
    named = _named_of_a_kind(turn)
    return changed_to(turn, *named) if named is not None else None


def changed_to(turn: Turn, line: Line, words: str) -> dict[str, Any] | None:
    """Put new words, or a new number, into a line and say so; None where they do not fit it.

    Returns:
        The slots that change with it.
    """
    question = turn.guide.question(line.slot or "")
    rating = read_scale(words) if question is not None and question.kind == "scale" else None
    if question is not None and rating is not None:
        turn.say("number_changed")
        return take(turn, question, rating)
    element = turn.session.get(Element, line.element_id or 0) if line.edits == "words" else None
    if element is None:
        return None
    turn.say("line_changed")
    return revise(turn, element, in_place(line.text.strip("“”"), words) or words)


def ask_which(turn: Turn, found: list[Line]) -> bool:
    """Ask which of several lines is meant, with a button for each; tells whether there are a few to choose from."""
    if not 1 < len(found) <= MOST_TO_CHOOSE_FROM:
        return False
    lines = meant.lines_of(turn)
    numbers = [lines.index(line) + 1 for line in found]
    buttons = [
        {"title": shortened(f"{n}. {line.text}", most=40), "payload": f'/change_answer{{"to": "{n}"}}'}
        for n, line in zip(numbers, found, strict=True)
    ]
    turn.say("which_of_lines", lines=numbered(lines, turn.language, numbers), buttons=buttons)
    return True


def about(turn: Turn, line: Line) -> dict[str, Any]:
    """Return the slots that say what is being changed."""
    text = line.text.strip("“”")
    return {
        "editing": line.edits or line.slot,
        "editing_element": line.element_id,
        "editing_text": shortened(text),
        "editing_suggestion": with_replaced(text, turn.text) if line.edits == "words" else None,
        "edit_words": None,
        "edit_domain": None,
        repair.SLOT: None,
    }


def take_out(turn: Turn, line: Line) -> Events:
    """Take a line out at once, because the person asked for that, and say which; its wording stays in the revisions.

    A line of a goal or a step, and one with a number or a choice, is asked about instead: others hang on it.
    """
    if not stands_alone(turn, line):
        return begin(turn, line)
    again = to_be_read_back(turn)
    return turn.go_on(**again, **take_out_words(turn, line))


def take_out_by_number(turn: Turn) -> Events | None:
    """Take out the lines that a message names by their numbers; None where it names none, or others hang on one."""
    lines = taken_out_by_number(turn)
    if not lines or not all(stands_alone(turn, line) for line in lines):
        return None
    slots = to_be_read_back(turn)
    for line in lines:
        slots |= take_out_words(turn, line)
    return turn.go_on(**slots)


def take_out_words(turn: Turn, line: Line) -> dict[str, Any]:
    """Take a line that stands alone out of the record, and say so; returns the slot of a question without an answer."""
    element = turn.session.get(Element, line.element_id or 0)
    if element is None:
        return {}
    take_out_element(turn, element)
    turn.say("taken_out", words=shortened(line.text.strip("“”")))
    answered = turn.guide.question(element.question.removesuffix(OWN))
    is_empty = answered is not None and standing_words(turn, answered) is None
    return {answered.slot: SKIPPED} if answered is not None and is_empty else {}


def to_be_read_back(turn: Turn) -> dict[str, Any]:
    """Take the record back from staff while it changes, and return the slots with which it is read back at the end."""
    if turn.identity.person.state == "shared":
        turn.say("while_changing")
    hold_back(turn.session, turn.person_id)
    again: dict[str, Any] = {question.slot: None for question in turn.guide.part("readback").questions}
    return {**again, "parts_done": [name for name in turn.done if name != "readback"]}


def stands_alone(turn: Turn, line: Line) -> bool:
    """Tell whether nothing else hangs on a line: no goal, no step, no number."""
    element = turn.session.get(Element, line.element_id or 0) if line.edits == "words" else None
    if element is None:
        return False
    if element.kind == "hope":
        return all(goal.hope_id != element.id for goal in goals_of(turn.session, turn.person_id))
    return element.kind in ("good_day", "strength", "person", "place", "offer", "barrier", "if_nothing_changes")


def begin(turn: Turn, line: Line) -> Events:
    """Begin to change a line, from anywhere in the conversation; where its new words are there, it is changed."""
    changed = _change_at_once(turn, line)
    if changed is not None:
        return turn.go_on(**to_be_read_back(turn), **changed)
    slots = about(turn, line)
    return [*(SlotSet(name, value) for name, value in slots.items()), *enter(turn, slots)]


def enter(turn: Turn, slots: dict[str, Any]) -> Events:
    """Ask for the new words; a line with a number or a choice asks its own question again.

    What was shared is not seen by staff while it changes; at the end it is read back, and sharing is asked again.
    """
    again = to_be_read_back(turn)
    done = again.pop("parts_done")
    events: Events = [SlotSet(name, value) for name, value in again.items()]
    question = turn.guide.question(str(slots.get("editing")))
    if question is None:
        events += [SlotSet("parts_done", done), ActiveLoop(None), SlotSet("requested_slot", None)]
        return [*events, FollowupAction("edit_form")]
    done = [name for name in done if name != question.part]
    events += [SlotSet("editing", None), SlotSet(question.slot, None), SlotSet("requested_slot", None)]
    return [*events, SlotSet("parts_done", done), SlotSet("part", question.part), FollowupAction(question.form)]


def finished(turn: Turn) -> Events:
    """Return the events that end the change and go on where the conversation was."""
    return [*(SlotSet(name, None) for name in SLOTS), *turn.go_on()]
