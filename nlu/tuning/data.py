"""The sentences the encoder learns from, and how else people would have typed them."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from nlu.safety import RISKS
from nlu.sentences import unmarked

DATA = Path(__file__).parents[1] / "data"
TRANSLATIONS = Path(__file__).parent / "translations.tsv"  # English, a tabulator, Welsh
NONE = "none"
ABOUT = ("self", "other")
_KEYS = "abcdefghijklmnopqrstuvwxyz"
_MARKS = re.compile(r"[.,!?;:]")


@dataclass(frozen=True)
class Example:
    """A sentence to learn from: its risk (or none), and its intent (None where it tells nothing about intents)."""

    text: str
    risk: str
    intent: str | None
    file: str  # the name of the data file it stands in
    language: str = "en"
    about: str | None = None  # whose danger it tells of: `self` or `other`; None where nobody said


def examples(data: Path = DATA) -> Iterator[Example]:
    """Return all sentences of the training data.

    Args:
        data: a folder of Rasa's training data.

    Raises:
        ValueError: if the metadata of an intent says what is not known.
    """
    for file in sorted(data.rglob("*.yml")):
        for entry in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]:
            if "intent" in entry:
                yield from _examples_of(entry, file)


def chosen(rows: Sequence[Example], twice: Collection[str], others: int | None, seed: int = 1) -> list[Example]:
    """Return what one run reads: some files twice, and of all others as many sentences as there is time for.

    Args:
        rows: all sentences.
        twice: names of the files that are read twice.
        others: how many sentences of the other files, by chance; all where None.
        seed: of that chance.
    """
    new = [row for row in rows if row.file in twice]
    old = [row for row in rows if row.file not in twice]
    if others is not None and others < len(old):
        old = random.Random(seed).sample(old, others)  # noqa: S311
    return [*new, *new, *old]


def translations(file: Path = TRANSLATIONS) -> dict[str, str]:
    """Return the English original of each Welsh sentence that was translated from one."""
    pairs = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines())
    return {welsh: english for english, welsh in pairs}


def _examples_of(entry: dict[str, object], file: Path) -> Iterator[Example]:
    name, metadata = str(entry["intent"]), entry.get("metadata") or {}
    if not isinstance(metadata, dict):
        raise ValueError(f"{file}: the metadata of {name} must be a mapping.")
    is_risk, about = name in RISKS, metadata.get("about")
    if about not in (None, *ABOUT):
        raise ValueError(f"{file}: about must be one of {', '.join(ABOUT)}, and not {about!r}.")
    tells_intent = not is_risk and not metadata.get("only_for_safety")
    for line in str(entry["examples"]).splitlines():
        text = unmarked(line.removeprefix("- ")).text.strip()
        if text:
            risk, intent = name if is_risk else NONE, name if tells_intent else None
            yield Example(text, risk, intent, file.name, file.parent.name, about)


def worn(text: str, chance: random.Random) -> str:
    """Return a text as somebody in a hurry types it: no capitals, marks or accents, and now and then a wrong key."""
    if chance.random() < 0.3:
        text = text.lower()
    if chance.random() < 0.2:
        text = _MARKS.sub("", text) or text
    if chance.random() < 0.15:
        text = text.replace("'", "").replace("’", "") or text
    if chance.random() < 0.25:
        text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return _mistyped(text, chance) if chance.random() < 0.12 and len(text) > 6 else text


def _mistyped(text: str, chance: random.Random) -> str:
    at, kind = chance.randrange(1, len(text) - 1), chance.random()
    if kind < 0.4:
        return text[:at] + text[at + 1 :]
    if kind < 0.7:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[:at] + chance.choice(_KEYS) + text[at + 1 :]
