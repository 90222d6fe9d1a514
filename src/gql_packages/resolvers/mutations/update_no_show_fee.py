"""Change a no-show fee; what was charged already stays as it was."""

from decimal import Decimal

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import (
    FEE,
    NAME,
    change_key_field,
    kept,
    version_field,
)
from gql_packages.schema.catalogue import NoShowFee
from gql_packages.schema.described import described, described_input
from gql_packages.schema.global_id import id_of
from gql_packages.schema.refusals import VersionConflict
from gql_packages.services.update_no_show_fee import update_no_show_fee


@described_input
class UpdateNoShowFeeInput:
    """Changes to a no-show fee. Fields left out stay as they are; so do fees charged already."""

    no_show_fee_id: strawberry.ID = id_of("NoShowFee", "The fee.")
    expected_version: int | None = version_field()
    name: str | None = kept(f"As printed on the invoice. {NAME}")
    amount: Decimal | None = kept(FEE)
    idempotency_key: str | None = change_key_field()


@described
class UpdateNoShowFeePayload:
    """The no-show fee was changed."""

    no_show_fee: NoShowFee = shown("The fee as it is now.")


mutation = Mutation(
    __name__, update_no_show_fee, Permission.CATALOGUE_EDIT, refusals=(VersionConflict,)
)
