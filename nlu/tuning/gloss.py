"""`python -m nlu.tuning.gloss` learns `nlu/gloss.tsv` from translated sentences: the English word for each Welsh one.

How often a word is said for another is learnt by IBM Model 1 (Brown et al. 1993, "The Mathematics of Statistical
Machine Translation"), in both directions; a Welsh word gets the English word for which the product of both is largest.
Forms of one word are counted together: those of one speech or another (`welsh_forms.yml`), mutated ones, and endings
written as they are spoken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from nlu.gloss import TABLE, english_words, radicals, welsh_words, written_out
from nlu.tuning.data import translations

FORMS = Path(__file__).with_name("welsh_forms.yml")
ROUNDS = 8
DOUBT = 0.3  # what each word's translations are one short of: a word seen once is not sure of any
LEAST = 0.02  # product of both probabilities, from which a word has a gloss
LEAST_SEEN = 5  # a form that is not seen so often is nobody's usual one
# How much oftener the form as it stands must be seen to stay: a mutated word is the same word.
_WRITTEN_OUT, _RADICAL = 1.5, 2.0
Pairs = Sequence[tuple[list[str], list[str]]]


def forms(file: Path = FORMS) -> dict[str, str]:
    """Return for each form of one speech or another the one it is counted with."""
    read: dict[str, list[str]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return {str(form): usual for usual, others in read.items() for form in others}


def usual_forms(words: Iterable[str], known: Mapping[str, str]) -> dict[str, str]:
    """Return for each word the form it is counted with.

    Args:
        words: all words as they stand, as often as they are said.
        known: what `forms` returns.
    """
    seen = Counter(known.get(word, word) for word in words)

    def usual(word: str) -> str:
        for others, more in ((written_out, _WRITTEN_OUT), (radicals, _RADICAL)):
            best = max([word, *others(word)], key=lambda form: seen[form] * (1.0 if form == word else more))
            word = best if seen[best] >= LEAST_SEEN else word
        return word

    return {word: usual(known.get(word, word)) for word in {*seen, *known}}


def _said_for(pairs: Pairs) -> dict[tuple[str, str], float]:
    """Return how probably a word of the second language is said for one of the first, by IBM Model 1."""
    first, second = _numbers(one for one, _ in pairs), _numbers(other for _, other in pairs)
    nothing = len(first)  # what is said for no word of the other sentence
    givers, said, places = list[int](), list[int](), list[int]()
    for one, other in pairs:
        from_words = [*(first[word] for word in one), nothing]
        for word in other:
            givers += from_words
            said += [second[word]] * len(from_words)
            places += [places[-1] + 1 if places else 0] * len(from_words)
    keys, number = np.unique(np.array(givers, dtype=np.int64) * len(second) + np.array(said), return_inverse=True)
    giver, share, place = keys // len(second), np.ones(len(keys)), np.array(places)
    for _ in range(ROUNDS):
        weights = share[number]
        weights = weights / np.bincount(place, weights)[place]
        count: Any = np.bincount(number, weights, minlength=len(keys))
        share = count / (np.bincount(giver, count)[giver] + DOUBT)
    one_of, other_of = [*first, ""], list(second)
    return {
        (one_of[key // len(second)], other_of[key % len(second)]): float(p) for key, p in zip(keys, share, strict=True)
    }


def _numbers(sentences: Iterable[list[str]]) -> dict[str, int]:
    return {word: number for number, word in enumerate(dict.fromkeys(word for one in sentences for word in one))}


def learnt(pairs: Pairs) -> dict[str, str]:
    """Return the gloss of each word of the first language that has one.

    Args:
        pairs: the words of a sentence in both languages.
    """
    there = _said_for(pairs)
    back = _said_for([(other, one) for one, other in pairs])
    best: dict[str, tuple[float, str]] = {}
    for (word, other), share in there.items():
        both = share * back.get((other, word), 0.0)
        if word and both > LEAST:
            best[word] = max(best.get(word, (0.0, "")), (both, other))
    return {word: other for word, (_, other) in best.items()}


def table(translated: Mapping[str, str]) -> dict[str, str]:
    """Return the gloss of each form of a word, in order.

    Args:
        translated: the English original of each Welsh sentence.
    """
    said = {welsh: welsh_words(welsh) for welsh in translated}
    usual = usual_forms((word for words in said.values() for word in words), forms())
    pairs = [([usual[word] for word in words], english_words(translated[welsh])) for welsh, words in said.items()]
    glosses = learnt(pairs)
    return {form: glosses[usual[form]] for form in sorted(usual) if usual[form] in glosses}


def main() -> None:
    """Learn the table and write it."""
    lines = [f"{form}\t{word}\n" for form, word in table(translations()).items()]
    TABLE.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
