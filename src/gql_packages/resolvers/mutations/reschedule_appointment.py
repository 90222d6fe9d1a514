"""Move a booked appointment; a covered one not past its package's last valid day."""

from datetime import datetime

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import change_key_field, version_field
from gql_packages.schema.appointment import Appointment
from gql_packages.schema.appointment_warnings import AppointmentWarning, warnings_shown
from gql_packages.schema.described import described, described_input, required
from gql_packages.schema.global_id import id_of
from gql_packages.schema.refusals import PastExpiry, VersionConflict, WrongStatus
from gql_packages.services.reschedule_appointment import reschedule_appointment


@described_input
class RescheduleAppointmentInput:
    """A new time for a booked appointment."""

    appointment_id: strawberry.ID = id_of("Appointment", "The booked appointment.")
    starts_at: datetime = required("When it starts now; it lasts as long.")
    expected_version: int | None = version_field()
    idempotency_key: str | None = change_key_field()


@described
class RescheduleAppointmentPayload:
    """The appointment was moved."""

    appointment: Appointment = shown("The appointment at its new time.")
    warnings: list[AppointmentWarning] = warnings_shown()


mutation = Mutation(
    __name__,
    reschedule_appointment,
    Permission.SCHEDULE_EDIT,
    refusals=(VersionConflict, WrongStatus, PastExpiry),
)
