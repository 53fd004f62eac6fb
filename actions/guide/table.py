"""Reads the guide's YAML files into typed, checked tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn

import yaml

HERE = Path(__file__).parent
LANGUAGES = ("en", "cy")
KINDS = ("free_text", "yes_no", "scale", "choice", "lines")
RECORD_KEYS = {
    "consent",
    "share",
    "kind",
    "several",
    "about",
    "goal",
    "rating",
    "step",
    "support",
    "review",
    "corrects",
}
RECORD_KEYS |= {"edit", "remind"}
# Slots that actions set, not people.
FACTS = {"hope_is_service", "hope_is_unsafe", "when_is_vague", "editing", "can_write_first", "step_now"}
CONSENT_VERSION = "2026-12"  # change it whenever the wording of consent changes

Words = dict[str, str]
Condition = tuple[str, Any]  # a slot, and the value it must have; `...` for any answer


class GuideError(ValueError):
    """Something in the guide's files does not fit together; the message names the file and the question."""


@dataclass(frozen=True)
class Choice:
    """One possible answer to a question with choices: its value, its title and the words that mean it."""

    value: str
    title: Words
    words: dict[str, list[str]]


@dataclass(frozen=True)
class Button:
    """A button under a question: what it sends (`/intent`, or plain words) and its title."""

    payload: str
    title: Words
    typed: dict[str, list[str]] = field(default_factory=dict)  # words that mean the same as tapping it


@dataclass(frozen=True)
class Question:
    """One question of the guide; `slot` is its name, everywhere."""

    part: str
    slot: str
    kind: str
    ask: Words
    why: Words
    explain: Words
    again: Words | None = None  # another wording, so that the same sentence is never said twice running
    record: dict[str, Any] = field(default_factory=dict)
    check: str | None = None
    ask_if: tuple[Condition, ...] = ()
    reply: Words | None = None  # an affirmation that uses the words: {said}
    reflect: bool = False  # turn the words towards the person where that is certain
    suggest: dict[str, list[str]] = field(default_factory=dict)  # answers to tap for whoever finds no words
    begins: dict[str, list[str]] = field(default_factory=dict)  # how an answer here begins: no doubt about it then
    not_meant: tuple[str, ...] = ()  # commands that a doubtful answer here is not: "the nurse" asks for no person
    no_means_none: bool = False
    shows_record: bool = False
    buttons: tuple[Button, ...] = ()
    choices: tuple[Choice, ...] = ()
    choices_from: str | None = None

    said: dict[str, Any] = field(default_factory=dict)  # intents that answer it, and with what

    @property
    def form(self) -> str:
        """The Rasa form that asks it."""
        return f"{self.part}_form"

    @property
    def asked_by_action(self) -> bool:
        """Tell whether an action adds to the question: the record, or what there is to choose from."""
        return self.choices_from is not None or self.shows_record


@dataclass(frozen=True)
class Part:
    """One part of the conversation: a Rasa form with its questions in their order."""

    name: str
    title: Words
    names: dict[str, list[str]]
    opening: Words | None
    questions: tuple[Question, ...]
    guided: bool
    service_words: dict[str, list[str]]
    unsafe_words: dict[str, list[str]]
    minutes: float

    @property
    def form(self) -> str:
        """The Rasa form of the part."""
        return f"{self.name}_form"


@dataclass(frozen=True)
class Guide:
    """All parts in their order."""

    parts: tuple[Part, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question, in the order of the guide."""
        return tuple(question for part in self.parts for question in part.questions)

    @property
    def guided(self) -> tuple[Part, ...]:
        """The parts that follow one another by themselves; the others are asked for (a review, deleting)."""
        return tuple(part for part in self.parts if part.guided)

    def part(self, name: str) -> Part:
        """Return a part by its name; raises KeyError if there is none."""
        return self.named(name) or _missing(name)

    def named(self, name: str | None) -> Part | None:
        """Return a part by its name, or None."""
        return next((part for part in self.parts if part.name == name), None)

    def first(self, key: str, value: Any) -> Question:
        """Return the first question with that in its `record`: `("kind", "hope")`, `("share", "lines")`.

        Raises:
            KeyError: if there is none.
        """
        found = next((question for question in self.questions if question.record.get(key) == value), None)
        return found or _missing(f"{key}: {value}")

    def question(self, slot: str) -> Question | None:
        """Return a question by its slot, or None."""
        return next((question for question in self.questions if question.slot == slot), None)


def _missing(name: str) -> NoReturn:
    raise KeyError(f"the guide has nothing of the name {name!r}")


@lru_cache(maxsize=1)
def load_guide() -> Guide:
    """Read and check the guide. The files' numbers give the order of the parts.

    Raises:
        GuideError: if a text lacks a language, a name is used twice, or a condition names no question.
    """
    guide = Guide(tuple(_part(path) for path in sorted(HERE.glob("[0-9][0-9]_*.yml"))))
    _check(guide)
    return guide


def _part(path: Path) -> Part:
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    name = raw["part"]
    return Part(
        name=name,
        title=raw["title"],
        names=raw.get("names", {}),
        opening=raw.get("opening"),
        questions=tuple(_question(name, item, path) for item in raw["questions"]),
        guided=raw.get("guided", True),
        service_words=raw.get("service_words", {}),
        unsafe_words=raw.get("unsafe_words", {}),
        minutes=raw.get("minutes", 0),
    )


def _question(part: str, raw: dict[str, Any], path: Path) -> Question:
    item = dict(raw)
    choices = item.pop("choices", [])
    try:
        return Question(
            part=part,
            ask_if=_conditions(item.pop("ask_if", [])),
            not_meant=tuple(item.pop("not_meant", [])),
            buttons=tuple(Button(**button) for button in item.pop("buttons", [])),
            choices=() if isinstance(choices, str) else tuple(Choice(**choice) for choice in choices),
            choices_from=choices if isinstance(choices, str) else None,
            **item,
        )
    except TypeError as error:
        raise GuideError(f"{path.name}, {raw.get('slot', 'a question without a slot')}: {error}") from error


def _conditions(raw: str | dict[str, Any] | list[Any]) -> tuple[Condition, ...]:
    """Read `ask_if`: a slot that must have been answered, or `{slot: value}`, or a list of such."""
    listed = raw if isinstance(raw, list) else [raw]
    return tuple((one, ...) if isinstance(one, str) else next(iter(one.items())) for one in listed)


def _check(guide: Guide) -> None:
    slots: set[str] = set()
    for question in guide.questions:
        where = f"{question.part}, {question.slot}"
        if question.slot in slots:
            raise GuideError(f"{where}: the slot is used twice")
        if question.kind not in KINDS:
            raise GuideError(f"{where}: kind is one of {', '.join(KINDS)}")
        if not set(question.record) <= RECORD_KEYS:
            raise GuideError(f"{where}: record knows {', '.join(sorted(RECORD_KEYS))}")
        texts_of = (question.ask, question.why, question.explain, question.again, question.reply)
        for texts in (*texts_of, *(b.title for b in question.buttons)):
            if texts is not None and not all(texts.get(language) for language in LANGUAGES):
                raise GuideError(f"{where}: a text lacks one of the languages {', '.join(LANGUAGES)}")
        slots.add(question.slot)
    for question in guide.questions:
        if not {fact_slot(name) for name, _ in question.ask_if} <= slots | FACTS:
            raise GuideError(f"{question.part}, {question.slot}: ask_if names no question")


def fact_slot(name: str) -> str:
    """Return the slot a condition is about: `goal_importance_above_0` is about `goal_importance`."""
    return name.split("_above_")[0].split("_below_")[0]
