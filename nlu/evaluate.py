"""Measures the trained model on sentences it was not trained on (`nlu/evaluation/`), each set and language apart."""

from __future__ import annotations

import argparse
import logging
import sys
import time
import warnings
from itertools import product
from pathlib import Path
from typing import Any

from nlu.measures import intent_figures, span_scores
from nlu.parsing import parse_all
from nlu.report import Measured, report, write_plots
from nlu.safety_conversations import conversations_report, listen_to_all
from nlu.safety_evaluate import failures, measure_all, safety_report
from nlu.sentences import LANGUAGES, SETS, Case, Element, Marked, cases, marked_sentences

MODEL = Path(__file__).parent.parent / "models" / "nod.tar.gz"


def measure(sets: tuple[str, ...] = SETS, model: Path = MODEL) -> list[Measured]:
    """Load the model and measure each set in each language."""
    from rasa.core.agent import Agent

    agent: Any = Agent.load(str(model))
    measured = []
    for name, language in product(sets, LANGUAGES):
        wanted, marked = cases(name, language), marked_sentences(name, language)
        _tell(f"{name}, {language}: {len(wanted) + len(marked)} sentences")
        measured.append(_measured(agent, name, language, wanted, marked))
    return measured


def _measured(agent: Any, name: str, language: str, wanted: list[Case], marked: list[Marked]) -> Measured:
    parsed = parse_all(agent, [case.text for case in wanted])
    intents = intent_figures([case.intent for case in wanted], [p["intent"]["name"] for p in parsed])
    guesses = [p["intent_ranking"][0] for p in parsed]
    confidences = [(g["confidence"], g["name"] == case.intent) for g, case in zip(guesses, wanted, strict=True)]
    found = [_elements(parsed) for parsed in parse_all(agent, [sentence.text for sentence in marked])]
    elements = span_scores([sentence.elements for sentence in marked], found) if marked else {}
    return Measured(name, language, intents, elements, confidences)


def _elements(parsed: dict[str, Any]) -> list[Element]:
    return [Element(e["entity"], e["start"], e["end"]) for e in parsed["entities"]]


def _safety(folder: Path | None) -> int:
    """Measure the safety layer, and print what it gets wrong in the development set; the blind set stays unseen."""
    from rasa.core.agent import Agent

    agent: Any = Agent.load(str(MODEL))
    measured, heard = measure_all(agent, _tell), listen_to_all(agent, _tell)
    page = safety_report(measured) + conversations_report(heard)
    sys.stdout.write(page)
    sys.stdout.writelines(f"{line}\n" for line in failures(measured, ("development",)))
    for language in LANGUAGES:
        sys.stdout.writelines(f"conversation, {language}: {line}\n" for line in heard["development", language].wrong)
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "evaluation.md").write_text(page, encoding="utf-8")
    return 0


def _tell(line: str) -> None:
    """Show whoever waits how far it has come; the page itself goes to standard output."""
    sys.stderr.write(f"{time.strftime('%X')} reading {line}\n")


def _quieten() -> None:
    """Leave standard error to what whoever waits should read."""
    import sanic.app  # Rasa imports it, and then every library's deprecation is shown  # noqa: F401
    from rasa.utils.log_utils import configure_structlog

    warnings.filterwarnings("ignore", category=DeprecationWarning)
    logging.disable(logging.WARNING)
    configure_structlog(logging.ERROR)  # unconfigured, structlog prints every message


def main() -> int:
    """Measure, print, and write the report page."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--report", type=Path)
    parser.add_argument("--clinc", type=Path)
    parser.add_argument("--safety", action="store_true")
    arguments = parser.parse_args()
    _quieten()
    if arguments.clinc:
        from nlu.clinc import run

        return run(arguments.clinc)
    if not MODEL.exists():
        sys.stderr.write("There is no trained model. Run: .venv/bin/nod train\n")
        return 1
    if arguments.safety:
        return _safety(arguments.report)
    measured = measure()
    sys.stdout.write(report(measured))
    if arguments.report:
        arguments.report.mkdir(parents=True, exist_ok=True)
        (arguments.report / "report.md").write_text(report(measured, plots=True), encoding="utf-8")
        write_plots(measured, arguments.report)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
