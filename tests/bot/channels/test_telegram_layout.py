"""What Telegram takes: lengths, rows of buttons, ids that tell nothing."""

from __future__ import annotations

import pytest

from actions.record.database import Database
from bot.channels.telegram_layout import keyboard, split
from bot.channels.telegram_updates import sender_id


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        ("short", ["short"]),
        ("one two three", ["one two", "three"]),
        ("x" * 25, ["x" * 10, "x" * 10, "x" * 5]),
    ],
)
def test_a_long_text_is_cut_where_words_end(text: str, pieces: list[str]) -> None:
    assert split(text, most=10) == pieces


def test_a_scale_fits_a_phone() -> None:
    numbers = [{"title": str(n), "payload": str(n)} for n in range(11)]
    rows = keyboard([*numbers, {"title": "Not sure", "payload": "/unsure"}]).inline_keyboard
    assert [len(row) for row in rows] == [6, 5, 1]


def test_long_titles_have_a_row_each() -> None:
    rows = keyboard([{"title": "To get back to the bowling club", "payload": "1"}, {"title": "b", "payload": "2"}])
    assert [len(row) for row in rows.inline_keyboard] == [1, 1]


def test_a_conversation_does_not_tell_the_chat(own_database: Database) -> None:
    assert "4242" not in sender_id(4242)
    assert sender_id(4242) == sender_id(4242) != sender_id(4243)
