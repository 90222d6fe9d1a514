"""A document with one thing less in it, in every way that leaves it valid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from graphql import (
    REMOVE,
    DocumentNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLSyntaxError,
    Node,
    OperationDefinitionNode,
    SelectionNode,
    VariableDefinitionNode,
    VariableNode,
    Visitor,
    parse,
    print_ast,
    visit,
)

from tests.queries.asked import Asked, is_served


def smaller(asked: Asked) -> Iterator[Asked]:
    """Each is without one selection, and without what only that one used."""
    root = parse(asked.document)
    for place in range(len(_selections(root))):
        taken = visit(root, _Without(place))
        while (unused := _unused(taken)) and taken.definitions:
            taken = visit(taken, _Dropping(unused))
        try:
            text = print_ast(taken)
            parse(text)
        except GraphQLSyntaxError:
            continue
        left = {name: value for name, value in asked.variables.items() if f"${name}:" in text}
        made = replace(asked, document=text, variables=left)
        if is_served(made):
            yield made


class _Collecting(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.nodes: list[Node] = []

    def enter(self, node: Node, *_: Any) -> None:
        self.nodes.append(node)


def _nodes(root: DocumentNode) -> list[Node]:
    collecting = _Collecting()
    visit(root, collecting)
    return collecting.nodes


def _selections(root: DocumentNode) -> list[Node]:
    return [node for node in _nodes(root) if isinstance(node, SelectionNode)]


def _unused(root: DocumentNode) -> set[str]:
    """The names of fragments that are not spread and of variables (`$name`) that are not read."""
    nodes = _nodes(root)
    spread = {node.name.value for node in nodes if isinstance(node, FragmentSpreadNode)}
    named = [node.name.value for node in nodes if isinstance(node, VariableNode)]
    defined = {
        node.name.value for node in nodes if isinstance(node, FragmentDefinitionNode)
    } - spread
    # Its declaration names a variable once.
    return defined | {f"${name}" for name in named if named.count(name) == 1}


class _Without(Visitor):
    def __init__(self, place: int) -> None:
        super().__init__()
        self.left = place

    def enter(self, node: Node, *_: Any) -> Any:
        if isinstance(node, SelectionNode):
            self.left -= 1
            if self.left == -1:
                return REMOVE
        return None


class _Dropping(Visitor):
    def __init__(self, names: set[str]) -> None:
        super().__init__()
        self.names = names

    def enter(self, node: Node, *_: Any) -> Any:
        if isinstance(node, FragmentDefinitionNode) and node.name.value in self.names:
            return REMOVE
        if (
            isinstance(node, VariableDefinitionNode)
            and f"${node.variable.name.value}" in self.names
        ):
            return REMOVE
        if isinstance(node, OperationDefinitionNode) and not node.selection_set.selections:
            return REMOVE
        return None
