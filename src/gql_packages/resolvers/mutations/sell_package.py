"""Sell a package: makes its invoice and, with a payment, puts it on the invoice.

A package can be redeemed once it is fully paid; one that costs nothing is paid at once.
"""

import strawberry

from gql_packages.domain.enums import SaleOrigin
from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.input_fields import PaymentInput, key_field
from gql_packages.resolvers.mutation import Mutation
from gql_packages.schema.billing import Invoice, Payment
from gql_packages.schema.described import described, described_input, optional
from gql_packages.schema.global_id import id_of
from gql_packages.schema.patient_package import PatientPackage
from gql_packages.services.sell_package import Sale, sell_package


@described_input
class SellPackageInput:
    """The sale of a package to a patient."""

    becomes = Sale

    patient_id: strawberry.ID = id_of("Patient", "Who buys it, and alone may use it.")
    package_id: strawberry.ID = id_of("Package", "The package on offer.")
    staff_member_id: strawberry.ID | None = id_of(
        "StaffMember",
        "The staff member compensated for this sale. Without one, each redemption is "
        "compensated instead.",
        default=None,
    )
    origin: SaleOrigin = strawberry.field(
        default=SaleOrigin.PACKAGES, description="Where the desk started the sale."
    )
    appointment_id: strawberry.ID | None = id_of(
        "Appointment",
        "With origin APPOINTMENT, and only then: the visit whose panel sold it.",
        default=None,
    )
    payment: PaymentInput | None = optional(
        "Received right away. May be a part of the price, or more than it: what is left over "
        "is the patient's credit."
    )
    idempotency_key: str = key_field()


@described
class SellPackagePayload:
    """A package was sold."""

    patient_package: PatientPackage = shown("The package as the patient holds it now.")
    invoice: Invoice = shown("The invoice of the sale.")
    payment: Payment | None = shown("What was received with the sale; null if nothing was.")


mutation = Mutation(__name__, sell_package, Permission.PACKAGES_SELL, shows_package=True)
