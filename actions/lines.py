"""The record as numbered lines, in the person's words; each line knows what to do when it is to be changed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from actions.guide.catalogue import label
from actions.guide.domains import say_domain
from actions.guide.plain import plain
from actions.guide.scales import numbers_in
from actions.record import elements, goals
from actions.record.models import Element, Goal

_LISTS = ("hope", "good_day", "strength", "person", "place", "offer", "barrier", "if_nothing_changes")
_DETAILS = {"hope": ("outcome", "why")}
# What keeps somebody going is a strength, and not what they are good at.
_LABELS = {name: name for name in ("strength_worked_before", "strength_keeps_going")}
_RATINGS = (
    ("progress", "goal_progress", None),
    ("importance", "goal_importance", "importance_reason"),
    ("confidence", "goal_confidence", "confidence_reason"),
)
_NUMBERED = re.compile(
    r"^\W*\d+\W*$|\b(?:line|number|llinell|linell|rhif)\b|\b(?:change|edit|newid\w*|remove|delete|dile\w*) \d+\b"
)
# "19 is wrong", "line 10 should be: my wife", "nope 1 is wrong i want to walk": the number counts before the words.
_LEADS = re.compile(
    r"^\W*(?:(?:no|nope|na|nage|and|a|also|oh|wait|yes|yeah|well|wel|please|mae|ma|change|edit|make|newid|newidia)\W+)*"
    r"(?:line|number|l?linell|rhif)?\W{0,2}(\d{1,2})\s*"
    r"(?:[:.,=-]|\b(?:is|isn'?t|should|shud|needs?|to|wants?|says?|must|ddylai|yn|ydi|yw|mae|ma|i)\b)"
)
_ONLY_A_NUMBER = re.compile(r"\W*(?:(?:no|nope|na|nage|and|a)\W+)*(?:line|number|l?linell|rhif) \d{1,2}\W*")
OF_A_LINE = re.compile(r"\b(?:line|number|llinell|linell|rhif) (\d+)\b")  # "line 17 should be eight"
# Words that say that something is to be changed, not what; and short words that mean little.
_FILLERS = """
    change changing wrong line number said meant wasnt isnt should says would like want please about part that this
    with what have take remove delete newid newch llinell rhif ddim dweud ddylai fod eisiau isio moyn tynnu dileu
    one ones them those these thing things rest un hwnnw rheina
    actually instead really just from into rather correct edit back
    the and was not for but too all add can her his our out put see you yes mae nid ond hwn hyn
"""
_NOT_ABOUT = frozenset(_FILLERS.split())


@dataclass(frozen=True)
class Line:
    """A line of the record.

    `element_id` is what it shows; `edits` says what of it changes (`words`, `domain`); `slot` names the question to
    ask again for a line that holds a number or a choice, and `hope_id` the hope whose goal that line belongs to.
    """

    label: str
    text: str
    element_id: int | None = None
    edits: str | None = None
    slot: str | None = None
    hope_id: int | None = None
    is_private: bool = False

    @property
    def hidden_with(self) -> int | None:
        """The element that is kept back to hide this line: a rating goes with its goal as a whole."""
        return self.element_id if self.element_id is not None else self.hope_id


def record_lines(session: Session, person_id: str, language: str) -> list[Line]:
    """Return the lines of a person's record, in the order they are read back."""
    current = list(elements.current(session, person_id))
    lines = [line for kind in _LISTS for line in _listed(current, kind, language)]
    for goal in goals.goals_of(session, person_id):
        if goal.status not in ("cancelled", "on-hold") and goal.hope in current:
            lines += _goal_lines(session, goal, current, language)
    private = elements.with_descendants(current, {e.id for e in current if e.withheld})
    return [replace(line, is_private=line.hidden_with in private) for line in lines]


