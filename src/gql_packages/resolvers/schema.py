"""The schema that is served: types, root fields, scalars, refusals and the error mapper."""

from collections.abc import AsyncIterator
from typing import cast

import strawberry
from graphql import GraphQLError
from strawberry.extensions import SchemaExtension
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext

from gql_packages.resolvers.context import RequestContext
from gql_packages.resolvers.error_mapper import map_error
from gql_packages.resolvers.mutations import Mutation
from gql_packages.resolvers.queries import Query
from gql_packages.resolvers.refusals import HANDLERS, REFUSAL_TYPES
from gql_packages.schema.scalars import SCALARS


class ClosesContext(SchemaExtension):
    """Gives the connection back at the end of the operation, however it ends."""

    async def on_operation(self) -> AsyncIterator[None]:
        """Around the whole operation."""
        try:
            yield
        finally:
            await cast(RequestContext, self.execution_context.context).close()


class PackagesSchema(strawberry.Schema):
    """A schema whose errors all go through the mapper."""

    def process_errors(
        self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None
    ) -> None:
        """Map every error in place: all of Strawberry's ways to a result pass here, once."""
        errors[:] = [map_error(error, execution_context) for error in errors]


schema = PackagesSchema(
    query=Query,
    mutation=Mutation,
    types=REFUSAL_TYPES,
    exception_handlers=HANDLERS,
    extensions=[ClosesContext],
    config=StrawberryConfig(scalar_map=dict(SCALARS), disable_field_suggestions=True),
)


def sdl() -> str:
    """The schema in GraphQL's own language, with every description."""
    return schema.as_str() + "\n"
