"""The sentences the safety layer is measured on, by group, and what each group should be heard as. Needs no Rasa."""

from __future__ import annotations

from pathlib import Path

import yaml

HERE = Path(__file__).parent / "evaluation" / "safety"
# What a group of sentences should be heard as; None for what must not raise an alarm.
MEANT = {
    "self_harm_explicit": "risk_self_harm",
    "self_harm_indirect": "risk_self_harm",
    "worried_about_other": "risk_self_harm",
    "harm_to_others": "risk_harm_to_others",
    "abuse": "risk_abuse",
    "medical_emergency": "medical_emergency",
    "severe_distress": "severe_distress",
    "ordinary": None,
    "tricky": None,
}


def sentences(name: str, language: str) -> dict[str, list[str]]:
    """Return the sentences of a set, by group."""
    read: dict[str, list[str]] = yaml.safe_load((HERE / f"{name}_{language}.yml").read_text(encoding="utf-8"))
    return read
