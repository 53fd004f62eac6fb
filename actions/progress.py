"""Says how far the conversation has come: which part of how many, and about how many minutes are left."""

from __future__ import annotations

from collections.abc import Sequence

from actions.guide.catalogue import about_minutes
from actions.guide.flow import minutes_left
from actions.guide.table import Part
from actions.turn import Turn


def say(turn: Turn, part: Part | None, done: Sequence[str] = ()) -> bool:
    """Say it for a part of the guide; the welcome has no number.

    Args:
        turn: the turn.
        part: the part the conversation is in.
        done: parts that are done with this turn, beside those the slots name.

    Returns:
        Whether there was anything to say.
    """
    guided = turn.guide.guided
    if part is None or part not in guided or guided.index(part) == 0:
        return False
    left = minutes_left(turn.guide, [*turn.done, *done])
    turn.say(
        "part_of",
        number=guided.index(part),
        all=len(guided) - 1,
        title=part.title[turn.language],
        minutes=about_minutes(left, turn.language),
    )
    return True
