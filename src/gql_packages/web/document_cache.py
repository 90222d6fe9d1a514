"""GraphQL documents as they are executed: parsed once, within limits, and cached."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast
from weakref import WeakKeyDictionary

import strawberry
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
)
from strawberry.extensions import SchemaExtension
from strawberry.extensions.runner import SchemaExtensionsRunner
from strawberry.types import ExecutionContext

from gql_packages.errors import BadRequest
from gql_packages.observability import request_log
from gql_packages.resolvers.execution import Step
from gql_packages.web.document_limits import check_limits
from gql_packages.web.document_validation import errors_by_pass, parse

if TYPE_CHECKING:
    from gql_packages.web.persisted_documents import PersistedDocuments

#: More would make each full garbage collection longer, which stops the event loop.
MAX_CACHED_TOKENS = 12_000
#: Costs that are cached for one document, by its page sizes.
MAX_CACHED_COSTS = 64

#: Of what is logged of an operation.
MAX_NAME, MAX_FIELDS = 64, 20
_OF_EVERY_SCHEMA = frozenset({"__schema", "__type", "__typename"})
Value = TypeVar("Value")


@dataclass
class Document:
    """A parsed document. `is_valid` is set once it has been validated against the schema."""

    root: DocumentNode
    tokens: int
    is_valid: bool = False
    #: the cost of each operation, by the page sizes among its variables
    costs: dict[Hashable, int] = field(default_factory=dict)
    page_variables: tuple[str, ...] | None = None
    #: the root fields of each operation, as far as the schema has them
    root_fields: dict[str | None, tuple[str, ...]] = field(default_factory=dict)

    @property
    def operations(self) -> list[OperationDefinitionNode]:
        """The operations, in the order in which they stand."""
        return [d for d in self.root.definitions if isinstance(d, OperationDefinitionNode)]

    @property
    def fragments(self) -> list[FragmentDefinitionNode]:
        """The fragments, in the order in which they stand."""
        return [d for d in self.root.definitions if isinstance(d, FragmentDefinitionNode)]

    def operation(self, name: str | None) -> OperationDefinitionNode:
        """The operation to run. Refuses to guess among several, and a name that is not there."""
        operations = self.operations
        if not operations:
            raise BadRequest("The document holds no operation.")
        if name is None:
            if len(operations) > 1:
                raise BadRequest(
                    "The document holds several operations: say which in operationName."
                )
            return operations[0]
        for operation in operations:
            if operation.name and operation.name.value == name:
                return operation
        raise BadRequest("The document holds no operation of the name in operationName.")

    def record(self, operation: OperationDefinitionNode, schema: GraphQLSchema) -> None:
        """Record for the log the operation's type, its root fields, and its name if that is short.

        The document need not be valid: names that are not in the schema are left out.
        """
        name = operation.name.value if operation.name else None
        fields = self.root_fields.get(name)
        if fields is None:
            root = schema.get_root_type(operation.operation)
            known = _OF_EVERY_SCHEMA.union(root.fields if root else ())
            found = dict.fromkeys(_root_fields(operation, self.fragments))
            fields = tuple(each for each in found if each in known)[:MAX_FIELDS]
            self.root_fields[name] = fields
        record = request_log.current()
        record.operation_name = name if name and len(name) <= MAX_NAME else None
        record.operation_type = operation.operation.value
        record.fields = fields

    def cost(
        self,
        operation: OperationDefinitionNode,
        schema: GraphQLSchema,
        variables: Mapping[str, Any],
    ) -> int:
        """The operation's cost, counted once for the same page sizes. Raises as `check_limits`."""
        name = operation.name and operation.name.value
        cost = self.costs.get((name, self._page_sizes(variables)))
        if cost is None:
            count = check_limits(self, schema, operation, variables)
            cost = -(-count.operation(operation).cost_tenths // 10)
            if self.page_variables is None:
                self.page_variables = tuple(count.variables)
            if len(self.costs) >= MAX_CACHED_COSTS:
                self.costs.clear()
            self.costs[name, self._page_sizes(variables)] = cost
        return cost

    def _page_sizes(self, variables: Mapping[str, Any]) -> tuple[Hashable, ...]:
        """The page sizes among the variables; `...` for an absent one, whose default holds."""
        found = (variables.get(name, ...) for name in self.page_variables or ())
        return tuple(size if isinstance(size, int) or size is ... else None for size in found)


def parse_document(text: str) -> Document:
    """The document in `text`. Raises as `parse` does."""
    return Document(*parse(text))


def _root_fields(
    operation: OperationDefinitionNode, definitions: list[FragmentDefinitionNode]
) -> Iterator[str]:
    """The names of the fields at the root, each fragment visited once."""
    fragments = {fragment.name.value: fragment for fragment in definitions}
    waiting = [operation.selection_set]
    while waiting:
        for selection in waiting.pop().selections:
            if isinstance(selection, FieldNode):
                yield selection.name.value
            elif isinstance(selection, InlineFragmentNode):
                waiting.append(selection.selection_set)
            elif isinstance(selection, FragmentSpreadNode):
                fragment = fragments.pop(selection.name.value, None)
                waiting += [fragment.selection_set] if fragment else []


class LruCache(Generic[Value]):
    """The values that were used last, as many as come to `maximum` when measured by `size`."""

    def __init__(self, maximum: int, size: Callable[[Value], int]) -> None:
        self._maximum = maximum
        self._size = size
        self._total = 0
        self._values: OrderedDict[str, Value] = OrderedDict()

    def __len__(self) -> int:
        return len(self._values)

    def get(self, key: str) -> Value | None:
        """The value, used now, if it is still there."""
        value = self._values.get(key)
        if value is not None:
            self._values.move_to_end(key)
        return value

    def put(self, key: str, value: Value) -> None:
        """Keep a value that does not change; forget those unused for longest to make room."""
        if self.get(key) is not None:
            return
        self._values[key] = value
        self._total += self._size(value)
        while self._total > self._maximum:
            self._total -= self._size(self._values.popitem(last=False)[1])


class DocumentCache(LruCache[Document]):
    """The documents used last, by their text: as many as come to 12,000 tokens (some 4 MB)."""

    def __init__(self) -> None:
        super().__init__(MAX_CACHED_TOKENS, lambda document: document.tokens)

    def document(self, text: str) -> Document:
        """The document in `text`, parsed unless it is cached. Raises as `parse` does."""
        document = self.get(text)
        if document is None:
            document = parse_document(text)
            self.put(text, document)
        return document


#: What was valid for a schema is so in each application that serves it.
_CACHES: WeakKeyDictionary[strawberry.Schema, DocumentCache] = WeakKeyDictionary()


def limited(schema: strawberry.Schema, documents: PersistedDocuments) -> strawberry.Schema:
    """A copy of the schema that parses, limits, validates and caches documents here.

    A trusted document was parsed and validated at start; any other has to be admitted first. Of
    many long documents at once, one step of one is taken in each iteration of the event loop.

    Strawberry's ParserCache and ValidationCache could be made to hold hundreds of megabytes.
    """
    cache, reading = _CACHES.setdefault(schema, DocumentCache()), asyncio.Lock()
    copied = copy(schema)

    def steps(
        execution: ExecutionContext, extensions: list[SchemaExtension]
    ) -> SchemaExtensionsRunner:
        document: Document

        async def parse() -> None:
            nonlocal document
            text = execution.query or ""
            trusted = documents.trusted(text)
            if trusted is None:
                await documents.admit_other(execution.context)
            async with reading:
                document = trusted or cache.document(text)
                # This is the name that was sent, or None, until the document is set.
                operation = document.operation(execution.operation_name)
                document.record(operation, schema._schema)
                variables = execution.variables or {}
                execution.context.cost = document.cost(operation, schema._schema, variables)
            execution.graphql_document = document.root

        async def validate() -> None:
            errors: list[GraphQLError] = []
            if not document.is_valid:
                async with reading:
                    await asyncio.sleep(0)
                    for errors in errors_by_pass(document.root, schema._schema):
                        await asyncio.sleep(0)
                        if errors:
                            break
                document.is_valid = not errors
            # With this set, Strawberry does not validate once more.
            execution.pre_execution_errors = errors

        found: Any = schema.create_extensions_runner(execution, extensions)
        found.parsing = lambda: Step(before=parse)
        found.validation = lambda: Step(before=validate)
        return cast(SchemaExtensionsRunner, found)

    copied.create_extensions_runner = steps  # type: ignore[assignment, method-assign]
    return copied
