"""Says the record back in the person's own words, and asks what to change."""

from __future__ import annotations

from actions.edit import lines_of
from actions.lines import numbered
from actions.turn import Turn


def say_record(turn: Turn) -> None:
    """Say the whole record as numbered lines, or that there is none yet."""
    lines = lines_of(turn)
    if lines:
        turn.dispatcher.utter_message(text=numbered(lines, turn.language))
    else:
        turn.say("record_empty")


def say_which_part(turn: Turn) -> None:
    """Ask which part to go to, with a button for each."""
    buttons = [
        {"title": part.title[turn.language], "payload": f'/choose_part{{"to": "{part.name}"}}'}
        for part in turn.guide.guided
        if part.name not in ("welcome", "readback")
    ]
    turn.say("which_part", buttons=buttons)
