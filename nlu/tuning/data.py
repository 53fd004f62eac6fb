"""Which messages one run of the tuning reads, and how else people would have typed them."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Collection, Sequence
from pathlib import Path

from nlu.examples import Example

TRANSLATIONS = Path(__file__).parent / "translations.tsv"  # English, a tabulator, Welsh
_KEYS = "abcdefghijklmnopqrstuvwxyz"
_MARKS = re.compile(r"[.,!?;:]")


def chosen(
    rows: Sequence[Example], twice: Collection[str], others: int | None, whole: Collection[str] = (), seed: int = 1
) -> list[Example]:
    """Return what one run reads: some files twice, some whole, of all others as many sentences as there is time for.

    Args:
        rows: all sentences.
        twice: names of the files that are read twice.
        others: how many sentences of the other files, by chance; all where None.
        whole: names of the files that are read once, and whole.
        seed: of that chance.
    """
    new = [row for row in rows if row.file in twice]
    once = [row for row in rows if row.file in whole and row.file not in twice]
    old = [row for row in rows if row.file not in twice and row.file not in whole]
    if others is not None and others < len(old):
        old = random.Random(seed).sample(old, others)  # noqa: S311
    return [*new, *new, *once, *old]


def translations(file: Path = TRANSLATIONS) -> dict[str, str]:
    """Return the English original of each Welsh sentence that was translated from one."""
    pairs = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines())
    return {welsh: english for english, welsh in pairs}


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
