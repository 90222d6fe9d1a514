"""What a client says when a sold package is refunded, deleted or given another last day."""

from datetime import date
from decimal import Decimal

import strawberry

from gql_packages.schema.selling_inputs import KEY
from gql_packages.schema.setup_inputs import EXPECTED_VERSION

REASON = "Why, for whoever looks at it later; at most 1,000 characters."


@strawberry.input(description="Another last valid day for a sold package.")
class ChangePackageExpiryInput:
    """A new last valid day."""

    patient_package_id: strawberry.ID = strawberry.field(
        description="The sold package; one that has expired works again."
    )
    expires_on: date | None = strawberry.field(
        default=None, description="The new last valid day. Null: it never expires."
    )
    reason: str | None = strawberry.field(default=None, description=REASON)
    expected_version: int | None = strawberry.field(default=None, description=EXPECTED_VERSION)
    idempotency_key: str = strawberry.field(description=KEY)


@strawberry.input(description="A package to refund.")
class RefundPackageInput:
    """A refund."""

    patient_package_id: strawberry.ID = strawberry.field(description="The sold package.")
    amount: Decimal | None = strawberry.field(
        default=None,
        description=(
            "In major units, from 0 to what was collected. Left out: the amount that "
            "`refundPreview` suggests."
        ),
    )
    reason: str | None = strawberry.field(default=None, description=REASON)
    expected_version: int | None = strawberry.field(default=None, description=EXPECTED_VERSION)
    idempotency_key: str = strawberry.field(description=KEY)


@strawberry.input(description="A sale that was a mistake.")
class DeletePackageSaleInput:
    """A sale to delete."""

    patient_package_id: strawberry.ID = strawberry.field(
        description="The sold package: nothing paid on its invoice, no use redeemed."
    )
    reason: str | None = strawberry.field(default=None, description=REASON)
    idempotency_key: str = strawberry.field(description=KEY)
