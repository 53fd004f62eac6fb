# ruff: noqa: E501
"""Codes by which people come back to their conversation on another device."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this version."""
    op.create_table(
        "return_code",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_return_code_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_return_code")),
    )
    op.create_index(op.f("ix_return_code_person_id"), "return_code", ["person_id"])


def downgrade() -> None:
    """Return to the version before."""
    op.drop_index(op.f("ix_return_code_person_id"), table_name="return_code")
    op.drop_table("return_code")
