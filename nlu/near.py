"""Which sentences are reworded copies of others: what is measured must not be what was learnt, said otherwise."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from nlu.intent_model import normalised

LEAST_WORDS = 5  # "can we stop" and "who sees this" are said alike by everybody
MOST_ALIKE = 0.5  # share of the runs of three words of both that they have in common
_RUN = 3


def near_copies(texts: Iterable[str], others: Iterable[str]) -> dict[str, str]:
    """Return the texts that are near copies of one of the others, each with that other one.

    Args:
        texts: sentences to measure with; those of fewer than five words are not looked at.
        others: sentences that were learnt from.
    """
    known = list(others)
    runs = [_runs(text) for text in known]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, found in enumerate(runs):
        for run in found:
            holders[run].append(number)
    copies = {}
    for text in texts:
        own = _runs(text)
        if len(own) < LEAST_WORDS - _RUN + 1:
            continue
        shared = Counter(number for run in own for number in holders.get(run, ()))
        alike = [(count / len(own | runs[number]), number) for number, count in shared.items()]
        best, number = max(alike, default=(0.0, 0))
        if best >= MOST_ALIKE:
            copies[text] = known[number]
    return copies


def _runs(text: str) -> set[tuple[str, ...]]:
    words = "".join(c if c.isalnum() or c == "'" else " " for c in normalised(text)).split()
    return {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
