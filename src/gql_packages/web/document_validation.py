"""Parses documents and validates them with GraphQL's rules, in bounded time."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    Location,
    Token,
    TokenKind,
    validate,
)
from graphql.language.parser import Parser
from graphql.validation import (
    ASTValidationRule,
    NoUndefinedVariablesRule,
    NoUnusedVariablesRule,
    OverlappingFieldsCanBeMergedRule,
    ValidationContext,
    ValuesOfCorrectTypeRule,
    VariablesInAllowedPositionRule,
    specified_rules,
)
from graphql.validation.validate import ValidationAbortedError
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule

from gql_packages.errors import BadRequest

MAX_CHARACTERS = 64 * 1024
MAX_LINES = 5_000
MAX_TOKENS = 2_000
MAX_COMMENTS = 1_000
MAX_DIGITS = 20

#: Validation errors in an answer; one more says that there are others.
MAX_ERRORS = 5
#: The budget for comparing fields of one name in one place, as the library counts it: two for a
#: pair, and one for each argument, name and fragment on the way.
MAX_COMPARING = 15_000

_STRINGS = (TokenKind.STRING, TokenKind.BLOCK_STRING)


def parse(text: str) -> tuple[DocumentNode, int]:
    """The document in `text`, and how many tokens it has. Raises GraphQLSyntaxError if it is none.

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
    return root, len(tokens)


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


class _RepeatsTooOften(ValidationAbortedError):
    """Too many fields of one name stand in one place."""

    def __init__(self) -> None:
        super().__init__(
            "The document repeats fields too often: those of one name in one place have to be "
            "compared, each with each, and these are too many. Ask for each field once."
        )


class FieldsMerge(OverlappingFieldsCanBeMergedRule):
    """OverlappingFieldsCanBeMergedRule with a bound on its work.

    It compares each field with each other of its name: 500 fields in few places take long.
    """

    def __init__(self, context: ValidationContext) -> None:
        super().__init__(context)
        self.rule_context.remaining_complexity_budget = MAX_COMPARING

    def enter_selection_set(self, *arguments: Any) -> None:
        """Compare the fields of one selection set."""
        try:
            super().enter_selection_set(*arguments)
        except ValidationAbortedError:
            if self.rule_context.remaining_complexity_budget >= 0:
                raise
            raise _RepeatsTooOften from None


#: The rules that take longest; the second three share what they collect.
_APART = (
    (ValuesOfCorrectTypeRule,),
    (NoUndefinedVariablesRule, NoUnusedVariablesRule, VariablesInAllowedPositionRule),
    (OverlappingFieldsCanBeMergedRule,),
)
#: All rules in the order in which they are applied: each group goes through the document once.
PASSES = (
    (
        *(rule for rule in specified_rules if not any(rule in apart for apart in _APART)),
        MaybeNullValidationRule,
        OneOfInputValidationRule,
    ),
    *_APART[:-1],
    (FieldsMerge,),
)


def errors_by_pass(document: DocumentNode, schema: GraphQLSchema) -> Iterator[list[GraphQLError]]:
    """The validation errors of each pass: at most 5, and one that there are more.

    The caller stops at the first pass with errors. Raises BadRequest if fields repeat so often that
    comparing them would take long.
    """
    for rules in PASSES:
        yield _errors(document, schema, rules)


def validation_errors(document: DocumentNode, schema: GraphQLSchema) -> list[GraphQLError]:
    """The errors of the first pass that finds any, without letting other tasks run between."""
    return next(filter(None, errors_by_pass(document, schema)), [])


def _errors(
    document: DocumentNode, schema: GraphQLSchema, rules: Collection[type[ASTValidationRule]]
) -> list[GraphQLError]:
    with _gc_paused():
        errors = validate(schema, document, rules, MAX_ERRORS, hide_suggestions=True)
    if errors and isinstance(errors[-1], _RepeatsTooOften):
        raise BadRequest(errors[-1].message)
    return errors


@contextmanager
def _gc_paused() -> Iterator[None]:
    """Pause garbage collection during the block.

    For work that leaves many reference cycles: a collection in between would promote them, and only
    a full collection, which takes longest, would free them.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
