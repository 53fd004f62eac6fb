"""The understanding, trained: what it must not get wrong, and figures that may not fall behind."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from actions.guide.table import load_guide
from nlu.element_model import ElementModel
from nlu.evaluate import MODEL, measure
from nlu.examples import DATA, examples
from nlu.intent_model import IntentModel, normalised
from nlu.lexicon import classes_of
from nlu.near import near_copies
from nlu.parsing import parse_all
from nlu.report import Measured, report, write_plots
from nlu.sentences import SETS, cases, marked_sentences

# Below what was measured (docs/understanding.md): a fall behind these is a mistake, not noise.
FLOOR = {"en": (0.93, 0.80), "cy": (0.87, 0.76)}  # macro-F1 of intents, F1 of spans
# Answers taken for something else, the safety layer's alarms among them. The goal is 0.02 on the blind set; in Welsh 2
# of 147 are, and a model that was trained on another machine may differ by one or two.
MOST_TAKEN = {
    ("blind", "en"): 0.02,
    ("blind", "cy"): 0.03,
    ("development", "en"): 0.08,
    ("development", "cy"): 0.08,
}


@pytest.fixture(scope="module")
def measured() -> dict[tuple[str, str], Measured]:
    return {(m.name, m.language): m for m in measure()}


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("name", SETS)
def test_the_figures_do_not_fall_behind(measured: dict[tuple[str, str], Measured], name: str, language: str) -> None:
    least_f1, least_span_f1 = FLOOR[language]
    found = measured[name, language]
    assert found.intents.macro_f1 >= least_f1
    assert found.intents.taken.value <= MOST_TAKEN[name, language]
    if found.elements:
        assert found.elements["all"].f1 >= least_span_f1


def test_the_report_page_has_a_table_for_each_set_and_its_plots(
    measured: dict[tuple[str, str], Measured], tmp_path: Path
) -> None:
    found = list(measured.values())
    text = report(found, plots=True)
    write_plots(found, tmp_path)
    for one in found:
        assert f"{one.name}-{one.language}-intents.svg" in text
        for plot in ("intents", "calibration"):
            assert (tmp_path / f"{one.name}-{one.language}-{plot}.svg").stat().st_size > 1000
    for intent in ("stop", "pause", "change_answer", "answer"):
        assert text.count(f"| {intent} |") >= len(found), intent
    assert sum(bool(one.elements) for one in found) == 2
    assert text.count("| person |") == 2


@pytest.mark.parametrize("language", ["en", "cy"])
def test_no_sentence_of_the_evaluation_is_a_reworded_one_of_the_training(language: str) -> None:
    trained = [example.text for example in examples() if example.language == language]
    held_out = {case.text for name in SETS for case in cases(name, language)}
    held_out |= {sentence.text for name in SETS for sentence in marked_sentences(name, language)}
    exact = {normalised(text) for text in trained} & {normalised(text) for text in held_out}
    assert {text for text in exact if len(text.split()) > 3} == set(), "stock phrases of a few words may stand in both"
    assert near_copies(held_out, trained) == {}


@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_intent_of_the_domain_has_examples_in_both_languages(language: str) -> None:
    domain = yaml.safe_load(Path("domain.yml").read_text(encoding="utf-8"))
    trained = [
        entry["intent"]
        for file in (DATA / language).glob("*.yml")
        for entry in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]
    ]
    assert set(trained) == set(domain["intents"])


@pytest.mark.parametrize(
    ("text", "seen"),
    [("Sŵn y Môr", "swn y mor"), ("I’m", "i'm"), ("sooooo", "soo"), ("STOP", "stop")],
)
def test_spelling_is_evened_out(text: str, seen: str) -> None:
    assert normalised(text) == seen


@pytest.mark.parametrize("axes", [200, 0])
def test_a_saved_model_says_the_same_as_before(tmp_path: Path, axes: int) -> None:
    import numpy as np

    texts, labels = ["stop now", "go back", "to walk", "to swim"], ["stop", "go_back", "answer", "answer"]
    vectors = np.eye(4, 8, dtype=np.float32)
    model, loaded = IntentModel(axes=axes), IntentModel(axes=axes)
    model.fit(texts, labels, vectors)
    model.save(tmp_path)
    loaded.load(tmp_path)
    rows = model.probabilities(texts, vectors)
    assert loaded.probabilities(texts, vectors) == pytest.approx(rows)
    assert rows.sum(axis=1) == pytest.approx([1.0] * 4)
    assert [model.labels[row.argmax()] for row in rows] == labels


SENTENCES = [
    ("I want to walk to the shop", [("hope", 10, 26)]),
    ("my sister helps me", [("person", 0, 9)]),
    ("I want to swim at the pool", [("hope", 10, 26)]),
    ("my brother helps me", [("person", 0, 10)]),
    ("dwi isio cerdded", [("hope", 9, 16)]),
    ("stop now", []),
]


def test_elements_are_spans_of_the_persons_own_words(tmp_path: Path) -> None:
    model, loaded = ElementModel(), ElementModel()
    texts = [text for text, _ in SENTENCES] * 3
    model.fit(texts, [spans for _, spans in SENTENCES] * 3, [{}] * len(texts), tmp_path)
    loaded.load(tmp_path)
    said = "I want to ride to the shop"
    found = loaded.find(said, {})
    assert [(f.label, said[f.start : f.end]) for f in found] == [("hope", "ride to the shop")]
    assert found == model.find(said, {})
    assert all(0 <= f.confidence <= 1 for f in found)
    assert loaded.find("", {}) == []


def test_words_of_both_languages_share_their_class() -> None:
    words = ["fy", "chwaer", "my", "sister"]
    classes = classes_of("fy chwaer my sister", [0, 3, 10, 13], words)
    assert classes[1] == classes[3] == {"person"}
    assert all("hope_cue" in found for found in classes_of("get back", [0, 4], ["get", "back"]))


@pytest.mark.slow
def test_what_a_button_suggests_is_taken_for_an_answer() -> None:
    """A suggestion is sent in words, as if typed: it must never be mistaken for a command."""
    from rasa.core.agent import Agent

    suggested = [words for q in load_guide().questions for listed in q.suggest.values() for words in listed]
    found = [parsed["intent"]["name"] for parsed in parse_all(Agent.load(str(MODEL)), suggested)]
    assert suggested
    assert [pair for pair in zip(suggested, found, strict=True) if pair[1] != "answer"] == []
