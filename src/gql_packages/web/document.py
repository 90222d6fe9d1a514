"""Parses GraphQL documents, remembers the last ones, and picks the operation to run."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    TokenKind,
    parse,
)

from gql_packages.errors import BadRequest

MAX_TOKENS = 2_000
MAX_COMMENTS = 1_000
MAX_DIGITS = 20
REMEMBERED_TOKENS = 60_000

_STRINGS = (TokenKind.STRING, TokenKind.BLOCK_STRING)


@dataclass
class Document:
    """A parsed document. `is_valid` is set once it was found valid for the schema."""

    root: DocumentNode
    tokens: int
    is_valid: bool = False

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


class DocumentCache:
    """The documents seen last, by their text: as many as come to 60,000 tokens (some 40 MB)."""

    def __init__(self) -> None:
        self._documents: OrderedDict[str, Document] = OrderedDict()
        self._tokens = 0

    def document(self, text: str) -> Document:
        """The document in `text`, parsed now unless it is remembered. Raises as parse_document."""
        document = self._documents.get(text)
        if document is None:
            document = self._documents[text] = parse_document(text)
            self._tokens += document.tokens
            while self._tokens > REMEMBERED_TOKENS:
                self._tokens -= self._documents.popitem(last=False)[1].tokens
        else:
            self._documents.move_to_end(text)
        return document


def parse_document(text: str) -> Document:
    """The document in `text`. Raises GraphQLSyntaxError if it is none.

    Refuses more than 2,000 tokens or 1,000 comments, integers of more than 20 digits, and NUL in
    a string (half of a surrogate pair is no GraphQL).
    """
    try:
        root = parse(text, max_lexical_tokens=MAX_TOKENS, max_comments=MAX_COMMENTS)
    except GraphQLSyntaxError as error:
        if "contains more than" in error.message or "nested too deeply" in error.message:
            raise BadRequest(
                f"The document is too long or too deep: {MAX_TOKENS} tokens are allowed."
            ) from None
        raise
    return Document(root, _check_tokens(root))


def _check_tokens(root: DocumentNode) -> int:
    """Look at every token, without recursion. Returns how many there are, comments included."""
    count = 0
    token = root.loc.start_token if root.loc else None
    while token is not None:
        count += 1
        if token.kind in _STRINGS and "\0" in (token.value or ""):
            raise BadRequest("A string contains NUL.")
        if token.kind is TokenKind.INT and len((token.value or "").lstrip("-")) > MAX_DIGITS:
            raise BadRequest(f"An integer has more than {MAX_DIGITS} digits.")
        token = token.next
    return count
