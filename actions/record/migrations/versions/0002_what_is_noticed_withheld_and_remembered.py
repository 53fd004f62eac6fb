# ruff: noqa: E501
"""What is noticed in passing, lines kept from staff, wishes that could harm, times understood, and reminders."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this version."""
    op.create_table(
        "noticed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.CheckConstraint("state IN ('open', 'taken', 'declined')", name=op.f("ck_noticed_state")),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_noticed_message_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_noticed_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_noticed")),
    )
    op.create_index(op.f("ix_noticed_message_id"), "noticed", ["message_id"])
    op.create_index(op.f("ix_noticed_person_id"), "noticed", ["person_id"])
    op.create_table(
        "reminder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("goal_id", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('waiting', 'sent', 'answered', 'cancelled', 'failed')", name=op.f("ck_reminder_state")
        ),
        sa.ForeignKeyConstraint(["goal_id"], ["goal.id"], name=op.f("fk_reminder_goal_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_reminder_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
    )
    op.create_index(op.f("ix_reminder_goal_id"), "reminder", ["goal_id"])
    op.create_index(op.f("ix_reminder_person_id"), "reminder", ["person_id"])
    op.create_index("ix_reminder_state_due_at", "reminder", ["state", "due_at"])
    op.add_column("element", sa.Column("withheld", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("element", sa.Column("caution", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("step", sa.Column("timing", sa.JSON(), nullable=True))
    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_review_decision"), type_="check")
        batch_op.create_check_constraint(op.f("ck_review_decision"), "decision IN ('keep', 'change', 'next', 'drop')")


def downgrade() -> None:
    """Go back to the version before."""
    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_review_decision"), type_="check")
        batch_op.create_check_constraint(op.f("ck_review_decision"), "decision IN ('keep', 'change', 'drop')")
    with op.batch_alter_table("step", schema=None) as batch_op:
        batch_op.drop_column("timing")
    with op.batch_alter_table("element", schema=None) as batch_op:
        batch_op.drop_column("caution")
        batch_op.drop_column("withheld")
    op.drop_table("reminder")
    op.drop_table("noticed")
