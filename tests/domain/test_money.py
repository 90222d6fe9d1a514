"""Amounts as people write them, and as whole minor units."""

from decimal import Decimal
from fractions import Fraction

import pytest

from gql_packages.domain.money import (
    LARGEST_AMOUNT,
    format_money,
    minor_digits,
    round_half_up,
    to_major_units,
    to_minor_units,
)
from gql_packages.errors import InvalidInput

PATH = ("payment", "amount")


@pytest.mark.parametrize(("currency", "digits"), [("JPY", 0), ("CAD", 2), ("KWD", 3)])
def test_each_currency_has_its_own_decimals(currency: str, digits: int) -> None:
    assert minor_digits(currency) == digits


def test_gold_is_not_money_and_neither_is_nonsense() -> None:
    with pytest.raises(ValueError, match=r"\AXAU is not money: it has no minor unit\.\Z"):
        minor_digits("XAU")
    with pytest.raises(ValueError, match="ZZZ"):
        minor_digits("ZZZ")


@pytest.mark.parametrize(
    ("written", "currency", "minor"),
    [
        ("0.01", "CAD", 1),
        ("80", "CAD", 8000),
        ("80.00", "CAD", 8000),
        ("80.0000", "CAD", 8000),
        ("8e1", "CAD", 8000),
        ("80", "JPY", 80),
        ("1.234", "KWD", 1234),
        ("90071992547409.91", "CAD", LARGEST_AMOUNT),
    ],
)
def test_an_amount_in_minor_units(written: str, currency: str, minor: int) -> None:
    assert to_minor_units(Decimal(written), currency, path=PATH) == minor


@pytest.mark.parametrize(
    ("minor", "currency", "written"),
    [(8000, "CAD", "80.00 CAD"), (1, "KWD", "0.001 KWD"), (80, "JPY", "80 JPY")],
)
def test_minor_units_are_written_with_all_decimals(minor: int, currency: str, written: str) -> None:
    assert format_money(minor, currency) == written
    assert f"{to_major_units(minor, currency)} {currency}" == written


TOO_FINE = "CAD has 2 decimals; give no more than that."
TOO_SMALL = "The amount must be at least 0.01 CAD."
TOO_LARGE = "The amount must be at most 90071992547409.91 CAD."


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("NaN", "Give a plain amount."),
        ("Infinity", "Give a plain amount."),
        ("-Infinity", "Give a plain amount."),
        ("1e21", "Give a plain amount."),
        ("1e20", TOO_LARGE),
        ("-1e21", "Give a plain amount."),
        ("1e-21", "Give a plain amount."),
        ("1e-20", TOO_FINE),
        ("1e400000", "Give a plain amount."),
        ("0.001", TOO_FINE),
        ("0.005", TOO_FINE),
        ("0", TOO_SMALL),
        ("-0.01", TOO_SMALL),
        ("90071992547409.92", TOO_LARGE),
    ],
)
def test_what_is_no_amount_is_refused_with_its_path(written: str, sentence: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        to_minor_units(Decimal(written), "CAD", path=PATH)

    assert [(each.path, each.message) for each in refused.value.problems] == [(PATH, sentence)]


def test_the_least_amount_is_an_argument_and_itself_allowed() -> None:
    assert to_minor_units(Decimal("0"), "CAD", path=PATH, minimum=0) == 0
    assert to_minor_units(Decimal("5"), "CAD", path=PATH, minimum=500) == 500
    with pytest.raises(InvalidInput) as refused:
        to_minor_units(Decimal("4.99"), "CAD", path=PATH, minimum=500)
    assert refused.value.problems[0].message == "The amount must be at least 5.00 CAD."


def test_the_largest_amount_is_what_every_json_client_holds_exactly() -> None:
    assert LARGEST_AMOUNT == 9_007_199_254_740_991


@pytest.mark.parametrize(
    ("exact", "whole"),
    [
        ("0", 0),
        ("1/3", 0),
        ("1/2", 1),
        ("2/3", 1),
        ("1", 1),
        ("5/2", 3),
        ("7/2", 4),
        ("999/2", 500),
    ],
)
def test_halves_are_rounded_up(exact: str, whole: int) -> None:
    assert round_half_up(Fraction(exact)) == whole
