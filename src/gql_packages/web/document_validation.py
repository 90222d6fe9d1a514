"""Validates documents with GraphQL's rules, in bounded time."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from graphql import DocumentNode, GraphQLError, GraphQLSchema, validate
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
from gql_packages.web.gc_tuning import gc_paused

#: Validation errors in an answer; one more says that there are others.
MAX_ERRORS = 5
#: The budget for comparing fields of one name in one place, as the library counts it: two for a
#: pair, and one for each argument, name and fragment on the way.
MAX_COMPARING = 15_000


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
    with gc_paused():
        errors = validate(schema, document, rules, MAX_ERRORS, hide_suggestions=True)
    if errors and isinstance(errors[-1], _RepeatsTooOften):
        raise BadRequest(errors[-1].message)
    return errors
