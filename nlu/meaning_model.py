"""Tells risks apart by what sentences mean: a small network over sentence vectors. Knows nothing of Rasa.

The n-grams of `nlu/intent_model.py` know wordings; this knows none, and so hears what is said in other words. Together
they hear more than either (docs/understanding.md). Trained weights are kept as plain arrays, never as pickles.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier
from threadpoolctl import threadpool_limits

FILE = "meaning.npz"
LEAST_LABELS = 3


class MeaningModel:
    """Several networks of one hidden layer, whose verdicts are averaged: one alone depends on where it began."""

    def __init__(self, width: int, networks: int, rounds: int, penalty: float) -> None:
        """Set the model up, untrained.

        Args:
            width: units of the hidden layer.
            networks: how many networks are averaged.
            rounds: how often each sees all sentences.
            penalty: the L2 penalty of the weights.
        """
        self._width = width
        self._networks = networks
        self._rounds = rounds
        self._penalty = penalty
        self.labels: list[str] = []
        self._weights: list[tuple[Any, ...]] = []  # of each network: into the layer, its bias, out of it, its bias

    def fit(self, meanings: Any, labels: Sequence[str]) -> None:
        """Train on sentences' meanings (one row each) and their labels.

        Raises:
            ValueError: if there are fewer than three labels, for which the library makes a network of another shape.
        """
        if len(set(labels)) < LEAST_LABELS:
            raise ValueError("The model of meanings tells three labels or more apart.")
        self._weights = []
        # One thread: sums in another order gave another model.
        with threadpool_limits(1), warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            for number in range(self._networks):
                network = MLPClassifier(
                    (self._width,), alpha=self._penalty, batch_size=128, max_iter=self._rounds, random_state=number
                )
                network.fit(meanings, labels)
                into, out = network.coefs_
                arrays = (into, network.intercepts_[0], out, network.intercepts_[1])
                self._weights.append(tuple(array.astype(np.float32) for array in arrays))
                self.labels = list(network.classes_)

    def probabilities(self, meanings: Any) -> Any:
        """Return one row a sentence, one column a label, each row summing to 1."""
        rows = np.asarray(meanings, dtype=np.float32)
        return sum(_softmax(np.maximum(rows @ a + b, 0) @ c + d) for a, b, c, d in self._weights) / len(self._weights)

    def save(self, folder: Path) -> None:
        """Write the trained model into a folder."""
        arrays = {f"{n}_{m}": array for n, network in enumerate(self._weights) for m, array in enumerate(network)}
        np.savez_compressed(folder / FILE, labels=np.array(self.labels), **arrays)

    def load(self, folder: Path) -> None:
        """Read a trained model from a folder.

        Raises:
            FileNotFoundError: if there is none.
        """
        with np.load(folder / FILE, allow_pickle=False) as kept:
            self.labels = [str(label) for label in kept["labels"]]
            count = (len(kept.files) - 1) // 4
            self._weights = [tuple(kept[f"{n}_{m}"] for m in range(4)) for n in range(count)]


def _softmax(scores: Any) -> Any:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def together(one: Any, other: Any, share: float) -> Any:
    """Return two models' probabilities as one: multiplied, each to the power of its share, and made to sum to 1.

    Args:
        one: probabilities of the first model, one row a sentence.
        other: those of the second, in the same order of labels.
        share: how much the second counts (0 to 1).
    """
    powers = np.power(one + 1e-9, 1 - share) * np.power(other + 1e-9, share)
    return powers / powers.sum(axis=1, keepdims=True)
