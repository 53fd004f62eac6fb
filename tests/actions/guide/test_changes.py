"""What somebody wants changed, and which line they mean."""

from __future__ import annotations

import pytest

from actions.guide.changes import adds, of_a_kind, replaced, restated, stated, with_replaced
from actions.lines import Line, find_line, find_lines, numbered

LINES = [
    Line("hope", "“get back to the bowling club”", 1, "words"),
    Line("domain", "Learning and hobbies", 1, "domain"),
    Line("barrier", "“my knee is bad”", 2, "words"),
    Line("person", "“my sister”", 3, "words"),
    Line("goal", "“get back to the bowling club”", 1, "words"),
    Line("importance", "8 / 10", slot="goal_importance"),
]


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("it wasn't knee, it was hip", ("knee", "hip")),
        ("it was my hip not my knee", ("knee", "hip")),
        ("change knee to hip", ("knee", "hip")),
        ("nid pen-glin ond clun", ("pen-glin", "clun")),
        ("it wasn't Swansea, it was Cardiff", ("Swansea", "Cardiff")),
        ("nid y bont, y capel o'n i'n feddwl", ("bont", "capel")),
        ("please change something", None),
        ("I am not well", None),
    ],
)
def test_a_correction_names_the_wrong_word_and_the_right_one(said: str, change: tuple[str, str] | None) -> None:
    assert replaced(said) == change


def test_the_corrected_line_is_suggested() -> None:
    assert with_replaced("My knee is bad", "it wasn't knee, it was hip") == "My hip is bad"
    assert with_replaced("to move back to Swansea", "it wasn't Swansea, it was Cardiff") == "to move back to Cardiff"
    assert with_replaced("my back is bad", "it wasn't knee, it was hip") is None


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("put down my sister too", True),
        ("add the choir", True),
        ("rho fy chwaer i lawr hefyd", True),
        ("change my hopes", False),
    ],
)
def test_putting_something_down_is_told_from_changing(said: str, expected: bool) -> None:
    assert adds(said) is expected


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("3", 2),
        ("line 3", 2),
        ("llinell 4", 3),
        ("change number six please", 5),
        ("it wasn't knee, it was hip", 2),
        ("the bit about the bowling", 0),
        ("my sister is wrong", 3),
    ],
)
def test_a_line_is_meant_by_its_number_or_by_a_word_of_it(said: str, line: int) -> None:
    assert find_line(LINES, said) == LINES[line]


def test_several_lines_that_fit_equally_well_are_all_found() -> None:
    sisters = [*LINES, Line("offer", "“a lift for my sister”", 9, "words")]
    assert [line.text for line in find_lines(sisters, "change the one about my sister")] == [
        "“my sister”",
        "“a lift for my sister”",
    ]
    assert find_line(sisters, "change the one about my sister") is None


def test_some_lines_are_read_with_the_numbers_they_have_among_all() -> None:
    assert numbered(LINES, "en", [4]).startswith("4. ")
    assert len(numbered(LINES, "en").splitlines()) == len(LINES)


@pytest.mark.parametrize("said", ["7", "line 99", "something else", "change it", ""])
def test_in_doubt_no_line_is_meant(said: str) -> None:
    assert find_line(LINES, said) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("newid 23 i: mynd am dro", "mynd am dro"),
        ("Newid 21: nos Iau", "nos Iau"),
        ("line 11 is wrong, dylai fod: Huw", "Huw"),
        ("line 25 should be: after tea", "after tea"),
        ("line 4 should say a walk", "a walk"),
        ("line 4", None),
    ],
)
def test_a_line_may_be_named_with_its_new_words(text: str, words: str | None) -> None:
    assert stated(text) == words


def test_new_words_for_what_was_said_last() -> None:
    found = {
        said: restated(said)
        for said in (
            "sorry that should be jogging",
            "no, I meant 6",
            "na, o'n i'n feddwl Mair",
            "I could make it to chapel",
        )
    }
    assert found == {
        "sorry that should be jogging": "jogging",
        "no, I meant 6": "6",
        "na, o'n i'n feddwl Mair": "Mair",
        "I could make it to chapel": None,
    }


def test_a_line_named_by_its_kind_with_its_new_words() -> None:
    assert of_a_kind("change my second hope to swim more") == ("hope", 1, "swim more")
    assert of_a_kind("newidia fy ngobaith cyntaf i wella fy nghlun") == ("hope", 0, "wella fy nghlun")
    assert of_a_kind("change my mind") is None


def test_a_new_number_for_a_line() -> None:
    found = {said: stated(said) for said in ("line 9 to 6", "line 11 is 4", "change 10 to 7", "line 3 is fine")}
    assert found == {"line 9 to 6": "6", "line 11 is 4": "4", "change 10 to 7": "7", "line 3 is fine": None}
