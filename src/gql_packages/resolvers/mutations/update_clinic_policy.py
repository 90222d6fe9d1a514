"""Change what the clinic has turned on, from now on.

What was sold before keeps its terms. Who changed what, when, and what it was before is kept.
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
from gql_packages.services.update_clinic_policy import update_clinic_policy


@described_input
class UpdateClinicPolicyInput:
    """Changes to the clinic's policy. Fields left out stay as they are."""

    expected_version: int | None = version_field()
    allows_expiry: bool | None = kept(
        "Whether packages may expire. False: offers, sales and changes of a last valid day with "
        "one are refused (INVALID_INPUT)."
    )
    shortest_validity_days: strawberry.Maybe[int | None] = clearable(
        "How many days after the day of sale the last valid day must be at least: 1 to 36,500. "
        "Offers, sales and changes of a last valid day that fall short are refused.",
        "any number",
    )
    idempotency_key: str | None = change_key_field()


@described
class UpdateClinicPolicyPayload:
    """The policy was changed."""

    clinic: Clinic = shown("The clinic, with its policy as it is now.")


mutation = Mutation(
    __name__,
    update_clinic_policy,
    Permission.POLICY_EDIT,
    refusals=(VersionConflict,),
    is_alone=True,
)
