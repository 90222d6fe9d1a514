"""Money as clients see it: an exact decimal in major units, and its currency."""

from __future__ import annotations

from decimal import Decimal

import strawberry

from gql_packages.schema.described import described


@described
class Money:
    """An amount of money. A clinic has one currency."""

    amount: Decimal = strawberry.field(
        description='In major units, with all of the currency\'s decimals: "80.00".'
    )
    currency: str = strawberry.field(description='The ISO 4217 code of the currency: "CAD".')
