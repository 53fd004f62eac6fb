"""How much of a record somebody wants to share: in doubt, nothing."""

from __future__ import annotations

import pytest

from actions.guide.sharing import read_sharing


@pytest.mark.parametrize(
    "text",
    ["yes", "Yes, share it", "ok", "all of it", "share it all please", "they can see it", "ia", "iawn", "rhannwch o",
     "popeth", "ie, y cyfan", "cewch"],
)  # fmt: skip
def test_a_plain_yes_shares_all(text: str) -> None:
    assert read_sharing(text) == "all"


@pytest.mark.parametrize(
    "text",
    ["no", "No, keep it private", "don't share it", "I've changed my mind", "nobody should see it", "just for me",
     "na", "paid â rhannu", "dwi 'di newid meddwl, paid â rhannu", "na, cadwa fo'n breifat", "dwi'm isio i neb weld",
     "no thanks"],
)  # fmt: skip
def test_a_refusal_shares_nothing_whatever_words_stand_in_it(text: str) -> None:
    assert read_sharing(text) == "none"


@pytest.mark.parametrize(
    "text",
    ["some of it", "all but the telly", "everything except line 7", "share everything apart from the bit about my mum",
     "yes but not my family", "just the goal", "only the goals", "peth ohono", "rhai", "iawn heblaw'r glun",
     "ia, popeth ond llinell 11", "ia ond dim y sgwrs", "rhanna efo'r nyrs ond dim efo'r doctor"],
)  # fmt: skip
def test_an_exception_is_heard_beside_a_yes(text: str) -> None:
    assert read_sharing(text) == "some"


@pytest.mark.parametrize(
    "text",
    ["who is that", "my sister said I should think about whether you ought to share these things", "", "hmm", "🙂"],
)
def test_in_doubt_it_is_asked_again(text: str) -> None:
    assert read_sharing(text) is None
