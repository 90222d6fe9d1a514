"""Decodes the filter of a report, and answers it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from strawberry.utils.str_converters import to_camel_case

from gql_packages.domain.calendar import bounds_of
from gql_packages.errors import NotFound
from gql_packages.reading.statements import Target
from gql_packages.reports.statements import report_parts
from gql_packages.resolvers.context import Info
from gql_packages.schema.appointment import DateRange
from gql_packages.schema.global_id import ID_OF, decode
from gql_packages.schema.report_filters import (
    PackageSalesFilter,
    PackageUsageFilter,
    TakingsFilter,
)

Filter = PackageSalesFilter | PackageUsageFilter | TakingsFilter

_REPORTS: Mapping[type[Filter], str] = {
    PackageSalesFilter: "package_sales",
    PackageUsageFilter: "package_usage",
    TakingsFilter: "takings",
}

#: Before every row.
START = datetime.min.replace(tzinfo=UTC)

#: The tables of what a filter names, by the name of the type.
_TABLES = {
    "Package": "package",
    "Patient": "patient",
    "PatientPackage": "patient_package",
    "StaffMember": "staff_member",
    "Treatment": "treatment",
}


@dataclass(slots=True)
class NamedIds:
    """The ids that a filter names: a statement says which of them is the first not to be there."""

    paths: list[tuple[str, ...]] = field(default_factory=list)
    conditions: list[str] = field(default_factory=list)
    parameters: dict[str, object] = field(default_factory=dict)

    @property
    def missing(self) -> str:
        """SQL: the place among the paths of the first that is not there, or null."""
        if not self.conditions:
            return ""
        return f"(SELECT min(f.place)::int FROM ({' UNION ALL '.join(self.conditions)}) AS f)"

    def absence(self, place: int) -> NotFound:
        """The refusal of the path at that place."""
        return NotFound("There is nothing with this id.", path=self.paths[place])

    def keys(self, named: dict[tuple[str, ...], str], type_name: str) -> list[UUID]:
        """The keys of ids by their paths; refuses (NotFound) one that is no id of that type."""
        keys = [decode(global_id, type_name, path=path) for path, global_id in named.items()]
        if keys:
            ids = f"named_{len(self.conditions)}"
            self.parameters[ids] = keys
            self.conditions.append(
                f"SELECT k.place - 1 + {len(self.paths)} AS place"
                f" FROM unnest(:{ids}::uuid[]) WITH ORDINALITY AS k (id, place)"
                f" WHERE NOT EXISTS (SELECT FROM {_TABLES[type_name]} x"
                " WHERE x.clinic_id = $1 AND x.id = k.id)"
            )
            self.paths += named
        return keys


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """A report that was asked for: what a root field shows of it, and its parameters."""

    target: Target
    given: Mapping[str, object]


def report_request(filter: Filter, time_zone: str, today: date) -> ReportRequest:
    """The report that the filter is of, on that day of the clinic's calendar.

    Refuses days in the wrong order (InvalidInput) and what is no id (NotFound).
    """
    named = NamedIds()
    given: dict[str, Any] = {"since": START, "today": today}
    for part in filter.__strawberry_definition__.fields:  # type: ignore[union-attr]
        name, value = part.python_name, getattr(filter, part.python_name)
        path: tuple[str, ...] = ("filter", to_camel_case(name))
        type_name = part.metadata.get(ID_OF)
        if isinstance(value, DateRange):
            value.check(*path)
            given["since"], given["until"] = bounds_of(value.from_, value.to, time_zone)
        elif value is None or type_name is None:
            given[name] = value
        elif isinstance(value, list):
            paths = {(*path, str(place)): each for place, each in enumerate(value)}
            given[name] = named.keys(paths, type_name)
        else:
            (given[name],) = named.keys({path: value}, type_name)
    if len(given.get("package_ids") or ()) == 1:
        (given["package_id"],) = given.pop("package_ids")
    target = Target(
        type_name=type(filter).__name__.replace("Filter", "Report"),
        is_given=True,
        texts=report_parts(_REPORTS[type(filter)], given),
        missing=named.missing,
        absence=named.absence,
        patients="ARRAY[:patient_id::uuid]" if given["patient_id"] else "",
    )
    return ReportRequest(target, {**given, **named.parameters})


async def answer_report(info: Info, filter: Filter) -> Any:
    """What a root field selects of the report that the filter is of."""
    read = info.context.read
    request = report_request(filter, await read.time_zone(), await read.today())
    return await info.context.answer(info, request.target, **request.given)
