"""The sentences the understanding is measured on: each with its intent, or with its elements marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent / "evaluation"
SETS = ("development", "blind")  # thresholds are chosen on the first; the second is only ever measured
LANGUAGES = ("en", "cy")
_MARKED = re.compile(r"\[([^\]]+)\]\((\w+)\)")


@dataclass(frozen=True)
class Case:
    """A sentence with the intent it should have, and the family of phrasings it belongs to."""

    text: str
    intent: str
    family: str


@dataclass(frozen=True)
class Element:
    """A span of a sentence: its label, its first character and the one after its last."""

    label: str
    start: int
    end: int


@dataclass(frozen=True)
class Marked:
    """A sentence with the elements it should show."""

    text: str
    elements: tuple[Element, ...]


def _read(name: str, language: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((HERE / name / f"{language}.yml").read_text(encoding="utf-8"))
    return loaded


def cases(name: str, language: str) -> list[Case]:
    """Return the sentences of a set with their intents."""
    return [
        Case(text, intent, family["family"])
        for intent, families in _read(name, language)["intents"].items()
        for family in families
        for text in family["examples"]
    ]


def marked_sentences(name: str, language: str) -> list[Marked]:
    """Return the sentences of a set with their elements; a set may have none."""
    families = _read(name, language).get("elements", [])
    return [unmarked(text) for family in families for text in family["examples"]]


def unmarked(text: str) -> Marked:
    """Read Rasa's inline marks: `see [my son](person)`."""
    return Marked(_MARKED.sub(r"\1", text), tuple(_elements(text)))


def _elements(text: str) -> Iterator[Element]:
    removed = 0
    for match in _MARKED.finditer(text):
        start = match.start() - removed
        yield Element(match.group(2), start, start + len(match.group(1)))
        removed += len(match.group(0)) - len(match.group(1))
