"""What a report is asked about, in the query of an address: as in GraphQL, flattened.

A range of days is two parameters (`soldFrom` and `soldTo`), a list is one that is repeated.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import TypeVar

import strawberry
from graphql import GraphQLError
from starlette.datastructures import QueryParams

from gql_packages.domain.enums import PatientPackageStatus, RedemptionReason
from gql_packages.errors import InvalidInput, Problem
from gql_packages.schema.appointment import DateRange
from gql_packages.schema.report_filters import PackageSalesFilter, PackageUsageFilter
from gql_packages.schema.scalars import parse_date

Word = TypeVar("Word", bound=StrEnum)


def sales_filter(query: QueryParams) -> PackageSalesFilter:
    """What Package Sales is asked about; refuses (InvalidInput) what cannot be read."""
    given = _Given(query)
    found = PackageSalesFilter(
        sold=given.days("sold"),
        package_ids=given.ids("packageIds"),
        patient_id=given.id("patientId"),
        staff_member_id=given.id("staffMemberId"),
        status=given.words("status", PatientPackageStatus),
    )
    given.refuse_others()
    return found


def usage_filter(query: QueryParams) -> PackageUsageFilter:
    """What Package Usage is asked about; refuses (InvalidInput) what cannot be read."""
    given = _Given(query)
    found = PackageUsageFilter(
        used=given.days("used"),
        package_ids=given.ids("packageIds"),
        patient_id=given.id("patientId"),
        practitioner_id=given.id("practitionerId"),
        treatment_ids=given.ids("treatmentIds"),
        reason=given.words("reason", RedemptionReason),
    )
    given.refuse_others()
    return found


class _Given:
    """The parameters that were given, each to be taken once."""

    def __init__(self, query: QueryParams) -> None:
        self._left: dict[str, list[str]] = {name: query.getlist(name) for name in query}

    def days(self, name: str) -> DateRange | None:
        """From one day to another: both or neither."""
        first, last = self._day(f"{name}From"), self._day(f"{name}To")
        if first is None and last is None:
            return None
        if first is None or last is None:
            missing = f"{name}From" if first is None else f"{name}To"
            raise _refused(missing, "Give both days, or neither.")
        return DateRange(from_=first, to=last)

    def id(self, name: str) -> strawberry.ID | None:
        """A global id."""
        found = self._single(name)
        return None if found is None else strawberry.ID(found)

    def ids(self, name: str) -> list[strawberry.ID]:
        """Global ids."""
        return [strawberry.ID(each) for each in self._left.pop(name, [])]

    def words(self, name: str, vocabulary: type[Word]) -> list[Word]:
        """Words of a closed list."""
        found = self._left.pop(name, [])
        for place, word in enumerate(found):
            if word not in vocabulary.__members__:
                known = ", ".join(vocabulary.__members__)
                raise _refused(name, f"Give any of {known}.", place=place)
        return [vocabulary(word) for word in found]

    def refuse_others(self) -> None:
        """A misspelt condition must not be taken for none."""
        for name in self._left:
            raise _refused(name, "This report knows no such parameter.")

    def _day(self, name: str) -> date | None:
        found = self._single(name)
        try:
            return None if found is None else parse_date(found)
        except GraphQLError as error:
            raise _refused(name, error.message) from None

    def _single(self, name: str) -> str | None:
        found: Sequence[str] = self._left.pop(name, [])
        if len(found) > 1:
            raise _refused(name, "Give this once.")
        return found[0] if found else None


def _refused(name: str, message: str, *, place: int | None = None) -> InvalidInput:
    path = (name,) if place is None else (name, str(place))
    return InvalidInput.of(Problem(path, message))
