"""Trains when needed, migrates the database, and starts everything under one supervisor."""

from __future__ import annotations

import argparse
import secrets
import sys
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from actions.record.database import Database
from actions.record.services import services as help_services
from actions.record.settings import ROOT, settings
from actions.record.times import now
from bot.supervisor import StartError, Supervisor, check_port, services
from bot.training import is_current, train


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--endpoints", default="endpoints.yml", help="Rasa's endpoints file")


def run(arguments: argparse.Namespace) -> int:
    """Start Nod and stay until it is stopped."""
    ensure_secret(ROOT / ".env")
    chosen = settings()
    supervisor = Supervisor(services(chosen, arguments.endpoints), chosen.nod_log_folder)
    try:
        refuse_old_services(chosen.nod_production)
        for service in supervisor.services:
            check_port(service)
        if not is_current():
            print("training the assistant (up to eleven minutes the first time)", flush=True)
            train()
        print("database", flush=True)
        Database(chosen.nod_database_url).migrate()
        print(f"starting (logs: {chosen.nod_log_folder})", flush=True)
        supervisor.run(ready_text(chosen.nod_port))
    except StartError as error:
        print(error, file=sys.stderr)
        return 1
    except RuntimeError as error:
        print(error, file=sys.stderr)
        return 1
    except SQLAlchemyError as error:
        print(
            f"The database does not answer ({type(error).__name__}). Check NOD_DATABASE_URL and that it is running.",
            file=sys.stderr,
        )
        return 1
    print("stopped")
    return 0


def refuse_old_services(production: bool) -> None:
    """Stop before people could be given a number that nobody looked up for too long.

    Raises:
        StartError: in production mode, if there is such an entry.
    """
    overdue = ", ".join(service.id for service in help_services().overdue(now().date()))
    if production and overdue:
        raise StartError(
            f"These services are past their check date: {overdue}. Look them up, set `checked` in "
            "actions/record/services.yml (`nod check-services` lists them), and start again."
        )


def ready_text(port: int) -> str:
    """Return what is printed when everything is ready."""
    return (
        "\nNod is ready.\n"
        f"  For people: http://127.0.0.1:{port}/\n"
        f"  For staff:  http://127.0.0.1:{port}/staff/\n"
        "  The first staff account: .venv/bin/nod staff add YOUR_NAME\n"
        "Ctrl-C stops it."
    )


def ensure_secret(env_file: Path) -> None:
    """Write a secret key to `.env` (readable by its owner only) where neither it nor the environment has one."""
    if settings().nod_secret_key.get_secret_value():
        return
    earlier = env_file.read_text(encoding="utf-8") if env_file.exists() else ""
    earlier += "" if not earlier or earlier.endswith("\n") else "\n"
    env_file.touch(mode=0o600)
    env_file.chmod(0o600)
    env_file.write_text(f"{earlier}NOD_SECRET_KEY={secrets.token_urlsafe(48)}\n", encoding="utf-8")
    settings.cache_clear()
