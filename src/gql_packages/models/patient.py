"""The clinic's patients."""

from tortoise import fields

from gql_packages.models.tenant import HashedModel, TenantModel


class Patient(TenantModel):
    """A person who is treated at the clinic."""

    first_name = fields.TextField()
    last_name = fields.TextField()
    email = fields.TextField(null=True)
    phone = fields.TextField(null=True)
    number = fields.IntField(null=True)
    date_of_birth = fields.DateField(null=True)
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


class ImportedPatient(HashedModel):
    """What an imported patient is called where they came from; never changed."""

    external_id = fields.TextField()
    patient_id = fields.UUIDField()
    fingerprint = fields.BinaryField()
    imported_at = fields.DatetimeField()
    imported_by_id = fields.UUIDField()
    request_id = fields.UUIDField()
