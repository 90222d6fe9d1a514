"""Collects what a selection set asks of one concrete type: fragments, directives, aliases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    ArgumentNode,
    BooleanValueNode,
    DirectiveNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLDirective,
    GraphQLField,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    ListValueNode,
    Node,
    ObjectValueNode,
    SelectionSetNode,
    VariableNode,
    get_argument_values,
    is_abstract_type,
)
from graphql.execution.values import VariableValues

Fragments = Mapping[str, FragmentDefinitionNode]
Fields = dict[str, list[FieldNode]]


@dataclass(frozen=True, slots=True)
class Document:
    """What the selections of one operation are collected with."""

    schema: GraphQLSchema
    fragments: Fragments
    variables: Mapping[str, Any]

    def fields(self, kind: GraphQLObjectType, nodes: Iterable[FieldNode]) -> Fields:
        """The fields of `kind` by response key, in the order of GraphQL; equal keys are merged."""
        found: Fields = {}
        visited: set[str] = set()
        for node in nodes:
            if node.selection_set is not None:
                self._collect(kind, node.selection_set, found, visited)
        return found

    def _collect(
        self, kind: GraphQLObjectType, selections: SelectionSetNode, found: Fields, seen: set[str]
    ) -> None:
        for selection in selections.selections:
            if not self._is_included(selection):
                continue
            if isinstance(selection, FieldNode):
                key = (selection.alias or selection.name).value
                found.setdefault(key, []).append(selection)
            elif isinstance(selection, InlineFragmentNode):
                if self._applies(selection, kind):
                    self._collect(kind, selection.selection_set, found, seen)
            elif isinstance(selection, FragmentSpreadNode) and selection.name.value not in seen:
                seen.add(selection.name.value)
                fragment = self.fragments[selection.name.value]
                if self._applies(fragment, kind):
                    self._collect(kind, fragment.selection_set, found, seen)

    def _applies(
        self, fragment: InlineFragmentNode | FragmentDefinitionNode, kind: GraphQLObjectType
    ) -> bool:
        if fragment.type_condition is None:
            return True
        condition = self.schema.get_type(fragment.type_condition.name.value)
        if is_abstract_type(condition):
            return self.schema.is_sub_type(condition, kind)
        return condition is kind

    def _is_included(self, selection: Node) -> bool:
        for directive in getattr(selection, "directives", None) or ():
            if directive.name.value in ("skip", "include"):
                holds = self._value(directive)
                if holds is (directive.name.value == "skip"):
                    return False
        return True

    def arguments(
        self, definition: GraphQLField | GraphQLDirective, node: FieldNode | DirectiveNode
    ) -> dict[str, Any]:
        """The coerced arguments of a field or a directive."""
        coerced = dict(self.variables)
        return get_argument_values(definition, node, VariableValues({}, coerced))

    def _value(self, directive: DirectiveNode) -> bool:
        value = (directive.arguments or ())[0].value
        if isinstance(value, BooleanValueNode):
            return value.value
        given = self.variables.get(value.name.value) if isinstance(value, VariableNode) else None
        if given is None:
            # A default that was overridden with null: the library says what is wrong with it.
            known = self.schema.get_directive(directive.name.value)
            given = self.arguments(known, directive)["if"] if known else False
        return bool(given)


def variables_in(nodes: Iterable[FieldNode], fragments: Fragments) -> tuple[tuple[str, ...], int]:
    """All variables that the selections and their fragments use, and how many selections."""
    names: set[str] = set()
    selections = 0
    waiting: list[Node] = list(nodes)
    visited: set[str] = set()
    while waiting:
        node = waiting.pop()
        if isinstance(node, VariableNode):
            names.add(node.name.value)
        elif isinstance(node, FragmentSpreadNode) and node.name.value not in visited:
            visited.add(node.name.value)
            waiting.append(fragments[node.name.value])
        selections += isinstance(node, FieldNode)
        waiting.extend(_children(node))
    return tuple(sorted(names)), selections


def _children(node: Node) -> Iterator[Node]:
    if isinstance(node, ArgumentNode):
        yield node.value
    elif isinstance(node, ListValueNode):
        yield from node.values
    elif isinstance(node, ObjectValueNode):
        yield from (field.value for field in node.fields)
    elif isinstance(node, SelectionSetNode):
        yield from node.selections
    else:
        yield from getattr(node, "arguments", None) or ()
        for directive in getattr(node, "directives", None) or ():
            yield from directive.arguments or ()
        selections = getattr(node, "selection_set", None)
        if selections is not None:
            yield selections
