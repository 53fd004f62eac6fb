"""What sounds like a risk: patterns over plain spelling, and what only looks like one. Knows nothing of Rasa.

The patterns stand in `safety_patterns.yml`. A trained model reads beside them (`nlu/components/safety.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from nlu.intent_model import normalised

FILE = Path(__file__).parent / "safety_patterns.yml"
LANGUAGES = ("en", "cy")
RISKS = ("risk_self_harm", "risk_harm_to_others", "risk_abuse", "medical_emergency", "severe_distress")
LONG = 12  # words from which a message is also read in pieces: what is said beside another topic must not drown in it
LEAST_LEFT = 3  # words that must be left beside something harmless to be read at all
MOST_PIECES = 60
_LEET = str.maketrans({"0": "o", "1": "i", "3": "e", "@": "a", "$": "s"})
_MIXED = re.compile(r"(?<![\w@])(?=\w*[a-z])[a-z]*[013@$][a-z013@$]*[a-z]", re.IGNORECASE)
# Whoever says this speaks of themselves, whomever else they name.
_MYSELF = re.compile(r"\b(?:myself|my own life|fy hun(?:an)?|amdana i|hebdda i|mywyd)\b")
# As people type in a hurry, where it matters most.
_SPELLED = {
    "gona": "gonna", "gunna": "gonna", "wana": "wanna", "kil": "kill", "kiling": "killing", "myslef": "myself",
    "meself": "myself", "sucidal": "suicidal", "suicidle": "suicidal", "suicidel": "suicidal", "suisidal": "suicidal",
    "suacidal": "suicidal", "sucide": "suicide", "suiside": "suicide", "suicde": "suicide", "wnna": "wanna",
}  # fmt: skip
_MISSPELLED = re.compile(rf"\b(?:{'|'.join(_SPELLED)})\b")
_NOT_WORDS = re.compile(r"[^\w' ]+")
_BLANKS = re.compile(r"\s+")
# Where a sentence ends, or a clause with somebody of its own begins: "I had my stroke years ago and I want to die".
_SENTENCES = re.compile(
    r"[.!?;\n]+(?!\w)|(?:,|\b(?:and|but|so|ond|ac?|felly)\b)\s*(?=(?:(?:now|today|tonight|nawr|rwan|heno|heddiw),? )?"
    r"(?:i|i'm|i’m|im|i'll|my|he|she|dwi|fi|wi|w i|rwy\w*|mae|ma)\b)|"
    r",\s*(?=(?:can'?t|cannot|don'?t|thinking|wanna|want to|going to|gonna|methu|ffaelu|ddim)\b)|"
    r"\s(?=(?:now|nawr|rwan|rŵan) (?:i|i'm|i’m|im|dwi|fi|wi|rwy\w*)\b)",
    re.IGNORECASE,
)
# What happens now is eased by no sentence beside it: "My husband died five years ago. I took all my tablets tonight."
_NOW = re.compile(
    r"\b(?:tonight|today|now|just|last night|yesterday|this (?:morning|evening|afternoon|week)|heno|heddiw|heddi|"
    r"neithiwr|nithwr|rwan|nawr|newydd|ddoe|bore ma|bora ma)\b"
)
# A sentence about what is past is one with the sentence beside it that says when: "I took an overdose. Years ago now."
_PAST = re.compile(
    r"\b(?:was|were|had|did|didn't|took|tried|wanted|swallowed|felt|used|been|then|cut|hurt|hit|"
    r"o'?n i|oeddwn|\w{3,}odd|o'?dd|roedd\w*|w?n[ae]th\w*|"
    r"w?nes|ges|gefais|ces|cymer\w+|gymr\w+|tri\w*ais|tries|driais)\b"
)
_SPEAKS_OF_IT = re.compile(
    r"(?:(?:but|and|well|though|ond|a|wel) )*(?:(?:that|it|this|all that|those|which)\b|that's|it's|(?:\w+ )?years\b|"
    r"(?:roedd|oedd|o'?dd|mae|ma'?) ?(?:hynny|hwnna|hwnnw|hynna|o|e|hi)\b|hynny\b|'?na\b|dyna\b|(?:\w+ )?\w?lynedd\b|"
    r"\w?lynyddoedd\b|(?:\w+ )?\w?lynadd\b|flynedde\b)"
)
# "I want to 💀": a picture in the place of the word.
_PICTURES = re.compile(r"\b(to|wanna|gonna|isio|isie|eisiau|eisie|moyn|ishe|isho)\s*(?:💀|☠|⚰|🪦|🔪)")
_PICTURED = {"to": "die", "wanna": "die", "gonna": "die"}
# Words in quotation marks are words.
_QUOTED = re.compile(r"‘([^‘’]+)’(?!\w)|^\s*'(.+)'\s*$")
_PIECES = re.compile(r"[.!?;,\n]+|\b(?:but|and|so|because|cos|ond|a|ac|achos|felly)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Patterns:
    """The patterns, compiled: for each risk, for what is harmless, and for what is denied or long past."""

    sure: dict[str, re.Pattern[str]]
    harmless: re.Pattern[str]
    eased: re.Pattern[str]


def plain(text: str) -> str:
    """Return a text as the patterns read it: lower case, no accents, plain spelling, words and blanks only."""
    unquoted = _QUOTED.sub(lambda found: f" {found[1] or found[2]} ", text)
    bare = normalised(unquoted.replace("‘", "'").replace("`", "'").replace("´", "'"))
    bare = _PICTURES.sub(lambda found: f"{found[1]} {_PICTURED.get(found[1], 'marw')} ", bare)
    spelled = _MIXED.sub(lambda found: found[0].translate(_LEET), bare)
    said = _BLANKS.sub(" ", _NOT_WORDS.sub(" ", spelled)).strip()
    return _MISSPELLED.sub(lambda found: _SPELLED[found[0]], said)


@lru_cache(maxsize=1)
def patterns() -> Patterns:
    """Return the patterns, read and compiled once.

    Raises:
        re.error: if a pattern is no regular expression.
    """
    text = FILE.read_text(encoding="utf-8")
    for name, words in yaml.safe_load(text)["shared"].items():
        text = text.replace(f"<{name}>", words)
    read: dict[str, Any] = yaml.safe_load(text)
    return Patterns(
        sure={risk: _any_of(read["sure"][risk]) for risk in RISKS},
        harmless=_any_of(read["harmless"]),
        eased=_any_of(read["eased"]),
    )


def _any_of(by_language: dict[str, list[str]]) -> re.Pattern[str]:
    every = "|".join(f"(?:{pattern})" for language in LANGUAGES for pattern in by_language[language])
    # From a word's border on, or from the apostrophe that joins a word to it: "dwi'm isio byw".
    return re.compile(rf"(?:(?<![\w'])|(?<=\w)(?='))(?:{every})(?!\w)")


def without_harmless(text: str) -> str:
    """Return a plain text without what only looks like a risk ("my knee is killing me")."""
    left = _BLANKS.sub(" ", patterns().harmless.sub(" ", text)).strip()
    # "I'm", left of "I'm dying for a cuppa", says nothing by itself.
    return "" if left != text and len(left.split()) < LEAST_LEFT else left


def surely(text: str) -> str | None:
    """Return the risk that a pattern finds in a text, or None; danger to life first.

    What is denied or long past ("I have never wanted to hurt myself") is left to the model. That holds for the sentence
    that says so, and not for the whole: "I want to die. I had my stroke three years ago."

    Args:
        text: what was said, as it was typed.
    """
    whole = without_harmless(plain(text))
    if not patterns().eased.search(whole):
        return _named(whole)
    said = [read for read in (without_harmless(plain(one)) for one in _SENTENCES.split(text)) if read]
    found = {_named(read) for at, read in enumerate(said) if not _is_eased(said, at)}
    return next((risk for risk in RISKS if risk in found), None)


def _named(read: str) -> str | None:
    return next((risk for risk in RISKS if patterns().sure[risk].search(read)), None)


def _is_eased(said: Sequence[str], at: int) -> bool:
    """Tell whether a sentence is denied or long past, by itself or by the one after it that speaks of it."""
    eased = patterns().eased
    if eased.search(said[at]):
        return True
    if _PAST.search(said[at]) is None or _NOW.search(said[at]):
        return False
    after = said[at + 1] if at + 1 < len(said) else ""
    before = said[at - 1] if at else ""
    return bool((eased.search(after) and _SPEAKS_OF_IT.match(after)) or eased.search(before))


def names_oneself(text: str) -> bool:
    """Tell whether the person who writes speaks of what they may do to themselves, in so many words."""
    return _MYSELF.search(plain(text)) is not None


def pieces(text: str) -> list[str]:
    """Return the parts of a long message, besides the whole: sentences and clauses of three words or more."""
    if len(text.split()) < LONG:
        return []
    parts = [part.strip() for part in _PIECES.split(text) if part]
    return [part for part in parts if len(part.split()) >= 3][:MOST_PIECES]
