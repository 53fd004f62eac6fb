"""The `nod` command: reads the arguments and hands over to a module of `bot.commands`."""

from __future__ import annotations

import argparse
import os
import sys

from pydantic import ValidationError

from bot.commands import check_services, evaluate, export, migrate, run, staff, train, translate

COMMANDS = (run, train, migrate, staff, export, evaluate, translate, check_services)


def parser() -> argparse.ArgumentParser:
    """Return the parser of every subcommand."""
    top = argparse.ArgumentParser(prog="nod", description="Nod: an assistant for patient-led goal setting.")
    subcommands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in COMMANDS:
        name = module.__name__.rsplit(".", 1)[1].replace("_", "-")
        help_text = (module.__doc__ or "").splitlines()[0]
        one = subcommands.add_parser(name, help=help_text, description=help_text)
        module.add(one)
        one.set_defaults(work=module.run)
    return top


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit status: 0 done, 1 could not be done (the reason is printed)."""
    chosen = parser().parse_args(arguments)
    try:
        status: int = chosen.work(chosen)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read what is printed has seen enough ("nod export | head")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except ValidationError as error:
        # Names and reasons only: a wrong value may be a secret.
        wrong = "; ".join(f"{'.'.join(str(p) for p in e['loc']).upper()}: {e['msg']}" for e in error.errors())
        print(f"A setting is wrong: {wrong}. See docs/operations.md.", file=sys.stderr)
        return 1
    return status


if __name__ == "__main__":
    raise SystemExit(main())