def numbered(lines: Sequence[Line], language: str, only: Collection[int] | None = None) -> str:
    """Return lines as text to read, each with its number (from 1); `only` some of them, where it is given."""
    stays = f" ({label('private', language)})"
    read = [
        (n, f"{n}. {label(line.label, language)}: {line.text}{stays if line.is_private else ''}")
        for n, line in enumerate(lines, 1)
    ]
    return "\n".join(text for n, text in read if only is None or n in only)


def _spoken(element: Element, name: str, **more: Any) -> Line:
    return Line(name, f"“{element.words}”", element.id, "words", **more)


def _listed(current: Sequence[Element], kind: str, language: str) -> Iterator[Line]:
    for element in (e for e in current if e.kind == kind):
        yield _spoken(element, _LABELS.get(element.question, kind))
        for detail in _DETAILS.get(kind, ()):
            yield from (_spoken(e, detail) for e in current if e.parent_id == element.id and e.kind == detail)
        if kind == "hope":
            area = say_domain(element.domain, language) or label("no_domain", language)
            yield Line("domain", area, element.id, "domain")


def _goal_lines(session: Session, goal: Goal, current: Sequence[Element], language: str) -> Iterator[Line]:
    yield _spoken(goal.hope, "goal")
    for kind, slot, reason in _RATINGS:
        value = goals.latest_rating(goal, kind)
        if value is not None:
            yield Line(kind, f"{value} / 10", slot=slot, hope_id=goal.hope_id)
        yield from (_spoken(e, reason) for e in current if reason and e.parent_id == goal.hope_id and e.kind == reason)
    step = goals.current_step(session, goal)
    if step is not None and step.words in current:
        yield _spoken(step.words, "step")
        for name, element in (("when", step.when), ("if", step.if_), ("then", step.then)):
            if element is not None:
                yield _spoken(element, name)
        if step.who:
            named = next((e for e in current if e.kind == "who" and e.parent_id == step.words_id), None)
            words = f"{label(step.who, language)} (“{named.words}”)" if named else label(step.who, language)
            # Whoever is named is kept back by their name; the plan stays.
            yield Line("who", words, named.id if named else None, slot="step_who", hope_id=goal.hope_id)
    for review in goals.reviews_of(session, goal):
        told = (("went", review.went_id), ("helped", review.helped_id))
        yield from (_spoken(e, name) for name, said_id in told for e in current if e.id == said_id)
    yield from (_spoken(e, "support") for e in current if e.kind == "support" and e.parent_id == goal.hope_id)


def leads_with_a_number(text: str) -> bool:
    """Tell whether a text begins with the number of a line, or is one: "19 is wrong", "no. line 19."."""
    said = plain(text)
    return _LEADS.match(said) is not None or _ONLY_A_NUMBER.fullmatch(said) is not None


def find_lines(lines: Sequence[Line], text: str) -> list[Line]:
    """Return the lines a person may mean, by a number or by words of them; several where they fit equally well."""
    said = plain(text)
    leads = _LEADS.match(said)
    if leads is not None and 1 <= int(leads[1]) <= len(lines):
        return [lines[int(leads[1]) - 1]]
    named = OF_A_LINE.search(said)
    numbers = [int(named[1])] if named else numbers_in(said)
    if _NUMBERED.search(said) and len(numbers) == 1 and 1 <= numbers[0] <= len(lines):
        return [lines[numbers[0] - 1]]
    wanted = _stems(said)
    scores = [len(wanted & _stems(plain(line.text))) if line.edits == "words" else 0 for line in lines]
    best = max(scores, default=0)
    hits = [line for line, score in zip(lines, scores, strict=True) if best and score == best]
    # A goal's line shows the words of its hope: that is one line, not two.
    return [line for n, line in enumerate(hits) if line.element_id not in {one.element_id for one in hits[:n]}]


def find_line(lines: Sequence[Line], text: str) -> Line | None:
    """Return the line a person means; None where that is not clear."""
    found = find_lines(lines, text)
    return found[0] if len(found) == 1 else None


def _stems(said: str) -> set[str]:
    words = re.findall(r"[a-z]{3,}", said.replace("'", ""))
    return {word[:5] for word in words if word not in _NOT_ABOUT}
