# ruff: noqa: E501
"""What staff did about a safety flag, when it was first seen, whom it is about, and when a note of it was sent."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this version."""
    with op.batch_alter_table("safety_flag", schema=None) as batch_op:
        batch_op.add_column(sa.Column("about", sa.String(length=8), nullable=False, server_default="self"))
        batch_op.add_column(sa.Column("first_seen_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("alerted_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_check_constraint(op.f("ck_safety_flag_about"), "about IN ('self', 'other')")
        batch_op.create_index("ix_safety_flag_state", ["state"])
    # A flag of an older version was never announced: no note is sent of it now.
    op.execute("UPDATE safety_flag SET alerted_at = at")
    op.create_table(
        "flag_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("flag_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.CheckConstraint("state IN ('seen', 'acted_on', 'closed')", name=op.f("ck_flag_event_state")),
        sa.ForeignKeyConstraint(
            ["flag_id"], ["safety_flag.id"], name=op.f("fk_flag_event_flag_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_flag_event_staff_id"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_flag_event")),
    )
    op.create_index(op.f("ix_flag_event_flag_id"), "flag_event", ["flag_id"])


def downgrade() -> None:
    """Return to the version before."""
    op.drop_index(op.f("ix_flag_event_flag_id"), table_name="flag_event")
    op.drop_table("flag_event")
    with op.batch_alter_table("safety_flag", schema=None) as batch_op:
        batch_op.drop_index("ix_safety_flag_state")
        batch_op.drop_constraint(op.f("ck_safety_flag_about"), type_="check")
        batch_op.drop_column("alerted_at")
        batch_op.drop_column("first_seen_at")
        batch_op.drop_column("about")
