"""Counts fields, levels and cost of a GraphQL document, in time linear in its length.

Fragments are never expanded: each is counted once, after those that it spreads, and its totals are
added wherever it is spread.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLFieldMap,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    Node,
    OperationDefinitionNode,
    SelectionSetNode,
    get_named_type,
    get_nullable_type,
    is_list_type,
)

from gql_packages.errors import BadRequest

#: The assumed length of a list without pages (the lines of an invoice).
LIST_SIZE = 5
#: Costs are counted in tenths: an object costs one, a leaf a tenth.
OBJECT, LEAF = 10, 1
#: Where counting stops being exact: far above every limit, so that numbers stay small.
SATURATED = 10**9

_INTROSPECTION = ("__schema", "__type")
_MEMBER_LISTS = ("fields", "inputFields", "interfaces", "possibleTypes")


@dataclass(slots=True)
class SelectionTotals:
    """The totals of a selection, its fragments included."""

    fields: int = 0
    aliases: int = 0
    directives: int = 0
    cost_tenths: int = 0
    #: levels of fields, those of introspection counted apart
    depth: int = 0
    introspection_depth: int = 0
    #: lists of a type's members, one inside the other
    member_lists: int = 0
    introspection_aliases: int = 0

    def add(self, other: SelectionTotals) -> None:
        """Add the totals of another selection beside this one."""
        self.fields = min(self.fields + other.fields, SATURATED)
        self.aliases = min(self.aliases + other.aliases, SATURATED)
        self.directives = min(self.directives + other.directives, SATURATED)
        self.cost_tenths = min(self.cost_tenths + other.cost_tenths, SATURATED)
        self.depth = max(self.depth, other.depth)
        self.introspection_depth = max(self.introspection_depth, other.introspection_depth)
        self.member_lists = max(self.member_lists, other.member_lists)
        self.introspection_aliases = min(
            self.introspection_aliases + other.introspection_aliases, SATURATED
        )


class CostCounter:
    """Counts one document; `page_size` gives the page size of a field with `first`."""

    def __init__(
        self,
        schema: GraphQLSchema,
        fragments: Sequence[FragmentDefinitionNode],
        page_size: Callable[[FieldNode], int],
    ) -> None:
        self._schema = schema
        self._page_size = page_size
        #: how many selections were visited: as many as the text holds
        self.steps = 0
        #: the variables that hold page sizes, in the order in which they are met
        self.variables: dict[str, None] = {}
        self.fragments: dict[str, SelectionTotals] = {}
        for fragment in dependency_order(fragments):
            totals = self._fragment(fragment, None, is_introspection=False)
            totals.directives += len(fragment.directives or ())
            self.fragments[fragment.name.value] = totals

    def operation(self, operation: OperationDefinitionNode) -> SelectionTotals:
        """The totals of the operation."""
        root = self._schema.get_root_type(operation.operation)
        totals = self._selections(operation.selection_set, root, is_introspection=False)
        totals.directives += len(operation.directives or ())
        for variable in operation.variable_definitions or ():
            totals.directives += len(variable.directives or ())
        return totals

    def _selections(
        self, selections: SelectionSetNode, parent: GraphQLNamedType | None, is_introspection: bool
    ) -> SelectionTotals:
        totals = SelectionTotals()
        for selection in selections.selections:
            self.steps += 1
            totals.fields += 1
            totals.directives += len(selection.directives or ())
            if isinstance(selection, FieldNode):
                totals.add(self._field(selection, parent, is_introspection))
            elif isinstance(selection, FragmentSpreadNode):
                # An undefined one is left to validation.
                totals.add(self.fragments.get(selection.name.value, SelectionTotals()))
            elif isinstance(selection, InlineFragmentNode):
                totals.add(self._fragment(selection, parent, is_introspection))
        return totals

    def _fragment(
        self,
        fragment: FragmentDefinitionNode | InlineFragmentNode,
        parent: GraphQLNamedType | None,
        is_introspection: bool,
    ) -> SelectionTotals:
        if fragment.type_condition:
            name = fragment.type_condition.name.value
            parent = self._schema.get_type(name)
            is_introspection = is_introspection or name.startswith("__")
        return self._selections(fragment.selection_set, parent, is_introspection)

    def _field(
        self, field: FieldNode, parent: GraphQLNamedType | None, is_introspection: bool
    ) -> SelectionTotals:
        name = field.name.value
        definition = _definition_of(name, parent)
        is_introspection = is_introspection or name in _INTROSPECTION
        below = SelectionTotals()
        if field.selection_set:
            named = get_named_type(definition.type) if definition else None
            below = self._selections(field.selection_set, named, is_introspection)
        below.aliases += field.alias is not None
        if is_introspection:
            below.introspection_depth += 1
            below.member_lists += name in _MEMBER_LISTS
            # `__type` again costs a little more; `__schema` or a member again costs a multiple.
            below.introspection_aliases += field.alias is not None and name != "__type"
            return below
        below.depth += 1
        if not field.selection_set:
            below.cost_tenths = LEAF
        elif definition and "first" in definition.args:
            below.cost_tenths = OBJECT + below.cost_tenths * self._page_size(field)
        else:
            below.cost_tenths += OBJECT
            # The list of a page was multiplied at the field that takes its size.
            if definition and is_list_type(get_nullable_type(definition.type)):
                below.cost_tenths *= 1 if _is_page(parent) else LIST_SIZE
        return below


def dependency_order(fragments: Sequence[FragmentDefinitionNode]) -> list[FragmentDefinitionNode]:
    """The fragments, each after those that it spreads.

    Raises BadRequest for two of the same name, and for one that spreads itself.
    """
    waiting = {fragment.name.value: fragment for fragment in fragments}
    if len(waiting) != len(fragments):
        raise BadRequest("Two fragments have the same name.")
    spreads = {name: _spreads(fragment) & waiting.keys() for name, fragment in waiting.items()}
    ordered: list[FragmentDefinitionNode] = []
    while waiting:
        ready = [name for name in waiting if not spreads[name] & waiting.keys()]
        if not ready:
            raise BadRequest("A fragment must not spread itself, not even through others.")
        ordered += (waiting.pop(name) for name in ready)
    return ordered


def _spreads(fragment: FragmentDefinitionNode) -> set[str]:
    found: set[str] = set()
    nodes: list[Node] = [fragment]
    while nodes:
        selections = getattr(nodes.pop(), "selection_set", None)
        for selection in selections.selections if selections else ():
            if isinstance(selection, FragmentSpreadNode):
                found.add(selection.name.value)
            else:
                nodes.append(selection)
    return found


def _definition_of(name: str, parent: GraphQLNamedType | None) -> GraphQLField | None:
    if isinstance(parent, GraphQLObjectType | GraphQLInterfaceType):
        fields: GraphQLFieldMap = parent.fields
        return fields.get(name)
    return None


def _is_page(parent: GraphQLNamedType | None) -> bool:
    return isinstance(parent, GraphQLObjectType) and "pageInfo" in parent.fields
