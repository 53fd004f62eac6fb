"""Looking back begins with how the step went, in the person's own words."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this version; of earlier reviews it is not known."""
    with op.batch_alter_table("review") as table:
        table.add_column(sa.Column("went_id", sa.Integer(), nullable=True))
        table.create_foreign_key("fk_review_went_id_element", "element", ["went_id"], ["id"], ondelete="SET NULL")


def downgrade() -> None:
    """Return to the version before."""
    with op.batch_alter_table("review") as table:
        table.drop_constraint("fk_review_went_id_element", type_="foreignkey")
        table.drop_column("went_id")
