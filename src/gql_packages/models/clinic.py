"""A clinic and the people who work there."""

from tortoise import fields
from tortoise.models import Model

from gql_packages.domain.permissions import Role
from gql_packages.models.tenant import TenantModel


class Clinic(Model):
    """A tenant: everything else belongs to one."""

    id = fields.UUIDField(primary_key=True)
    name = fields.TextField()
    currency = fields.TextField()
    time_zone = fields.TextField()
    created_at = fields.DatetimeField()
    address = fields.TextField(null=True)
    receipt_footer = fields.TextField(null=True)
    version = fields.IntField()

    class Meta:
        table = "clinic"


class StaffMember(TenantModel):
    """A person who works at the clinic."""

    name = fields.TextField()
    email = fields.TextField(null=True)
    role = fields.CharEnumField(Role, max_length=20)
    is_active = fields.BooleanField()
    version = fields.IntField()
    created_at = fields.DatetimeField()
    is_bookable = fields.BooleanField(default=True)


class StaffMemberTreatment(TenantModel):
    """A treatment that a staff member gives; one without any row gives every treatment."""

    staff_member_id = fields.UUIDField()
    treatment_id = fields.UUIDField()
