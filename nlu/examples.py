"""The messages Nod learns from, read without Rasa.

`nlu/data` is Rasa's training data. `nlu/safety_data` is of the same format and teaches the safety layer alone (and its
encoder): it reads those messages itself. They are four in five; Rasa's own reading and its tokenizer took minutes over
them, and they told no other component anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from nlu.safety import RISKS
from nlu.sentences import unmarked

DATA = Path(__file__).parent / "data"
SAFETY_DATA = Path(__file__).parent / "safety_data"
NONE = "none"
ABOUT = ("self", "other")


@dataclass(frozen=True)
class Example:
    """A message to learn from: its risk (or none), and its intent (None where it tells nothing about intents)."""

    text: str
    risk: str
    intent: str | None
    file: str  # the name of the data file it stands in
    language: str = "en"
    about: str | None = None  # whose danger it tells of: `self` or `other`; None where nobody said


def examples(*folders: Path) -> Iterator[Example]:
    """Return the messages of the training data.

    Args:
        folders: of files in the format of Rasa's training data, a folder a language; where none is named, both.

    Raises:
        ValueError: if the metadata of an intent says what is not known.
    """
    for folder in folders or (DATA, SAFETY_DATA):
        for file in sorted(folder.rglob("*.yml")):
            for entry in yaml.load(file.read_bytes(), yaml.CSafeLoader)["nlu"]:
                if "intent" in entry:
                    yield from _examples_of(entry, file)


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
