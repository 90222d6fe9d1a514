"""Records what an operation asks for, in names that may be logged."""

from __future__ import annotations

from collections.abc import Iterator

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
)

from gql_packages.observability import request_log
from gql_packages.web.document_cache import Document

MAX_NAME = 64
MAX_FIELDS = 20

_OF_EVERY_SCHEMA = frozenset({"__schema", "__type", "__typename"})


def record_operation(
    document: Document, operation: OperationDefinitionNode, schema: GraphQLSchema
) -> None:
    """Record the operation's name, if it has at most 64 characters, its type and its root fields.

    The document need not be valid: names that are not in the schema may be anything, and are left
    out.
    """
    root = schema.get_root_type(operation.operation)
    known = root.fields if root else {}
    fragments = {fragment.name.value: fragment for fragment in document.fragments}
    asked = dict.fromkeys(_root_fields(operation.selection_set, fragments))
    named = [field for field in asked if field in known or field in _OF_EVERY_SCHEMA]
    name = operation.name.value if operation.name else None
    record = request_log.current()
    record.operation_name = name if name and len(name) <= MAX_NAME else None
    record.operation_type = operation.operation.value
    record.fields = tuple(named[:MAX_FIELDS])


def _root_fields(
    selected: SelectionSetNode, fragments: dict[str, FragmentDefinitionNode]
) -> Iterator[str]:
    """The names of the fields at the root, each fragment visited once."""
    seen: set[str] = set()
    waiting = [selected]
    while waiting:
        for selection in waiting.pop().selections:
            if isinstance(selection, FieldNode):
                yield selection.name.value
            elif isinstance(selection, FragmentSpreadNode):
                name = selection.name.value
                if name in fragments and name not in seen:
                    seen.add(name)
                    waiting.append(fragments[name].selection_set)
            elif isinstance(selection, InlineFragmentNode):
                waiting.append(selection.selection_set)
