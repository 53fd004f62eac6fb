"""Ten people talk with Nod from the first word to the last; each conversation is also a page of `docs/conversations/`.

`NOD_WRITE_CONVERSATIONS=1` writes the pages anew; without it a page that no longer fits fails.
"""

from __future__ import annotations

import os
import re
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.end_to_end.service import HTTP, Nod, Talk

PEOPLE = sorted((Path(__file__).parent / "people").glob("*.yml"))
PAGES = Path("docs/conversations")
_DATE = re.compile(
    r"\b((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Dd]ydd (?:Llun|Mawrth|Mercher|Iau|Gwener|Sadwrn|Sul)) "
    r"\d{1,2} [A-Z]\w+"
)
Said = list[tuple[str, list[str]]]  # what the person said, and the messages Nod answered with


def hold(nod: Nod, person: dict[str, Any]) -> tuple[Talk, Said]:
    talk = nod.someone(person["language"])
    said: Said = []
    for question, words in (next(iter(said_to.items())) for said_to in person["says"]):
        if question == "a_week_later":
            # What Rasa does when somebody writes after its hour of silence is over.
            address = f"{nod.rasa}/conversations/{talk.sender}/execute"
            HTTP.post(address, json={"name": "action_session_start"}, timeout=30).raise_for_status()
            said.append(("*(a week later)*", []))
            continue
        if question != "start":
            assert (talk.question or "end") == question, words
        talk.say(words)
        said.append((words, [_with_buttons(message) for message in talk.last]))
    return talk, said


def _with_buttons(message: dict[str, Any]) -> str:
    titles = [button["title"] for button in message.get("buttons") or [] if not button["title"].isdigit()]
    return message["text"] + (f"\n[ {' | '.join(titles)} ]" if titles else "")


def page(person: dict[str, Any], said: Said, record: dict[str, Any]) -> str:
    lines = [f"# {person['who'][0].upper()}{person['who'][1:]}", ""]
    lines += ["A simulated conversation, kept as a test (`tests/end_to_end/people/`). Nobody real said this.", ""]
    for words, answers in said:
        lines += [f"> **{words}**" if answers else words, ""]
        lines += [_dateless(words, answer).replace("\n", "  \n") + "\n" for answer in answers]
    lines += ["## The record", "", "```yaml", yaml.safe_dump(brief(record), allow_unicode=True, sort_keys=False), "```"]
    return "\n".join(lines) + "\n"


def _dateless(words: str, answer: str) -> str:
    """Return the answer as it is on any day: without dates, nor a day of the week that was not said ("tomorrow")."""

    def masked(date: re.Match[str]) -> str:
        day = date[1]
        return f"{day} (its date)" if day.split()[-1].lower() in words.lower() else "(its day and date)"

    return _DATE.sub(masked, answer)


LISTS = ("good_days", "strengths", "people", "places", "offers", "barriers", "if_nothing_changes")


def brief(record: dict[str, Any]) -> dict[str, Any]:
    """Return what of a record a reader wants to see: the words, without ids and times."""

    def words(key: str) -> list[str]:
        return [element["words"] for element in record[key]]

    return {
        "state": record["state"],
        "hopes": [{k: h[k] for k in ("words", "why", "outcome", "domain") if h[k]} for h in record["hopes"]],
        **{key: words(key) for key in LISTS},
        "goals": [
            {
                **{k: g[k] for k in ("words", "importance", "importance_reason", "confidence", "confidence_reason")},
                "progress": [p["value"] for p in g["progress"]],
                "shared": g["shared"],
                "steps": [{k: s[k] for k in ("words", "when", "if", "then", "who") if s[k]} for s in g["steps"]],
            }
            for g in record["goals"]
        ],
        "support": words("support"),
        "reviews": [
            {"helped": r["helped"] and r["helped"]["words"], "decision": r["decision"]} for r in record["reviews"]
        ],
    }


def outcome(record: dict[str, Any], key: str) -> Any:
    """Return of a record what a person's `record` names."""
    goal = next((g for g in record["goals"] if g["status"] != "cancelled"), {})
    steps = goal.get("steps") or [{}]
    found = {
        "state": record["state"],
        "language": record["language"],
        "outcome": next((h["outcome"] for h in record["hopes"] if h["outcome"]), None),
        "step": steps[-1].get("words"),
        "when": steps[-1].get("when"),
        "importance": goal.get("importance"),
        "confidence": goal.get("confidence"),
        "progress": [p["value"] for p in goal.get("progress", [])],
        "goals_count": len(record["goals"]),
        "helped": next((r["helped"]["words"] for r in record["reviews"] if r["helped"]), None),
    }
    return found[key] if key in found else [element["words"] for element in record[key]]


