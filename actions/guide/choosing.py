"""Reads which of several choices somebody means. Pure, both languages at once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.guide.plain import plain
from actions.guide.scales import numbers_in
from actions.guide.table import Choice, Question

MOST_READ = 120  # characters: whoever writes more tells more than a choice
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "cyntaf": 1, "gyntaf": 1, "cynta": 1, "gynta": 1, "ail": 2, "trydydd": 3,
    "trydedd": 3,
}  # fmt: skip
# "Y cynta, t'wel": an ordinal in a clause of its own is no word of another choice.
_ORDINAL_FIRST = re.compile(
    rf"\W*(?:(?:the|y|yr|um|oh|o|wel|well|yes|ie|ia)\W+)*(?P<which>{'|'.join(_ORDINALS)})"
    r"(?: (?:one|un|hope|gobaith|please|plis))*\W*(?:$|[,.;!])"
)
_AROUND_A_NUMBER = {"number", "option", "choice", "please", "rhif", "opsiwn"}  # "number two please"
_LITTLE_WORDS = frozenset(
    """
    the and one that this with for get back more about think want would like bit thing who what which some any
    body somebody maybe efo gyda hwn hwnna honno peth rhyw isio eisiau moyn meddwl dwi dewis
    """.split()  # noqa: SIM905
)


def read_choice(text: str, choices: Sequence[Choice]) -> str | None:
    """Read which choice a person means: its title, its value, one of its words, its number; None in doubt."""
    ordinal = _ORDINAL_FIRST.match(plain(text))
    if ordinal is not None and _ORDINALS[ordinal["which"]] <= len(choices):
        return choices[_ORDINALS[ordinal["which"]] - 1].value
    said = f" {_spoken(text)} "
    found: dict[str, set[str]] = {}
    for choice in choices:
        words = [*choice.title.values(), *(word for words in choice.words.values() for word in words)]
        named = {f" {_spoken(word)} " for word in words if f" {_spoken(word)} " in said}
        if named or text.strip() == choice.value:
            found[choice.value] = named
    # "me and my sister" names "me" too, but only as a part of other words: those are meant.
    hits = {value for value, named in found.items() if not _are_parts_of_others(value, named, found)}
    number = _number_of_choice(text)
    if not hits and number is not None and 1 <= number <= len(choices):
        hits.add(choices[number - 1].value)
    hits = hits or _sharing_words(said, choices)
    return hits.pop() if len(hits) == 1 else None


_ALL = re.compile(
    r"\W*(?:(?:no|na|nage|well|wel|oh|um)\W+)*"
    r"(?:(?:i said|i meant|i want|i'd like|can i have|can we do|let's do|ddudis i|wedes i|dwi isio|fi moyn|hoffwn i) )?"
    r"(?:both|all|all three|(?:both|all|all three|any) of (?:them|these|those)|the lot|everything|"
    r"(?:y |yr )?(?:ddau|ddwy|tri|tair|cwbl|cyfan)|popeth|pob un|nhw i gyd|i gyd)"
    r"(?: (?:really|please|at once|together|plis|ohonyn nhw|ohonynt|gyda'i gilydd|efo'i gilydd))*\W*"
)


def names_several(text: str, choices: Sequence[Choice]) -> bool:
    """Tell whether two or more choices are named in one sentence: "the college one and the fit one"."""
    parts = re.split(r"\b(?:and|n|a|ac|plus)\b|[&,+]", plain(text))
    named = {
        value for part in parts if len(found := _sharing_words(f" {_spoken(part)} ", choices)) == 1 for value in found
    }
    return len(named) > 1


_NO_GOAL = re.compile(
    r"\b(?:don'?t|do not|never|not) (?:really )?want (?:a|any|this|the|that|to have a|no) (?:goal|plan|target)s?\b|"
    r"\W*no (?:goal|plan|target)s?(?: (?:please|thanks|thank you|for me))?\W*$|"
    r"\b(?:ddim|dwi'?m|sai'?n|sai|so fi'?n|so fi)(?:'?n| yn)? (?:isio|eisiau|moyn|ishe) (?:unrhyw )?(?:nod|cynllun)\b"
)


def wants_no_goal(text: str) -> bool:
    """Tell whether somebody wants no goal at all: "this is silly, I don't want a goal"."""
    return len(text) <= MOST_READ and _NO_GOAL.search(plain(text)) is not None


def means_all(text: str) -> bool:
    """Tell whether somebody wants all of several choices: "both of them", "y ddau"."""
    return _ALL.fullmatch(plain(text)) is not None


def _are_parts_of_others(value: str, named: set[str], found: dict[str, set[str]]) -> bool:
    longer = {words for other, all_words in found.items() if other != value for words in all_words}
    return bool(named) and all(any(words in one and words != one for one in longer) for words in named)


_AROUND_A_CHOICE = frozenset(
    """
    i i'll will do it the step this by oh just only really think probably guess well that's be me's it's that would say
    fydd fi'n mi wna i bydda dwi'n meddwl mae'n siwr jyst dim ond wel o hynny hwnna yn neud gwneud e
    """.split()  # noqa: SIM905
)


def says_more_than(question: Question, text: str) -> bool:
    """Tell whether an answer to a question with choices says more than a choice: "me and Rhodri", not "just me"."""
    titles = (words for choice in question.choices for words in choice.title.values())
    alone = {"me", "myself", "fi", "mi", "myfi", "hun", "hunan", "fy", "my", "own", "on", "alone", "ar", "ben", "mhen"}
    known = alone | {word for title in titles for word in _words(title)}
    return bool(set(_words(text)) - known - _AROUND_A_CHOICE - _LITTLE_WORDS)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z']+|\d+", plain(text))


def _spoken(words: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", plain(words)))


def _number_of_choice(text: str) -> int | None:
    """Return the number of a choice; "the job one" names none."""
    words = re.findall(r"[a-z]+", plain(text))
    ordinals = {_ORDINALS[word] for word in words if word in _ORDINALS}
    if len(ordinals) == 1:
        return ordinals.pop()
    numbers = numbers_in(text)
    is_number = any(character.isdigit() for character in text) or len(set(words) - _AROUND_A_NUMBER) == 1
    return numbers[0] if len(numbers) == 1 and is_number else None


def _sharing_words(said: str, choices: Sequence[Choice]) -> set[str]:
    """Return the choices that share most words with what was said: "the bingo" is the hope that names it."""

    def stems(text: str) -> set[str]:
        return {word[:5] for word in re.findall(r"[^\W\d_]{3,}", plain(text)) if word not in _LITTLE_WORDS}

    shared = {choice.value: len(stems(said) & stems(" ".join(choice.title.values()))) for choice in choices}
    most = max(shared.values(), default=0)
    return {value for value, count in shared.items() if most and count == most}
