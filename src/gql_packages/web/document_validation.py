"""Validates documents as GraphQL says, and ends where a document would make that take long."""

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
from gql_packages.web.gc_tuning import collected_after

#: How many errors are told; one more says that there are others.
MAX_ERRORS = 5
#: What may be spent on comparing fields of one name in one place, as the library counts it: two for
#: a pair, and one for each argument, name and fragment on the way.
MAX_COMPARING = 15_000


class _RepeatsTooOften(ValidationAbortedError):
    """Too many fields of one name stand in one place."""

    def __init__(self) -> None:
        super().__init__(
            "The document repeats fields too often: those of one name in one place have to be "
            "compared, each with each, and these are too many. Ask for each field once."
        )


class FieldsMerge(OverlappingFieldsCanBeMergedRule):
    """The rule that fields of one name in one place ask for the same, with a bound on its work.

    It compares each with each: 500 fields in few places would keep it busy for a long time.
    """

    def __init__(self, context: ValidationContext) -> None:
        super().__init__(context)
        self.rule_context.remaining_complexity_budget = MAX_COMPARING

    def enter_selection_set(self, *arguments: Any) -> None:
        """Compare what stands in one place."""
        try:
            super().enter_selection_set(*arguments)
        except ValidationAbortedError:
            if self.rule_context.remaining_complexity_budget >= 0:
                raise
            raise _RepeatsTooOften from None


#: What takes longest; the second three share what they find.
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


def faults_by_pass(document: DocumentNode, schema: GraphQLSchema) -> Iterator[list[GraphQLError]]:
    """What GraphQL finds wrong with the document, pass by pass: at most 5 errors, and one that
    there are more. What one pass finds is told without what the next would find.

    Raises BadRequest if fields repeat so often that to compare them would take long.
    """
    for rules in PASSES:
        yield _faults(document, schema, rules)


def faults_at_once(document: DocumentNode, schema: GraphQLSchema) -> list[GraphQLError]:
    """The same in one go, for whoever keeps nobody waiting."""
    return next(filter(None, faults_by_pass(document, schema)), [])


def _faults(
    document: DocumentNode, schema: GraphQLSchema, rules: Collection[type[ASTValidationRule]]
) -> list[GraphQLError]:
    with collected_after():
        faults = validate(schema, document, rules, MAX_ERRORS, hide_suggestions=True)
    if faults and isinstance(faults[-1], _RepeatsTooOften):
        raise BadRequest(faults[-1].message)
    return faults
