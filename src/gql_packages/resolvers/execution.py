"""Runs operations as graphql-core does; what Postgres wrote as JSON passes through as it is."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import Any, TypeAlias, cast

import strawberry
from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLError,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLResolveInfo,
)
from graphql.execution.collect_fields import FieldDetailsList
from graphql.pyutils import AwaitableOrValue, Path
from orjson import Fragment
from strawberry.extensions import SchemaExtension
from strawberry.extensions.runner import SchemaExtensionsRunner
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext
from strawberry.types import ExecutionContext, ExecutionResult
from strawberry.types.graphql import OperationType

from gql_packages.domain.permissions import Permission
from gql_packages.reading.root_field import Partial
from gql_packages.resolvers.context import RequestContext
from gql_packages.resolvers.error_mapper import map_error
from gql_packages.resolvers.root_field_permissions import ROOT_FIELD_PERMISSIONS

Hook: TypeAlias = Callable[[], Awaitable[None]]


class Execution(StrawberryGraphQLCoreExecutionContext):
    """One operation while it runs."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._introspecting = asyncio.Lock()

    def execute_field(
        self,
        parent_type: GraphQLObjectType,
        source: Any,
        field_details_list: FieldDetailsList,
        path: Path,
        position_context: Any,
    ) -> AwaitableOrValue[Any]:
        """Answer what is asked of the schema a root field at a time, and others in between."""
        arguments = (parent_type, source, field_details_list, path, position_context)
        if path.prev is None and field_details_list[0].node.name.value in ("__schema", "__type"):
            return self._introspect(*arguments)
        return super().execute_field(*arguments)

    async def _introspect(self, *arguments: Any) -> Any:
        async with self._introspecting:
            await asyncio.sleep(0)
            found = super().execute_field(*arguments)
            return await found if self.is_awaitable(found) else found

    def complete_value(
        self,
        return_type: GraphQLOutputType,
        field_details_list: FieldDetailsList,
        info: GraphQLResolveInfo[Any],
        path: Path,
        result: Any,
        position_context: Any,
    ) -> AwaitableOrValue[Any]:
        """Take JSON for complete; note what of it was refused."""
        if isinstance(result, Partial):
            for error in result.errors:
                self.collected_errors.add(error, path)
            result = result.fragment
        if isinstance(result, Fragment):
            return result
        return super().complete_value(
            return_type, field_details_list, info, path, result, position_context
        )


class Step:
    """A step of an operation, with what is done before it and after it."""

    __slots__ = ("_after", "_before")

    def __init__(self, *, before: Hook | None = None, after: Hook | None = None) -> None:
        self._before = before
        self._after = after

    async def __aenter__(self) -> None:
        if self._before is not None:
            await self._before()

    async def __aexit__(self, *_: object) -> None:
        if self._after is not None:
            await self._after()


class OperationSteps(SchemaExtensionsRunner):
    """What is done around the steps of one operation.

    In place of schema extensions, each of which Strawberry inspects for its hooks at each request.
    """

    @property
    def context(self) -> RequestContext:
        """The operation's own."""
        return cast(RequestContext, self.execution_context.context)

    def operation(self) -> Any:
        """Give the connection back before a result is sent, and however the operation ends."""
        return Step(after=self.context.close)

    def parsing(self) -> Any:
        """Nothing around it."""
        return Step()

    def validation(self) -> Any:
        """Nothing around it."""
        return Step()

    def executing(self) -> Any:
        """Decide before anything is read where it is read."""
        return Step(before=self._read_reports_apart)

    def on_stream_result(self, result: object) -> Any:
        """Hold no connection while one of several results is sent to a slow client."""
        return Step(before=self.context.close)

    async def get_extensions_results(self, ctx: object) -> dict[str, Any]:
        """None."""
        return {}

    async def _read_reports_apart(self) -> None:
        """Let a query that asks for a report be answered from the database of reports, whole: so
        that all of it is as of one moment, and takes no connection from the desk."""
        execution = self.execution_context
        if execution.operation_type is OperationType.SUBSCRIPTION:
            # Strawberry sets it for others: errors found from here on are not the document's.
            execution.result = ExecutionResult(data=None, errors=None)
        elif execution.operation_type is OperationType.QUERY and any(
            ROOT_FIELD_PERMISSIONS.get(name) is Permission.REPORTS_READ
            for name in _root_fields(execution.graphql_document)
        ):
            self.context.read.read_reports()


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
