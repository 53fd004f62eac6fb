"""What people read of the channels and the web app: one YAML file an area, English and Cymraeg side by side."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import yaml

from actions.record.services import services

LANGUAGES = ("en", "cy")


@lru_cache(maxsize=8)
def texts(area: str) -> dict[str, dict[str, str]]:
    """Return the texts of an area (`channels`, `kiosk`, `staff`): a key, then a language."""
    loaded: dict[str, dict[str, str]] = yaml.safe_load(
        (Path(__file__).parent / f"{area}.yml").read_text(encoding="utf-8")
    )
    return loaded


def text(area: str, key: str, language: str, **words: object) -> str:
    """Return one text in a language, with its placeholders filled; those of services by themselves.

    Raises:
        KeyError: if there is no such text: a missing one is noticed by the tests, not by a patient.
    """
    return texts(area)[key][language].format(**{**services().numbers(), **words})
