"""Welsh words with their first letter changed."""

from __future__ import annotations

import pytest

from actions.guide.mutations import mutated


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("pen-glin", ["pen-glin", "ben-glin", "mhen-glin", "phen-glin"]),
        ("clun", ["clun", "glun", "nghlun", "chlun"]),
        ("gardd", ["gardd", "ardd", "ngardd", "gardd"]),
        ("llaw", ["llaw", "law", "llaw", "llaw"]),
        ("chwaer", ["chwaer"] * 4),
        ("afon", ["afon"] * 4),
    ],
)
def test_a_word_and_its_three_mutations(word: str, forms: list[str]) -> None:
    assert mutated(word) == forms
