"""Change the practitioner, the treatment or the note of a booked appointment.

With another treatment a reserved use is reserved again, at what the patient pays for that.
"""

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import (
    NOTE,
    REASON,
    clearable,
    clearable_id,
    key_field,
    version_field,
)
from gql_packages.schema.appointment import Appointment
from gql_packages.schema.appointment_warnings import AppointmentWarning, warnings_shown
from gql_packages.schema.described import described, described_input, optional
from gql_packages.schema.global_id import id_of
from gql_packages.schema.patient_package import PatientPackage
from gql_packages.schema.refusals import ItemUsedUp, VersionConflict, WrongStatus
from gql_packages.services.update_appointment import update_appointment


@described_input
class UpdateAppointmentInput:
    """Changes to a booked appointment. Fields left out stay as they are."""

    appointment_id: strawberry.ID = id_of("Appointment", "The booked appointment.")
    expected_version: int | None = version_field()
    practitioner_id: strawberry.Maybe[strawberry.ID | None] = clearable_id(
        "StaffMember", "Who treats the patient.", "that is open"
    )
    treatment_id: strawberry.ID | None = id_of(
        "Treatment",
        "The treatment or class; the appointment lasts as long. A package on it has to cover it. "
        "Left out: as it was.",
        default=None,
    )
    note: strawberry.Maybe[str | None] = clearable(NOTE, "there is none any more")
    reason: str | None = optional(REASON)
    idempotency_key: str = key_field()


@described
class UpdateAppointmentPayload:
    """The appointment was changed."""

    appointment: Appointment = shown("The appointment as it is now.")
    patient_package: PatientPackage | None = shown(
        "The package of the use that was reserved again; null if none was."
    )
    warnings: list[AppointmentWarning] = warnings_shown()


mutation = Mutation(
    __name__,
    update_appointment,
    Permission.SCHEDULE_EDIT,
    refusals=(VersionConflict, WrongStatus, ItemUsedUp),
)
