"""Cancel a booked visit. The use that it holds is given back to the package."""

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
    """A visit to cancel."""

    appointment_id: strawberry.ID = id_of("Appointment", "The booked visit.")


@described
class CancelAppointmentPayload:
    """A visit was cancelled."""

    appointment: Appointment = shown("The cancelled visit.")
    patient_package: PatientPackage | None = shown(
        "The package that got its use back; null if the visit held none."
    )


mutation = Mutation(__name__, cancel_appointment, Permission.SCHEDULE_EDIT, refusals=(WrongStatus,))
