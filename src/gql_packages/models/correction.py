"""What was corrected of columns that never change."""

from tortoise import fields

from gql_packages.models.tenant import HashedModel


class Correction(HashedModel):
    """A column of a row that says something else since; never changed."""

    table_name = fields.TextField()
    row_id = fields.UUIDField()
    column_name = fields.TextField()
    version = fields.IntField()
    value_before = fields.TextField(null=True)
    value_after = fields.TextField(null=True)
    corrected_at = fields.DatetimeField()
    corrected_by_id = fields.UUIDField()
    reason = fields.TextField(null=True)
    request_id = fields.UUIDField()
