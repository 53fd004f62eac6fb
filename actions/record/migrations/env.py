"""Runs the migrations on the engine it is handed, so that no address is written into a file."""

from alembic import context

from actions.record.models import metadata

engine = context.config.attributes["engine"]
with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
