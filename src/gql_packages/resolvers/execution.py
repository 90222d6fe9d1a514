"""Runs operations as graphql-core does; what Postgres wrote as JSON passes through as it is."""

from typing import Any

from graphql import GraphQLOutputType, GraphQLResolveInfo
from graphql.execution.collect_fields import FieldDetailsList
from graphql.pyutils import AwaitableOrValue, Path
from orjson import Fragment
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from gql_packages.reading.root_field import Partial


class Execution(StrawberryGraphQLCoreExecutionContext):
    """One operation while it runs."""

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
