"""Hopes looked at: the area of life they are about, a service in place of an outcome, a wish that could harm."""

from __future__ import annotations

import pytest

from actions.guide.domains import domain_choices, domains, say_domain, suggest
from actions.guide.table import load_guide
from actions.guide.wishes import could_harm, joints

UNSAFE = load_guide().part("hopes").unsafe_words


def test_the_areas_are_those_of_the_act_with_its_letters() -> None:
    assert [d.code for d in domains()] == [*"abcdefgh", "adult-control", "adult-work"]
    assert [choice.value for choice in domain_choices()] == [d.code for d in domains()]


@pytest.mark.parametrize(
    ("hope", "code"),
    [
        ("to get back to the bowling club", "c"),
        ("see my son more often", "d"),
        ("gweld fy wyrion", "d"),
        ("stay in my own home", "h"),
        ("sleep through the night", "a"),
        ("teimlo'n ddiogel", "b"),
        ("get a job", "adult-work"),
        ("zzz", None),
        ("", None),
    ],
)
def test_an_area_is_suggested_from_the_words(hope: str, code: str | None) -> None:
    assert suggest(hope) == code


def test_the_reason_tells_the_area_where_the_hope_does_not() -> None:
    assert suggest("zzz", "because I miss my family") == "d"


def test_an_area_has_a_plain_name_in_both_languages() -> None:
    assert say_domain("h", "en") == "My home"
    assert say_domain("h", "cy") == "Fy nghartref"
    assert say_domain(None, "en") is None


@pytest.mark.parametrize(
    "wish",
    [
        "I want to stop taking my tablets",
        "come off my antidepressants",
        "get down to six stone",
        "be a size zero",
        "stop eating",
        "get back at my ex",
        "to hurt him like he hurt me",
        "stopio cymryd fy nhabledi",
        "rhoi'r gorau i fy meddyginiaeth",
        "dial ar fy mrawd",
    ],
)
def test_a_wish_that_could_harm_is_noticed(wish: str) -> None:
    assert could_harm(wish, UNSAFE)


@pytest.mark.parametrize(
    "wish",
    [
        "to stop smoking",
        "stop drinking for good",
        "lose a bit of weight",
        "take fewer tablets if the doctor agrees",
        "eat better",
        "my knees hurt less",
        "get back to the club",
        "stopio smygu",
        "colli ychydig o bwysau",
    ],
)
def test_an_ordinary_wish_is_left_alone(wish: str) -> None:
    assert not could_harm(wish, UNSAFE)


@pytest.mark.parametrize(
    ("said", "wishes"),
    [
        ("walking, gardening and seeing friends", ["walking", "gardening", "seeing friends"]),
        ("first I'd like to garden, second learn Welsh", ["first I'd like to garden", "learn Welsh"]),
        ("get a job plus move out of mums", ["get a job", "move out of mums"]),
        ("to walk to the shop as well as to sleep better", ["to walk to the shop", "to sleep better"]),
        ("isio cerdded ac isio cysgu", ["isio cerdded", "isio cysgu"]),
        ("cael job. cael fflat", ["cael job", "cael fflat"]),
        ("nofio + coginio", ["nofio", "coginio"]),
        ("my son and his wife", ["my son and his wife"]),
        ("try and walk more", ["try and walk more"]),
    ],
)
def test_wishes_are_told_apart_in_whatever_words_they_are_joined(said: str, wishes: list[str]) -> None:
    starts = [0, *(end for _, end in joints(said))]
    ends = [*(start for start, _ in joints(said)), len(said)]
    assert [said[start:end].strip(" .") for start, end in zip(starts, ends, strict=True)] == wishes


@pytest.mark.parametrize(
    "said",
    [
        "stop taking warfarin",
        "get off the blood thinners",
        "skip my chemo",
        "have no more dialysis",
        "flush my tablets down the loo",
        "weigh 35 kilos",
        "eat nothing till I'm thin",
        "eat 300 calories a day",
        "teach my husband a lesson",
        "dwi isio rhoi'r gorau i'r tabledi",
        "fi moyn hepgor y moddion lladd poen",
        "dwi isio bod yn llai na chwe stôn",
        "taflu'r tabledi i ffwrdd",
        "dwi isio peidio byta",
    ],
)
def test_what_could_harm_in_either_language(said: str) -> None:
    assert could_harm(said, UNSAFE)


@pytest.mark.parametrize(
    "said",
    [
        "lose two stone by the wedding",
        "remember to take my tablets",
        "stop smoking",
        "stop drinking so much",
        "get off the sofa more",
        "rhoi'r gorau i smocio",
        "give up the sugar in my tea",
        "be there for my granddaughter's seven birthdays",
    ],
)
def test_what_only_looks_like_harm(said: str) -> None:
    assert not could_harm(said, UNSAFE)
