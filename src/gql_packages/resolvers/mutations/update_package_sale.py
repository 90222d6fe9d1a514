"""Change who is compensated for the sale of a package, while no use of it is redeemed."""

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import (
    REASON,
    clearable_id,
    key_field,
    version_field,
)
from gql_packages.schema.described import described, described_input, optional
from gql_packages.schema.global_id import id_of
from gql_packages.schema.patient_package import PatientPackage
from gql_packages.schema.refusals import VersionConflict
from gql_packages.services.update_package_sale import update_package_sale


@described_input
class UpdatePackageSaleInput:
    """Changes to a sale. Fields left out stay as they are."""

    patient_package_id: strawberry.ID = id_of("PatientPackage", "The patient package.")
    expected_version: int | None = version_field()
    staff_member_id: strawberry.Maybe[strawberry.ID | None] = clearable_id(
        "StaffMember", "Who is compensated for the sale.", "each redemption is compensated instead"
    )
    reason: str | None = optional(REASON)
    idempotency_key: str = key_field()


@described
class UpdatePackageSalePayload:
    """The sale was changed."""

    patient_package: PatientPackage = shown(
        "The package as it is now; its history shows who was compensated before and after."
    )


mutation = Mutation(
    __name__,
    update_package_sale,
    Permission.MONEY_RETURN,
    refusals=(VersionConflict,),
    shows_package=True,
)
