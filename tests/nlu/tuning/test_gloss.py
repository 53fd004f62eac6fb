"""The table of glosses is learnt from sentences in both languages, and is what they teach today."""

from __future__ import annotations

from nlu.gloss import TABLE
from nlu.tuning.data import translations
from nlu.tuning.gloss import forms, learnt, table, usual_forms

SAID = [
    (["mae", "ci", "gen", "i"], ["i", "have", "a", "dog"]),
    (["mae", "cath", "gen", "i"], ["i", "have", "a", "cat"]),
    (["y", "ci", "mawr"], ["the", "big", "dog"]),
    (["y", "gath", "fawr"], ["the", "big", "cat"]),
    (["cath", "ddu"], ["black", "cat"]),
]


def test_a_word_gets_the_word_that_is_said_for_it_and_it_is_said_for() -> None:
    found = learnt(SAID * 3)
    assert (found["ci"], found["cath"]) == ("dog", "cat")
    assert found["ddu"] == "black"


def test_a_mutated_form_is_counted_with_the_word_where_that_is_seen_more() -> None:
    seen = ["lladd"] * 10 + ["ladd"] * 8 + ["dad"] * 9 + ["tad"] * 2
    assert usual_forms(seen, {})["ladd"] == "lladd"
    assert usual_forms(seen, {})["dad"] == "dad"


def test_forms_of_one_speech_or_another_are_counted_together() -> None:
    known = forms()
    assert known["moyn"] == known["isio"] == "eisiau"
    usual = usual_forms(["moyn", "isio", "rwbath"], known)
    assert usual["moyn"] == usual["isio"]


def test_no_form_is_counted_with_two_words_or_with_itself() -> None:
    known = forms()
    assert all(form != usual for form, usual in known.items())
    assert not {usual for usual in known.values() if usual in known}


def test_the_table_is_what_the_translations_teach() -> None:
    made = "".join(f"{form}\t{word}\n" for form, word in table(translations()).items())
    assert made == TABLE.read_text(encoding="utf-8"), "run: .venv/bin/python -m nlu.tuning.gloss"
