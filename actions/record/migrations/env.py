"""Runs the migrations on the engine it is handed, so that no address is written into a file."""

from typing import Any

from alembic import context

from actions.record.models import metadata

engine = context.config.attributes["engine"]
is_sqlite = engine.dialect.name == "sqlite"


def keep_foreign_keys(connection: Any, kept: bool) -> None:
    """SQLite changes a table by making it anew: with keys kept, dropping the old one would delete its children."""
    if is_sqlite:
        connection.exec_driver_sql(f"PRAGMA foreign_keys={'ON' if kept else 'OFF'}")
        connection.commit()


with engine.connect() as connection:
    if engine.dialect.name == "postgresql":
        connection.exec_driver_sql("SET statement_timeout = 0")  # to change a large table takes its time
        connection.commit()
    keep_foreign_keys(connection, False)
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
    keep_foreign_keys(connection, True)
