"""Measures the trained model on sentences it was not trained on (`nlu/evaluation/`), each language apart.

The set is split by phrasing family and was written without sight of the training data. Figures: macro-F1 over the
control intents (all but `answer`), and the share of free-text answers that are taken for a control intent.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
MODEL = HERE.parent / "models" / "nod.tar.gz"


@dataclass(frozen=True)
class Case:
    """A sentence with the intent it should have."""

    text: str
    intent: str
    family: str


@dataclass(frozen=True)
class Figures:
    """What was measured for one language."""

    language: str
    macro_f1: float
    answers_taken: float
    per_intent: dict[str, tuple[float, float, float, int]]  # precision, recall, F1 (0 to 1), sentences
    confusions: list[tuple[str, str, int]]  # should be, was taken for, how often


def cases(language: str) -> list[Case]:
    """Return the evaluation sentences of a language."""
    raw = yaml.safe_load((HERE / "evaluation" / f"{language}.yml").read_text(encoding="utf-8"))
    return [
        Case(text, intent, family["family"])
        for intent, families in raw["intents"].items()
        for family in families
        for text in family["examples"]
    ]


def figures(language: str, expected: list[str], predicted: list[str]) -> Figures:
    """Work the figures out of expected and predicted intents."""
    pairs = Counter(zip(expected, predicted, strict=True))
    per_intent = {}
    for intent in sorted(set(expected)):
        right = pairs[intent, intent]
        said, meant = predicted.count(intent), expected.count(intent)
        precision, recall = right / said if said else 0.0, right / meant
        f1 = 2 * precision * recall / (precision + recall) if right else 0.0
        per_intent[intent] = (precision, recall, f1, meant)
    controls = [values[2] for intent, values in per_intent.items() if intent != "answer"]
    answers = [taken for meant, taken in zip(expected, predicted, strict=True) if meant == "answer"]
    wrong = [(meant, taken, count) for (meant, taken), count in pairs.most_common() if meant != taken]
    taken_share = sum(intent != "answer" for intent in answers) / len(answers)
    return Figures(language, sum(controls) / len(controls), taken_share, per_intent, wrong)


def report(measured: list[Figures]) -> str:
    """Return the report as Markdown."""
    lines = ["| language | macro-F1, control intents | answers taken for a control intent |", "|---|---|---|"]
    lines += [f"| {m.language} | {m.macro_f1:.3f} | {100 * m.answers_taken:.1f} % |" for m in measured]
    for m in measured:
        lines += [
            "",
            f"### {m.language}",
            "",
            "| intent | precision | recall | F1 | sentences |",
            "|---|---|---|---|---|",
        ]
        lines += [f"| {i} | {p:.2f} | {r:.2f} | {f:.2f} | {n} |" for i, (p, r, f, n) in m.per_intent.items()]
        lines += ["", "Taken for another, most often first:", ""]
        lines += [f"- `{meant}` as `{taken}`: {count}" for meant, taken, count in m.confusions[:12]]
    return "\n".join(lines) + "\n"


async def measure(languages: tuple[str, ...] = ("en", "cy"), model: Path = MODEL) -> list[Figures]:
    """Load the model and measure each language."""
    from rasa.core.agent import Agent

    agent: Any = Agent.load(str(model))
    measured = []
    for language in languages:
        wanted = cases(language)
        predicted = [(await agent.parse_message(case.text))["intent"]["name"] for case in wanted]
        measured.append(figures(language, [case.intent for case in wanted], predicted))
    return measured


def main() -> int:
    """Measure, print and write the report."""
    from rasa.utils.log_utils import configure_structlog

    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    logging.disable(logging.WARNING)
    configure_structlog(logging.ERROR)  # unconfigured, structlog prints every message
    if not MODEL.exists():
        sys.stderr.write("There is no trained model. Run: .venv/bin/nod train\n")
        return 1
    text = report(asyncio.run(measure()))
    sys.stdout.write(text)
    if arguments.out:
        arguments.out.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
