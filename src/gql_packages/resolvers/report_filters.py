"""What a client asks a report about, checked: its days, and the things that it names."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from uuid import UUID

from gql_packages.domain.calendar import bounds_of
from gql_packages.domain.report_filters import PackageSales, PackageUsage, Period
from gql_packages.errors import InvalidInput, NotFound, Problem
from gql_packages.resolvers.read_catalogue import CatalogueReading
from gql_packages.resolvers.read_patients import PatientReading
from gql_packages.schema.appointment import DateRange
from gql_packages.schema.global_id import decode
from gql_packages.schema.report_filters import PackageSalesFilter, PackageUsageFilter

Path = tuple[str, ...]
Find = Callable[[UUID], Awaitable[object | None]]


class ReportFilters(CatalogueReading, PatientReading):
    """Checks what a client asks a report about."""

    async def package_sales(self, given: PackageSalesFilter | None) -> PackageSales:
        """What the client asks about.

        Refuses days in the wrong order (InvalidInput) and ids of what is not there (NotFound).
        """
        given = given or PackageSalesFilter()
        return PackageSales(
            today=(await self.viewer()).today,
            sold=await self._period("sold", given.sold),
            package_ids=await _all_of("packageIds", "Package", given.package_ids, self.package),
            patient_id=await _one_of("patientId", "Patient", given.patient_id, self.patient),
            staff_member_id=await _one_of(
                "staffMemberId", "StaffMember", given.staff_member_id, self.staff_member
            ),
            status=tuple(given.status or ()),
        )

    async def package_usage(self, given: PackageUsageFilter | None) -> PackageUsage:
        """What the client asks about; refuses what `package_sales` refuses."""
        given = given or PackageUsageFilter()
        return PackageUsage(
            used=await self._period("used", given.used),
            package_ids=await _all_of("packageIds", "Package", given.package_ids, self.package),
            patient_id=await _one_of("patientId", "Patient", given.patient_id, self.patient),
            practitioner_id=await _one_of(
                "practitionerId", "StaffMember", given.practitioner_id, self.staff_member
            ),
            treatment_ids=await _all_of(
                "treatmentIds", "Treatment", given.treatment_ids, self.treatment
            ),
            reason=tuple(given.reason or ()),
        )

    async def _period(self, name: str, given: DateRange | None) -> Period | None:
        if given is None:
            return None
        if given.to < given.from_:
            raise InvalidInput.of(
                Problem(("filter", name, "to"), "The last day cannot be before the first.")
            )
        viewer = await self.viewer()
        start, end = bounds_of(given.from_, given.to, viewer.time_zone)
        return Period(start=start, end=end)


async def _one_of(name: str, type_name: str, given: str | None, find: Find) -> UUID | None:
    if given is None:
        return None
    return (await _found([(("filter", name), given)], type_name, find))[0]


async def _all_of(
    name: str, type_name: str, given: Sequence[str] | None, find: Find
) -> tuple[UUID, ...]:
    paths = [(("filter", name, str(place)), each) for place, each in enumerate(given or ())]
    return await _found(paths, type_name, find)


async def _found(named: Sequence[tuple[Path, str]], type_name: str, find: Find) -> tuple[UUID, ...]:
    """The keys that ids name; NotFound, with its path, for the first that names nothing here."""
    keys = [decode(global_id, type_name, path=path) for path, global_id in named]
    things = await asyncio.gather(*map(find, keys))
    for (path, _), thing in zip(named, things, strict=True):
        if thing is None:
            raise NotFound("There is nothing with this id.", path=path)
    return tuple(keys)
