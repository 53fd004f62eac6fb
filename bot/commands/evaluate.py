"""Measures the understanding on sentences it was not trained on, each language apart."""

from __future__ import annotations

import argparse
import subprocess
import sys

from actions.record.settings import ROOT
from bot.training import rasa_environment


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--out", metavar="FILE", help="also write the report to this file (Markdown)")


def run(arguments: argparse.Namespace) -> int:
    """Run the evaluation in a process of its own: only it pays for loading the model."""
    command = [sys.executable, "-m", "nlu.evaluate", *(["--out", arguments.out] if arguments.out else [])]
    return subprocess.run(command, cwd=ROOT, env=rasa_environment(), check=False).returncode  # noqa: S603
