"""Something more for the record, with or without its kind; an answer that only sounds like it is none."""

from __future__ import annotations

import pytest

from actions.guide.adding import addition, kind_named


@pytest.mark.parametrize(
    ("said", "words", "kind"),
    [
        ("I also want to add that I play chess", "I play chess", None),
        ("add my friend Jean", "my friend Jean", None),
        ("Can you put down that I love swimming under what I'm good at?", "I love swimming", "strength"),
        ("you forgot my brother", "my brother", None),
        ("there's one more thing, I could help at the food bank", "I could help at the food bank", None),
        ("Add a hope: learn Welsh.", "learn Welsh", "hope"),
        ("another strength is that I never give up", "I never give up", "strength"),
        ("I forgot to say that I go to the men's shed", "I go to the men's shed", None),
        ("put my sister in my people please", "my sister", "person"),
        ("put the allotment down too", "the allotment", None),
        ("ychwanegwch fy mrawd", "fy mrawd", None),
        ("rho nofio dan fy ngobeithion", "nofio", "hope"),
        ("anghofiais i ddweud mod i'n chwarae gwyddbwyll", "mod i'n chwarae gwyddbwyll", None),
        ("gobaith arall: dysgu canu", "dysgu canu", "hope"),
        ("rhowch y côr i lawr hefyd, plis", "y côr", None),
    ],
)
def test_what_is_to_be_put_down_and_where(said: str, words: str, kind: str | None) -> None:
    found = addition(said)
    assert found is not None
    assert (said[found.start : found.end], found.kind) == (words, kind)


@pytest.mark.parametrize(
    "said",
    [
        "I forgot to take my tablets",
        "put on weight",
        "rho'r gorau i smocio",
        "I want to walk more",
        "my hopes are small",
        "I put the tablets in a box with my strength going",
        "dwi isio rhoi cynnig ar nofio",
        "x" * 400,
    ],
)
def test_what_only_sounds_like_it(said: str) -> None:
    assert addition(said) is None


def test_a_kind_by_the_names_people_have_for_it() -> None:
    named = {
        "what I'm good at": "strength",
        "under my people": "person",
        "fy ngobeithion": "hope",
        "the places": "place",
        "what gets in the way": "barrier",
        "rhwystrau": "barrier",
    }
    assert {words: kind_named(words) for words in named} == named
    assert kind_named("the red ones") is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [("fy nghryfderau", "strength"), ("fy ngobeithion", "hope"), ("fy mhobl", "person"), ("fy lleoedd", "place")],
)
def test_a_kind_is_known_in_its_mutated_form(words: str, kind: str) -> None:
    assert kind_named(words) == kind
