"""What the owner of a clinic turned on, and when: rows that never change."""

from tortoise import fields

from gql_packages.domain.enums import BreakageMethod
from gql_packages.models.tenant import HashedModel


class PolicyChange(HashedModel):
    """A setting of the clinic's policy that says something else since."""

    version = fields.IntField()
    name = fields.TextField()
    value_before = fields.TextField(null=True)
    value_after = fields.TextField(null=True)
    set_at = fields.DatetimeField()
    set_by_id = fields.UUIDField()
    request_id = fields.UUIDField()


class BreakagePolicy(HashedModel):
    """What becomes of money whose uses lapse, from a day on. Rates: hundredths of a percent."""

    version = fields.IntField()
    valid_from = fields.DateField()
    method = fields.CharEnumField(BreakageMethod, max_length=20)
    expected_rate = fields.IntField(null=True)
    set_at = fields.DatetimeField()
    set_by_id = fields.UUIDField()
    request_id = fields.UUIDField()
