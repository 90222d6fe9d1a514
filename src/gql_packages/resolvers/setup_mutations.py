"""Setting the clinic up: what it offers, who works there, who is treated there."""

import strawberry

from gql_packages.resolvers.setup_catalogue_mutations import CatalogueMutations
from gql_packages.resolvers.setup_package_mutations import PackageMutations
from gql_packages.resolvers.setup_people_mutations import PeopleMutations


@strawberry.type
class SetupMutations(CatalogueMutations, PackageMutations, PeopleMutations):
    """The part of Mutation that sets the clinic up."""
