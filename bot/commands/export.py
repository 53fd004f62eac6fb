"""Prints records: one JSON document a person, one a line."""

from __future__ import annotations

import argparse
import json
import sys

from actions.record.database import Database
from actions.record.document import document, people_with_records, schema
from actions.record.models import Person
from actions.record.settings import settings
from actions.record.staff import log_access


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--format", choices=("json", "schema"), default="json", help="schema: its JSON Schema")
    parser.add_argument("--person", metavar="ID", help="only this person (p-...)")
    parser.add_argument("--shared", action="store_true", help="only what staff may see")
    parser.add_argument("--indent", type=int, metavar="N", help="indent by N blanks, to be read by people")


def run(arguments: argparse.Namespace) -> int:
    """Print the records; each leaves a trace in the access log."""
    if arguments.format == "schema":
        print(json.dumps(schema(), ensure_ascii=False, indent=2))
        return 0
    database = Database(settings().nod_database_url)
    database.migrate()
    with database.session() as session:
        people = people_with_records(session)
        if arguments.person:
            found = session.get(Person, arguments.person)
            if found is None:
                print(f"There is no record of {arguments.person}.", file=sys.stderr)
                return 1
            people = [found]
        if arguments.shared:
            people = [person for person in people if person.state == "shared"]
        for person in people:
            log_access(session, None, "export", person.id, actor="command line")
            record = document(session, person, shared_only=arguments.shared)
            print(json.dumps(record, ensure_ascii=False, indent=arguments.indent))
    return 0
