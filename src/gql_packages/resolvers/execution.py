"""Runs operations as graphql-core does; what Postgres wrote as JSON passes through as it is."""

import asyncio
from typing import Any

from graphql import GraphQLObjectType, GraphQLOutputType, GraphQLResolveInfo
from graphql.execution.collect_fields import FieldDetailsList
from graphql.pyutils import AwaitableOrValue, Path
from orjson import Fragment
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from gql_packages.reading.root_field import Partial


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
