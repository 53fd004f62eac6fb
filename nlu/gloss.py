"""What is said, word for word in English: so that what is learnt from one language is known in the other.

A gloss is no translation: the words stand where they stood ("y mab sy'n fy nharo": the son who my hit). It is read in
pairs of words that stand near one another, whichever comes first, because Welsh says the verb first. One table
(`gloss.tsv`) has for each form of a Welsh word the English word that is said for it most; it is learnt from sentences
of both languages (`nlu/tuning/gloss.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

from nlu.intent_model import normalised
from nlu.language import language_of

TABLE = Path(__file__).with_suffix(".tsv")  # Welsh form, a tabulator, English word
NEAR = 3  # words from which a pair is made: the next three
_ENGLISH_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_WELSH_WORD = re.compile(r"'?[^\W_]+(?:['-][^\W_]+)*")
_UNSAID = frozenset({"the", "a", "an", "in", "to"})  # English says them where Welsh does not, or the other way round
# How somebody speaks of themselves, in one form; the order counts.
_MYSELF = (
    (re.compile(r"\b(?:r?ydw|dw|w|rwyf?) i\b"), "dwi"),
    (re.compile(r"\b(?:dwin|win|fin|(?:rwy|wi|wy|rwyf|dwi|fi)'?n)\b"), "dwi yn"),
    (re.compile(r"\bdwisi?o\b"), "dwi eisiau"),
    (re.compile(r"\b(?:sai|sa i|so fi|dwi'm|dwim|dydw i ddim|dwi ddim|smo fi|nid (?:yd)?wyf)\b"), "dwi ddim"),
)
# Words that are written together with the one before: "mae'n", "a'i".
_JOINED = re.compile(r"^(.+?)'(n|r|i|u|w|m|th|ch)$")
_APART = {"n": "yn", "r": "y", "i": "ei", "u": "eu", "w": "ei", "m": "ddim", "th": "dy", "ch": "eich"}
# The sound that a word begins with after some other words, and those it may have without them.
_MUTATED = {
    "ngh": ("c",), "ng": ("g",), "mh": ("p",), "nh": ("t",), "ph": ("p",), "th": ("t",), "ch": ("c",), "dd": ("d",),
    "ff": (), "ll": (), "rh": (), "b": ("p",), "f": ("b", "m"), "g": ("c",), "d": ("t",), "m": ("b",), "n": ("d",),
    "l": ("ll", "gl"), "r": ("rh", "gr"),
    "a": ("ga",), "e": ("ge",), "i": ("gi",), "o": ("go",), "u": ("gu",), "w": ("gw",), "y": ("gy",),
}  # fmt: skip
_SHORT = 3  # letters; shorter words are too much alike
_LAST_VOWEL = re.compile(r"a(?=[^aeiouwy]+$)")
_ENGLISH_ENDINGS = ("ing", "ed", "es", "s", "ly")


def english_words(text: str) -> list[str]:
    """Return the words of an English text: lower case, no accents."""
    return _ENGLISH_WORD.findall(normalised(text))


def welsh_words(text: str) -> list[str]:
    """Return the words of a Welsh text: lower case, no accents, what is written together apart."""
    said = normalised(text)
    for pattern, form in _MYSELF:
        said = pattern.sub(form, said)
    return [part for word in _WELSH_WORD.findall(said) for part in _apart(word)]


def _apart(word: str) -> Iterator[str]:
    joined = _JOINED.match(word)
    if joined is None:
        yield word.lstrip("'")
    else:
        yield joined[1].lstrip("'")
        yield _APART[joined[2]]


def radicals(word: str) -> list[str]:
    """Return the forms a word may have without its mutation ("ladd": "lladd", "gladd")."""
    if len(word) <= _SHORT:
        return []
    mutated = next((sound for sound in _MUTATED if word.startswith(sound)), "")
    return [sound + word[len(mutated) :] for sound in _MUTATED.get(mutated, ())]


def written_out(word: str) -> list[str]:
    """Return how a word may be written whose ending stands as it is spoken ("petha", "pethe", "angan", "stopo")."""
    if len(word) <= _SHORT:
        return []
    forms = []
    if word.endswith("a"):
        forms += [f"{word}u", f"{word}f"]
    if word.endswith(("a", "e")):
        forms += [f"{word[:-1]}au", f"{word[:-1]}ai"]
    if word.endswith("o"):
        forms.append(f"{word[:-1]}io")
    return [*forms, *([_LAST_VOWEL.sub("e", word)] if _LAST_VOWEL.search(word) else [])]


def first_known(word: str, is_known: Callable[[str], bool]) -> str | None:
    """Return the first form of a word that is known: as it is, written out, without its mutation, or both."""
    spelt = [word, *written_out(word)]
    return next(filter(is_known, [*spelt, *(form for one in spelt for form in radicals(one))]), None)


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    return frozenset(_table().values())


def _gloss(word: str) -> str:
    known = first_known(word, _table().__contains__)
    return word if known is None else _table()[known]


def trimmed(word: str) -> str:
    """Return an English word without its ending, so that its forms meet ("hits", "hitting": "hit")."""
    ending = next((end for end in _ENGLISH_ENDINGS if word.endswith(end) and len(word) - len(end) >= _SHORT), "")
    if not word.endswith("ss"):
        word = word[: len(word) - len(ending)]
    if len(word) > 3 and word.endswith("e"):
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


def gloss(text: str) -> list[str]:
    """Return a text word for word in English; a word that has no gloss stays, a text in English too."""
    language = language_of(text)
    if language == "en":
        return english_words(text)
    words = welsh_words(text)
    # Where the language does not show, a word that is English stays ("fear", "a hot nine").
    return [word if language is None and word in _english() else _gloss(word) for word in words]


def near_words(text: str) -> list[str]:
    """Return the trimmed words of a text's gloss, and each pair of them that stand near one another."""
    words = [trimmed(word) for word in gloss(text) if word not in _UNSAID]
    pairs = [
        f"{min(one, other)}+{max(one, other)}" for n, one in enumerate(words) for other in words[n + 1 : n + 1 + NEAR]
    ]
    return words + pairs
