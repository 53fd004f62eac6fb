"""Everything a person reads: both languages, plain, short, and spelt as the Welsh dictionary knows it."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.translation import FILES, TO_TAP
from tests.conftest import skip_or_fail

DOMAIN: dict[str, Any] = yaml.safe_load(Path("domain.yml").read_text(encoding="utf-8"))
ALLOWED = Path("tests/welsh_words.txt")
OLDEST = 11  # reading age
LONGEST = 20  # words of a sentence
BOTH_LANGUAGES_AT_ONCE = ("active_offer", "offer_language")


def pairs() -> Iterator[tuple[str, str, str]]:
    """Yield each text with its name, in English and Cymraeg; buttons and labels too."""
    for name, variations in DOMAIN["responses"].items():
        for at in range(0, len(variations), 2):
            welsh, english = variations[at], variations[at + 1]
            yield name, english["text"], welsh["text"]
            for one, other in zip(english.get("buttons", []), welsh.get("buttons", []), strict=True):
                yield f"{name} button", one["title"], other["title"]
    for path in (path for pattern in FILES for path in sorted(Path().glob(pattern))):
        yield from _in(yaml.safe_load(path.read_text(encoding="utf-8")), path.name)


def _in(tree: Any, name: str) -> Iterator[tuple[str, str, str]]:
    """Yield the texts of a file; where one language lacks what the other has, its text is empty."""
    both = {key: tree[key] for key in ("en", "cy") if key in tree} if isinstance(tree, dict) else {}
    if any(isinstance(text, str) for text in both.values()):
        yield name, both.get("en", ""), both.get("cy", "")
    elif both and name.endswith(TO_TAP):
        yield from ((f"{name} button", *texts) for texts in zip_longest(both["en"], both["cy"], fillvalue=""))
    elif isinstance(tree, dict):
        for key, below in tree.items():
            yield from _in(below, f"{name} {key}")
    elif isinstance(tree, list):
        for below in tree:
            yield from _in(below, name)


def test_a_text_that_one_language_lacks_is_noticed() -> None:
    assert list(_in({"a": {"en": "only"}}, "f")) == [("f a", "only", "")]
    assert list(_in({"suggest": {"en": ["one", "two"], "cy": ["un"]}}, "f"))[1] == ("f suggest button", "two", "")


PAIRS = list(dict.fromkeys(pairs()))


def bare(text: str) -> str:
    """Return a text without placeholders and markup."""
    return re.sub(r"(?:\{\w+\})+|<[^>]+>", "it", text)


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?:!])\s+|\n", bare(text)) if re.search(r"\w", part)]


def syllables(word: str) -> int:
    """Count the groups of vowels, without a silent e at the end: near enough for a whole text."""
    groups = re.findall(r"[aeiouy]+", word.lower())
    silent = word.lower().endswith("e") and not word.lower().endswith("le") and len(groups) > 1
    return max(1, len(groups) - silent)


def reading_age(text: str) -> float:
    """Return the Flesch-Kincaid grade (Kincaid et al. 1975) plus five years, the age at which English grade 0 begins.

    Grade = 0.39 * words / sentences + 11.8 * syllables / words - 15.59.
    """
    words = re.findall(r"[A-Za-z']+", bare(text))
    parts = max(1, len(sentences(text)))
    return 0.39 * len(words) / parts + 11.8 * sum(map(syllables, words)) / len(words) - 15.59 + 5


def test_the_formula_tells_plain_words_from_hard_ones() -> None:
    assert reading_age("The cat sat on the mat. It was a big cat.") < 7
    assert reading_age("Multidisciplinary professionals facilitate individualised interventions.") > 20


def test_english_can_be_read_at_eleven() -> None:
    """Short texts swing from word to word, so only longer ones stand alone; all the others are read as one."""
    texts = [(name, english) for name, english, _ in PAIRS if not name.startswith("staff") and "button" not in name]
    alone = {name: reading_age(text) for name, text in texts if len(text.split()) >= 20}
    assert {name: round(age, 1) for name, age in alone.items() if age > OLDEST} == {}
    assert reading_age(". ".join(text for _, text in texts)) <= 9


@pytest.mark.parametrize(("name", "english", "welsh"), PAIRS, ids=lambda value: str(value)[:30])
def test_both_languages_are_there_with_the_same_placeholders(name: str, english: str, welsh: str) -> None:
    assert english.strip()
    assert welsh.strip()
    assert sorted(re.findall(r"\{(\w+)\}", english)) == sorted(re.findall(r"\{(\w+)\}", welsh))
    for text in (english, welsh):
        assert max((len(s.split()) for s in sentences(text)), default=0) <= LONGEST, text
        assert "!" not in text


def test_every_welsh_word_is_in_the_dictionary_or_on_the_list() -> None:
    if (
        not shutil.which("aspell")
        or b"cy" not in subprocess.run(["aspell", "dicts"], capture_output=True).stdout.split()
    ):
        skip_or_fail("no Welsh dictionary on this machine (Debian: apt-get install aspell aspell-cy)")
    allowed = set(ALLOWED.read_text(encoding="utf-8").split())
    read = [w for name, _, w in PAIRS if not any(both in name for both in BOTH_LANGUAGES_AT_ONCE)]
    # The dictionary knows no word with its article or particle: "mae'r", "sy'n".
    welsh = re.sub(r"(\w)'(?:n|r|ch|i|u|w|m)\b", r"\1", bare(re.sub(r"[“”/]", " ", " ".join(read))))
    checked = subprocess.run(
        ["aspell", "-l", "cy", "--encoding=utf-8", "list"], input=welsh, capture_output=True, text=True, check=True
    )
    assert sorted(set(checked.stdout.split()) - allowed) == []


def test_the_list_of_allowed_words_holds_no_word_twice() -> None:
    words = ALLOWED.read_text(encoding="utf-8").split()
    assert words == sorted(set(words))
