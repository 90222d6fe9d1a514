"""Parses GraphQL documents, remembers the last ones, and picks the operation to run."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field

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
#: As many as a few clients send again and again; more would be in the way of the garbage collector,
#: which stops everything while it goes through what is kept.
REMEMBERED_TOKENS = 12_000

_STRINGS = (TokenKind.STRING, TokenKind.BLOCK_STRING)


@dataclass
class Document:
    """A parsed document. `is_valid` is set once it was found valid for the schema."""

    root: DocumentNode
    tokens: int
    is_valid: bool = False
    #: what each operation was found to cost, by the page sizes in the variables that name them
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


class DocumentCache:
    """The documents seen last, by their text: as many as come to 12,000 tokens (some 4 MB)."""

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
        tokens = _taken_apart(parser.first)
    for token in tokens:
        _check(token)
    return Document(root, len(tokens))


class _Parser(Parser):
    """Keeps the first token, and gives nodes their places without the tokens that stand there:
    those would be kept as long as the document is."""

    def __init__(self, text: str) -> None:
        super().__init__(text, max_lexical_tokens=MAX_TOKENS, max_comments=MAX_COMMENTS)
        self.first = self._lexer.token

    def loc(self, start_token: Token) -> Location | None:
        """Where the node that ends here began."""
        location = super().loc(start_token)
        if location is not None:
            del location.start_token, location.end_token
        return location


def _check_length(text: str) -> None:
    """Refuse a text that takes long to read, or to find the line of an error in."""
    if len(text) > MAX_CHARACTERS:
        raise BadRequest(
            f"The document has {len(text)} characters: at most {MAX_CHARACTERS} are allowed. "
            "Long values belong into the variables."
        )
    if text.count("\n") + text.count("\r") > MAX_LINES:
        raise BadRequest(f"The document has more than {MAX_LINES} lines.")


def _taken_apart(token: Token | None) -> list[Token]:
    """The tokens from this one on, comments included, no longer linked: what is linked in both
    directions waits for the garbage collector."""
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
