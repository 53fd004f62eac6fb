"""How the figures are worked out."""

from __future__ import annotations

import pytest

from nlu.clinc import measure as measure_clinc
from nlu.language import language_of
from nlu.measures import Share, intent_figures, span_scores
from nlu.report import Measured, calibration, report
from nlu.sentences import Element, unmarked


def test_intent_figures_are_over_the_control_intents() -> None:
    found = intent_figures(
        ["answer", "answer", "stop", "stop", "risk_abuse"], ["answer", "stop", "stop", "answer", "answer"]
    )
    assert found.taken.value == 0.5
    assert found.macro_f1 == pytest.approx(0.25)
    assert found.macro_f1_without_risks == pytest.approx(0.5)
    assert found.per_intent["stop"].f1 == 0.5
    assert ("answer", "stop", 1) in found.confusions


def test_a_share_has_an_interval_that_narrows() -> None:
    few, many = Share(1, 10), Share(100, 1000)
    assert few.interval[0] < 0.1 < few.interval[1]
    assert many.interval[1] - many.interval[0] < few.interval[1] - few.interval[0]
    assert Share(0, 0).interval == (0.0, 1.0)


def test_marks_are_read_as_spans_of_the_bare_sentence() -> None:
    marked = unmarked("[my son](person) comes [on Sunday](when)")
    assert marked.text == "my son comes on Sunday"
    assert [marked.text[e.start : e.end] for e in marked.elements] == ["my son", "on Sunday"]


def test_a_span_counts_once_where_it_overlaps_one_of_its_label() -> None:
    wanted = [[Element("person", 0, 6), Element("when", 10, 19)], []]
    found = [[Element("person", 3, 6), Element("person", 0, 2), Element("place", 10, 19)], [Element("hope", 0, 4)]]
    scores = span_scores(wanted, found)
    assert (scores["person"].precision, scores["person"].recall) == (0.5, 1.0)
    assert scores["when"].f1 == 0.0
    assert scores["all"].precision == 0.25


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("dwi'n hoffi the pub a'r capel", "cy"),
        ("dwi isio mynd i'r capel", "cy"),
        ("rwyn hoffi cerdded", "cy"),
        ("I want to walk more", "en"),
        ("Gareth", None),
        ("", None),
    ],
)
def test_a_language_is_told_only_where_it_shows(said: str, language: str | None) -> None:
    assert language_of(said) == language


def test_calibration_puts_sureness_beside_being_right() -> None:
    assert calibration([(0.9, True), (0.95, False), (0.1, False)]) == [
        (0.1, 0.0, 1),
        (pytest.approx(0.925), 0.5, 2),
    ]


def test_the_report_names_what_was_taken_for_what() -> None:
    figures = intent_figures(["answer", "stop"], ["stop", "answer"])
    text = report([Measured("blind", "cy", figures, {}, [])])
    assert "| blind | cy | 0.000" in text
    assert "- `stop` as `answer`: 1" in text


def test_clinc_is_measured_at_one_threshold_chosen_without_the_test() -> None:
    """On a data set of our own making in the published shape: the published one is not shipped."""
    import numpy as np

    axes = {"pay": 0, "play": 1, "call": 2}

    def vectors(texts: list[str]) -> object:
        rows = np.full((len(texts), 4), 0.01, dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[axes.get(text.split()[0], 3)] = 1.0
        return rows

    rows = [(f"{verb} thing {n}", verb) for verb in axes for n in "abcdef"]
    test = [("pay x", "pay"), ("play y", "play"), ("call z", "call")]
    many = test * 30  # so few that one wrong would say little choose no threshold
    found = measure_clinc({"train": rows, "val": many, "test": test, "oos_test": [("qqq zzz", "oos")]}, vectors)
    assert found.in_scope_accuracy == 1.0
    assert found.out_of_scope_recall == 1.0
    unsure = measure_clinc({"train": rows, "val": test, "test": test, "oos_test": [("qqq zzz", "oos")]}, vectors)
    assert unsure.threshold == 0.0
