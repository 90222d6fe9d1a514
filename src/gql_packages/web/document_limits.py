"""Limits of one GraphQL document, checked before it is validated.

Validation takes time quadratic in operations and repeated fields, and the cost of execution is a
product of page sizes: both come after this check. Introspection has limits of its own: the query
that GraphiQL and code generators send reaches through fifteen levels of `ofType`, which is too deep
for data; but it uses no aliases and never goes from one list of a type's members into another,
and those two are what would make introspection expensive.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graphql import (
    FieldNode,
    GraphQLSchema,
    IntValueNode,
    OperationDefinitionNode,
    VariableNode,
)

from gql_packages.errors import BadRequest
from gql_packages.reading.cursors import DEFAULT_SIZE
from gql_packages.web.query_cost import SATURATED, CostCounter, SelectionTotals

if TYPE_CHECKING:
    from gql_packages.web.document_cache import Document

MAX_DEPTH = 12
MAX_INTROSPECTION_DEPTH = 20
MAX_FIELDS = 500
MAX_ALIASES = 30
MAX_DIRECTIVES = 30
MAX_FRAGMENTS = 30
MAX_OPERATIONS = 10
MAX_COST = 5_000


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
