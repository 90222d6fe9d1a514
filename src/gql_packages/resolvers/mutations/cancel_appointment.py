"""Cancel a booked appointment and release its reserved use.

A late cancellation may redeem the use or charge a fee instead, as a no-show does.
"""

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.no_show_resolution import NoShowResolution
from gql_packages.resolvers.shared_input_fields import optional_key_field
from gql_packages.schema.appointment import Appointment
from gql_packages.schema.billing import Invoice
from gql_packages.schema.described import described, described_input, optional
from gql_packages.schema.global_id import id_of
from gql_packages.schema.patient_package import PatientPackage
from gql_packages.schema.refusals import (
    ItemUsedUp,
    NotFullyPaid,
    PackageExpired,
    PackageUsedUp,
    WrongStatus,
)
from gql_packages.services.cancel_appointment import cancel_appointment


@described_input
class CancelAppointmentInput:
    """An appointment to cancel."""

    appointment_id: strawberry.ID = id_of("Appointment", "The booked appointment.")
    late: NoShowResolution | None = optional(
        "For a late cancellation: what the clinic does about it. Left out: it is in time, and "
        "nothing is charged."
    )
    idempotency_key: str | None = optional_key_field("with `late`")


@described
class CancelAppointmentPayload:
    """The appointment was cancelled."""

    appointment: Appointment = shown("The cancelled appointment.")
    invoice: Invoice | None = shown(
        "The patient's share for a redeemed use, or the fee; null if nothing was billed."
    )
    patient_package: PatientPackage | None = shown(
        "The package of the redeemed or released use; null if there was none."
    )


mutation = Mutation(
    __name__,
    cancel_appointment,
    Permission.SCHEDULE_EDIT,
    refusals=(NotFullyPaid, PackageExpired, PackageUsedUp, ItemUsedUp, WrongStatus),
)
