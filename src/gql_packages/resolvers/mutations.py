"""Everything that changes something."""

import strawberry

from gql_packages.resolvers.no_show_mutations import NoShowMutations
from gql_packages.resolvers.schedule_mutations import ScheduleMutations
from gql_packages.resolvers.selling_mutations import SellingMutations
from gql_packages.resolvers.setup_mutations import SetupMutations
from gql_packages.resolvers.sold_package_mutations import SoldPackageMutations


@strawberry.type(
    description=(
        "Each takes one `input` and answers with its payload or with a refusal. Where an input has "
        "an `idempotencyKey`, sending it again gives the first outcome again."
    )
)
class Mutation(
    SetupMutations, SellingMutations, SoldPackageMutations, ScheduleMutations, NoShowMutations
):
    """The root of every mutation."""
