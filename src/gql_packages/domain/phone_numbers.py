"""Telephone numbers by their digits, however they are written."""

import re

from gql_packages.domain.folding import fold

#: Digits that are enough to look for a telephone number by its beginning or end.
FEWEST_DIGITS = 3
#: Digits that are enough for two numbers to be the same telephone.
FEWEST_SAME = 7

DASHES = "\\-\u2010\u2012\u2013\u2014\u2212"
_NUMBER = re.compile(rf"[+(]*\d(?:[\d\s()./{DASHES}]*\d)?")

#: ITU-T E.164: North America and Russia have one digit, these two, all others three.
_ONE = frozenset("17")
_TWO = frozenset(
    str(code)
    for codes in (
        *((20, 27), range(30, 35), (36, 39, 40, 41), range(43, 50), range(51, 59), range(60, 67)),
        *((81, 82, 84, 86), range(90, 96), (98,)),
    )
    for code in codes
)


def numbers_in(text: str) -> list[str]:
    """The telephone numbers of a text, folded: a letter or comma ends one."""
    return _NUMBER.findall(fold(text))


def digits_of(number: str) -> str:
    """The digits of a number, without the "00" that stands for "+"."""
    return re.sub(r"\D", "", number).removeprefix("00")


def national(number: str) -> str:
    """Its digits without the country's code, where one is told apart, and without leading zeros.

    +1 (604) 555-0132, 1-604-555-0132 and 604-555-0132 are all 6045550132.
    """
    digits = digits_of(number)
    if "+" in number or re.sub(r"\D", "", number).startswith("00"):
        return digits[_length_of_code(digits) :].lstrip("0")
    # The code of North America or Russia, or what is dialled before an area in Russia.
    if len(digits) == 11 and digits[0] in "178":
        return digits[1:]
    return digits.lstrip("0")


def _length_of_code(digits: str) -> int:
    if digits[:1] in _ONE:
        return 1
    return 2 if digits[:2] in _TWO else 3
