"""A text as it is compared: lower case, no accents. Pure."""

from __future__ import annotations

import unicodedata


def plain(text: str) -> str:
    """Return a text in lower case, without accents and with straight apostrophes."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("’", "'"))
    return "".join(character for character in decomposed if not unicodedata.combining(character))
