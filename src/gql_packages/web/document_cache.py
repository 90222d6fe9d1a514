"""Parses GraphQL documents, caches the last ones, and picks the operation to run."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLSyntaxError,
    Location,
    OperationDefinitionNode,
    Token,
    TokenKind,
)
from graphql.language.parser import Parser

from gql_packages.errors import BadRequest

MAX_CHARACTERS = 64 * 1024
MAX_LINES = 5_000
MAX_TOKENS = 2_000
MAX_COMMENTS = 1_000
MAX_DIGITS = 20
#: As many as a few clients repeat; more would make each full garbage collection longer, which stops
#: the event loop.
MAX_CACHED_TOKENS = 12_000

Value = TypeVar("Value")

_STRINGS = (TokenKind.STRING, TokenKind.BLOCK_STRING)


@dataclass
class Document:
    """A parsed document. `is_valid` is set once it has been validated against the schema."""

    root: DocumentNode
    tokens: int
    is_valid: bool = False
    #: the cost of each operation, by the page sizes among its variables
    costs: dict[Hashable, int] = field(default_factory=dict)
    page_variables: tuple[str, ...] | None = None

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
        """The document in `text`, parsed unless it is cached. Raises as `parse_document`."""
        document = self.get(text)
        if document is None:
            document = parse_document(text)
            self.put(text, document)
        return document


def parse_document(text: str) -> Document:
    """The document in `text`. Raises GraphQLSyntaxError if it is none.

    Refuses more than 65,536 characters, 5,000 lines, 2,000 tokens or 1,000 comments, integers of
    more than 20 digits, and NUL in a string (half of a surrogate pair is no GraphQL).
    """
    _check_length(text)
    parser = _Parser(text)
    try:
        root = parser.parse_document()
    except RecursionError:
        raise _too_long() from None
    except GraphQLSyntaxError as error:
        if "contains more than" in error.message or "nested too deeply" in error.message:
            raise _too_long() from None
        raise
    finally:
        tokens = _unlinked(parser.first)
    for token in tokens:
        _check(token)
    return Document(root, len(tokens))


class _Parser(Parser):
    """Keeps the first token, and gives nodes locations without tokens: those would be kept as long
    as the document is."""

    def __init__(self, text: str) -> None:
        super().__init__(text, max_lexical_tokens=MAX_TOKENS, max_comments=MAX_COMMENTS)
        self.first = self._lexer.token

    def loc(self, start_token: Token) -> Location | None:
        """The location of the node that ends here."""
        location = super().loc(start_token)
        if location is not None:
            del location.start_token, location.end_token
        return location


def _check_length(text: str) -> None:
    """Refuse a text that takes long to parse, or to find the line of an error in."""
    if len(text) > MAX_CHARACTERS:
        raise BadRequest(
            f"The document has {len(text)} characters: at most {MAX_CHARACTERS} are allowed. "
            "Long values belong into the variables."
        )
    if text.count("\n") + text.count("\r") > MAX_LINES:
        raise BadRequest(f"The document has more than {MAX_LINES} lines.")


def _unlinked(token: Token | None) -> list[Token]:
    """The tokens from this one on, comments included, with their links removed: doubly linked
    tokens would wait for the garbage collector."""
    tokens = []
    while token is not None:
        tokens.append(token)
        following, token.prev, token.next = token.next, None, None
        token = following
    return tokens


def _check(token: Token) -> None:
    if token.kind in _STRINGS and "\0" in (token.value or ""):
        raise BadRequest("A string contains NUL.")
    if token.kind is TokenKind.INT and len((token.value or "").lstrip("-")) > MAX_DIGITS:
        raise BadRequest(f"An integer has more than {MAX_DIGITS} digits.")


def _too_long() -> BadRequest:
    return BadRequest(f"The document is too long or too deep: {MAX_TOKENS} tokens are allowed.")
