"""The well-being domains of the Act: which one a hope is about, as a suggestion the person corrects. Pure.

Source: Social Services and Well-being (Wales) Act 2014, section 2; the letters are the Act's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import yaml

from actions.guide.plain import plain
from actions.guide.table import HERE, Choice, Words


@dataclass(frozen=True)
class Domain:
    """One area of well-being: its letter in the Act, its name for people, and what suggests it."""

    code: str
    say: Words
    pattern: re.Pattern[str]


@lru_cache(maxsize=1)
def domains() -> tuple[Domain, ...]:
    """Return the areas in the order of the Act."""
    raw = yaml.safe_load((HERE / "domains.yml").read_text(encoding="utf-8"))
    return tuple(Domain(item["code"], item["say"], _pattern(item["words"])) for item in raw)


def _pattern(words: dict[str, list[str]]) -> re.Pattern[str]:
    listed = [re.escape(plain(word)).replace(r"\*", r"\w*") for each in words.values() for word in each]
    return re.compile(rf"\b(?:{'|'.join(listed)})\b")


def suggest(*texts: str | None) -> str | None:
    """Return the code of the area that texts are most about; None where no word tells.

    Args:
        *texts: the hope first, then what else was said of it; an earlier text decides alone where it can.
    """
    for text in texts:
        hits = [(len(set(domain.pattern.findall(plain(text or "")))), domain.code) for domain in domains()]
        most = max(count for count, _ in hits)
        if most:
            return next(code for count, code in hits if count == most)
    return None


def say_domain(code: str | None, language: str) -> str | None:
    """Return an area's name for people, or None."""
    return next((domain.say[language] for domain in domains() if domain.code == code), None)


def domain_choices() -> list[Choice]:
    """Return the areas as choices, for the person to correct."""
    return [Choice(d.code, d.say, {language: [name.lower()] for language, name in d.say.items()}) for d in domains()]
