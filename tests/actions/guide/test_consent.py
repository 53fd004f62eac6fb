"""Consent is a clear yes, and taken back in as many words."""

from __future__ import annotations

import pytest

from actions.guide.consent import read_consent, withdraws


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("yes please", True),
        ("go on then", True),
        ("ok", True),
        ("sure, why not", True),
        ("iawn, mynd amdani", True),
        ("wrth gwrs", True),
        ("maybe", None),
        ("do I have to", None),
        ("ok but don't tell my doctor", None),
        ("what happens if I say no?", None),
        ("ie ond dim ond i chi", None),
        ("I don't consent", False),
        ("I'd rather not", False),
        ("no thank you", False),
        ("dim diolch", False),
        ("na", False),
    ],
)
def test_consent_is_a_clear_yes(text: str, meant: bool | None) -> None:
    assert read_consent(text) is meant


@pytest.mark.parametrize(
    "text",
    [
        "I withdraw my consent",
        "please take back my consent",
        "I want to take my permission back",
        "i dont consent any more",
        "I no longer agree to this",
        "dwi isio tynnu fy nghaniatâd yn ôl",
        "hoffwn dynnu 'nghydsyniad yn ôl",
        "dydw i ddim yn cydsynio bellach",
    ],
)
def test_consent_is_taken_back_in_as_many_words(text: str) -> None:
    assert withdraws(text)


@pytest.mark.parametrize(
    "text",
    [
        "how do I withdraw my consent?",
        "I don't agree with my sister about it",
        "to withdraw money by myself again",
        "my mum gives permission",
        "cytuno gyda'r meddyg",
        "I take that back",
    ],
)
def test_other_words_take_back_no_consent(text: str) -> None:
    assert not withdraws(text)
