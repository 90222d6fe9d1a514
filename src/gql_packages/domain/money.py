"""Money is a whole number of a currency's minor units: 80.00 CAD is 8000."""

import math
from decimal import Decimal
from fractions import Fraction
from functools import cache

from iso4217 import Currency

from gql_packages.errors import InvalidInput
from gql_packages.problems import Problem, ProblemCode

#: The largest amount: what every JSON client can hold exactly.
LARGEST_AMOUNT = 2**53 - 1


@cache
def minor_digits(currency: str) -> int:
    """How many decimals the currency has: JPY 0, CAD 2, KWD 3; ValueError if it is unknown."""
    digits = Currency(currency).exponent
    if digits is None:
        raise ValueError(f"{currency} is not money: it has no minor unit.")
    return int(digits)


def to_major_units(minor: int, currency: str) -> Decimal:
    """Minor units as an exact decimal with all of the currency's decimals: 8000 CAD is 80.00."""
    return Decimal(minor).scaleb(-minor_digits(currency))


def format_money(minor: int, currency: str) -> str:
    """Minor units as people read them: "80.00 CAD"."""
    return f"{to_major_units(minor, currency)} {currency}"


def to_minor_units(
    amount: Decimal, currency: str, *, path: tuple[str, ...], minimum: int = 1
) -> int:
    """The amount in minor units.

    Refuses (InvalidInput, naming `path`) what is not finite, has more decimals than the currency,
    is under `minimum` minor units (rule 50) or beyond what can be counted exactly.
    """
    digits = minor_digits(currency)
    if not amount.is_finite() or abs(amount.adjusted()) > 20:
        raise _refused(path, ProblemCode.NOT_AN_AMOUNT)
    ratio = Fraction(amount) * int(10**digits)
    if ratio.denominator != 1:
        raise _refused(path, ProblemCode.TOO_MANY_DECIMALS, currency=currency, decimals=digits)
    minor = ratio.numerator
    if minor < minimum:
        least = to_major_units(minimum, currency)
        raise _refused(path, ProblemCode.AMOUNT_TOO_SMALL, currency=currency, least=least)
    if minor > LARGEST_AMOUNT:
        most = to_major_units(LARGEST_AMOUNT, currency)
        raise _refused(path, ProblemCode.AMOUNT_TOO_LARGE, currency=currency, most=most)
    return minor


def round_half_up(exact: Fraction) -> int:
    """The nearest whole number of minor units, halves upwards; for what is not negative."""
    return math.floor(exact + Fraction(1, 2))


def _refused(path: tuple[str, ...], code: ProblemCode, **values: object) -> InvalidInput:
    return InvalidInput.of(Problem(path, code, values))
