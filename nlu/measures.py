"""How figures are worked out: macro-F1 over the control intents, answers taken, and F1 of spans. Pure."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from nlu.sentences import Element

RISKS = frozenset({"risk_self_harm", "risk_harm_to_others", "risk_abuse", "medical_emergency", "severe_distress"})


@dataclass(frozen=True)
class Score:
    """Precision, recall and F1, each 0 to 1, and how many there were to find."""

    precision: float
    recall: float
    f1: float
    count: int


@dataclass(frozen=True)
class Share:
    """A share with its 95 % interval (Wilson 1927)."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        """The share, 0 to 1."""
        return self.hits / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The bounds of the interval, 0 to 1."""
        if not self.of:
            return 0.0, 1.0
        z, n, p = 1.96, self.of, self.value
        centre = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return max(0.0, centre - half), min(1.0, centre + half)


@dataclass(frozen=True)
class IntentFigures:
    """What was measured of intents on one set in one language."""

    macro_f1: float  # over the control intents: all but `answer`
    macro_f1_without_risks: float
    taken: Share  # answers that were taken for a control intent
    per_intent: dict[str, Score]
    confusions: list[tuple[str, str, int]]  # should be, was taken for, how often; most often first


def score(right: int, said: int, meant: int) -> Score:
    """Return precision, recall and F1 from counts."""
    precision, recall = (right / said if said else 0.0), (right / meant if meant else 0.0)
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return Score(precision, recall, f1, meant)


def intent_figures(expected: Sequence[str], predicted: Sequence[str]) -> IntentFigures:
    """Work out the figures of expected and predicted intents, one each a sentence."""
    pairs = Counter(zip(expected, predicted, strict=True))
    said, meant = Counter(predicted), Counter(expected)
    per_intent = {intent: score(pairs[intent, intent], said[intent], meant[intent]) for intent in sorted(meant)}
    controls = {intent: s.f1 for intent, s in per_intent.items() if intent != "answer"}
    without = [f1 for intent, f1 in controls.items() if intent not in RISKS]
    taken = sum(count for (should, was), count in pairs.items() if should == "answer" and was != "answer")
    wrong = [(should, was, count) for (should, was), count in pairs.most_common() if should != was]
    return IntentFigures(
        sum(controls.values()) / max(1, len(controls)),
        sum(without) / max(1, len(without)),
        Share(taken, meant["answer"]),
        per_intent,
        wrong,
    )


def span_scores(expected: Sequence[Sequence[Element]], found: Sequence[Sequence[Element]]) -> dict[str, Score]:
    """Return the score of each label and of all together (`all`): a span counts if it overlaps one of its label.

    Each expected span is found at most once, and each found span counts at most once.
    """
    right: Counter[str] = Counter()
    for wanted, got in zip(expected, found, strict=True):
        left = list(wanted)
        for span in got:
            match = next((w for w in left if w.label == span.label and w.start < span.end and span.start < w.end), None)
            if match is not None:
                left.remove(match)
                right[span.label] += 1
    meant = Counter(span.label for spans in expected for span in spans)
    said = Counter(span.label for spans in found for span in spans)
    labels = sorted(meant | said)
    scores = {label: score(right[label], said[label], meant[label]) for label in labels}
    return scores | {"all": score(right.total(), said.total(), meant.total())}
