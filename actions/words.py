"""Words as they are said back."""

from __future__ import annotations

LONG = 600  # characters from which Nod says that all of it was kept


def shortened(words: str, most: int = 160) -> str:
    """Return words for saying back: one line, cut at a word where they are long. The record keeps them whole."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"
