"""The schema that is served: types, root fields, scalars, refusals and the error mapper."""

from collections.abc import AsyncIterator, Iterator
from typing import cast

import strawberry
from graphql import DocumentNode, FieldNode, GraphQLError
from strawberry.extensions import SchemaExtension
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext
from strawberry.types.graphql import OperationType

from gql_packages.domain.permissions import ROOT_FIELD_PERMISSIONS, Permission
from gql_packages.resolvers.context import RequestContext
from gql_packages.resolvers.error_mapper import map_error
from gql_packages.resolvers.execution import Execution
from gql_packages.resolvers.mutations import Mutation
from gql_packages.resolvers.queries import Query
from gql_packages.resolvers.refusals import HANDLERS, REFUSAL_TYPES
from gql_packages.resolvers.subscriptions import Subscription
from gql_packages.schema.scalars import SCALARS


class ClosesContext(SchemaExtension):
    """Gives the connection back at the end of the operation, however it ends."""

    async def on_operation(self) -> AsyncIterator[None]:
        """Around the whole operation."""
        try:
            yield
        finally:
            await cast(RequestContext, self.execution_context.context).close()


class ReadsReportsApart(SchemaExtension):
    """Lets a query that asks for a report be answered from the database of reports, whole: so that
    all of it is as of one moment, and takes no connection from the desk."""

    def on_execute(self) -> Iterator[None]:
        """Before anything is read."""
        execution = self.execution_context
        if execution.operation_type is OperationType.QUERY and any(
            ROOT_FIELD_PERMISSIONS.get(name) is Permission.REPORTS_READ
            for name in _root_fields(execution.graphql_document)
        ):
            cast(RequestContext, execution.context).read.read_reports()
        yield


def _root_fields(document: DocumentNode | None) -> Iterator[str]:
    """The names of all fields that stand at the root of an operation or a fragment."""
    for definition in document.definitions if document else ():
        waiting: list[object] = [definition]
        while waiting:
            selections = getattr(waiting.pop(), "selection_set", None)
            for selection in selections.selections if selections else ():
                if isinstance(selection, FieldNode):
                    yield selection.name.value
                else:
                    waiting.append(selection)


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
    subscription=Subscription,
    types=REFUSAL_TYPES,
    exception_handlers=HANDLERS,
    extensions=[ClosesContext, ReadsReportsApart],
    execution_context_class=Execution,
    config=StrawberryConfig(scalar_map=dict(SCALARS), disable_field_suggestions=True),
)


def sdl() -> str:
    """The schema in GraphQL's own language, with every description."""
    return schema.as_str() + "\n"
