"""The patient has arrived: bill the appointment and redeem its reserved use.

A covered appointment is billed at the patient's share, another at the treatment's price.
"""

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import key_field
from gql_packages.schema.appointment import Appointment
from gql_packages.schema.appointment_warnings import AppointmentWarning, warnings_shown
from gql_packages.schema.billing import Invoice
from gql_packages.schema.described import described, described_input
from gql_packages.schema.global_id import id_of
from gql_packages.schema.patient_package import PatientPackage
from gql_packages.schema.refusals import NotFullyPaid, PackageExpired, WrongStatus
from gql_packages.services.arrive_appointment import arrive_appointment


@described_input
class ArriveAppointmentInput:
    """The appointment of a patient who has arrived."""

    appointment_id: strawberry.ID = id_of("Appointment", "The booked appointment.")
    idempotency_key: str = key_field()


@described
class ArriveAppointmentPayload:
    """The patient has arrived."""

    appointment: Appointment = shown("The arrived appointment.")
    invoice: Invoice = shown("Its invoice: paid already where there is nothing to pay.")
    patient_package: PatientPackage | None = shown(
        "The package of the redeemed use; null for an uncovered appointment."
    )
    warnings: list[AppointmentWarning] = warnings_shown()


mutation = Mutation(
    __name__,
    arrive_appointment,
    Permission.SCHEDULE_EDIT,
    refusals=(NotFullyPaid, PackageExpired, WrongStatus),
)
