"""Near copies: sentences that are a learnt one said a little otherwise, and those that are not."""

from __future__ import annotations

from nlu.near import near_copies

LEARNT = ["can I talk to a nurse please", "the bus stops at five and I am stuck"]


def test_a_reworded_sentence_is_a_near_copy() -> None:
    assert near_copies(["Can I talk to a nurse, please?"], LEARNT) == {"Can I talk to a nurse, please?": LEARNT[0]}
    assert near_copies(["the bus stops at five and then I am stuck"], LEARNT)


def test_another_sentence_and_a_short_one_are_none() -> None:
    assert near_copies(["I could talk to the nurse about it", "a nurse please", "the bus never came"], LEARNT) == {}
