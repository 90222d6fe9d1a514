"""How much one GraphQL document may ask for, checked before it is validated.

Validation takes time quadratic in operations and repeated fields, and execution takes what the
page sizes multiply to: both come after this check. Introspection has limits of its own: the query
that GraphiQL and code generators send reaches through fifteen levels of `ofType`, which is too deep
for data; but it uses no aliases and never goes from one list of a type's members into another,
and those two are what would make introspection expensive.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Hashable, Mapping, Sequence
from copy import copy
from typing import TYPE_CHECKING, Any, cast

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

from gql_packages.errors import BadRequest
from gql_packages.reading.cursors import DEFAULT_SIZE
from gql_packages.web.document_cache import Document, DocumentCache
from gql_packages.web.document_validation import errors_by_pass
from gql_packages.web.operation_summary import record_operation
from gql_packages.web.query_cost import SATURATED, Count, Demand

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
#: Costs of one document, by its page sizes.
REMEMBERED_COSTS = 64


def check_limits(
    document: Document,
    schema: GraphQLSchema,
    operation: OperationDefinitionNode,
    variables: Mapping[str, Any] | None,
) -> Count:
    """Raise BadRequest if any part of the document asks for too much, run or not.

    `variables` are the ones sent; for those left out, the defaults of `operation` hold. A page
    size that is no positive number counts as the default; the resolvers refuse it.
    """
    if len(document.operations) > MAX_OPERATIONS:
        raise _too_many("operations", len(document.operations), MAX_OPERATIONS)
    if len(document.fragments) > MAX_FRAGMENTS:
        raise _too_many("fragments", len(document.fragments), MAX_FRAGMENTS)
    sizes = _PageSizes(operation, variables or {})
    count = Count(schema, document.fragments, sizes)
    count.variables = sizes.variables
    demands = [count.operation(each) for each in document.operations]
    if count.steps > MAX_FIELDS:
        raise _too_many("fields", count.steps, MAX_FIELDS)
    for demand in [*demands, *count.fragments.values()]:
        _check(demand)
    return count


def _check(demand: Demand) -> None:
    counted: Sequence[tuple[str, int, int]] = (
        ("levels of fields", demand.depth, MAX_DEPTH),
        ("levels of introspection", demand.introspection_depth, MAX_INTROSPECTION_DEPTH),
        ("fields", demand.fields, MAX_FIELDS),
        ("aliases", demand.aliases, MAX_ALIASES),
        ("directives", demand.directives, MAX_DIRECTIVES),
        ("aliases in introspection", demand.introspection_aliases, 0),
        ("lists of members inside each other in introspection", demand.member_lists, 1),
    )
    for what, found, maximum in counted:
        if found > maximum:
            raise _too_many(what, found, maximum)
    cost = -(-demand.tenths // 10)
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
    """What the operation costs; raises as `check_limits` does. What a document asks for is counted
    once for the same page sizes."""
    given = variables or {}
    name = operation.name and operation.name.value
    cost = document.costs.get((name, _sizes(document, given)))
    if cost is None:
        count = check_limits(document, schema, operation, variables)
        cost = -(-count.operation(operation).tenths // 10)
        if document.page_variables is None:
            document.page_variables = tuple(count.variables)
        if len(document.costs) >= REMEMBERED_COSTS:
            document.costs.clear()
        document.costs[name, _sizes(document, given)] = cost
    return cost


def _sizes(document: Document, variables: Mapping[str, Any]) -> tuple[Hashable, ...]:
    """The page sizes among the variables; `...` for one that is not there: its default holds."""
    found = (variables.get(name, ...) for name in document.page_variables or ())
    return tuple(size if isinstance(size, int) or size is ... else None for size in found)


class _PageSizes:
    """What a field with a `first` asks for, and which variables say so."""

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
    """The same schema, with every document parsed, checked, validated and remembered here.

    One that is trusted was parsed and validated before; any other has to be admitted first.

    One step of one document is taken in a round of the event loop: many long documents at once
    are not read in one go.

    The copy takes the place of Strawberry's ParserCache and ValidationCache, which together could
    be made to hold some hundreds of megabytes of long documents.
    """
    cache = DocumentCache()
    reading = asyncio.Lock()

    #: One class with the hooks of all: Strawberry looks each hook of each extension up anew.
    classes = cast("tuple[type[SchemaExtension], ...]", (*schema.extensions, SchemaExtension))
    others: Any = type("Extensions", classes, {})

    class DocumentLimits(others):  # type: ignore[misc]
        document: Document

        async def on_parse(self) -> AsyncIterator[None]:
            context = self.execution_context
            text = context.query or ""
            trusted = documents.trusted(text)
            if trusted is None:
                await documents.admit_other(context.context)
            async with reading:
                self.document = trusted or cache.document(text)
                # Until the document is set, this is the name that was sent, or None.
                operation = self.document.operation(context.operation_name)
                record_operation(self.document, operation, schema._schema)
                context.context.cost = admitted_cost(
                    self.document, schema._schema, operation, context.variables
                )
            context.graphql_document = self.document.root
            yield

        async def on_validate(self) -> AsyncIterator[None]:
            errors: list[GraphQLError] = []
            if not self.document.is_valid:
                async with reading:
                    await asyncio.sleep(0)
                    for errors in errors_by_pass(self.document.root, schema._schema):
                        await asyncio.sleep(0)
                        if errors:
                            break
                self.document.is_valid = not errors
            # With this set, Strawberry does not validate once more.
            self.execution_context.pre_execution_errors = errors
            yield

    copied = copy(schema)
    copied.extensions = (DocumentLimits,)
    return copied
