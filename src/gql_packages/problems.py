"""What can be wrong with an input: a code for programs, a sentence for people, and its values."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self


class ProblemCode(StrEnum):
    """What is wrong with a value of the input. Programs go by this, with its values."""

    sentence: str
    #: the names of its values: those in the sentence, and `found` where it is told
    value_names: frozenset[str]

    def __new__(cls, value: str, sentence: str = "", *also: str) -> Self:
        """The code whose sentence has its values in braces; `also` names further ones."""
        member = str.__new__(cls, value)
        member._value_, member.sentence = value, sentence
        shown = {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
        member.value_names = frozenset({*shown, *also})
        return member

    # Texts
    EMPTY = "EMPTY", "This cannot be empty."
    TOO_LONG = "TOO_LONG", "At most {most} characters, please.", "found"
    UNPRINTABLE = "UNPRINTABLE", "This has a character that cannot be printed."
    NOT_AN_EMAIL = "NOT_AN_EMAIL", "This is not an e-mail address."
    UNKNOWN_TIME_ZONE = (
        "UNKNOWN_TIME_ZONE",
        "There is no such time zone: write it like America/Vancouver.",
    )
    NOT_AN_INVOICE_NUMBER = (
        "NOT_AN_INVOICE_NUMBER",
        'An invoice\'s number is written like "INV-000123".',
    )
    # Numbers and amounts
    NUMBER_OUT_OF_RANGE = "NUMBER_OUT_OF_RANGE", "Give a number from {least} to {most}.", "found"
    COUNT_OUT_OF_RANGE = "COUNT_OUT_OF_RANGE", "Give {least} to {most} of these.", "found"
    NOT_AN_AMOUNT = "NOT_AN_AMOUNT", "Give a plain amount."
    TOO_MANY_DECIMALS = (
        "TOO_MANY_DECIMALS",
        "{currency} has {decimals} decimals; give no more than that.",
    )
    AMOUNT_TOO_SMALL = "AMOUNT_TOO_SMALL", "The amount must be at least {least} {currency}."
    AMOUNT_TOO_LARGE = "AMOUNT_TOO_LARGE", "The amount must be at most {most} {currency}."
    # Days
    NOT_A_DAY = (
        "NOT_A_DAY",
        'A Date is a calendar day between 1900 and 2999, such as "2026-11-21".',
    )
    YEAR_OUT_OF_RANGE = "YEAR_OUT_OF_RANGE", "Give a year from {least} to {most}.", "found"
    DATE_OF_BIRTH_OUT_OF_RANGE = (
        "DATE_OF_BIRTH_OUT_OF_RANGE",
        "Give a day from 1900 to today.",
        *("earliest", "latest"),
    )
    IN_THE_FUTURE = (
        "IN_THE_FUTURE",
        "A payment cannot have been received in the future.",
        "latest",
    )
    BEFORE_PURCHASE = (
        "BEFORE_PURCHASE",
        "The package was bought on {earliest}: it cannot end before that.",
    )
    DAYS_REVERSED = "DAYS_REVERSED", "The last day cannot be before the first."
    DAYS_MISSING = (
        "DAYS_MISSING",
        "Give the days, or the first or the last of them in the filter's `starts`.",
    )
    NOT_A_MOMENT = (
        "NOT_A_MOMENT",
        'A DateTime has its offset from UTC, such as "2026-11-21T09:30:00-08:00".',
    )
    MOMENT_NOT_SETTLED = "MOMENT_NOT_SETTLED", "Give a moment at least {seconds} seconds ago."
    BEFORE_TODAY = "BEFORE_TODAY", "Give today, {earliest}, or a later day."
    # The clinic's policy
    NOT_A_RATE = (
        "NOT_A_RATE",
        "Give a percentage above 0 and below 100, with at most two decimals.",
    )
    RATE_OF_METHOD = (
        "RATE_OF_METHOD",
        "Give the percentage that is expected to lapse with PROPORTIONAL, and only then.",
    )
    EXPIRY_NOT_ALLOWED = (
        "EXPIRY_NOT_ALLOWED",
        "The clinic's policy does not allow packages to expire.",
    )
    VALIDITY_TOO_SHORT = (
        "VALIDITY_TOO_SHORT",
        "By the clinic's policy a package is valid for at least {least} days.",
    )
    # The limits of a package
    NOT_AN_ITEM = "NOT_AN_ITEM", "This treatment is not among the package's items."
    LIMITS_BELOW_USES = (
        "LIMITS_BELOW_USES",
        "Every item has a limit, and they allow {found} uses together: give at least {least}.",
    )
    SHARE_MISSING = "SHARE_MISSING", "Give a share of the price for every limit, or for none."
    PRICE_NOT_SPLIT = (
        "PRICE_NOT_SPLIT",
        "The price can be split only where every item has a limit, and these add up to the uses.",
    )
    SHARES_NOT_THE_PRICE = (
        "SHARES_NOT_THE_PRICE",
        "The shares are {found} {currency} together, and the price is {price} {currency}.",
    )
    # Uses that are added and taken
    NOTHING_CHANGED = (
        "NOTHING_CHANGED",
        "Give how many uses to add, or how many to take as a negative number.",
    )
    NOT_AN_ADJUSTMENT = "NOT_AN_ADJUSTMENT", "This entry neither added uses nor took any."
    USES_OUT_OF_RANGE = (
        "USES_OUT_OF_RANGE",
        "The package would have {found} uses: it can have {least} to {most}.",
    )
    UNDONE_BEFORE = "UNDONE_BEFORE", "This was undone before."
    # What belongs together
    LISTED_TWICE = "LISTED_TWICE", "This treatment is listed twice."
    LAST_OWNER = "LAST_OWNER", "The clinic must keep an active owner."
    APPOINTMENT_OF_SALE = (
        "APPOINTMENT_OF_SALE",
        "Name the appointment when the sale starts from one, and only then.",
    )
    NOTHING_CHOSEN = "NOTHING_CHOSEN", "Give true, or one of the other two instead."
    ID_OR_NUMBER = "ID_OR_NUMBER", "Give exactly one of the id and the number."
    # The request
    NOT_A_KEY = "NOT_A_KEY", "Give 16 to 128 letters, digits or any of _ . : - as the key."
    KEY_MISSING = (
        "KEY_MISSING",
        "This may redeem a use, charge a fee or create something: give an idempotency key.",
    )
    PAGE_SIZE_OUT_OF_RANGE = (
        "PAGE_SIZE_OUT_OF_RANGE",
        "Ask for {least} to {most} items at a time.",
        "found",
    )
    NOT_A_CURSOR = "NOT_A_CURSOR", "This is not a cursor of this list."
    UNKNOWN_PARAMETER = "UNKNOWN_PARAMETER", "There is no such parameter here."
    PARAMETER_REPEATED = "PARAMETER_REPEATED", "Give this once."
    NOT_A_CHOICE = "NOT_A_CHOICE", "Give any of {choices}."
    DAY_MISSING = "DAY_MISSING", "Give both days, or neither."
    # A file that is imported
    FORMULA = "FORMULA", "This is a formula: put its value in its place."
    FILE_IS_A_WORKBOOK = (
        "FILE_IS_A_WORKBOOK",
        "Line {line}: This is a workbook: save the sheet as “CSV UTF-8”, and send that file.",
    )
    FILE_NOT_UTF8 = (
        "FILE_NOT_UTF8",
        "Line {line}: The file is not UTF-8: in Excel, save it as “CSV UTF-8 (Comma delimited)”;"
        " elsewhere choose the character set UTF-8.",
    )
    FILE_NOT_CSV = (
        "FILE_NOT_CSV",
        "Line {line}: This cannot be read as CSV: a quotation mark is missing, or one too many.",
    )
    CELL_TOO_LONG = (
        "CELL_TOO_LONG",
        "Line {line}: A cell is longer than {most} characters: is a mark missing?",
    )
    TOO_MANY_ROWS = (
        "TOO_MANY_ROWS",
        "Line {line}: The file has more than {most} rows: send it in parts.",
    )
    NO_ROWS = "NO_ROWS", "Line {line}: The file has no rows below its heading."
    UNKNOWN_COLUMN = (
        "UNKNOWN_COLUMN",
        "Line {line}: There is no column “{column}”: the columns are {columns}.",
    )
    COLUMN_REPEATED = "COLUMN_REPEATED", "Line {line}: There are two columns {column}."
    COLUMN_MISSING = "COLUMN_MISSING", "Line {line}: The column {column} is missing."
    CELL_WITHOUT_HEADING = (
        "CELL_WITHOUT_HEADING",
        "Line {line}: A cell stands under no heading: “{cell}”.",
    )


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with the input: where (the path of an attribute) and what."""

    path: tuple[str, ...]
    code: ProblemCode
    #: what the sentence is about, by name, for those who say it in another language
    values: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.values.keys() != self.code.value_names:
            raise ValueError(f"{self.code} has the values {sorted(self.code.value_names)}.")

    @property
    def message(self) -> str:
        """What is wrong, in English."""
        return self.code.sentence.format_map(self.values)

    @property
    def value_list(self) -> list[dict[str, str]]:
        """The values as clients get them."""
        return [{"name": name, "value": str(self.values[name])} for name in sorted(self.values)]

    @property
    def as_json(self) -> dict[str, object]:
        """As it stands in the `extensions` of an error."""
        return {
            "path": list(self.path),
            "code": str(self.code),
            "message": self.message,
            "values": self.value_list,
        }

    def at(self, *path: str) -> Problem:
        """The same at another place."""
        return replace(self, path=path)
