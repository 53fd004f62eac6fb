"""Brings the database to the newest version of its tables."""

from __future__ import annotations

import argparse
import sys

from sqlalchemy.exc import SQLAlchemyError

from actions.record.database import Database
from actions.record.settings import settings


def add(parser: argparse.ArgumentParser) -> None:
    """There are no arguments."""


def run(arguments: argparse.Namespace) -> int:
    """Migrate."""
    try:
        Database(settings().nod_database_url).migrate()
    except SQLAlchemyError as error:
        print(f"The database could not be migrated: {type(error).__name__}. Check NOD_DATABASE_URL.", file=sys.stderr)
        return 1
    print("the database is up to date")
    return 0
