"""Writes the report page of an evaluation: tables in Markdown, plots as SVG."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nlu.measures import IntentFigures, Score

CALIBRATION_BINS = 5


@dataclass(frozen=True)
class Measured:
    """What was measured on one set in one language."""

    name: str
    language: str
    intents: IntentFigures
    elements: dict[str, Score]
    confidences: list[tuple[float, bool]]  # how sure the classifier was of its best guess, and whether it was right


def report(measured: list[Measured], plots: bool = False) -> str:
    """Return the report as Markdown.

    Args:
        measured: the figures, one entry a set and language.
        plots: show the plots that `write_plots` writes beside the page.
    """
    lines = ["# How well Nod understands", "", "Written by `nod evaluate --report`. What the figures mean:"]
    lines += ["[understanding](../understanding.md).", "", *_overview(measured)]
    for m in measured:
        lines += ["", f"## {m.name}, {m.language}", ""]
        if plots:
            lines += [f"![F1 of each intent]({_stem(m)}-intents.svg)", ""]
            lines += [f"![How sure, how often right]({_stem(m)}-calibration.svg)", ""]
        lines += _table("intent", m.intents.per_intent)
        lines += ["", "Taken for another, most often first:", ""]
        lines += [f"- `{should}` as `{was}`: {count}" for should, was, count in m.intents.confusions[:15]]
        if m.elements:
            lines += ["", *_table("element", m.elements)]
    return "\n".join(lines) + "\n"


def _overview(measured: list[Measured]) -> Iterator[str]:
    yield "| set | language | macro-F1, control intents | without the risks | answers taken | spans, F1 |"
    yield "|---|---|---|---|---|---|"
    for m in measured:
        low, high = m.intents.taken.interval
        taken = f"{100 * m.intents.taken.value:.1f} % ({100 * low:.1f} to {100 * high:.1f})"
        spans = f"{m.elements['all'].f1:.3f}" if m.elements else ""
        figures = f"{m.intents.macro_f1:.3f} | {m.intents.macro_f1_without_risks:.3f} | {taken} | {spans}"
        yield f"| {m.name} | {m.language} | {figures} |"


def _table(what: str, scores: dict[str, Score]) -> Iterator[str]:
    yield f"| {what} | precision | recall | F1 | count |"
    yield "|---|---|---|---|---|"
    for name, s in scores.items():
        yield f"| {name} | {s.precision:.2f} | {s.recall:.2f} | {s.f1:.2f} | {s.count} |"


def _stem(m: Measured) -> str:
    return f"{m.name}-{m.language}"


def calibration(confidences: list[tuple[float, bool]], bins: int = CALIBRATION_BINS) -> list[tuple[float, float, int]]:
    """Return for each fifth of sureness the mean sureness, the share that was right, and how many there were."""
    found = []
    for number in range(bins):
        inside = [(c, right) for c, right in confidences if min(int(c * bins), bins - 1) == number]
        if inside:
            mean = sum(c for c, _ in inside) / len(inside)
            found.append((mean, sum(right for _, right in inside) / len(inside), len(inside)))
    return found


def write_plots(measured: list[Measured], folder: Path) -> None:
    """Write the plots of a report beside its page."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "nod"  # the same figures give the same file
    from matplotlib import pyplot

    for m in measured:
        names = sorted(m.intents.per_intent, key=lambda name: m.intents.per_intent[name].f1)
        figure, axes = pyplot.subplots(figsize=(7, 7))
        axes.barh(names, [m.intents.per_intent[name].f1 for name in names], color="#00566b")
        axes.set_xlim(0, 1)
        axes.set_xlabel("F1")
        axes.set_title(f"{m.name}, {m.language}")
        _save(figure, folder / f"{_stem(m)}-intents.svg")
        figure, axes = pyplot.subplots(figsize=(4, 4))
        points = calibration(m.confidences)
        axes.plot([0, 1], [0, 1], color="#999999", linewidth=1)
        axes.plot([p[0] for p in points], [p[1] for p in points], marker="o", color="#00566b")
        axes.set_xlabel("how sure")
        axes.set_ylabel("how often right")
        _save(figure, folder / f"{_stem(m)}-calibration.svg")


def _save(figure: object, file: Path) -> None:
    figure.savefig(file, bbox_inches="tight", metadata={"Date": None})  # type: ignore[attr-defined]
