"""The services Nod names in danger or distress, read from one file, with the date each was looked up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parent / "services.yml"
RISKS = ("risk_self_harm", "risk_harm_to_others", "risk_abuse", "medical_emergency", "severe_distress")


# Confidence (0 to 1) from which a risk is named as heard. Below it Nod says that it may have read wrong; the help it
# gives is the same. Chosen on the development sets (docs/safety/README.md); what a pattern finds is always sure.
SURE_OF_RISK = 0.9


@dataclass(frozen=True)
class Service:
    """Who helps, how to reach them, and where and when that was looked up."""

    id: str
    said: dict[str, str]
    kinds: tuple[str, ...]
    languages: tuple[str, ...]
    source: str
    checked: date
    verified: bool
    hours: str | None = None
    number: str | None = None
    text: str | None = None

    @property
    def is_shown(self) -> bool:
        """Tell whether people may be given this service: only what was verified."""
        return self.verified and bool(self.number or self.text)

    def line(self, language: str) -> str:
        """Return the sentence that names the service and how to reach it."""
        return self.said[language].format(number=self.number, text=self.text)

    def is_overdue(self, today: date, days: int) -> bool:
        """Tell whether the entry must be looked up again; a date that is still to come is a slip, and no check."""
        return not self.checked <= today <= self.checked + timedelta(days=days)


@dataclass(frozen=True)
class Services:
    """All services, in the order in which they are named."""

    check_every_days: int
    services: tuple[Service, ...]

    def for_risk(self, kind: str) -> list[Service]:
        """Return who helps with a risk; immediate danger first."""
        return [service for service in self.services if kind in service.kinds and service.is_shown]

    def overdue(self, today: date) -> list[Service]:
        """Return the entries that people are given and that were not looked up for too long."""
        return [s for s in self.services if s.is_shown and s.is_overdue(today, self.check_every_days)]

    def numbers(self) -> dict[str, str]:
        """Return the numbers by name, as texts fill them in: `{emergency}`, `{nhs_111}`, `{shout_text}`."""
        found = {service.id: service.number for service in self.services if service.is_shown and service.number}
        return found | {f"{s.id}_text": s.text for s in self.services if s.is_shown and s.text}


def read_services(file: Path = FILE) -> Services:
    """Read a file of services.

    Raises:
        ValueError: if an entry is shown without a number, or names a risk there is not.
    """
    loaded: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    services = tuple(_service(entry) for entry in loaded["services"])
    for service in services:
        if service.verified and not service.is_shown:
            raise ValueError(f"{file.name}: {service.id} is verified, and has neither a number nor a text")
        unknown = set(service.kinds) - set(RISKS)
        if unknown:
            raise ValueError(f"{file.name}: {service.id} names no risk of Nod's: {', '.join(sorted(unknown))}")
    return Services(int(loaded["check_every_days"]), services)


def _service(entry: dict[str, Any]) -> Service:
    lists = {key: tuple(entry[key]) for key in ("kinds", "languages")}
    return Service(**{**entry, **lists})


@lru_cache(maxsize=1)
def services() -> Services:
    """Return the services, read once per process."""
    return read_services()


def help_lines(kind: str, language: str) -> Sequence[str]:
    """Return the sentences that name who helps with a risk, one for each service."""
    return [service.line(language) for service in services().for_risk(kind)]


def is_sure(heard: Mapping[str, Any]) -> bool:
    """Tell whether a risk that was heard is named as such.

    Args:
        heard: what the safety layer says of a message: `kind`, `confidence`, `by`, `about`.
    """
    return heard.get("by") != "meaning" or float(heard.get("confidence") or 0) >= SURE_OF_RISK


def responses_to(heard: Mapping[str, Any]) -> tuple[str, str]:
    """Return the names of what is said to a risk that was heard: the answer, and how it can go on."""
    return responses_about(heard["kind"], heard.get("about", "self"), is_sure(heard))


def responses_about(kind: str, about: str, is_sure: bool) -> tuple[str, str]:
    """Return the names of what is said to a risk: the answer, and how it can go on.

    Worry about somebody else has an answer of its own; what may have been read wrong is answered as that.

    Args:
        kind: the risk.
        about: who may be in danger: `self`, or `other` for somebody the person worries about.
        is_sure: whether it is named as a risk.
    """
    about_other = kind == "risk_self_harm" and about == "other"
    ending = "" if is_sure else "_unsure"
    return f"{'risk_about_other' if about_other else kind}{ending}", f"after_risk{ending}"
