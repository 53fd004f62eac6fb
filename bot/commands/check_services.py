"""Lists the services people are given in danger, and what somebody must look up."""

from __future__ import annotations

import argparse
from datetime import timedelta

from actions.record.services import FILE, services
from actions.record.settings import ROOT
from actions.record.times import now


def add(parser: argparse.ArgumentParser) -> None:
    """Take no arguments."""


def run(arguments: argparse.Namespace) -> int:
    """Print a line for each service; 1 where something is unverified, past its date, or without hours."""
    known = services()
    to_do = 0
    for service in known.services:
        open_points = []
        if not service.verified:
            open_points.append("not verified, not shown: ask the service itself")
        if service.is_overdue(now().date(), known.check_every_days):
            open_points.append("past its check date: look it up again")
        if service.hours is None:
            open_points.append("hours not confirmed")
        to_do += bool(open_points)
        due = service.checked + timedelta(days=known.check_every_days)
        reached = service.number or service.text or "no number"
        print(f"{service.id:18} {reached:16} checked {service.checked}, due {due}  source: {service.source}")
        for point in open_points:
            print(f"{'':18} TO DO {point}")
    print(f"{len(known.services)} services, {to_do} with something to look up, in {FILE.relative_to(ROOT)}")
    return 1 if to_do else 0
