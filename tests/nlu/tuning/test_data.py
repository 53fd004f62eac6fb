"""What the sentence encoder learns from: all that Rasa learns from, and as people type it."""

from __future__ import annotations

import random
from collections import Counter

from rasa.shared.importers.utils import training_data_from_paths

from nlu.safety import RISKS
from nlu.tuning.data import DATA, NONE, examples, worn


def test_it_learns_from_what_rasa_learns_from() -> None:
    read = training_data_from_paths([str(path) for path in sorted(DATA.rglob("*.yml"))], "en").intent_examples
    by_rasa = Counter((e.get("text"), e.get("intent") if e.get("intent") in RISKS else NONE) for e in read)
    by_us = Counter((example.text, example.risk) for example in examples())
    assert set(by_us) == set(by_rasa)


def test_risks_and_what_only_the_safety_layer_learns_from_tell_nothing_of_intents() -> None:
    rows = list(examples())
    assert {row.intent for row in rows if row.risk != NONE} == {None}
    assert 5_000 < sum(row.intent is None and row.risk == NONE for row in rows) < len(rows)
    assert {"answer", "stop", "go_back"} < {row.intent for row in rows}


def test_people_in_a_hurry_type_otherwise_and_never_nothing() -> None:
    text = "Mae’n hir: I’d like to see the ŵyrion, wir!"
    found = {worn(text, random.Random(seed)) for seed in range(200)}
    assert text in found
    assert text.lower() in found
    assert any("wyrion" in one for one in found)
    assert len(found) > 30
    assert all(abs(len(one) - len(text)) < 8 for one in found)
    assert {worn("!", random.Random(seed)) for seed in range(50)} == {"!"}
