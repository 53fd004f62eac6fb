"""The safety layer's model of wordings is trained in a process of its own, which says what went wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from nlu.components import safety
from nlu.wordings import read, train_apart

SETTINGS = {"strength": 4.0, "max_features": 100, "iterations": 5}


def test_what_only_looks_like_a_risk_is_not_read() -> None:
    assert read("My knee is KILLING me on the stairs") == "on the stairs"
    assert read("...") == "-"


def test_where_the_process_fails_its_last_words_are_told(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match=r"The safety layer was not trained: .*ValueError"):
        train_apart(SETTINGS, ["one text"], [], tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_other_messages_for_the_safety_layer_have_it_trained_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safety, "SAFETY_DATA", tmp_path)
    (tmp_path / "some.yml").write_text("one")
    before = safety.SafetyLayer.fingerprint_addon({})
    assert before == safety.SafetyLayer.fingerprint_addon({})
    (tmp_path / "some.yml").write_text("two")
    assert safety.SafetyLayer.fingerprint_addon({}) != before
