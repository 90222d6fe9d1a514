"""Add a package: a number of prepaid uses at one price."""

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
    creation_key_field,
)
from gql_packages.schema.catalogue import Package
from gql_packages.schema.described import described, described_input, optional, required
from gql_packages.services.create_package import create_package


@described_input
class CreatePackageInput:
    """A package to add.

    At a price of zero it is paid the moment it is sold.
    """

    name: str = required(NAME)
    price: Decimal = required(PACKAGE_PRICE)
    uses: int = required(USES)
    valid_for_days: int | None = optional(f"{VALIDITY} Left out or null: it never expires.")
    eligible_items: list[EligibleItemInput] = required(
        "What it can be redeemed for: 1 to 200 treatments and classes, each once."
    )
    use_limits: list[UseLimitInput] = strawberry.field(default_factory=list, description=LIMITS)
    category: str | None = optional(CATEGORY)
    description: str | None = optional(DESCRIPTION)
    position: int | None = optional(POSITION)
    idempotency_key: str | None = creation_key_field()


@described
class CreatePackagePayload:
    """The package was added."""

    package: Package = shown("The package as it is now.")


mutation = Mutation(__name__, create_package, Permission.CATALOGUE_EDIT)
