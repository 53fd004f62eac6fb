"""Welsh words with their first letter changed: "pen-glin" in "fy mhen-glin", "clun" in "fy nghlun". Pure.

The three mutations as in any grammar of Welsh (soft, nasal, aspirate); words that begin otherwise do not change.
"""

from __future__ import annotations

_SOFT = {"p": "b", "t": "d", "c": "g", "b": "f", "d": "dd", "g": "", "m": "f", "ll": "l", "rh": "r"}
_NASAL = {"p": "mh", "t": "nh", "c": "ngh", "b": "m", "d": "n", "g": "ng"}
_ASPIRATE = {"p": "ph", "t": "th", "c": "ch"}
_MUTATIONS = (_SOFT, _NASAL, _ASPIRATE)
_NEVER = ("ch", "ph", "th", "dd", "ff", "ng")  # letters of their own that begin with one that changes


def mutated(word: str) -> list[str]:
    """Return a word as it stands, then as each of the three mutations writes it (itself where it does not change)."""
    return [word, *(_by(mutation, word) for mutation in _MUTATIONS)]


def _by(mutation: dict[str, str], word: str) -> str:
    begins = word[:2].lower() if word[:2].lower() in ("ll", "rh") else word[:1].lower()
    if word[:2].lower() in _NEVER or begins not in mutation:
        return word
    return mutation[begins] + word[len(begins) :]
