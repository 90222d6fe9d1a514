"""Cover an appointment: reserve a use for a booked one, redeem a use on an arrived one.

The invoice of an arrived appointment is replaced by one of the patient's share; refused while
something is paid on it.
"""

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import key_field
from gql_packages.schema.appointment import Appointment
from gql_packages.schema.described import described, described_input
from gql_packages.schema.global_id import id_of
from gql_packages.schema.patient_package import PatientPackage, Redemption
from gql_packages.schema.refusals import (
    ItemUsedUp,
    NotFullyPaid,
    PackageExpired,
    PackageUsedUp,
    PaymentApplied,
    WrongStatus,
)
from gql_packages.services.redeem_package import redeem_package


@described_input
class RedeemPackageInput:
    """The appointment to cover, and the package."""

    appointment_id: strawberry.ID = id_of(
        "Appointment",
        "A booked appointment, for which a use is reserved, or an arrived one.",
    )
    patient_package_id: strawberry.ID = id_of("PatientPackage", "The patient's package.")
    idempotency_key: str = key_field()


@described
class RedeemPackagePayload:
    """The appointment is covered."""

    redemption: Redemption = shown(
        "The use: reserved for a booked appointment, redeemed on an arrived one."
    )
    patient_package: PatientPackage = shown("The package, with what is left.")
    appointment: Appointment = shown("The covered appointment.")


mutation = Mutation(
    __name__,
    redeem_package,
    Permission.SCHEDULE_EDIT,
    refusals=(NotFullyPaid, PackageExpired, PackageUsedUp, ItemUsedUp, WrongStatus, PaymentApplied),
    shows_package=True,
)
