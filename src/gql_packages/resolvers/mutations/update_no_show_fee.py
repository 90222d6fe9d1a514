"""Change a no-show fee; what was charged already stays as it was."""

from decimal import Decimal

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.mutation_inputs import id_of, version_field
from gql_packages.resolvers.shared_inputs import FEE, KEPT, NAME
from gql_packages.schema.catalogue import NoShowFee
from gql_packages.schema.described import described, described_input
from gql_packages.schema.refusals import VersionConflict
from gql_packages.services.update_no_show_fee import update_no_show_fee


@described_input
class UpdateNoShowFeeInput:
    """Changes to a no-show fee. Fields left out stay as they are; so do fees charged already."""

    no_show_fee_id: strawberry.ID = id_of("NoShowFee", "The fee.")
    expected_version: int | None = version_field()
    name: str | None = strawberry.field(
        default=None, description=f"As the invoice says it. {NAME}{KEPT}"
    )
    amount: Decimal | None = strawberry.field(default=None, description=FEE + KEPT)


@described
class UpdateNoShowFeePayload:
    """A no-show fee was changed."""

    no_show_fee: NoShowFee = shown("id", "The fee as it is now.")


mutation = Mutation(
    input=UpdateNoShowFeeInput,
    payload=UpdateNoShowFeePayload,
    service=update_no_show_fee,
    permission=Permission.CATALOGUE_EDIT,
    refusals=(VersionConflict,),
)
