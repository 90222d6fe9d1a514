"""Appointments."""

from uuid import UUID

from tortoise import fields

from gql_packages.domain.enums import AppointmentStatus
from gql_packages.models.tenant import HashedModel


class Appointment(HashedModel):
    """A patient's appointment."""

    patient_id = fields.UUIDField()
    treatment_id = fields.UUIDField()
    practitioner_id = fields.UUIDField(null=True)
    starts_at = fields.DatetimeField()
    ends_at = fields.DatetimeField()
    status = fields.CharEnumField(AppointmentStatus, max_length=20)
    no_show_resolution = fields.TextField(null=True)
    no_show_fee_id = fields.UUIDField(null=True)
    held_before_no_show_id = fields.UUIDField(null=True)
    corrected_treatment_id = fields.UUIDField(null=True)
    is_practitioner_corrected = fields.BooleanField(default=False)
    corrected_practitioner_id = fields.UUIDField(null=True)
    note = fields.TextField(null=True)
    version = fields.IntField()
    request_id = fields.UUIDField()
    created_at = fields.DatetimeField()

    @property
    def current_treatment_id(self) -> UUID:
        """What for, as far as is known now (rule 174)."""
        return self.corrected_treatment_id or self.treatment_id

    @property
    def current_practitioner_id(self) -> UUID | None:
        """Who treats, as far as is known now (rule 174)."""
        if self.is_practitioner_corrected:
            return self.corrected_practitioner_id
        return self.practitioner_id
