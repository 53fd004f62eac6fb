"""A line that is corrected keeps its place: each element knows where its first wording stood."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this version; lines corrected before stay where they are."""
    op.add_column("element", sa.Column("place", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Return to the version before."""
    op.drop_column("element", "place")