@pytest.mark.slow
@pytest.mark.parametrize("file", PEOPLE, ids=lambda file: file.stem)
def test_a_person_ends_with_the_record_a_clinician_would_want(nod: Nod, file: Path) -> None:
    person = yaml.safe_load(file.read_text(encoding="utf-8"))
    person["says"] = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)["says"]  # "yes" is a word here
    talk, said = hold(nod, person)
    record = talk.record
    found = page(person, said, record)
    if os.environ.get("NOD_WRITE_CONVERSATIONS"):
        (PAGES / f"{file.stem}.md").write_text(found, encoding="utf-8")
    for key, expected in person["record"].items():
        assert outcome(record, key) == expected, key
    assert repeated(said) == [], "the same sentence twice running"
    assert (goal := next((g for g in record["goals"] if g["status"] != "cancelled"), None)), "there is a goal"
    assert goal["steps"], "and a step"
    assert record["state"] in ("shared", "withheld"), "the person has decided who sees it"
    kept = (PAGES / f"{file.stem}.md").read_text(encoding="utf-8")
    assert differing(kept, found) == [], "the page tells of another conversation: write it anew"
    assert kept.partition("## The record")[2] == found.partition("## The record")[2]


RESPONSES = yaml.safe_load(Path("domain.yml").read_text(encoding="utf-8"))["responses"]


def says(*names: str) -> re.Pattern[str]:
    """Return what matches a line that one of some responses words, or its buttons, in any language."""
    wordings = [wording for name in names for wording in RESPONSES[name]]
    titles = [" | ".join(button["title"] for button in wording.get("buttons") or []) for wording in wordings]
    lines = [wording["text"] for wording in wordings] + [f"[ {title}" for title in titles if title]
    return re.compile("|".join(".*".join(map(re.escape, re.split(r"{\w+}", line))) for line in lines))


OFFER = says("utter_noticed", "utter_greet")
WARMTH = says("utter_sounds_hard")
# What is said in the place of warmth, where a model is not as sure that something weighs on the person.
THANKS = says("utter_kept_long", *(name for name in RESPONSES if name.startswith("utter_reply_")))


def spoken(text: str) -> list[list[str]]:
    """Return the turns on a page as lines, but for a greeting and what Nod offers in passing.

    Those hang on a model's last digits.
    """
    lines = text.partition("## The record")[0].splitlines()
    turns: list[list[str]] = [[]]
    for line in lines:
        if line.startswith("> **"):
            turns.append([])
        if line and not OFFER.match(line):
            turns[-1].append(line)
    return turns


def differing(kept: str, found: str) -> list[tuple[list[str], list[str]]]:
    """Return the turns that two pages tell otherwise; what one answers with warmth the other may with thanks."""
    pairs = zip_longest(spoken(kept), spoken(found), fillvalue=[])
    return [(one, other) for one, other in pairs if one != other and not _are_as_good(one, other)]


def _are_as_good(one: list[str], other: list[str]) -> bool:
    def without(turn: list[str]) -> list[str]:
        return [line for line in turn if not WARMTH.match(line) and not THANKS.match(line)]

    return any(map(WARMTH.match, [*one, *other])) and without(one) == without(other)


def repeated(said: Said) -> list[str]:
    """Return the sentences that Nod said in two answers running; the record and lists to choose from may come again."""
    twice = []
    for (_, before), (_, after) in zip(said, said[1:], strict=False):
        earlier = {sentence for message in before for sentence in sentences(message)}
        twice += [sentence for message in after for sentence in sentences(message) if sentence in earlier]
    return twice


def sentences(message: str) -> list[str]:
    """Return the sentences of a message without its buttons; how long is left may stay the same."""
    if message.startswith("1. "):
        return []
    found = re.split(r"(?<=[.?!])\s+|\n", message.split("\n[ ")[0])
    return [one for one in found if one and not re.match(r"\d+\. |About |Tua ", one)]


def test_there_are_ten_people() -> None:
    assert len(PEOPLE) == 10


WARM, THANKED, NEITHER = (
    "That sounds hard. Thank you for telling me.",
    "Thank you, I have kept all of that.",
    "So it is.",
)


@pytest.mark.parametrize(
    ("kept", "found", "is_another"),
    [
        (WARM, THANKED, False),
        (THANKED, WARM, False),
        (WARM, "", False),
        (WARM, NEITHER, True),
        (THANKED, NEITHER, True),
        (THANKED, "", True),
    ],
)
def test_a_page_may_differ_in_warmth_alone(kept: str, found: str, is_another: bool) -> None:
    before = "> **my hand**\n"
    assert bool(differing(before + kept, before + found)) is is_another


def test_a_page_that_ends_early_is_another() -> None:
    assert differing("> **one**\nSo one.\n> **two**\nSo two.", "> **one**\nSo one.")
