"""How texts and buttons are laid out in a Telegram chat."""

from __future__ import annotations

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import MessageLimit

BUTTONS_IN_A_ROW = {"number": 6, "words": 2}


def split(text: str, most: int = int(MessageLimit.MAX_TEXT_LENGTH)) -> list[str]:
    """Cut a text at line ends, then at blanks, into pieces that Telegram takes."""
    pieces: list[str] = []
    while len(text) > most:
        cut = max(text.rfind("\n", 0, most), text.rfind(" ", 0, most))
        cut = cut if cut > 0 else most
        pieces.append(text[:cut])
        text = text[cut:].lstrip()
    return [*pieces, text] if text else pieces


def keyboard(buttons: list[dict[str, str]]) -> InlineKeyboardMarkup:
    """Lay buttons out in rows that fit a phone: numbers six to a row, words two, long words one."""
    numbers = [b for b in buttons if b["title"].isdigit()]
    words = [b for b in buttons if not b["title"].isdigit()]
    wide = any(len(button["title"]) > 18 for button in words)
    rows = _rows(numbers, BUTTONS_IN_A_ROW["number"]) + _rows(words, 1 if wide else BUTTONS_IN_A_ROW["words"])
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(b["title"], callback_data=b["payload"]) for b in row] for row in rows]
    )


def _rows(buttons: list[dict[str, str]], size: int) -> list[list[dict[str, str]]]:
    return [buttons[start : start + size] for start in range(0, len(buttons), size)]
