"""The services Nod names: every number in one file, verified and looked up in time."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from actions.record.services import FILE, RISKS, help_lines, read_services, responses_to, services
from actions.record.settings import ROOT
from actions.record.times import now
from bot.commands.run import refuse_old_services
from bot.supervisor import StartError

PLACES = ("actions/guide", "bot/locale", "bot/web/templates", "bot/web/static", "domain.yml")


@pytest.mark.parametrize("kind", RISKS)
@pytest.mark.parametrize("language", ["en", "cy"])
def test_each_risk_has_help_and_danger_comes_first(kind: str, language: str) -> None:
    lines = help_lines(kind, language)
    assert "999" in lines[0]
    assert len(lines) >= 2


@pytest.mark.parametrize(
    ("heard", "names"),
    [
        ({"kind": "risk_abuse", "by": "pattern", "confidence": 1.0}, ("risk_abuse", "after_risk")),
        ({"kind": "risk_abuse", "by": "meaning", "confidence": 0.95}, ("risk_abuse", "after_risk")),
        ({"kind": "risk_abuse", "by": "meaning", "confidence": 0.6}, ("risk_abuse_unsure", "after_risk_unsure")),
        (
            {"kind": "risk_self_harm", "by": "meaning", "confidence": 0.6, "about": "other"},
            ("risk_about_other_unsure", "after_risk_unsure"),
        ),
        ({"kind": "risk_self_harm", "about": "other"}, ("risk_about_other", "after_risk")),
    ],
)
def test_what_may_have_been_read_wrong_is_answered_as_that(heard: dict[str, Any], names: tuple[str, str]) -> None:
    assert responses_to(heard) == names


def test_nobody_is_given_a_number_that_was_not_verified() -> None:
    unverified = [service for service in services().services if not service.verified]
    assert {service.id for service in unverified} >= {"call_wales", "dan"}
    assert not any(service.is_shown for service in unverified)


def test_hours_are_not_said_where_they_are_not_confirmed() -> None:
    for service in services().services:
        said = service.line("en") + service.line("cy") if service.is_shown else ""
        if service.hours != "always":
            assert not re.search(r"day or night|ddydd a nos|\d ?(am|pm)", said), service.id


def test_no_number_stands_anywhere_else() -> None:
    numbers = {n for s in services().services for n in (s.number, s.text) if n and len(n) > 3} | {"999"}
    for place in PLACES:
        root = ROOT / place
        for file in [root] if root.is_file() else sorted(root.rglob("*.*")):
            if "vendor" in file.parts or file.suffix in (".pyc", ".svg", ".css"):
                continue
            text = file.read_text(encoding="utf-8")
            assert [number for number in numbers if re.search(rf"(?<![\w.-]){number}(?![\w-])", text)] == [], file


def test_no_shown_entry_is_past_its_check_date_today() -> None:
    assert services().overdue(now().date()) == []


def test_a_check_that_is_dated_tomorrow_is_none() -> None:
    entry = services().services[0]
    assert entry.is_overdue(entry.checked - timedelta(days=1), 365)
    assert not entry.is_overdue(entry.checked, 365)
    assert not entry.is_overdue(entry.checked + timedelta(days=365), 365)
    assert entry.is_overdue(entry.checked + timedelta(days=366), 365)


def test_no_text_holds_a_number_that_could_be_called() -> None:
    for place in PLACES:
        root = ROOT / place
        for file in [root] if root.is_file() else sorted(root.rglob("*.yml")):
            text = file.read_text(encoding="utf-8") if file.suffix == ".yml" and file != FILE else ""
            assert re.findall(r"(?<![\w.:-])(?:0\d[\d ]{7,12}\d|1\d\d \d{3}|116\d{3}|111|999)(?![\w:-])", text) == [], (
                file
            )


def test_in_production_nod_does_not_start_with_an_old_entry(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    old = tmp_path / "services.yml"
    text = FILE.read_text(encoding="utf-8")
    past = (now() - timedelta(days=400)).date().isoformat()
    old.write_text(re.sub(r"checked: \S+", f"checked: {past}", text, count=1), encoding="utf-8")
    monkeypatch.setattr("bot.commands.run.help_services", lambda: read_services(old))
    refuse_old_services(production=False)
    with pytest.raises(StartError, match="emergency"):
        refuse_old_services(production=True)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("kinds: [risk_abuse]", "kinds: [debt]"), "names no risk"),
        (('number: "999"', "number: null"), "neither a number"),
    ],
)
def test_a_wrong_entry_is_refused(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    wrong = tmp_path / "services.yml"
    wrong.write_text(FILE.read_text(encoding="utf-8").replace(*change, 1), encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        read_services(wrong)
