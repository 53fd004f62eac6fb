"""Measures the understanding on sentences it was not trained on, each set and language apart."""

from __future__ import annotations

import argparse
import subprocess
import sys

from actions.record.settings import ROOT
from bot.training import rasa_environment


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--report", metavar="FOLDER", help="also write a page with plots into this folder")
    parser.add_argument("--clinc", metavar="FILE", help="measure the intent model on CLINC150 (data_full.json) instead")
    parser.add_argument("--safety", action="store_true", help="measure the safety layer instead")


def run(arguments: argparse.Namespace) -> int:
    """Run the evaluation in a process of its own: only it pays for loading the model. Nothing runs beside it."""
    command = [sys.executable, "-m", "nlu.evaluate"]
    for name in ("report", "clinc"):
        value = getattr(arguments, name)
        command += [f"--{name}", value] if value else []
    command += ["--safety"] if arguments.safety else []
    environment = {name: value for name, value in rasa_environment().items() if name != "OMP_NUM_THREADS"}
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode  # noqa: S603
