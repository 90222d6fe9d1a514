"""Cancel a booked appointment and release its reserved use."""

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.schema.appointment import Appointment
from gql_packages.schema.described import described, described_input
from gql_packages.schema.global_id import id_of
from gql_packages.schema.patient_package import PatientPackage
from gql_packages.schema.refusals import WrongStatus
from gql_packages.services.cancel_appointment import cancel_appointment


@described_input
class CancelAppointmentInput:
    """An appointment to cancel."""

    appointment_id: strawberry.ID = id_of("Appointment", "The booked appointment.")


@described
class CancelAppointmentPayload:
    """The appointment was cancelled."""

    appointment: Appointment = shown("The cancelled appointment.")
    patient_package: PatientPackage | None = shown(
        "The package of the released use; null if there was none."
    )


mutation = Mutation(__name__, cancel_appointment, Permission.SCHEDULE_EDIT, refusals=(WrongStatus,))
