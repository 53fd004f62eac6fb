"""Marks the elements in a sentence: a linear-chain conditional random field over plain features. Knows nothing of Rasa.

Conditional random fields: Lafferty, McCallum and Pereira 2001; CRFsuite through sklearn-crfsuite. The features are
words, their neighbours, what spaCy names, and the classes of `lexicon.yml`, which both languages share. The trained
model is CRFsuite's own file, not a pickle.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pycrfsuite
import sklearn_crfsuite

from nlu.intent_model import normalised
from nlu.lexicon import classes_of

_TOKEN = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]")
_FILE = "elements.crfsuite"
_ENDS = ".;!?"
_NAMES = ("person", "place", "when")  # short spans, of which two may stand side by side
LOOKS_BACK = 6  # words to the left that are seen as a bag

Names = dict[int, str]  # what spaCy calls the entity that covers a character, by the character's place
Span = tuple[str, int, int]  # label, first character, the one after the last


@dataclass(frozen=True)
class Token:
    """A word or a sign, and where it stands."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Found:
    """A span that was marked: its label, where it stands, and how sure the model is (0 to 1)."""

    label: str
    start: int
    end: int
    confidence: float


def tokens(text: str) -> list[Token]:
    """Cut a text into words and signs."""
    return [Token(m.group(0), m.start(), m.end()) for m in _TOKEN.finditer(text)]


def features(text: str, names: Names) -> list[dict[str, Any]]:
    """Return the features of each token of a sentence."""
    found = tokens(text)
    words = [normalised(token.text) for token in found]
    classes = classes_of(text, [token.start for token in found], words)
    leads = list(_lead_ins(words, classes))
    rows = []  # in one order always, so that two trainings give one model
    for i, token in enumerate(found):
        row: dict[str, Any] = {"bias": 1.0, **leads[i]}
        for step in (-2, -1, 0, 1, 2):
            at = i + step
            if not 0 <= at < len(found):
                row[f"{step}:edge"] = 1.0
                continue
            row |= {f"{step}:k={name}": 1.0 for name in sorted(classes[at])}
            row |= {f"{step}:{feature}": 1.0 for feature in _of_word(words[at], found[at].text, abs(step))}
        row |= {f"-1,0={' '.join(words[i - 1 : i + 1])}": 1.0} if i else {}
        row |= {f"0,1={' '.join(words[i : i + 2])}": 1.0} if i + 1 < len(words) else {}
        row |= {f"left={word}": 1.0 for word in _left(words, i)}
        row |= {f"name={names[token.start]}": 1.0} if token.start in names else {}
        rows.append(row)
    return rows


def _of_word(word: str, text: str, away: int) -> Iterator[str]:
    yield f"w={word}"
    if away < 2:
        yield from (f"p3={word[:3]}", f"p5={word[:5]}", f"s3={word[-3:]}")
        if text[:1].isupper():
            yield "capital"
        if word.isdigit():
            yield "digit"


def _left(words: Sequence[str], i: int) -> Iterator[str]:
    """Yield the words to the left, back to the last full stop."""
    for word in reversed(words[max(0, i - LOOKS_BACK) : i]):
        if word in _ENDS:
            return
        yield word


def _lead_ins(words: Sequence[str], classes: Sequence[set[str]]) -> Iterator[dict[str, float]]:
    """Yield for each word the cues before it in its sentence, and the nearest: what tells a hope from an offer."""
    last: dict[str, int] = {}
    for i, word in enumerate(words):
        if word in _ENDS:
            last = {}
        row = {f"seen={cue}": 1.0 for cue in last}
        if last:
            row[f"near={max(last, key=lambda cue: last[cue])}"] = 1.0
        yield row
        last |= {name: i for name in sorted(classes[i]) if name.endswith("_cue") or name == "negation"}


class ElementModel:
    """Finds spans of the labels it was trained on."""

    def __init__(self, c1: float = 0.05, c2: float = 0.02, iterations: int = 100) -> None:
        """Set the model up, untrained.

        Args:
            c1: weight of the L1 penalty.
            c2: weight of the L2 penalty.
            iterations: most rounds of L-BFGS.
        """
        self._settings = {"c1": c1, "c2": c2, "max_iterations": iterations}
        self._tagger: Any = None
        self._trained = b""

    def fit(self, texts: Sequence[str], spans: Sequence[Sequence[Span]], names: Sequence[Names], folder: Path) -> None:
        """Train, and keep the trained model in a folder.

        Args:
            texts: the sentences.
            spans: the elements of each.
            names: what spaCy found in each.
            folder: where the model is written.
        """
        model = sklearn_crfsuite.CRF(
            algorithm="lbfgs", model_filename=str(folder / _FILE), keep_tempfiles=True, **self._settings
        )
        rows = [features(text, named) for text, named in zip(texts, names, strict=True)]
        model.fit(rows, [_tags(text, own) for text, own in zip(texts, spans, strict=True)])
        self.load(folder)

    def load(self, folder: Path) -> None:
        """Read a trained model from a folder.

        Raises:
            FileNotFoundError: if there is none.
        """
        self._trained = (folder / _FILE).read_bytes()  # the tagger reads it in place: it must live as long
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(self._trained)

    def find(self, text: str, names: Names) -> list[Found]:
        """Return the spans in a text, in their order."""
        found = tokens(text)
        if not found:
            return []
        self._tagger.set(features(text, names))
        tags = self._tagger.tag()
        runs: list[list[int]] = []  # the words of each span
        for i, tag in enumerate(tags):
            goes_on = tag.startswith("I-") and i and tags[i - 1][2:] == tag[2:]
            if goes_on:
                runs[-1].append(i)
            elif tag != "O":
                runs.append([i])
        spans = [self._span(found, tags, run) for run in runs]
        return [tidied for span in _joined(text, spans) if (tidied := _tidied(text, span))]

    def _span(self, found: Sequence[Token], tags: Sequence[str], run: Sequence[int]) -> Found:
        """Return the span of some words, as sure as its words are on average."""
        sure = sum(float(self._tagger.marginal(tags[i], i)) for i in run) / len(run)
        return Found(tags[run[0]][2:], found[run[0]].start, found[run[-1]].end, sure)


def _joined(text: str, spans: Sequence[Found]) -> Iterator[Found]:
    """Join two clauses of one label that touch: "get back to" and "singing in the choir" are one wish."""
    last: Found | None = None
    for span in spans:
        touches = last is not None and span.label == last.label and not text[last.end : span.start].strip()
        if last is not None and touches and span.label not in _NAMES:
            last = Found(span.label, last.start, span.end, (last.confidence + span.confidence) / 2)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _tidied(text: str, span: Found) -> Found | None:
    """Return a span without what belongs to the next sentence, signs at its ends, and a joining word left over."""
    words = re.split(r"[.;!?\n]", text[span.start : span.end])[0].rstrip(" ,:-–")
    words = re.sub(r"[ ,]+(?:and|but|so|I|a|ac|ond|then)$", "", words)
    start = span.start + len(words) - len(words.lstrip(" ,:-–'\""))
    end = span.start + len(words)
    return Found(span.label, start, end, span.confidence) if end - start > 1 else None


def _tags(text: str, spans: Sequence[Span]) -> list[str]:
    """Return a tag a token: B- where a span begins, I- inside, O outside."""
    tags, before = [], None
    for token in tokens(text):
        span = next((span for span in spans if span[1] <= token.start < span[2]), None)
        tags.append("O" if span is None else f"{'I' if span == before else 'B'}-{span[0]}")
        before = span
    return tags
