"""Keeps what is said in passing, and offers it where it belongs: "you said: my neighbour. Shall I put that down?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from actions import hopes
from actions.guide.lists import are_listed, pieces_around
from actions.guide.offers import after_a_no, after_a_yes, after_agreeing, agreement, can_be_offered
from actions.guide.plain import plain
from actions.guide.table import Guide, Question
from actions.guide.wishes import could_harm, joints
from actions.named import goal_of, name_in_record
from actions.record import elements, goals, noticed
from actions.record.elements import Span
from actions.record.models import Message, Noticed
from actions.turn import Turn

_LITTLE_WORDS = frozenset(
    """
    a an and also plus then the my our i i'm im me m s d ll ve is are am was have has had got there there's of on in at
    to too with by for or oh well yes some it its that's that who which like mainly mostly really just both
    y yr r fy ein ac hefyd n yn i'r o'r efo gyda da gen gyda'r dwi fi wi rwy mae ma sydd sy yw ydi ydy wel ie ia oes
    mewn ar am o wrth neu
    """.split()  # noqa: SIM905
)
KINDS = ("hope", "strength", "person", "place", "offer", "barrier", "step")
_SAYS_NOTHING = re.compile(
    r"(?:(?:and|a|ac|also|hefyd|oh|well|wel|yes|yeah|yep|ie|ia|oes|wes|oedd|do|ydw|iawn|ok|okay|please)[\W_]*)+"
)
LEADS_TO_A_STEP = ("hope", "why", "outcome", "importance_reason", "confidence_reason")  # where a step may be named
OWN = noticed.OWN


# How sure the understanding must be before something is offered: a wrong offer costs more than a missed one.
_LEAST_SURE = {"step": 0.7, "person": 0.5, "place": 0.5, "offer": 0.6, "hope": 0.5, "barrier": 0.9}
_LEAST_SURE_ELSE = 0.75


def spans(turn: Turn, kind: str, least: float = 0.0) -> list[Span]:
    """Return the spans of a kind that were found in the message, as places in the kept text.

    Args:
        turn: the turn.
        kind: an entity of the contract.
        least: how sure the understanding must be of a span (0 to 1).
    """
    found = []
    text = turn.message.text
    for entity in turn.entities:
        words, start = str(entity.get("value") or ""), entity.get("start", -1)
        if entity.get("entity") == kind and words and entity.get("confidence_entity", 1.0) >= least:
            at = start if text[start : start + len(words)] == words else text.find(words)
            if at >= 0:
                found.append(Span(words, at, at + len(words)))
    return found


def keep_what_else_was_said(turn: Turn, question: Question) -> None:
    """Keep what the answer to a question says of other things, to be offered in their part."""
    if turn.message.payload is not None:
        return
    for kind in KINDS:
        if kind != kind_of(question) and (kind != "step" or kind_of(question) in LEADS_TO_A_STEP):
            for span in _told_in_passing(turn, kind):
                if can_be_offered(turn.message.text, kind, span.words, span.start):
                    noticed.notice(turn.session, turn.message, kind, span)


def told_beside(turn: Turn) -> list[tuple[str, Span]]:
    """Return what a message tells of people, places, strengths ... that is sure enough to be offered, with its kind."""
    text = turn.message.text
    found = [(kind, span) for kind in KINDS[:-1] for span in _told_in_passing(turn, kind)]
    return [(kind, span) for kind, span in found if can_be_offered(text, kind, span.words, span.start)]


def _told_in_passing(turn: Turn, kind: str) -> list[Span]:
    found = spans(turn, kind, _LEAST_SURE.get(kind, _LEAST_SURE_ELSE))
    if kind != "hope":
        return found
    apart = [(span.start, one) for span in found for one in wishes_apart(span.words)]
    return [Span(one.words, start + one.start, start + one.end) for start, one in apart]


def kind_of(question: Question) -> str | None:
    """Return the kind of element a question draws out."""
    if "step" in question.record:
        return "step"
    return question.record.get("kind")


def _first_of_its_kind(guide: Guide, question: Question) -> bool:
    kind = kind_of(question)
    return next((q for q in guide.questions if q.kind == "free_text" and kind_of(q) == kind), None) == question


def waiting(turn: Turn, question: Question | None) -> Sequence[Noticed]:
    """Return what was said before and belongs to a question."""
    if question is None or kind_of(question) not in KINDS or not _first_of_its_kind(turn.guide, question):
        return []
    if not turn.known:
        return []
    found = noticed.open_for(turn.session, turn.person_id, str(kind_of(question)))
    if "step" not in question.record:
        return found
    # One step is planned at a time, and none that could harm.
    harmful = turn.guide.part("hopes").unsafe_words
    return [one for one in found if not could_harm(one.words, harmful)][:1]


def offer(turn: Turn, question: Question) -> None:
    """Say what was said before that belongs to a question which comes now."""
    found = waiting(turn, question)
    if found:
        turn.say("noticed", words=", ".join(f"“{one.words}”" for one in found))


class Taken(NamedTuple):
    """What was on offer and is in the record now, in words; and the slots that follow from it."""

    words: str
    facts: dict[str, Any]


def accept(turn: Turn, question: Question | None) -> Taken | None:
    """Put down what was just offered; None where nothing was on offer."""
    found = waiting(turn, question) if turn.just_said("noticed") else []
    if not found or question is None:
        return None
    if kind_of(question) == "step":
        return _accept_step(turn, question, found[0])
    taken = noticed.take(turn.session, found, f"{question.slot}{OWN}")
    facts = hopes.look_at(turn, question, taken) if kind_of(question) == "hope" else {}
    return Taken("; ".join(one.words for one in found), facts)


def _accept_step(turn: Turn, question: Question, offered: Noticed) -> Taken | None:
    """Make a step of what was on offer; it hangs on the goal as any other."""
    goal = goal_of(turn)
    if goal is None:
        return None
    (step,) = noticed.take(turn.session, [offered], name_in_record(turn, question))
    step.parent_id = goal.hope_id
    turn.session.flush()
    goals.step_for(turn.session, goal, step)
    return Taken(step.words, {})


def put_down(turn: Turn, message: Message, kind: str, span: Span) -> bool:
    """Put something into the record at once, because the person asked for it; tells whether it is new there.

    Args:
        turn: the turn.
        message: where it was said.
        kind: an element of the record: `hope`, `strength`, `person` ...
        span: the words, and where they stand in the message.
    """
    question = turn.guide.first("kind", kind)
    added = noticed.put_down(turn.session, message, kind, span, f"{question.slot}{OWN}")
    if added is not None and kind == "hope":
        hopes.look_at(turn, question, [added])
    return added is not None


class Settled(NamedTuple):
    """Where the answer itself begins in a message (None: all of it was about the offer), and what the offer sets."""

    begins: int | None
    facts: dict[str, Any]


def settle(turn: Turn, question: Question) -> Settled:
    """End an offer when the person answers in words: "yes, and my sister" takes it, anything else leaves it.

    "Yes but not my mother" takes what is on offer without her.
    """
    text = turn.message.text
    if not turn.just_said("noticed"):
        is_yes = question.no_means_none or turn.tracker.get_intent_of_latest_message() == "affirm"
        return Settled((after_agreeing(text) if is_yes else None) or after_a_yes(text), {})
    agreed = agreement(text)
    if agreed is None:
        noticed.decline(waiting(turn, question))
        return Settled(after_a_no(text), {})
    if agreed.excepts:
        noticed.decline([one for one in waiting(turn, question) if one.words.casefold() in text.casefold()])
    taken = accept(turn, question)
    return Settled(agreed.ends if agreed.answers_too(text) else None, taken.facts if taken else {})


def decline(turn: Turn, question: Question | None) -> bool:
    """Let go of what was just offered; tells whether anything was."""
    found = waiting(turn, question) if turn.just_said("noticed") else []
    noticed.decline(found)
    return bool(found)


def from_there(found: Sequence[Span], begins: int) -> list[Span]:
    """Return spans without what stands before a place in the message ("yes and" is no part of an answer)."""
    cut = [Span(span.words[max(0, begins - span.start) :], max(begins, span.start), span.end) for span in found]
    return [span for span in cut if any(character.isalnum() for character in span.words)]


def told_apart(turn: Turn, question: Question, most: int) -> list[Span]:
    """Tell apart the things an answer names: by lines and semicolons, else by the spans that were understood."""
    listed = elements.several(turn.message.text, most)
    kind = kind_of(question)
    if len(listed) > 1 or kind is None:
        return listed
    if kind == "hope":
        joined = wishes_apart(turn.message.text)
    else:
        joined = spans(turn, kind)
        if not covers(turn.message.text, joined) or not are_listed(turn.message.text, joined):
            # Better one line with all of it than two without the third.
            joined = _each_with_its_name(turn.message.text, joined) if kind in ("person", "place") else []
    if len(joined) > most:  # the last one takes the rest: nothing is lost
        text, first, last = turn.message.text, joined[most - 1], max(joined, key=lambda one: one.end)
        joined = [*joined[: most - 1], Span(text[first.start : last.end], first.start, last.end)]
    return joined if len(joined) > 1 else listed


def _each_with_its_name(text: str, names: Sequence[Span]) -> list[Span]:
    """Return the pieces of a list of people or places, each with all that is said of them."""
    ordered = sorted((name.start, name.end) for name in names)
    pieces = (
        [(start, elements.whole(text[start:end])) for start, end in pieces_around(text, ordered)] if ordered else []
    )
    return [Span(one.words, start + one.start, start + one.end) for start, one in pieces if one.words]


def covers(text: str, found: Sequence[Span]) -> bool:
    """Tell whether spans hold all that a text says but for little words: else something would be lost."""
    left = text
    for span in sorted(found, key=lambda one: -one.start):
        left = f"{left[: span.start]} {left[span.end :]}"
    return not set(re.findall(r"\w+", plain(left))) - _LITTLE_WORDS


def wishes_apart(text: str) -> list[Span]:
    """Tell apart wishes that are joined in one sentence: "get back to bowls and see my son"."""
    cuts = joints(text)
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    found = []
    for start, end in zip(starts, ends, strict=True):
        inside = elements.whole(text[start:end])
        found.append(Span(inside.words, start + inside.start, start + inside.end))
    return [span for span in found if span.words and not _SAYS_NOTHING.fullmatch(plain(span.words))] or found[:1]


def is_of(question_name: str, slots: set[str]) -> bool:
    """Tell whether an element belongs to one of the questions, said there or taken from elsewhere."""
    return question_name.removesuffix(OWN) in slots
