"""Limits of one GraphQL document, checked before it is validated.

Validation takes time quadratic in operations and repeated fields, and the cost of execution is a
product of page sizes: both come after this check. Introspection has limits of its own: the query
that GraphiQL and code generators send reaches through fifteen levels of `ofType`, which is too deep
for data; but it uses no aliases and never goes from one list of a type's members into another,
and those two are what would make introspection expensive.
"""

from __future__ import annotations

import asyncio
from collections.abc import Hashable, Mapping, Sequence
from copy import copy
from typing import TYPE_CHECKING, Any

import strawberry
from graphql import (
    FieldNode,
    GraphQLError,
    GraphQLSchema,
    IntValueNode,
    OperationDefinitionNode,
    VariableNode,
)
from strawberry.extensions import SchemaExtension
from strawberry.extensions.runner import SchemaExtensionsRunner
from strawberry.types import ExecutionContext

from gql_packages.errors import BadRequest
from gql_packages.reading.cursors import DEFAULT_SIZE
from gql_packages.resolvers.execution import Step
from gql_packages.web.document_cache import Document, DocumentCache
from gql_packages.web.document_validation import errors_by_pass
from gql_packages.web.operation_summary import record_operation
from gql_packages.web.query_cost import SATURATED, CostCounter, SelectionTotals

if TYPE_CHECKING:
    from gql_packages.web.persisted_documents import PersistedDocuments

MAX_DEPTH = 12
MAX_INTROSPECTION_DEPTH = 20
MAX_FIELDS = 500
MAX_ALIASES = 30
MAX_DIRECTIVES = 30
MAX_FRAGMENTS = 30
MAX_OPERATIONS = 10
MAX_COST = 5_000
#: Costs that are cached for one document, by its page sizes.
MAX_CACHED_COSTS = 64


def check_limits(
    document: Document,
    schema: GraphQLSchema,
    operation: OperationDefinitionNode,
    variables: Mapping[str, Any] | None,
) -> CostCounter:
    """Raise BadRequest if any part of the document, run or not, exceeds a limit.

    `variables` are those of the request; for absent ones, the defaults of `operation` hold. A page
    size that is no positive number counts as the default; the resolvers refuse it.
    """
    if len(document.operations) > MAX_OPERATIONS:
        raise _too_many("operations", len(document.operations), MAX_OPERATIONS)
    if len(document.fragments) > MAX_FRAGMENTS:
        raise _too_many("fragments", len(document.fragments), MAX_FRAGMENTS)
    sizes = _PageSizes(operation, variables or {})
    count = CostCounter(schema, document.fragments, sizes)
    count.variables = sizes.variables
    totals = [count.operation(each) for each in document.operations]
    if count.steps > MAX_FIELDS:
        raise _too_many("fields", count.steps, MAX_FIELDS)
    for each in [*totals, *count.fragments.values()]:
        _check(each)
    return count


