"""The last change taken back, in few words; an answer that only sounds like it is none."""

from __future__ import annotations

import pytest

from actions.guide.undoing import puts_back, undoes


@pytest.mark.parametrize("said", ["undo", "Undo that please", "no, undo it", "dadwneud", "dadwnewch hynny"])
def test_undo_takes_back_what_was_done_just_now(said: str) -> None:
    assert undoes(said)
    assert not puts_back(said)


@pytest.mark.parametrize(
    "said",
    [
        "put it back",
        "oh no, put that line back in please",
        "change it back",
        "I want it back",
        "I didn't mean to delete that",
        "bring him back",
        "put back what I took out",
        "rho fo'n ôl plis",
        "rhowch y llinell yn ôl",
        "dwi isio fo nôl",
        "camgymeriad, rho fe nôl",
        "do'n i ddim yn meddwl dileu hwnna",
    ],
)
def test_what_was_taken_out_is_wanted_back(said: str) -> None:
    assert puts_back(said)


@pytest.mark.parametrize(
    "said",
    [
        "I want my life back",
        "to get my old job back",
        "put my back out",
        "go back",
        "I want to bring my mum back home",
        "mynd yn ôl i'r clwb",
        "dwi isio fy mywyd nôl",
        "undo the knots in my shoulder",
    ],
)
def test_an_answer_takes_nothing_back(said: str) -> None:
    assert not undoes(said)
    assert not puts_back(said)
