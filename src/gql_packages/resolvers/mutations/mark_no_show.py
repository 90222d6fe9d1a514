"""The patient did not come: redeem a use, charge a fee, or charge nothing.

Redeeming bills as an arrival does. Otherwise a reserved use is released.
"""

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.no_show_resolution import NoShowResolution
from gql_packages.resolvers.shared_input_fields import key_field
from gql_packages.schema.appointment import Appointment
from gql_packages.schema.appointment_warnings import AppointmentWarning, warnings_shown
from gql_packages.schema.billing import Invoice
from gql_packages.schema.described import described, described_input, required
from gql_packages.schema.global_id import id_of
from gql_packages.schema.patient_package import PatientPackage
from gql_packages.schema.refusals import (
    ItemUsedUp,
    NotFullyPaid,
    PackageExpired,
    PackageUsedUp,
    WrongStatus,
)
from gql_packages.services.mark_no_show import mark_no_show


@described_input
class MarkNoShowInput:
    """An appointment that the patient missed."""

    appointment_id: strawberry.ID = id_of("Appointment", "The booked appointment.")
    resolution: NoShowResolution = required("What the clinic does about it.")
    idempotency_key: str = key_field()


@described
class MarkNoShowPayload:
    """The appointment was marked as a no-show."""

    appointment: Appointment = shown("The appointment.")
    invoice: Invoice | None = shown(
        "The patient's share for a redeemed use, or the fee; null if nothing was billed."
    )
    patient_package: PatientPackage | None = shown(
        "The package of the redeemed or released use; null if there was none."
    )
    warnings: list[AppointmentWarning] = warnings_shown()


mutation = Mutation(
    __name__,
    mark_no_show,
    Permission.SCHEDULE_EDIT,
    refusals=(NotFullyPaid, PackageExpired, PackageUsedUp, ItemUsedUp, WrongStatus),
)
