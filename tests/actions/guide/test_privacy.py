"""Wishes for privacy: what is kept from staff, what may be seen after all, and when sharing stops."""

from __future__ import annotations

import pytest

from actions.guide.privacy import keeps_private, named_private, shows_after_all, stops_sharing


@pytest.mark.parametrize(
    "text", ["I don't want the doctor to see that", "keep it private", "dwi'm isio i neb weld y glun"]
)
def test_a_line_may_be_called_private(text: str) -> None:
    assert keeps_private(text)


@pytest.mark.parametrize(
    "text", ["I don't have anyone to see at weekends", "keep the house nice for me", "gadael llonydd i mi"]
)
def test_wishes_that_only_sound_like_it_are_lines(text: str) -> None:
    assert not keeps_private(text)


@pytest.mark.parametrize(
    "text",
    [
        "I have a drink most nights but don't tell my doctor",
        "please don't tell anyone about the bus",
        "paid a deud wrth y nyrs am y smocio",
        "peidiwch â dweud hynny wrth neb",
        "I'd love a cigarette, don't tell my wife though",
        "I drink a bit, but don't put that in my notes",
        "dwi'n smocio ond paid deud wrth y wraig",
        "paid â rhoi hwnna yn fy nodiadau",
    ],
)
def test_what_staff_are_not_to_be_told_is_private(text: str) -> None:
    assert keeps_private(text)


@pytest.mark.parametrize(
    "text",
    [
        "I don't tell anyone when I'm low",
        "I don't tell my wife when I'm low",
        "I don't put much in my notes",
        "tell my nurse about the bus",
        "dweud wrth y nyrs",
    ],
)
def test_habits_of_telling_are_no_wish_for_privacy(text: str) -> None:
    assert not keeps_private(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("I don't want the doctor to see that", ""),
        ("keep line 3 private", "line 3"),
        ("don't show the bit about the drink to my nurse", "drink"),
        ("paid â dangos hwnna i neb", ""),
        ("cadwa linell 4 yn breifat", "linell 4"),
    ],
)
def test_a_wish_for_privacy_names_a_line_or_means_what_was_said_last(text: str, names: str) -> None:
    assert keeps_private(text)
    assert named_private(text) == names


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("share line 3", 3),
        ("ok you can share line 12 too", 12),
        ("they can see all of it", 0),
        ("share everything", 0),
        ("rhannu llinell 3", 3),
        ("gallan nhw weld popeth", 0),
        ("share", None),
        ("share my flat with Ann", None),
        ("see all of it through", None),
        ("share line 3 with nobody", None),
    ],
)
def test_what_was_private_may_be_shown_after_all(text: str, line: int | None) -> None:
    assert shows_after_all(text) == line


@pytest.mark.parametrize(
    "text",
    [
        "keep lines 8, 9 and 10 private",
        "keep line 8 from them",
        "they're not to see line 3",
        "I wish them not to see it.",
        "don't let them see line 3, and take out line 9",
        "I had a drink on Sunday, keep that to yourself",
        "but please, that is between ourselves",
        "paid â dangos llinell 9 a 15",
        "paid â dangos rhif 3 i'r nyrs",
        "cadwa'r peth dwytha na'n breifat plîs",
        "therapi yn yr ysgol, ond paid dangos hwnna i'r nyrs",
        "a dwi'm isio i'r nyrs wbod hynna",
    ],
)
def test_wishes_for_privacy_in_many_words_are_heard(text: str) -> None:
    assert keeps_private(text)


@pytest.mark.parametrize(
    "text",
    [
        "no i dont want to share any of it",
        "I don't want to share any more, stop the nurses looking",
        "I do not want them to see any of it",
        "stop sharing please",
        "fi di newid meddwl, sai moyn i nhw weld e nawr",
        "dere â'r cofnod nôl, sai moyn rhannu fe rhagor",
        "paid â rhannu",
    ],
)
def test_sharing_is_stopped_in_many_words(text: str) -> None:
    assert stops_sharing(text)


@pytest.mark.parametrize(
    "text",
    [
        "can I stop sharing?",
        "I don't want to share my flat with him",
        "I don't see my son",
        "I can't see the screen",
        "dwi'm isio rhannu stafell",
    ],
)
def test_other_things_that_are_not_shared_stop_nothing(text: str) -> None:
    assert not stops_sharing(text)


@pytest.mark.parametrize(
    "text",
    [
        "actually can my GP not see it, I've changed my mind",
        "I don't want the doctors seeing it any more",
    ],
)
def test_a_question_that_means_it_stops_sharing_too(text: str) -> None:
    assert stops_sharing(text)


@pytest.mark.parametrize(
    "text",
    [
        "I'd rather not have this one written down but AA helped me",
        "My sponsor. Keep his name private, it's Gareth",
        "I shoot off at people when I'm stressed. That's confidential",
        "The AA meeting in the church hall, but that's not for sharing",
        "line 7 private pls",
        "my form tutor mr evans but dont say i said that",
    ],
)
def test_an_answer_may_carry_a_wish_in_many_words(text: str) -> None:
    assert keeps_private(text)
