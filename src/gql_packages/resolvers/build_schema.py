"""The schema that is served: types, root fields, scalars, refusals and the error mapper."""

from collections.abc import Iterable

from strawberry.schema.config import StrawberryConfig

from gql_packages.resolvers.execution import Execution, PackagesSchema
from gql_packages.resolvers.mutation import Mutation, mutation_type
from gql_packages.resolvers.mutations import MUTATIONS
from gql_packages.resolvers.queries import Query
from gql_packages.resolvers.refusals import REFUSAL_TYPES, RefusalHandler
from gql_packages.resolvers.subscriptions import Subscription
from gql_packages.schema.scalars import SCALARS


def build_schema(mutations: Iterable[Mutation]) -> PackagesSchema:
    """The schema with these mutations."""
    return PackagesSchema(
        query=Query,
        mutation=mutation_type(mutations),
        subscription=Subscription,
        types=REFUSAL_TYPES,
        exception_handlers=[RefusalHandler()],
        execution_context_class=Execution,
        config=StrawberryConfig(scalar_map=dict(SCALARS), disable_field_suggestions=True),
    )


schema = build_schema(MUTATIONS)


def sdl() -> str:
    """The schema in GraphQL's own language, with every description."""
    return schema.as_str() + "\n"
