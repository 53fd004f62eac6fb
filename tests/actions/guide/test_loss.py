"""Who died is heard where it is told, and nowhere else."""

from __future__ import annotations

import pytest

from actions.guide.loss import tells_of_loss


@pytest.mark.parametrize(
    "text",
    [
        "Since Gwyn died the house is that quiet",
        "my husband passed away in March",
        "when I lost my mum I kept busy",
        "I buried my son two years ago",
        "Bu farw Mam llynedd",
        "mae Dai wedi marw ers y Nadolig",
        "nes i golli nhad",
        "collais i'r bws, a wedyn bu farw hi",
    ],
)
def test_a_death_is_heard(text: str) -> None:
    assert tells_of_loss(text)


@pytest.mark.parametrize(
    "text",
    [
        "I nearly died laughing",
        "my phone died",
        "Battery died again",
        "I lost my job",
        "colli'r bws",
        "dwi bron â marw isio paned",
        "before I die I want to see Patagonia",
        "Dad nearly died but he is fine",
    ],
)
def test_what_is_no_death_is_not(text: str) -> None:
    assert not tells_of_loss(text)
