"""Appointments."""

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
    version = fields.IntField()
    request_id = fields.UUIDField()
    created_at = fields.DatetimeField()
