"""What the sentence encoder learns from: all that Rasa learns from, and as people type it."""

from __future__ import annotations

import ast
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from rasa.shared.importers.utils import training_data_from_paths

from nlu.examples import DATA, NONE, SAFETY_DATA, Example, examples
from nlu.safety import RISKS
from nlu.tuning.data import chosen, translations, worn

NEEDS_TORCH = ("nlu.tuning.mean", "nlu.tuning.network", "nlu.tuning.teacher", "nlu.tuning.vocabulary")


def test_it_learns_from_what_rasa_learns_from() -> None:
    files = [str(path) for folder in (DATA, SAFETY_DATA) for path in sorted(folder.rglob("*.yml"))]
    read = training_data_from_paths(files, "en").intent_examples
    by_rasa = Counter((e.get("text"), e.get("intent") if e.get("intent") in RISKS else NONE) for e in read)
    by_us = Counter((example.text, example.risk) for example in examples())
    assert set(by_us) == set(by_rasa)
    assert {example.language for example in examples()} == {"en", "cy"}


def test_what_is_kept_from_rasa_teaches_the_safety_layer_alone_and_no_intent_is_left_without_examples() -> None:
    kept = list(examples(SAFETY_DATA))
    assert len(kept) > 100_000
    assert {row.intent for row in kept} == {None}
    given = list(examples(DATA))
    assert {row.risk for row in given} == {NONE, *RISKS}
    assert len(given) + len(kept) == len(list(examples()))


def test_risks_and_what_only_the_safety_layer_learns_from_tell_nothing_of_intents() -> None:
    rows = list(examples())
    assert {row.intent for row in rows if row.risk != NONE} == {None}
    assert 5_000 < sum(row.intent is None and row.risk == NONE for row in rows) < len(rows)
    assert {"answer", "stop", "go_back"} < {row.intent for row in rows}


def test_whose_danger_it_is_is_learnt_from_messages_of_a_danger_in_both_languages() -> None:
    rows = [row for row in examples() if row.about is not None]
    assert NONE not in {row.risk for row in rows}
    assert {row.risk for row in rows} == set(RISKS)
    count = Counter((row.language, row.about) for row in rows)
    assert min(count[language, about] for language in ("en", "cy") for about in ("self", "other")) > 500


def test_a_slip_in_whose_danger_it_is_stops_the_tuning(tmp_path: Path) -> None:
    file = tmp_path / "en" / "slip.yml"
    file.parent.mkdir()
    file.write_text("nlu:\n- intent: risk_abuse\n  metadata: {about: her}\n  examples: |\n    - he hits her\n")
    with pytest.raises(ValueError, match=r"slip\.yml: about must be one of self, other, and not 'her'"):
        list(examples(tmp_path))


def test_people_in_a_hurry_type_otherwise_and_never_nothing() -> None:
    text = "Mae’n hir: I’d like to see the ŵyrion, wir!"
    found = {worn(text, random.Random(seed)) for seed in range(200)}
    assert text in found
    assert text.lower() in found
    assert any("wyrion" in one for one in found)
    assert len(found) > 30
    assert all(abs(len(one) - len(text)) < 8 for one in found)
    assert {worn("!", random.Random(seed)) for seed in range(50)} == {"!"}


def test_a_short_run_reads_new_files_twice_and_so_many_others_by_chance() -> None:
    rows = [Example(f"old {n}", NONE, "answer", "voices.yml") for n in range(50)]
    new = [Example(f"new {n}", NONE, "answer", "told.yml") for n in range(3)]
    read = chosen([*rows, *new], ["told.yml"], others=10)
    assert Counter(row.file for row in read) == {"told.yml": 6, "voices.yml": 10}
    assert len({row.text for row in read}) == 13
    assert read == chosen([*rows, *new], ["told.yml"], others=10)
    assert len(chosen([*rows, *new], [], others=None)) == 53
    whole = chosen([*rows, *new], [], others=10, whole=["told.yml"])
    assert (len(whole), [row for row in whole if row.file == "told.yml"]) == (len(new) + 10, new)


def test_what_english_teaches_is_learnt_in_welsh_and_original_and_translation_are_of_one_risk() -> None:
    """A translation whose label was typed otherwise than its original's would teach both ways at once."""
    risks: dict[str, dict[str, set[str]]] = {"en": {}, "cy": {}}
    for row in examples():
        risks[row.language].setdefault(row.text, set()).add(row.risk)
    pairs = translations()
    assert len(pairs) > 10_000
    assert {welsh for welsh in pairs if welsh not in risks["cy"]} == set()
    learnt = {welsh: english for welsh, english in pairs.items() if english in risks["en"]}
    assert len(learnt) > 0.99 * len(pairs)
    assert [welsh for welsh, english in learnt.items() if not risks["cy"][welsh] & risks["en"][english]] == []


def test_what_the_tuning_reads_needs_no_rasa() -> None:
    """Its environment has PyTorch in the place of Rasa (docs/contributing.md)."""
    own = ast.parse((DATA.parent / "tuning" / "__main__.py").read_text(encoding="utf-8"))
    modules = [node.module for node in ast.walk(own) if isinstance(node, ast.ImportFrom) and node.module]
    read = [name for name in modules if name.startswith("nlu.") and name not in NEEDS_TORCH]
    assert "nlu.safety_sentences" in read
    program = f"import sys; sys.modules['rasa'] = None; import {', '.join(read)}"
    subprocess.run([sys.executable, "-c", program], check=True, cwd=DATA.parents[1])
