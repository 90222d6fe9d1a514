"""The clinic's patients."""

from tortoise import fields

from gql_packages.models.tenant import TenantModel


class Patient(TenantModel):
    """A person who is treated at the clinic."""

    first_name = fields.TextField()
    last_name = fields.TextField()
    email = fields.TextField(null=True)
    phone = fields.TextField(null=True)
    sort_key = fields.TextField()
    search_key = fields.TextField()
    folded_version = fields.IntField(null=True)
    owing = fields.BigIntField(null=True)
    credit = fields.BigIntField(null=True)
    last_visit_at = fields.DatetimeField(null=True)
    is_archived = fields.BooleanField()
    version = fields.IntField()
    created_at = fields.DatetimeField()


class PatientWord(TenantModel):
    """A beginning that a patient is found by; kept beside the names, as they are folded."""

    patient_id = fields.UUIDField()
    word = fields.TextField()
    sort_key = fields.TextField()
