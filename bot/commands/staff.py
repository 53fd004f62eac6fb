"""Adds, lists and disables staff accounts."""

from __future__ import annotations

import argparse
import getpass
import secrets
import sys

from sqlalchemy import select

from actions.record.database import Database
from actions.record.models import Staff
from actions.record.settings import settings
from actions.record.staff import AccountError, add_staff, log_access


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    adding = acts.add_parser("add", help="make an account")
    adding.add_argument("username")
    adding.add_argument("--name", help="the name others see")
    adding.add_argument("--role", choices=("clinician", "reviewer", "administrator"), default="clinician")
    adding.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    acts.add_parser("list", help="list the accounts")
    for act in ("disable", "enable"):
        acts.add_parser(act, help=f"{act} an account").add_argument("username")


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked."""
    database = Database(settings().nod_database_url)
    database.migrate()
    return {"add": _add, "list": _list, "disable": _switch, "enable": _switch}[arguments.act](arguments, database)


def _add(arguments: argparse.Namespace, database: Database) -> int:
    password, shown = _password(arguments)
    try:
        with database.session() as session:
            staff = add_staff(session, arguments.username, password, name=arguments.name, role=arguments.role)
            log_access(session, None, "staff_add", actor="command line")
            username = staff.username
    except AccountError as error:
        print(f"No account was made: {error}.", file=sys.stderr)
        return 1
    print(f"{username} can sign in at /staff/" + (f" with this password: {password}" if shown else ""))
    return 0


def _password(arguments: argparse.Namespace) -> tuple[str, bool]:
    """Return the password and whether it must be shown, because it was made here."""
    if arguments.password_stdin:
        return sys.stdin.readline().rstrip("\n"), False
    if sys.stdin.isatty():
        first = getpass.getpass("Password (15 characters or more; empty to have one made): ")
        if first:
            return (first if getpass.getpass("Once more: ") == first else ""), False
    return secrets.token_urlsafe(15), True


def _list(arguments: argparse.Namespace, database: Database) -> int:
    with database.session() as session:
        for staff in session.scalars(select(Staff).order_by(Staff.username)):
            print(f"{staff.username}\t{staff.role}\t{'disabled' if staff.disabled else 'enabled'}")
    return 0


def _switch(arguments: argparse.Namespace, database: Database) -> int:
    with database.session() as session:
        staff = session.scalar(select(Staff).where(Staff.username == arguments.username.lower()))
        if staff is None:
            print(f"There is no account {arguments.username}. `nod staff list` shows them.", file=sys.stderr)
            return 1
        staff.disabled = arguments.act == "disable"
        log_access(session, None, f"staff_{arguments.act}", actor="command line")
    print(f"{arguments.username} is {arguments.act}d")
    return 0
