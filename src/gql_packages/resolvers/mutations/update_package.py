"""Change a package on offer; those already sold keep the terms of their sale."""

from decimal import Decimal

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.mutation_inputs import id_of, version_field
from gql_packages.resolvers.shared_inputs import (
    KEPT,
    NAME,
    PACKAGE_PRICE,
    USES,
    VALIDITY,
    EligibleItemInput,
)
from gql_packages.schema.catalogue import Package
from gql_packages.schema.described import described, described_input
from gql_packages.schema.refusals import VersionConflict
from gql_packages.services.update_package import update_package


@described_input
class UpdatePackageInput:
    """Changes to a package on offer. Fields left out stay as they are; so do sold ones."""

    package_id: strawberry.ID = id_of("Package", "The package on offer.")
    expected_version: int | None = version_field()
    name: str | None = strawberry.field(default=None, description=NAME + KEPT)
    price: Decimal | None = strawberry.field(default=None, description=PACKAGE_PRICE + KEPT)
    uses: int | None = strawberry.field(default=None, description=USES + KEPT)
    valid_for_days: strawberry.Maybe[int | None] = strawberry.field(
        description=f"{VALIDITY}{KEPT} Null: it never expires."
    )
    eligible_items: list[EligibleItemInput] | None = strawberry.field(
        default=None,
        description=(
            "All that it can be redeemed for from now on, in the place of what there was: 1 to "
            f"200 treatments and classes, each once.{KEPT}"
        ),
    )


@described
class UpdatePackagePayload:
    """A package was changed."""

    package: Package = shown("id", "The package on offer as it is now.")


mutation = Mutation(
    input=UpdatePackageInput,
    payload=UpdatePackagePayload,
    service=update_package,
    permission=Permission.CATALOGUE_EDIT,
    refusals=(VersionConflict,),
)
