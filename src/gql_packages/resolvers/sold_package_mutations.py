"""Refunding, deleting and moving the last day of sold packages."""

from typing import Annotated

import strawberry

from gql_packages.resolvers.context import Info
from gql_packages.resolvers.mutation_runner import named, perform
from gql_packages.schema.field_decorators import resolved
from gql_packages.schema.sold_package_inputs import (
    ChangePackageExpiryInput,
    DeletePackageSaleInput,
    RefundPackageInput,
)
from gql_packages.schema.sold_package_results import (
    ChangePackageExpiryPayload,
    ChangePackageExpiryResult,
    DeletePackageSalePayload,
    DeletePackageSaleResult,
    RefundPackagePayload,
    RefundPackageResult,
)
from gql_packages.services.change_package_expiry import (
    ChangePackageExpiryOutcome,
    change_package_expiry,
)
from gql_packages.services.delete_package_sale import (
    DeletePackageSaleOutcome,
    delete_package_sale,
)
from gql_packages.services.refund_package import Refund, RefundPackageOutcome, refund_package


def _refund(given: RefundPackageInput) -> Refund:
    return Refund(
        patient_package_id=named("PatientPackage", given.patient_package_id, "patientPackageId"),
        amount=given.amount,
        reason=given.reason,
        expected_version=given.expected_version,
    )


@strawberry.type
class SoldPackageMutations:
    """The part of Mutation that ends sold packages, or lets them live longer."""

    @resolved
    async def change_package_expiry(
        self,
        info: Info,
        input: Annotated[
            ChangePackageExpiryInput, strawberry.argument(description="Which package, until when.")
        ],
    ) -> ChangePackageExpiryResult:
        """Extend, revive or shorten a sold package, or let it never expire.

        Refused while appointments that it covers are booked after the new last valid day.
        """
        return await perform(
            info,
            input,
            ChangePackageExpiryOutcome,
            lambda work: change_package_expiry(
                work,
                patient_package_id=named(
                    "PatientPackage", input.patient_package_id, "patientPackageId"
                ),
                expires_on=input.expires_on,
                reason=input.reason,
                expected_version=input.expected_version,
            ),
            ChangePackageExpiryPayload,
            must_be_there=True,
        )

    @resolved
    async def refund_package(
        self,
        info: Info,
        input: Annotated[RefundPackageInput, strawberry.argument(description="The refund.")],
    ) -> RefundPackageResult:
        """End a package and turn what is given back into the patient's credit.

        The package stays refunded; what was redeemed stands; held uses are given back. Paying the
        credit out is the second half: `refundPayment`.
        """
        return await perform(
            info,
            input,
            RefundPackageOutcome,
            lambda work: refund_package(work, _refund(input)),
            RefundPackagePayload,
        )

    @resolved
    async def delete_package_sale(
        self,
        info: Info,
        input: Annotated[DeletePackageSaleInput, strawberry.argument(description="The sale.")],
    ) -> DeletePackageSaleResult:
        """Delete a sale that was a mistake: the package is gone and its invoice is void.

        Refused while something is paid on the invoice, and once a use was redeemed.
        """
        return await perform(
            info,
            input,
            DeletePackageSaleOutcome,
            lambda work: delete_package_sale(
                work,
                patient_package_id=named(
                    "PatientPackage", input.patient_package_id, "patientPackageId"
                ),
                reason=input.reason,
            ),
            DeletePackageSalePayload,
        )
