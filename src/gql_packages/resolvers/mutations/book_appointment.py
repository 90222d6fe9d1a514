"""Book an appointment, with a reserved use of a package or uncovered."""

from datetime import datetime

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import NOTE, key_field
from gql_packages.schema.appointment import Appointment
from gql_packages.schema.appointment_warnings import AppointmentWarning, warnings_shown
from gql_packages.schema.described import described, described_input, optional, required
from gql_packages.schema.global_id import id_of
from gql_packages.schema.refusals import ItemUsedUp, NotFullyPaid, PackageExpired, PackageUsedUp
from gql_packages.services.book_appointment import NewAppointment, book_appointment


@described_input
class BookAppointmentInput:
    """An appointment to book."""

    becomes = NewAppointment

    patient_id: strawberry.ID = id_of("Patient", "Who comes.")
    treatment_id: strawberry.ID = id_of(
        "Treatment", "The treatment or class; the appointment lasts as long."
    )
    practitioner_id: strawberry.ID | None = id_of(
        "StaffMember", "Who treats the patient, if that is known.", default=None
    )
    starts_at: datetime = required("When the appointment starts.")
    patient_package_id: strawberry.ID | None = id_of(
        "PatientPackage",
        "The patient's package to reserve a use of. Refused if it is not eligible.",
        default=None,
    )
    use_preselected: bool = strawberry.field(
        default=False,
        description=(
            "Take the package that `packageOptions` preselects, if there is one; without one the "
            "appointment is booked uncovered. A package named in `patientPackageId` comes first."
        ),
    )
    note: str | None = optional(NOTE)
    idempotency_key: str = key_field()


@described
class BookAppointmentPayload:
    """The appointment was booked."""

    appointment: Appointment = shown(
        "The appointment; its `redemption` is the reserved use, if there is one."
    )
    warnings: list[AppointmentWarning] = warnings_shown()


mutation = Mutation(
    __name__,
    book_appointment,
    Permission.SCHEDULE_EDIT,
    refusals=(NotFullyPaid, PackageExpired, PackageUsedUp, ItemUsedUp),
)
