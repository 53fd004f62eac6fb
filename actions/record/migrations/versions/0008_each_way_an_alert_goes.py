"""The webhook and the mail server each take the note of a flag by themselves: one that is dead holds up no other."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this version; what was sent before was sent every way there was."""
    with op.batch_alter_table("safety_flag") as table:
        table.alter_column("alerted_at", new_column_name="hooked_at", existing_type=sa.DateTime(timezone=True))
        table.add_column(sa.Column("mailed_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("UPDATE safety_flag SET mailed_at = hooked_at")


def downgrade() -> None:
    """Return to the version before."""
    with op.batch_alter_table("safety_flag") as table:
        table.drop_column("mailed_at")
        table.alter_column("hooked_at", new_column_name="alerted_at", existing_type=sa.DateTime(timezone=True))
