"""The catalogue: treatments, no-show fees and packages. Money in minor units."""

from tortoise import fields

from gql_packages.domain.enums import TreatmentKind
from gql_packages.models.tenant import TenantModel


class Treatment(TenantModel):
    """A treatment or class that can be booked."""

    name = fields.TextField()
    kind = fields.CharEnumField(TreatmentKind, max_length=20)
    duration_minutes = fields.IntField()
    price = fields.BigIntField()
    is_archived = fields.BooleanField()
    version = fields.IntField()
    created_at = fields.DatetimeField()
    category = fields.TextField(null=True)
    description = fields.TextField(null=True)
    position = fields.IntField(null=True)


class NoShowFee(TenantModel):
    """What can be charged when a patient does not come."""

    name = fields.TextField()
    amount = fields.BigIntField()
    is_archived = fields.BooleanField()
    version = fields.IntField()
    created_at = fields.DatetimeField()


class Package(TenantModel):
    """A package that the clinic offers."""

    name = fields.TextField()
    search_key = fields.TextField()
    folded_version = fields.IntField(null=True)
    price = fields.BigIntField()
    uses = fields.IntField()
    valid_for_days = fields.IntField(null=True)
    is_archived = fields.BooleanField()
    version = fields.IntField()
    created_at = fields.DatetimeField()
    category = fields.TextField(null=True)
    description = fields.TextField(null=True)
    position = fields.IntField(null=True)


class PackageItem(TenantModel):
    """An eligible item of a package, and what the patient pays per appointment."""

    package_id = fields.UUIDField()
    treatment_id = fields.UUIDField()
    patient_pays = fields.BigIntField()
    position = fields.IntField()
    limit_number = fields.IntField(null=True)


class PackageLimit(TenantModel):
    """How many of a package's uses the items with its number may take together."""

    package_id = fields.UUIDField()
    number = fields.IntField()
    uses = fields.IntField()
    price_share = fields.BigIntField(null=True)