def _check(totals: SelectionTotals) -> None:
    counted: Sequence[tuple[str, int, int]] = (
        ("levels of fields", totals.depth, MAX_DEPTH),
        ("levels of introspection", totals.introspection_depth, MAX_INTROSPECTION_DEPTH),
        ("fields", totals.fields, MAX_FIELDS),
        ("aliases", totals.aliases, MAX_ALIASES),
        ("directives", totals.directives, MAX_DIRECTIVES),
        ("aliases in introspection", totals.introspection_aliases, 0),
        ("lists of members inside each other in introspection", totals.member_lists, 1),
    )
    for what, found, maximum in counted:
        if found > maximum:
            raise _too_many(what, found, maximum)
    cost = -(-totals.cost_tenths // 10)
    if cost > MAX_COST:
        raise BadRequest(
            f"The document asks for too much at once: its cost is {cost}, at most "
            f"{MAX_COST} is allowed. An object costs 1 and a leaf a tenth, and a page multiplies "
            f"what is in it by `first` ({DEFAULT_SIZE} if not given): ask for smaller pages."
        )


def _too_many(what: str, found: int, maximum: int) -> BadRequest:
    return BadRequest(f"The document has {_number(found)} {what}: at most {maximum} are allowed.")


def _number(found: int) -> str:
    return "far too many" if found >= SATURATED else str(found)


def admitted_cost(
    document: Document,
    schema: GraphQLSchema,
    operation: OperationDefinitionNode,
    variables: Mapping[str, Any] | None,
) -> int:
    """The operation's cost, counted once for the same page sizes. Raises as `check_limits`."""
    given = variables or {}
    name = operation.name and operation.name.value
    cost = document.costs.get((name, _sizes(document, given)))
    if cost is None:
        count = check_limits(document, schema, operation, variables)
        cost = -(-count.operation(operation).cost_tenths // 10)
        if document.page_variables is None:
            document.page_variables = tuple(count.variables)
        if len(document.costs) >= MAX_CACHED_COSTS:
            document.costs.clear()
        document.costs[name, _sizes(document, given)] = cost
    return cost


def _sizes(document: Document, variables: Mapping[str, Any]) -> tuple[Hashable, ...]:
    """The page sizes among the variables; `...` for an absent one, whose default holds."""
    found = (variables.get(name, ...) for name in document.page_variables or ())
    return tuple(size if isinstance(size, int) or size is ... else None for size in found)


class _PageSizes:
    """Page sizes by field, and the variables that hold some of them."""

    def __init__(self, operation: OperationDefinitionNode, variables: Mapping[str, Any]) -> None:
        self.variables: dict[str, None] = {}
        self._given = variables
        self._defaults = {
            v.variable.name.value: v.default_value for v in operation.variable_definitions or ()
        }

    def __call__(self, field: FieldNode) -> int:
        value: object = next(
            (a.value for a in field.arguments or () if a.name.value == "first"), None
        )
        if isinstance(value, VariableNode):
            name = value.name.value
            self.variables[name] = None
            value = self._given[name] if name in self._given else self._defaults.get(name)
        if isinstance(value, IntValueNode):
            value = int(value.value)
        return value if isinstance(value, int) and value > 0 else DEFAULT_SIZE


def limited(schema: strawberry.Schema, documents: PersistedDocuments) -> strawberry.Schema:
    """A copy of the schema that parses, limits, validates and caches documents here.

    A trusted document was parsed and validated at start; any other has to be admitted first. Of
    many long documents at once, one step of one is taken in each iteration of the event loop.

    Replaces Strawberry's ParserCache and ValidationCache, which together could be made to hold
    hundreds of megabytes of long documents.
    """
    cache, reading = DocumentCache(), asyncio.Lock()
    copied = copy(schema)

    def steps(execution: ExecutionContext, extensions: list[SchemaExtension]) -> LimitedSteps:
        others = schema.create_extensions_runner(execution, extensions)
        return LimitedSteps(execution, others, documents, cache, reading)

    copied.create_extensions_runner = steps  # type: ignore[method-assign, assignment]
    return copied


class LimitedSteps(SchemaExtensionsRunner):
    """The steps of one operation, with the document limited before it is parsed and validated."""

    def __init__(
        self,
        execution_context: ExecutionContext,
        others: SchemaExtensionsRunner,
        documents: PersistedDocuments,
        cache: DocumentCache,
        reading: asyncio.Lock,
    ) -> None:
        super().__init__(execution_context)
        self.operation = others.operation  # type: ignore[method-assign]
        self.executing = others.executing  # type: ignore[method-assign]
        self.on_stream_result = others.on_stream_result  # type: ignore[method-assign]
        self.get_extensions_results = others.get_extensions_results  # type: ignore[method-assign]
        self._documents = documents
        self._cache = cache
        self._reading = reading
        self._document: Document

    def parsing(self) -> Any:
        """Parse, or find the document, and count its cost."""
        return Step(before=self._parse)

    def validation(self) -> Any:
        """Validate a document that was not validated before."""
        return Step(before=self._validate)

    async def _parse(self) -> None:
        context = self.execution_context
        schema = context.schema._schema
        text = context.query or ""
        trusted = self._documents.trusted(text)
        if trusted is None:
            await self._documents.admit_other(context.context)
        async with self._reading:
            document = self._document = trusted or self._cache.document(text)
            # This is the name that was sent, or None, until the document is set.
            operation = document.operation(context.operation_name)
            record_operation(document, operation, schema)
            context.context.cost = admitted_cost(document, schema, operation, context.variables)
        context.graphql_document = document.root

    async def _validate(self) -> None:
        document, errors = self._document, list[GraphQLError]()
        if not document.is_valid:
            async with self._reading:
                await asyncio.sleep(0)
                for errors in errors_by_pass(document.root, self.execution_context.schema._schema):
                    await asyncio.sleep(0)
                    if errors:
                        break
            document.is_valid = not errors
        # With this set, Strawberry does not validate once more.
        self.execution_context.pre_execution_errors = errors
