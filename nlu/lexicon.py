"""Classes of words that hint at what is being talked about (`lexicon.yml`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import yaml

from nlu.intent_model import normalised


@lru_cache(maxsize=1)
def _patterns() -> dict[str, tuple[re.Pattern[str], re.Pattern[str] | None]]:
    """Return for each class what a word of it looks like, and its phrases."""
    raw = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
    patterns = {}
    for name, languages in raw.items():
        listed = [normalised(str(entry)) for entries in languages.values() for entry in entries]
        words = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in listed if " " not in word)
        phrases = "|".join(re.escape(phrase) for phrase in listed if " " in phrase)
        patterns[name] = (re.compile(rf"(?:{words})$"), re.compile(rf"\b(?:{phrases})\b") if phrases else None)
    return patterns


def _of_word(word: str) -> set[str]:
    # Asked anew each time (2 µs): kept, the words of people would stay in memory.
    return {name for name, (pattern, _) in _patterns().items() if pattern.match(word)}


def classes_of(text: str, starts: Sequence[int], words: Sequence[str]) -> list[set[str]]:
    """Return the classes of each word of a text.

    Args:
        text: the text.
        starts: where each word begins.
        words: the words, normalised.
    """
    found = [_of_word(word) for word in words]
    evened = normalised(text)
    if len(evened) != len(text):
        return found  # places would not agree: the phrases are left out
    for name, (_, phrases) in _patterns().items():
        for match in phrases.finditer(evened) if phrases else ():
            for own, start in zip(found, starts, strict=True):
                if match.start() <= start < match.end():
                    own.add(name)
    return found
