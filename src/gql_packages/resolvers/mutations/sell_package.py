"""Sell a package: issue its invoice and, with a payment, apply it to the invoice.

A package can be redeemed once it is fully paid; one that costs nothing is paid at once.
"""

import strawberry

from gql_packages.domain.enums import SaleOrigin
from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import PaymentInput, key_field
from gql_packages.schema.billing import Invoice, Payment
from gql_packages.schema.described import described, described_input, optional
from gql_packages.schema.global_id import id_of
from gql_packages.schema.patient_package import PatientPackage
from gql_packages.services.sell_package import Sale, sell_package


@described_input
class SellPackageInput:
    """The sale of a package to a patient."""

    becomes = Sale

    patient_id: strawberry.ID = id_of("Patient", "Who buys it; it is for this patient only.")
    package_id: strawberry.ID = id_of("Package", "The package.")
    staff_member_id: strawberry.ID | None = id_of(
        "StaffMember",
        "The staff member compensated for this sale. Without one, each redemption is "
        "compensated instead.",
        default=None,
    )
    origin: SaleOrigin = strawberry.field(
        default=SaleOrigin.PACKAGES, description="Where the sale was started."
    )
    appointment_id: strawberry.ID | None = id_of(
        "Appointment",
        "With origin APPOINTMENT, and only then: the appointment that it was started from.",
        default=None,
    )
    payment: PaymentInput | None = optional(
        "Received right away. May be a part of the price, or more than it: what is left over "
        "is the patient's credit."
    )
    idempotency_key: str = key_field()


@described
class SellPackagePayload:
    """The package was sold."""

    patient_package: PatientPackage = shown("The patient package.")
    invoice: Invoice = shown("The invoice of the sale.")
    payment: Payment | None = shown("What was received with the sale; null if nothing was.")


mutation = Mutation(__name__, sell_package, Permission.PACKAGES_SELL, shows_package=True)
