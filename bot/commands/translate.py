"""Hands the texts to a translator as a PO file, and takes the translations back."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bot.translation import TranslationError, export, take


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("what", choices=("export", "import"))
    parser.add_argument("file", type=Path, metavar="FILE.po")


def run(arguments: argparse.Namespace) -> int:
    """Export or import; an import changes all or nothing."""
    try:
        if arguments.what == "export":
            with arguments.file.open("wb") as file:
                print(f"{export(file)} texts in {arguments.file}")
            return 0
        with arguments.file.open("rb") as file:
            changed = take(file)
    except (OSError, TranslationError) as error:
        print(f"{error}. Nothing was changed.", file=sys.stderr)
        return 1
    print("\n".join([*changed, f"{len(changed)} texts changed"]))
    if changed:
        print("Now run: .venv/bin/python -m actions.guide && .venv/bin/nod train")
    return 0
