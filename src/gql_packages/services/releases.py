"""All uses that a package holds, given back at once."""

from __future__ import annotations

from uuid import UUID

from gql_packages.domain.vocabulary import RedemptionStatus
from gql_packages.models.sold_packages import PatientPackage, Redemption
from gql_packages.services.uses import release_use
from gql_packages.unit_of_work.unit_of_work import Work


async def release_all(work: Work, package: PatientPackage) -> tuple[UUID, ...]:
    """Release every held use of a package that is locked; the appointments that lost theirs.

    The appointments are not locked: who works on one locks the package too before it counts on the
    use (rules 39, 46).
    """
    held = (
        await Redemption.filter(
            clinic_id=work.clinic_id,
            patient_package_id=package.id,
            status=RedemptionStatus.RESERVED,
        )
        .using_db(work.db)
        .order_by("reserved_at", "id")
    )
    for redemption in held:
        await release_use(work, package, redemption)
    return tuple(redemption.appointment_id for redemption in held)
