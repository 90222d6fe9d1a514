"""A document with one thing less in it, in every way that leaves it valid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from graphql import (
    REMOVE,
    Node,
    SelectionNode,
    VariableDefinitionNode,
    VariableNode,
    Visitor,
    parse,
    print_ast,
    separate_operations,
    visit,
)

if TYPE_CHECKING:
    from tests.queries.differing import Asked

Kind = TypeVar("Kind", bound=Node)


def smaller(asked: Asked) -> Iterator[Asked]:
    """Each is without one selection, and without what only that one used."""
    root = parse(asked.document)
    for selection in _nodes(root, SelectionNode):
        operations = separate_operations(visit(root, _Without([selection])))
        taken = operations[asked.operation or next(iter(operations))]
        # Its declaration names a variable once.
        named = [node.name.value for node in _nodes(taken, VariableNode)]
        declared = _nodes(taken, VariableDefinitionNode)
        unused = [each for each in declared if named.count(each.variable.name.value) == 1]
        text = print_ast(visit(taken, _Without(unused)))
        left = {name: value for name, value in asked.variables.items() if f"${name}:" in text}
        made = replace(asked, document=text, variables=left)
        if made.is_served():
            yield made


def _nodes(root: Node, kind: type[Kind]) -> list[Kind]:
    found: list[Kind] = []

    class Collecting(Visitor):
        def enter(self, node: Node, *_: Any) -> None:
            if isinstance(node, kind):
                found.append(node)

    visit(root, Collecting())
    return found


class _Without(Visitor):
    """Takes these nodes out."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        super().__init__()
        self.nodes = nodes

    def enter(self, node: Node, *_: Any) -> Any:
        return REMOVE if any(node is each for each in self.nodes) else None
