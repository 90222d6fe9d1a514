"""What a client asks a report about, checked: its days, and the things that it names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from gql_packages.domain.calendar import bounds_of
from gql_packages.errors import NotFound
from gql_packages.reading.statements import Target
from gql_packages.reports.filters import PackageSales, PackageUsage, Period
from gql_packages.reports.report_queries import ReportQuery, sales_query, usage_query
from gql_packages.resolvers.days import check_days
from gql_packages.schema.appointment import DateRange
from gql_packages.schema.global_id import decode
from gql_packages.schema.report_filters import PackageSalesFilter, PackageUsageFilter

#: The tables of what a filter names, by the name of the type.
_TABLES = {
    "Package": "package",
    "Patient": "patient",
    "StaffMember": "staff_member",
    "Treatment": "treatment",
}


@dataclass(slots=True)
class Named:
    """The ids that a filter names: a statement says which of them is the first not to be there."""

    paths: list[tuple[str, ...]] = field(default_factory=list)
    conditions: list[str] = field(default_factory=list)
    parameters: dict[str, object] = field(default_factory=dict)

    def one(self, name: str, type_name: str, given: str | None) -> UUID | None:
        """The key of an id; refuses (NotFound) one that is no id of that type."""
        if given is None:
            return None
        return self._all([(("filter", name), given)], type_name)[0]

    def all(self, name: str, type_name: str, given: Sequence[str] | None) -> tuple[UUID, ...]:
        """The keys of ids; refuses as `one` does."""
        named = [(("filter", name, str(place)), each) for place, each in enumerate(given or ())]
        return tuple(self._all(named, type_name))

    @property
    def missing(self) -> str:
        """SQL: the place among the paths of the first that is not there, or null."""
        if not self.conditions:
            return ""
        return f"(SELECT min(f.place)::int FROM ({' UNION ALL '.join(self.conditions)}) AS f)"

    def absence(self, place: int) -> NotFound:
        """What is said of the path at that place."""
        return NotFound("There is nothing with this id.", path=self.paths[place])

    def _all(self, named: Sequence[tuple[tuple[str, ...], str]], type_name: str) -> list[UUID]:
        keys = [decode(global_id, type_name, path=path) for path, global_id in named]
        if keys:
            ids = f"named_{len(self.conditions)}"
            self.parameters[ids] = keys
            self.conditions.append(
                f"SELECT k.place - 1 + {len(self.paths)} AS place"
                f" FROM unnest(:{ids}::uuid[]) WITH ORDINALITY AS k (id, place)"
                f" WHERE NOT EXISTS (SELECT FROM {_TABLES[type_name]} x"
                " WHERE x.clinic_id = $1 AND x.id = k.id)"
            )
            self.paths += [path for path, _ in named]
        return keys


@dataclass(frozen=True, slots=True)
class Asked:
    """A report that was asked for: its query, and whose records it is about by name."""

    type_name: str
    query: ReportQuery
    named: Named
    patient_id: UUID | None

    @property
    def target(self) -> Target:
        """What a root field shows of it."""
        return Target(
            type_name=self.type_name,
            is_given=True,
            texts=self.query.parts,
            missing=self.named.missing,
            absence=self.named.absence,
            patients="ARRAY[:patient_id::uuid]" if self.patient_id else "",
        )

    @property
    def given(self) -> Mapping[str, object]:
        """Its parameters."""
        return {**self.query.parameters, **self.named.parameters, "patient_id": self.patient_id}


def package_sales(given: PackageSalesFilter | None, time_zone: str, today: date) -> Asked:
    """Package Sales of what the client asks about, on that day of the clinic's calendar.

    Refuses days in the wrong order (InvalidInput) and what is no id (NotFound).
    """
    given, named = given or PackageSalesFilter(), Named()
    sales = PackageSales(
        today=today,
        sold=_period("sold", given.sold, time_zone),
        package_ids=named.all("packageIds", "Package", given.package_ids),
        patient_id=named.one("patientId", "Patient", given.patient_id),
        staff_member_id=named.one("staffMemberId", "StaffMember", given.staff_member_id),
        status=tuple(given.status or ()),
    )
    return Asked("PackageSalesReport", sales_query(sales), named, sales.patient_id)


def package_usage(given: PackageUsageFilter | None, time_zone: str) -> Asked:
    """Package Usage of what the client asks about; refuses what `package_sales` refuses."""
    given, named = given or PackageUsageFilter(), Named()
    usage = PackageUsage(
        used=_period("used", given.used, time_zone),
        package_ids=named.all("packageIds", "Package", given.package_ids),
        patient_id=named.one("patientId", "Patient", given.patient_id),
        practitioner_id=named.one("practitionerId", "StaffMember", given.practitioner_id),
        treatment_ids=named.all("treatmentIds", "Treatment", given.treatment_ids),
        reason=tuple(given.reason or ()),
    )
    return Asked("PackageUsageReport", usage_query(usage), named, usage.patient_id)


def _period(name: str, given: DateRange | None, time_zone: str) -> Period | None:
    if given is None:
        return None
    check_days(given, "filter", name)
    start, end = bounds_of(given.from_, given.to, time_zone)
    return Period(start=start, end=end)
