"""What is said, word for word in English: what is learnt from one language is known in the other."""

from __future__ import annotations

import pytest

from nlu.gloss import first_known, gloss, near_words, radicals, trimmed, welsh_words, written_out


@pytest.mark.parametrize(
    ("welsh", "meant"),
    [
        ("Y mab sy'n fy nharo", {"son", "hit"}),
        ("hogyn drws nesa", {"boy", "door", "next"}),
        ("mae gen i ofn i dad neud rwbath gwirion", {"scared", "dad", "do", "something"}),
        ("mae'n chwaer wedi cymryd y tabledi i gyd", {"sister", "take", "tablets", "all"}),
    ],
)
def test_welsh_is_read_word_for_word_in_english(welsh: str, meant: set[str]) -> None:
    assert meant <= set(gloss(welsh))


def test_one_thing_said_in_the_south_the_north_and_on_paper_is_read_alike() -> None:
    said = ["dwi moyn gweud rhywbeth", "dwi isio deud rwbath", "Rydw i eisiau dweud rhywbeth"]
    assert len({tuple(gloss(one)) for one in said}) == 1


def test_a_mutated_word_and_one_never_seen_so_are_read_as_the_word() -> None:
    assert gloss("fy nghyllell i")[1:2] == gloss("y gyllell yna")[1:2] == ["knife"]


def test_english_stays_as_it_is_and_so_does_what_has_no_gloss() -> None:
    assert gloss("My son's hitting me") == ["my", "son's", "hitting", "me"]
    assert "xqzt" in gloss("mae xqzt wedi mynd i'r ysgol")
    assert gloss("fear") == ["fear"]
    assert gloss("a hot nine")[1:] == ["hot", "nine"]
    assert gloss("") == gloss("...") == near_words("🙂") == []


def test_what_is_written_together_is_read_apart() -> None:
    assert welsh_words("Mae'n drist a'i fam o'r farn") == ["mae", "yn", "drist", "a", "ei", "fam", "o", "y", "farn"]
    assert welsh_words("Dwi’m yn gwybod") == welsh_words("sai'n gwybod") == ["dwi", "ddim", "yn", "gwybod"]


def test_words_near_one_another_are_a_pair_whichever_comes_first() -> None:
    assert "hit+son" in near_words("my son hits me")
    assert "hit+son" in near_words("hitting my son")
    assert "far+son" not in near_words("son one two three far")
    assert near_words("the a an in to") == []


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("nhabledi", ["tabledi"]),
        ("nghalon", ["calon"]),
        ("farw", ["barw", "marw"]),
        ("ladd", ["lladd", "gladd"]),
        ("lladd", []),
        ("ffrind", []),
        ("fo", []),
    ],
)
def test_a_mutated_word_has_the_forms_it_may_come_from(word: str, forms: list[str]) -> None:
    assert radicals(word) == forms


@pytest.mark.parametrize(
    ("spoken", "written"), [("petha", "pethau"), ("pethe", "pethau"), ("angan", "angen"), ("stopo", "stopio")]
)
def test_an_ending_as_it_is_spoken_may_be_written_so(spoken: str, written: str) -> None:
    assert written in written_out(spoken)


def test_a_form_that_is_known_as_it_stands_comes_before_any_other() -> None:
    assert first_known("betha", {"betha", "pethau"}.__contains__) == "betha"
    assert first_known("betha", {"pethau"}.__contains__) == "pethau"
    assert first_known("betha", set[str]().__contains__) is None


@pytest.mark.parametrize(
    ("word", "short"),
    [
        ("hits", "hit"),
        ("hitting", "hit"),
        ("leaves", "leav"),
        ("leave", "leav"),
        ("less", "les"),
        ("kids", "kid"),
        ("is", "is"),
    ],
)
def test_forms_of_an_english_word_meet(word: str, short: str) -> None:
    assert trimmed(word) == short
