"""Says the record back in the person's own words, and asks what to change."""

from __future__ import annotations

from typing import Any
from zlib import crc32

from actions.guide.flow import SKIPPED
from actions.lines import numbered
from actions.meant import lines_of
from actions.record.elements import current, with_descendants
from actions.record.flags import is_known_to_staff
from actions.record.goals import current_goal
from actions.take import take
from actions.turn import Turn

SLOT = "record_said"  # a digest of each line as it was last said
MOST_CHANGED = 3  # more lines than that, and the whole record is said again


def say_record(turn: Turn) -> None:
    """Say the whole record as numbered lines, or that there is none yet."""
    lines = lines_of(turn)
    if lines:
        turn.dispatcher.utter_message(text=numbered(lines, turn.language))
    else:
        turn.say("record_empty")


def say_what_is_new(turn: Turn, is_in_view: bool) -> dict[str, list[int]]:
    """Say the record; after a change only the lines that are new, where the others kept their numbers.

    Args:
        turn: the turn.
        is_in_view: it was read back a moment ago: what stands unchanged is not repeated.

    Returns:
        The slot that remembers what was said.
    """
    lines = lines_of(turn)
    now = [crc32(f"{line.label} {line.text} {line.is_private}".encode()) for line in lines]
    before = turn.slots.get(SLOT) or []
    changed = [n for n, (one, other) in enumerate(zip(now, before, strict=False), 1) if one != other]
    if len(now) == len(before) and 0 < len(changed) <= MOST_CHANGED:
        turn.say("these_changed")
        turn.dispatcher.utter_message(text=numbered(lines, turn.language, changed))
    elif changed or len(now) != len(before) or not is_in_view:
        say_record(turn)
    return {SLOT: now}


def share_nothing(turn: Turn) -> dict[str, Any]:
    """Share nothing, and return the slots that say so, after all that was asked about it."""
    return take(turn, turn.guide.first("share", "record"), "none")


def share_the_goal_alone(turn: Turn) -> dict[str, Any]:
    """Share the goal with all that hangs on it, keep every other line back, and return the slots that say so."""
    goal = current_goal(turn.session, turn.person_id)
    if goal is None:
        turn.say("no_goal_yet")
        return {turn.guide.first("share", "record").slot: None}
    return share_without(turn, all_but_the_goal(turn))


def share_without(turn: Turn, kept: list[int]) -> dict[str, Any]:
    """Share the record without some lines (their numbers, from 1), and return the slots after all that was asked."""
    record, goal, lines = (turn.guide.first("share", what) for what in ("record", "goal", "lines"))
    some = take(turn, record, "some")
    return some | take(turn, lines, kept) | {goal.slot: SKIPPED, lines.slot: kept}


def all_but_the_goal(turn: Turn) -> list[int]:
    """Return the numbers (from 1) of all lines that do not belong to the goal."""
    goal = current_goal(turn.session, turn.person_id)
    seen = with_descendants(current(turn.session, turn.person_id), {goal.hope_id} if goal is not None else set())
    return [n for n, line in enumerate(lines_of(turn), 1) if line.hidden_with not in seen]


def say_withheld(turn: Turn) -> None:
    """Say that nobody else sees the record; and what staff do see, where a risk was told."""
    turn.say("withheld_flagged" if is_known_to_staff(turn.session, turn.person_id) else "withheld")


def say_which_part(turn: Turn) -> None:
    """Ask which part to go to, with a button for each."""
    buttons = [
        {"title": part.title[turn.language], "payload": f'/choose_part{{"to": "{part.name}"}}'}
        for part in turn.guide.guided
        if part.name not in ("welcome", "readback")
    ]
    turn.say("which_part", buttons=buttons)
