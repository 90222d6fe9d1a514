"""Change a package; patient packages keep the terms of their sale."""

from decimal import Decimal

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import (
    CATEGORY,
    DESCRIPTION,
    LIMITS,
    NAME,
    PACKAGE_PRICE,
    POSITION,
    USES,
    VALIDITY,
    EligibleItemInput,
    UseLimitInput,
    change_key_field,
    clearable,
    kept,
    version_field,
)
from gql_packages.schema.catalogue import Package
from gql_packages.schema.described import described, described_input
from gql_packages.schema.global_id import id_of
from gql_packages.schema.refusals import VersionConflict
from gql_packages.services.update_package import update_package


@described_input
class UpdatePackageInput:
    """Changes to a package. Fields left out stay as they are; so do patient packages."""

    package_id: strawberry.ID = id_of("Package", "The package.")
    expected_version: int | None = version_field()
    name: str | None = kept(NAME)
    price: Decimal | None = kept(PACKAGE_PRICE)
    uses: int | None = kept(USES)
    valid_for_days: strawberry.Maybe[int | None] = clearable(VALIDITY, "it never expires")
    eligible_items: list[EligibleItemInput] | None = kept(
        "All that it can be redeemed for from now on, in the place of what there was: 1 to "
        "200 treatments and classes, each once."
    )
    use_limits: list[UseLimitInput] | None = kept(
        f"In the place of what there was: {LIMITS[0].lower()}{LIMITS[1:]} An empty list: none."
    )
    category: strawberry.Maybe[str | None] = clearable(CATEGORY, "none")
    description: strawberry.Maybe[str | None] = clearable(DESCRIPTION, "none")
    position: strawberry.Maybe[int | None] = clearable(POSITION, "none")
    idempotency_key: str | None = change_key_field()


@described
class UpdatePackagePayload:
    """The package was changed."""

    package: Package = shown("The package as it is now.")


mutation = Mutation(
    __name__, update_package, Permission.CATALOGUE_EDIT, refusals=(VersionConflict,)
)
