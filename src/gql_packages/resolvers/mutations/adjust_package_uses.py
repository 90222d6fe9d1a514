"""Add uses to a patient package as goodwill, or take uses off it.

What is added is worth nothing; of what is taken, uses that were sold leave the liability.
"""

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import key_field, version_field
from gql_packages.schema.described import described, described_input, required
from gql_packages.schema.global_id import id_of
from gql_packages.schema.package_entry import PackageEntry
from gql_packages.schema.patient_package import PatientPackage
from gql_packages.schema.refusals import PackageUsedUp, VersionConflict
from gql_packages.services.adjust_package_uses import adjust_package_uses


@described_input
class AdjustPackageUsesInput:
    """How many uses to add or to take, and why."""

    patient_package_id: strawberry.ID = id_of("PatientPackage", "The patient package.")
    change: int = required(
        "Positive adds uses, numbered after all others; negative takes available ones, the highest "
        "numbers first. From -1,000 to 1,000, not zero."
    )
    reason: str = required("Why, for the record: 1 to 1,000 characters.")
    expected_version: int | None = version_field()
    idempotency_key: str = key_field()


@described
class AdjustPackageUsesPayload:
    """The patient package has more uses, or fewer."""

    patient_package: PatientPackage = shown("The package, with the uses that it has now.")
    entry: PackageEntry = shown("What its history says of it; `undoUseAdjustment` undoes it.")


mutation = Mutation(
    __name__,
    adjust_package_uses,
    Permission.USES_ADJUST,
    refusals=(VersionConflict, PackageUsedUp),
    shows_package=True,
)
