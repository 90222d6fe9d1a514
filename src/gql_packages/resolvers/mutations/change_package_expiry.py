"""Extend, revive or shorten a patient package, or let it never expire.

Refused while appointments that it covers are booked after the new last valid day.
"""

from datetime import date

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import REASON, key_field, version_field
from gql_packages.schema.described import described, described_input, optional
from gql_packages.schema.global_id import id_of
from gql_packages.schema.patient_package import PatientPackage
from gql_packages.schema.refusals import ExpiryBeforeBookings, VersionConflict
from gql_packages.services.change_package_expiry import change_package_expiry


@described_input
class ChangePackageExpiryInput:
    """Another last valid day for a patient package."""

    patient_package_id: strawberry.ID = id_of(
        "PatientPackage", "The patient package; an expired one can be redeemed again."
    )
    expires_on: date | None = optional("The new last valid day. Null: it never expires.")
    reason: str | None = optional(REASON)
    expected_version: int | None = version_field()
    idempotency_key: str = key_field()


@described
class ChangePackageExpiryPayload:
    """The patient package has another last valid day."""

    patient_package: PatientPackage = shown("The package, with its new last valid day.")


mutation = Mutation(
    __name__,
    change_package_expiry,
    Permission.PACKAGES_ADJUST,
    refusals=(VersionConflict, ExpiryBeforeBookings),
    shows_package=True,
)
