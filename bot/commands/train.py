"""Trains the assistant if anything it is made of has changed."""

from __future__ import annotations

import argparse
import sys
import time

from bot.training import is_current, train


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--force", action="store_true", help="train even if nothing changed")


def run(arguments: argparse.Namespace) -> int:
    """Train, and say how long it took."""
    if is_current() and not arguments.force:
        print("the assistant is trained, nothing changed")
        return 0
    print("training the assistant (up to eleven minutes the first time)", flush=True)
    begun = time.monotonic()
    try:
        train()
    except RuntimeError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"trained in {time.monotonic() - begun:.0f} s")
    return 0
