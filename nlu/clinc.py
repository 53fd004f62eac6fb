"""Measures the same intent model on CLINC150 (Larson et al. 2019, arXiv 1909.02027), trained on its training set.

The data is not shipped: hand in the published `data_full.json` (CC BY 3.0). In-scope accuracy and out-of-scope recall
are read at one threshold, chosen on the validation part alone; a sentence below it counts as out of scope.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from nlu.intent_model import IntentModel
from nlu.measures import Share

# Accuracy that the validation part must surely keep while the threshold goes up: the lower bound of its 95 % interval,
# since the test part is as often a little worse as a little better.
LEAST_IN_SCOPE = 0.94


@dataclass(frozen=True)
class ClincFigures:
    """What was measured: accuracy on the in-scope test set and recall of its out-of-scope one, at one threshold."""

    in_scope_accuracy: float
    out_of_scope_recall: float
    threshold: float


def measure(data: dict[str, list[tuple[str, str]]], vectors_of: Any) -> ClincFigures:
    """Train on `train`, choose the threshold on `val`, and measure `test` and `oos_test`.

    Args:
        data: the parts of the published file, each a list of (sentence, intent).
        vectors_of: makes the sentence vectors of a list of texts, one row each.
    """
    model = IntentModel()
    texts = [text for text, _ in data["train"]]
    model.fit(texts, [intent for _, intent in data["train"]], vectors_of(texts))
    right, sure = _judged(model, data["val"], vectors_of)
    threshold = _threshold(right, sure)
    right, sure = _judged(model, data["test"], vectors_of)
    _, sure_outside = _judged(model, data["oos_test"], vectors_of)
    return ClincFigures(
        float(np.mean(right & (sure >= threshold))), float(np.mean(sure_outside < threshold)), float(threshold)
    )


def _judged(model: IntentModel, rows: list[tuple[str, str]], vectors_of: Any) -> tuple[Any, Any]:
    texts = [text for text, _ in rows]
    found = model.probabilities(texts, vectors_of(texts))
    labels = np.array(model.labels)[found.argmax(axis=1)]
    return labels == np.array([intent for _, intent in rows]), found.max(axis=1)


def _threshold(right: Any, sure: Any) -> float:
    """Return the highest threshold at which surely enough of the in-scope validation sentences stay right."""
    best = 0.0
    for threshold in np.unique(np.round(sure, 3)):
        kept = Share(int(np.sum(right & (sure >= threshold))), len(right))
        if kept.interval[0] >= LEAST_IN_SCOPE:
            best = float(threshold)
    return best


def run(file: Path) -> int:
    """Measure a published file and print the figures."""
    from nlu.components.encoder import vectors_of

    try:
        raw = json.loads(file.read_text(encoding="utf-8"))
        data = {name: [(text, intent) for text, intent in raw[name]] for name in ("train", "val", "test", "oos_test")}
    except (OSError, ValueError, KeyError, TypeError) as error:
        sys.stderr.write(f"{file} is not CLINC150's data_full.json ({type(error).__name__}: {error})\n")
        return 1
    found = measure(data, vectors_of)
    sys.stdout.write(
        f"in-scope accuracy {100 * found.in_scope_accuracy:.1f} %, "
        f"out-of-scope recall {100 * found.out_of_scope_recall:.1f} % at threshold {found.threshold:.3f}\n"
    )
    return 0
