"""Put a use of a package on a visit: held while it is booked, spent when it is arrived.

On an arrived visit the invoice is made anew at what the patient pays; refused while something is
paid on it.
"""

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.input_fields import key_field
from gql_packages.resolvers.mutation import Mutation
from gql_packages.schema.appointment import Appointment
from gql_packages.schema.described import described, described_input
from gql_packages.schema.global_id import id_of
from gql_packages.schema.patient_package import PatientPackage, Redemption
from gql_packages.schema.refusals import (
    NotFullyPaid,
    PackageExpired,
    PackageUsedUp,
    PaymentApplied,
    WrongStatus,
)
from gql_packages.services.redeem_package import redeem_package


@described_input
class RedeemPackageInput:
    """A use of a package to put on a visit."""

    appointment_id: strawberry.ID = id_of(
        "Appointment",
        "A booked visit, which then holds the use, or an arrived one, which spends it.",
    )
    patient_package_id: strawberry.ID = id_of("PatientPackage", "The patient's package.")
    idempotency_key: str = key_field()


@described
class RedeemPackagePayload:
    """A use of a package was put on a visit."""

    redemption: Redemption = shown("The use: held for a booked visit, spent on an arrived one.")
    patient_package: PatientPackage = shown("The package, with what is left.")
    appointment: Appointment = shown("The visit that it covers.")


mutation = Mutation(
    __name__,
    redeem_package,
    Permission.SCHEDULE_EDIT,
    refusals=(NotFullyPaid, PackageExpired, PackageUsedUp, WrongStatus, PaymentApplied),
    shows_package=True,
)
