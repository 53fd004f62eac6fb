"""The `nod` command: one module a subcommand, each with `add` (its arguments) and `run`."""
