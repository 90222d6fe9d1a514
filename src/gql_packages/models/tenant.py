"""What every tenant table has: a clinic, and an id that is unique in it."""

from tortoise import fields
from tortoise.models import Model


class TenantModel(Model):
    """A row of one clinic.

    The table's key is (clinic_id, id), which Tortoise cannot say; relations are plain id columns,
    because a join that Tortoise builds would not carry the clinic. Write with
    `filter(clinic_id=…, id=…).update(…)`: a bare `save()` would set the clinic again.
    """

    id = fields.UUIDField(primary_key=True)
    clinic_id = fields.UUIDField()

    class Meta:
        abstract = True


class HashedModel(TenantModel):
    """A row with a hash over those of its columns that are never changed (`domain/row_hash.py`)."""

    hash = fields.BinaryField()

    class Meta:
        abstract = True
