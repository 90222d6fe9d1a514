"""Input validator that collects all errors; bounds of inputs; the mark of kept fields."""

import re
import unicodedata
from collections.abc import Sized
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Final, TypeVar, overload

from gql_packages.domain.folding import visible
from gql_packages.domain.money import to_minor_units
from gql_packages.errors import InvalidInput
from gql_packages.problems import Problem, ProblemCode

#: Control, surrogate, private-use and unassigned characters, line and paragraph separators.
_UNPRINTABLE = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})

#: The bounds of a package, lowest and highest included.
USES = (1, 10_000)
VALID_FOR_DAYS = (0, 36_500)
ELIGIBLE_ITEMS = (1, 200)

FIRST_DATE_OF_BIRTH = date(1900, 1, 1)

Text = TypeVar("Text", str, str | None)
Number = TypeVar("Number", bound=int | None)


class Unchanged(Enum):
    """The type of `UNCHANGED`, which marks a field that an update keeps, where None clears it."""

    UNCHANGED = "UNCHANGED"


UNCHANGED: Final = Unchanged.UNCHANGED


class InputValidator:
    """Collects everything that is wrong with one input, each thing with the path of its attribute.

    None stays None: nothing is wrong with what was left out.
    """

    def __init__(self) -> None:
        self.found: list[Problem] = []

    def required(self, value: Text, *path: str, longest: int = 200) -> Text:
        """The text in NFC without outer spaces and what cannot be seen (rule 162); empty, too long
        or unprintable is a problem."""
        if value is None:
            return value
        text = self._clean(value, path, longest)
        if not text:
            self.found.append(Problem(path, ProblemCode.EMPTY))
        return text

    def optional(self, value: str | None, *path: str, longest: int = 200) -> str | None:
        """As `required`, but nothing or only spaces means none."""
        return None if value is None else self._clean(value, path, longest) or None

    def lines(self, value: str | None, *path: str, longest: int) -> str | None:
        """As `optional`, of several lines: without spaces at their ends and empty ones around."""
        if value is None:
            return None
        lines = value.replace("\r\n", "\n").split("\n")
        text = "\n".join(self._clean(line, path, longest) for line in lines).strip("\n")
        if len(text) > longest >= max(map(len, lines)):
            self._too_long(text, path, longest)
        return text or None

    def email(self, value: str | None, *path: str) -> str | None:
        """An e-mail address that could be one, or none; at most 254 characters."""
        text = self.optional(value, *path, longest=254)
        if text is not None and not re.fullmatch(r"[^@\s]+@[^@\s]+", text):
            self.found.append(Problem(path, ProblemCode.NOT_AN_EMAIL))
        return text

    def date_of_birth(self, value: date | None, today: date, *path: str) -> date | None:
        """A day from 1900 to today, or none."""
        if value is not None and not FIRST_DATE_OF_BIRTH <= value <= today:
            values = {"earliest": FIRST_DATE_OF_BIRTH, "latest": today}
            self.found.append(Problem(path, ProblemCode.DATE_OF_BIRTH_OUT_OF_RANGE, values))
        return value

    def whole_number(self, value: Number, *path: str, bounds: tuple[int, int]) -> Number:
        """The number, within the bounds, both included."""
        lowest, highest = bounds
        if not (value is None or lowest <= value <= highest):
            values = {"least": lowest, "most": highest, "found": value}
            self.found.append(Problem(path, ProblemCode.NUMBER_OUT_OF_RANGE, values))
        return value

    def count(self, items: Sized, *path: str, bounds: tuple[int, int]) -> bool:
        """Whether there are as many as the bounds say, both included."""
        fewest, most = bounds
        if fewest <= len(items) <= most:
            return True
        values = {"least": fewest, "most": most, "found": len(items)}
        self.found.append(Problem(path, ProblemCode.COUNT_OUT_OF_RANGE, values))
        return False

    @overload
    def amount(self, value: Decimal, currency: str, *path: str, minimum: int) -> int: ...

    @overload
    def amount(
        self, value: Decimal | None, currency: str, *path: str, minimum: int
    ) -> int | None: ...

    def amount(self, value: Decimal | None, currency: str, *path: str, minimum: int) -> int | None:
        """The amount in minor units, at least `minimum` of them (rule 50)."""
        if value is None:
            return None
        try:
            return to_minor_units(value, currency, path=path, minimum=minimum)
        except InvalidInput as refusal:
            self.found.extend(refusal.problems)
            return minimum

    def refuse_if_any(self) -> None:
        """Raise InvalidInput with all that was found, if anything was."""
        if self.found:
            raise InvalidInput.of(*self.found)

    def _clean(self, value: str, path: tuple[str, ...], longest: int) -> str:
        text = visible(unicodedata.normalize("NFC", value))
        if len(text) > longest:
            self._too_long(text, path, longest)
        if any(unicodedata.category(character) in _UNPRINTABLE for character in text):
            self.found.append(Problem(path, ProblemCode.UNPRINTABLE))
        return text

    def _too_long(self, text: str, path: tuple[str, ...], longest: int) -> None:
        values = {"most": longest, "found": len(text)}
        self.found.append(Problem(path, ProblemCode.TOO_LONG, values))


def valid_note(note: str | None) -> str | None:
    """A note about an appointment, or none; refuses (InvalidInput) one that cannot be kept."""
    problems = InputValidator()
    note = problems.optional(note, "note", longest=1000)
    problems.refuse_if_any()
    return note


def valid_reason(reason: str | None) -> str | None:
    """The reason for the record, or none; refuses (InvalidInput) one that cannot be recorded."""
    problems = InputValidator()
    reason = problems.optional(reason, "reason", longest=1000)
    problems.refuse_if_any()
    return reason
