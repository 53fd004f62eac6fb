"""The sentences of the conversation that belong to no question, in English and Cymraeg side by side (`shared.yml`)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import yaml

from actions.guide.table import HERE


@lru_cache(maxsize=1)
def catalogue() -> dict[str, Any]:
    """Return the catalogue: `responses`, `buttons` and `labels`."""
    loaded: dict[str, Any] = yaml.safe_load((HERE / "shared.yml").read_text(encoding="utf-8"))
    return loaded


def label(name: str, language: str) -> str:
    """Return the label of a field of the record."""
    text: str = catalogue()["labels"][name][language]
    return text


def about_minutes(minutes: int, language: str) -> str:
    """Return a number of minutes in words that fit it: one, or more."""
    texts = catalogue()["minutes"]["one" if minutes == 1 else "more"]
    return str(texts[language]).format(n=minutes)
