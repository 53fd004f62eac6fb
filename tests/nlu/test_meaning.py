"""What sentences mean: vectors that know Welsh, kept for the training data, and the model that learns from them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from nlu.meaning import meanings, meanings_to_learn_from, table, training_sentences, write_table
from nlu.meaning_model import MeaningModel, together

SAME = [
    ("I want to see my grandchildren more often", "Dw i eisiau gweld fy wyrion yn amlach"),
    ("my chest hurts and I cannot breathe", "mae fy mrest i'n brifo a dw i'n methu anadlu"),
    ("the bus stops at five o'clock", "mae'r bws yn gorffen am bump o'r gloch"),
    ("I can teach somebody to knit", "gallwn i ddysgu rhywun i wau"),
]


def test_the_same_thing_said_in_english_and_in_welsh_lies_close_together() -> None:
    rows = meanings([text for pair in SAME for text in pair])
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    alike = rows[0::2] @ rows[1::2].T
    assert list(alike.argmax(axis=1)) == list(range(len(SAME))), alike


@pytest.fixture(scope="module")
def sentences() -> list[str]:
    return sorted(set(training_sentences()))


def test_the_table_knows_what_the_model_learns_from(sentences: list[str]) -> None:
    _, is_known = table().look_up(sentences)
    assert is_known.mean() > 0.98, "training would take long: write the table anew (python -m nlu.meaning)"


def test_the_table_holds_what_the_encoder_says(sentences: list[str]) -> None:
    sample = sentences[:: len(sentences) // 30]
    kept, read = meanings_to_learn_from(sample), meanings(sample)
    cosines = (kept * read).sum(axis=1) / np.linalg.norm(kept, axis=1) / np.linalg.norm(read, axis=1)
    assert cosines.min() > 0.98, "the table is of another encoder or of other axes"


def test_a_sentence_that_is_new_is_read_and_kept(tmp_path: Path) -> None:
    new = ["a sentence that stands nowhere else in the data", "brawddeg newydd sbon i'r prawf hwn"]
    assert not table().look_up(new)[1].any()
    assert np.array_equal(meanings_to_learn_from(new), meanings(new))
    path = tmp_path / "meaning.npz"
    write_table([*new, "hello"], path)
    with np.load(path) as kept:
        assert kept["rows"].shape == (3, kept["axes"].shape[1])


def test_no_text_is_an_error_and_long_texts_are_cut() -> None:
    rows = meanings(["", "word " * 5_000, "word " * 160])
    assert np.isfinite(rows).all()
    assert np.array_equal(rows[1], rows[2])


def test_the_model_learns_and_reads_the_same_after_it_was_kept(tmp_path: Path) -> None:
    drawn = np.random.default_rng(7).normal(size=(600, 4)).astype(np.float32)
    labels = [("inside", "between", "outside")[int(row @ row > 2.5) + int(row @ row > 5)] for row in drawn]
    model = MeaningModel(width=32, networks=2, rounds=150, penalty=1e-4)
    model.fit(drawn, labels)
    found = model.probabilities(drawn)
    assert np.allclose(found.sum(axis=1), 1)
    assert np.mean([model.labels[n] == label for n, label in zip(found.argmax(axis=1), labels, strict=True)]) > 0.9
    model.save(tmp_path)
    again = MeaningModel(32, 2, 150, 1e-4)
    again.load(tmp_path)
    assert again.labels == model.labels
    assert np.array_equal(again.probabilities(drawn), found)


def test_two_labels_are_too_few() -> None:
    with pytest.raises(ValueError, match="three labels"):
        MeaningModel(8, 1, 1, 1e-4).fit(np.zeros((4, 2)), ["a", "b", "a", "b"])


def test_two_models_together_lie_between_them() -> None:
    one, other = np.array([[0.9, 0.1]]), np.array([[0.2, 0.8]])
    assert np.allclose(together(one, other, 0), one)
    assert np.allclose(together(one, other, 1), other)
    assert 0.2 < together(one, other, 0.4)[0, 0] < 0.9
    assert np.allclose(together(one, other, 0.4).sum(), 1)
