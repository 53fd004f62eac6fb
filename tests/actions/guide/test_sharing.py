"""How much of a record somebody wants to share: in doubt, nothing."""

from __future__ import annotations

import pytest

from actions.guide.sharing import names_one_of_the_team, read_sharing, wants_to_share

ALL = """yes|Yes, share it|ok|all of it|share it all please|they can see it|go ahead|of course|that's fine|
just share it|I don't mind if you share it|
I've changed my mind, you can share it|no problem|ia|iawn|rhannwch o|popeth|ie, y cyfan|
cewch|wrth gwrs|dim ots gen i rannu"""
NONE = """no|No, keep it private|don't share it|I've changed my mind|nobody should see it|just for me|no thanks|
ok, keep it|
I'm not happy to share|I can't share it|they can't see it|I'd rather you didn't share|
share nothing|share none of it|I refuse to share|na|
paid â rhannu|dwi 'di newid meddwl, paid â rhannu|na, cadwa fo'n breifat|
dwi'm isio i neb weld|dwi ddim isio rhannu|sai'n moyn rhannu|well gen i beidio rhannu|na, dim ond fi"""
SOME = """some of it|all but the telly|everything except line 7|share everything apart from the bit about my mum|
yes but not my family|just the goal|only the goals|yes, not line 3|yes, hide line 4|share everything, keep line 3|
all 'cept the bus|share line 3|share the goal|peth ohono|rhai|iawn heblaw'r glun|ia, popeth ond llinell 11|
ia ond dim y sgwrs|rhanna efo'r nyrs ond dim efo'r doctor|cewch, ddim llinell 3|rhannwch y nod"""
IN_DOUBT = """who is that|hmm|🙂|ok, no|fine, don't|ok later|should I share it?|not at all|share with the nurse"""


def each(listed: str) -> list[str]:
    return [text for text in listed.replace("\n", "").split("|") if text]


@pytest.mark.parametrize("text", each(ALL))
def test_a_plain_yes_shares_all(text: str) -> None:
    assert read_sharing(text) == "all"


@pytest.mark.parametrize("text", each(NONE))
def test_a_refusal_shares_nothing_whatever_words_stand_in_it(text: str) -> None:
    assert read_sharing(text) == "none"


@pytest.mark.parametrize("text", each(SOME))
def test_an_exception_is_heard_beside_a_yes(text: str) -> None:
    assert read_sharing(text) == "some"


@pytest.mark.parametrize("text", ["", "yes " * 200, *each(IN_DOUBT)])
def test_in_doubt_it_is_asked_again(text: str) -> None:
    assert read_sharing(text) is None


@pytest.mark.parametrize(
    "text", ["Nurse yes. Not the doctor.", "share it but not with the GP", "Rhannwch efo'r nyrs ond dim y doctor"]
)
def test_the_team_cannot_be_told_apart(text: str) -> None:
    assert names_one_of_the_team(text)


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("share it again please", True),
        ("yes go on, share it", False),
        ("they can see it now", True),
        ("Rhannu neu gadw'n breifat", True),
        ("gall y nyrs weld e", True),
        ("I share a flat", False),
        ("rhannu jôc efo'r hogia", False),
    ],
)
def test_a_wish_to_share_after_all_says_nothing_else(text: str, wants: bool) -> None:
    assert wants_to_share(text) == wants


@pytest.mark.parametrize("said", ["not yet", "maybe later", "no, not now", "ddim eto", "rywbryd eto"])
def test_later_shares_nothing_now(said: str) -> None:
    assert read_sharing(said) == "none"
