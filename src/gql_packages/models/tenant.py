"""What every tenant table has: a clinic, and an id that is unique in it."""

import re

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

    def __init_subclass__(cls) -> None:
        # PatientPackage is stored in patient_package.
        cls._meta.db_table = re.sub(r"\B([A-Z])", r"_\1", cls.__name__).lower()


class HashedModel(TenantModel):
    """A row with a hash over those of its columns that are never changed (`domain/row_hash.py`)."""

    hash = fields.BinaryField()

    class Meta:
        abstract = True
