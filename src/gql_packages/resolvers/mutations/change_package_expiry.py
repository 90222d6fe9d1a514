"""Extend, revive or shorten a sold package, or let it never expire.

Refused while appointments that it covers are booked after the new last valid day.
"""

from datetime import date

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.mutation_inputs import id_of, key_field, version_field
from gql_packages.resolvers.shared_inputs import REASON
from gql_packages.schema.described import described, described_input
from gql_packages.schema.patient_package import PatientPackage
from gql_packages.schema.refusals import ExpiryBeforeBookings, VersionConflict
from gql_packages.services.change_package_expiry import change_package_expiry


@described_input
class ChangePackageExpiryInput:
    """Another last valid day for a sold package."""

    patient_package_id: strawberry.ID = id_of(
        "PatientPackage", "The sold package; one that has expired works again."
    )
    expires_on: date | None = strawberry.field(
        default=None, description="The new last valid day. Null: it never expires."
    )
    reason: str | None = strawberry.field(default=None, description=REASON)
    expected_version: int | None = version_field()
    idempotency_key: str = key_field()


@described
class ChangePackageExpiryPayload:
    """A sold package has another last valid day."""

    patient_package: PatientPackage = shown(
        "patient_package_id", "The package, with its new last valid day."
    )


mutation = Mutation(
    input=ChangePackageExpiryInput,
    payload=ChangePackageExpiryPayload,
    service=change_package_expiry,
    permission=Permission.PACKAGES_ADJUST,
    refusals=(VersionConflict, ExpiryBeforeBookings),
    shows_package=True,
)
