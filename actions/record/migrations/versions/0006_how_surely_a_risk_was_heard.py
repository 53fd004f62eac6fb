"""Staff see which flags were read with doubt: the person was told so too."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this version; flags of before count as sure."""
    op.add_column("safety_flag", sa.Column("is_sure", sa.Boolean(), nullable=False, server_default=sa.true()))


def downgrade() -> None:
    """Return to the version before."""
    with op.batch_alter_table("safety_flag") as table:
        table.drop_column("is_sure")
