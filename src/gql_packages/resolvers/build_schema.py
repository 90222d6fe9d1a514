"""The schema that is served: types, root fields, scalars, refusals and the error mapper."""

from collections.abc import Iterable

import strawberry
from graphql import GraphQLError
from strawberry.extensions import SchemaExtension
from strawberry.extensions.runner import SchemaExtensionsRunner
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext

from gql_packages.resolvers.error_mapper import map_error
from gql_packages.resolvers.execution import Execution, OperationSteps
from gql_packages.resolvers.mutation import Mutation, mutation_type
from gql_packages.resolvers.mutations import MUTATIONS
from gql_packages.resolvers.queries import Query
from gql_packages.resolvers.refusals import REFUSAL_TYPES, RefusalHandler
from gql_packages.resolvers.subscriptions import Subscription
from gql_packages.schema.scalars import SCALARS


class PackagesSchema(strawberry.Schema):
    """A schema whose errors all go through the mapper."""

    def create_extensions_runner(
        self, execution_context: ExecutionContext, extensions: list[SchemaExtension]
    ) -> SchemaExtensionsRunner:
        """What is done around an operation's steps."""
        return OperationSteps(execution_context)

    def process_errors(
        self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None
    ) -> None:
        """Map every error in place: all of Strawberry's ways to a result pass here, once."""
        errors[:] = [map_error(error, execution_context) for error in errors]


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
