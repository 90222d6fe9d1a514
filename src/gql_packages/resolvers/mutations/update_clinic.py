"""Change the clinic's name, its time zone, and the address and footer of its receipts.

The time zone can be changed while nothing was sold, booked or received.
"""

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import (
    change_key_field,
    clearable,
    kept,
    version_field,
)
from gql_packages.schema.clinic import Clinic
from gql_packages.schema.described import described, described_input
from gql_packages.schema.refusals import VersionConflict
from gql_packages.services.update_clinic import update_clinic


@described_input
class UpdateClinicInput:
    """Changes to the clinic. Fields left out stay as they are."""

    expected_version: int | None = version_field()
    name: str | None = kept("The clinic's name: 1 to 200 characters.")
    time_zone: str | None = kept(
        'The IANA name of its time zone, such as "America/Vancouver". Refused (TIME_ZONE_IN_USE) '
        "once anything was sold, booked or received."
    )
    address: strawberry.Maybe[str | None] = clearable(
        "What stands above receipts: the address, lines and all; at most 500 characters.", "none"
    )
    receipt_footer: strawberry.Maybe[str | None] = clearable(
        "What stands below receipts, such as a tax number; at most 1000 characters.", "none"
    )
    idempotency_key: str | None = change_key_field()


@described
class UpdateClinicPayload:
    """The clinic was changed."""

    clinic: Clinic = shown("The clinic as it is now.")


mutation = Mutation(
    __name__,
    update_clinic,
    Permission.CLINIC_EDIT,
    refusals=(VersionConflict,),
    is_alone=True,
)
