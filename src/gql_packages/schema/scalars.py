"""Date, DateTime and Decimal, each in exactly one notation."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import strawberry
from graphql import GraphQLError, IntValueNode, StringValueNode, ValueNode, print_ast
from strawberry.types.scalar import ScalarDefinition

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATE_TIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?"
    r"(Z|[+-][0-9]{2}:?[0-9]{2})"
)
_AMOUNT = re.compile(r"[+-]?[0-9]{1,16}(\.[0-9]{1,8})?")
_LONGEST_AMOUNT = 25

#: Far enough from both ends of the calendar for time zones and validity days to be added.
_YEARS = range(1900, 3000)

#: What stands for a text that is no amount: the rules on amounts refuse it with its path, so that
#: "NaN" and "1e400" are answered as "-5.00" is, by INVALID_INPUT.
NOT_AN_AMOUNT = Decimal("NaN")


def parse_date(value: object) -> date:
    """The day of "2026-11-21"; GraphQLError for anything else."""
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            day = date.fromisoformat(value)
        except ValueError:
            pass
        else:
            if day.year in _YEARS:
                return day
    raise GraphQLError('A Date is a calendar day between 1900 and 2999, such as "2026-11-21".')


def parse_date_time(value: object) -> datetime:
    """The moment of "2026-11-21T09:30:00-08:00", in UTC; GraphQLError for anything else.

    Up to nine decimals of a second are rounded down to microseconds (rule 184).
    """
    if isinstance(value, str) and _DATE_TIME.fullmatch(value):
        try:
            moment = datetime.fromisoformat(value).astimezone(UTC)
        except (ValueError, OverflowError):
            pass
        else:
            if moment.year in _YEARS:
                return moment
    raise GraphQLError(
        "A DateTime is a moment between 1900 and 2999 with its offset from UTC, such as "
        '"2026-11-21T09:30:00-08:00" or "2026-11-21T17:30:00Z".'
    )


def parse_decimal(value: object) -> Decimal:
    """The amount of "80.00" or 80, exactly; NOT_AN_AMOUNT for a text that is none.

    GraphQLError for what is neither text nor whole number: a binary fraction is never exact.
    """
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise GraphQLError('A Decimal is written as a string, such as "80.00".')
    if isinstance(value, int) and abs(value) >= 10**16:
        return NOT_AN_AMOUNT
    text = str(value)
    if len(text) > _LONGEST_AMOUNT or not _AMOUNT.fullmatch(text):
        return NOT_AN_AMOUNT
    return Decimal(text)


def _parse_decimal_literal(node: ValueNode, _variables: Mapping[str, Any] | None = None) -> Decimal:
    if isinstance(node, StringValueNode | IntValueNode):
        return parse_decimal(node.value)
    raise GraphQLError(f'A Decimal is written as a string, such as "80.00", not {print_ast(node)}.')


def _write_date_time(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().removesuffix("+00:00") + "Z"


def _write_decimal(amount: Decimal) -> str:
    return format(amount, "f")


SCALARS: Mapping[object, ScalarDefinition] = {
    date: strawberry.scalar(
        name="Date",
        description='A calendar day in the clinic\'s time zone: "2026-11-21".',
        serialize=date.isoformat,
        parse_value=parse_date,
    ),
    datetime: strawberry.scalar(
        name="DateTime",
        description=(
            'A moment in ISO 8601. Given with its offset from UTC ("2026-11-21T09:30:00-08:00", '
            '"…-0800" or "…Z"); a time without one is refused. Up to nine decimals of a second are '
            'rounded down to six. Answered in UTC: "2026-11-21T17:30:00Z".'
        ),
        serialize=_write_date_time,
        parse_value=parse_date_time,
    ),
    Decimal: strawberry.scalar(
        name="Decimal",
        description=(
            'An exact decimal number as a string, such as "80.00": plain notation, no exponent. '
            "Whole numbers may be given without quotes. As an amount of money it is in major units "
            "and has at most as many decimals as the clinic's currency."
        ),
        serialize=_write_decimal,
        parse_value=parse_decimal,
        parse_literal=_parse_decimal_literal,
    ),
}
