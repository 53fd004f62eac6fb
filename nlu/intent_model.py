"""Tells intents apart: n-grams, with or without more beside them, one linear classifier. Knows no Rasa.

Character n-grams carry Welsh (the encoder knows none), dialect and misspellings; the multilingual sentence
encoder carries meaning in English. Another reading of the text may count beside them (`nlu/gloss.py`). Trained weights
are kept as plain arrays, never as pickles.
"""

from __future__ import annotations

import json
import re
import unicodedata
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

_REPEATED = re.compile(r"(.)\1{2,}")


def normalised(text: str) -> str:
    """Return a text as the n-grams see it: lower case, no accents, straight apostrophes, no stretched letters."""
    bare = text.lower().replace("’", "'")
    if not bare.isascii():
        decomposed = unicodedata.normalize("NFD", bare)
        bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return _REPEATED.sub(r"\1\1", bare)


def main_axes(vectors: Any, most: int) -> Any:
    """Return the axes along which sentence vectors differ most, one a column: a truncated singular value decomposition.

    Args:
        vectors: one row a sentence.
        most: at most so many axes.
    """
    rows = np.asarray(vectors, dtype=np.float32)
    _, _, axes = np.linalg.svd(rows.T @ rows)
    return np.ascontiguousarray(axes[:most].T, dtype=np.float32)


class IntentModel:
    """A linear classifier over n-grams and sentence vectors."""

    def __init__(
        self,
        strength: float = 60.0,
        vector_weight: float = 1.5,
        max_features: int = 12_000,
        axes: int = 200,
        iterations: int = 60,
        leaning: dict[str, float] | None = None,
        characters: tuple[int, int] = (1, 4),
        words: tuple[int, int] = (1, 2),
        is_balanced: bool = True,
        reading: Callable[[str], list[str]] | None = None,
        reading_weight: float = 1.0,
    ) -> None:
        """Set the model up, untrained.

        Args:
            strength: inverse of the L2 penalty (scikit-learn's `C`).
            vector_weight: how much the sentence vectors count beside the n-grams; both have length 1.
            max_features: most n-grams kept.
            axes: main axes of the sentence vectors that are kept; all of them took half as long again and told less.
                With 0 the model reads n-grams alone.
            iterations: most rounds of the solver: of SAGA, which goes through the sentences one by one, where n-grams
                alone are read, else of L-BFGS; more took longer and gave nothing (docs/understanding.md).
            leaning: labels to lean towards in doubt, and how much (in log odds).
            characters: shortest and longest n-gram of characters.
            words: shortest and longest n-gram of words.
            is_balanced: whether rare labels weigh as much as frequent ones.
            reading: what else is read of a text, as a list of terms; None for nothing.
            reading_weight: how much that counts beside the n-grams; both have length 1.
        """
        self.is_balanced = is_balanced
        self.most_axes = axes
        self.iterations = iterations
        self.leaning = leaning or {}
        self.strength = strength
        self.vector_weight = vector_weight
        self.reading_weight = reading_weight
        counting: dict[str, Any] = {"sublinear_tf": True, "max_features": max_features, "dtype": np.float32}
        word = r"[^\W_]+(?:'[^\W_]+)?"
        self.counters = {
            "ngram": TfidfVectorizer(analyzer="char_wb", ngram_range=characters, preprocessor=normalised, **counting),
            "word": TfidfVectorizer(token_pattern=word, ngram_range=words, preprocessor=normalised, **counting),
        }
        if reading is not None:
            self.counters["term"] = TfidfVectorizer(analyzer=reading, **counting)
        self.axes: Any = None
        self.labels: list[str] = []
        self.weights: Any = None
        self.bias: Any = None

    def _features(self, counted: dict[str, Any], vectors: Any) -> Any:
        if "term" in counted:
            counted = counted | {"term": counted["term"] * self.reading_weight}
        # A loaded vectorizer counts in numbers of twice the length: all weights would be copied for every message.
        if not self.most_axes:
            return hstack(list(counted.values()), dtype=np.float32).tocsr()
        turned = np.asarray(vectors, dtype=np.float32) @ self.axes
        return hstack([*counted.values(), csr_matrix(turned * self.vector_weight)], dtype=np.float32).tocsr()

    def fit(self, texts: Sequence[str], labels: Sequence[str], vectors: Any = None) -> None:
        """Train on texts with their intents, and their sentence vectors (one row each) where the model reads them."""
        counted = {name: counter.fit_transform(texts) for name, counter in self.counters.items()}
        self.axes = main_axes(vectors, self.most_axes) if self.most_axes else np.zeros((0, 0), dtype=np.float32)
        classifier = LogisticRegression(
            C=self.strength,
            max_iter=self.iterations,
            class_weight="balanced" if self.is_balanced else None,
            solver="lbfgs" if self.most_axes else "saga",
            random_state=1,
        )
        # Several threads only wait for one another over rows as sparse as these; not to converge is meant.
        with threadpool_limits(1), warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            classifier.fit(self._features(counted, vectors), labels)
        self.labels = list(classifier.classes_)
        self.weights = np.ascontiguousarray(classifier.coef_.T, dtype=np.float32)
        self.bias = classifier.intercept_.astype(np.float32)
        for label, odds in self.leaning.items():
            if label in self.labels:
                self.bias[self.labels.index(label)] += odds

    def probabilities(self, texts: Sequence[str], vectors: Any = None) -> Any:
        """Return one row a text, one column a label, each row summing to 1."""
        counted = {name: counter.transform(texts) for name, counter in self.counters.items()}
        scores = self._features(counted, vectors) @ self.weights + self.bias
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        return scores / scores.sum(axis=1, keepdims=True)

    def save(self, folder: Path) -> None:
        """Write the trained model into a folder."""
        tables: dict[str, Any] = {"labels": self.labels}
        for name, counter in self.counters.items():
            tables[f"{name}s"] = {term: int(column) for term, column in counter.vocabulary_.items()}
        (folder / "intents.json").write_text(json.dumps(tables, ensure_ascii=False), encoding="utf-8")
        np.savez_compressed(
            folder / "intents.npz",
            weights=self.weights,
            bias=self.bias,
            axes=self.axes,
            **{f"{name}_idf": counter.idf_ for name, counter in self.counters.items()},
        )

    def load(self, folder: Path) -> None:
        """Read a trained model from a folder.

        Raises:
            FileNotFoundError: if there is none.
        """
        tables = json.loads((folder / "intents.json").read_text(encoding="utf-8"))
        with np.load(folder / "intents.npz", allow_pickle=False) as arrays:
            self.weights, self.bias, self.axes = arrays["weights"], arrays["bias"], arrays["axes"]
            for name, counter in self.counters.items():
                counter.vocabulary_ = tables[f"{name}s"]
                counter.idf_ = arrays[f"{name}_idf"]
        self.labels = tables["labels"]
