"""Undo an arrival: the visit is booked again."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gql_packages.database.unit_of_work import Work
from gql_packages.domain.vocabulary import AppointmentStatus
from gql_packages.models.schedule import Appointment
from gql_packages.services.invoices import lock_visit_invoice, void_invoice
from gql_packages.services.sold_package import LockedPackage, lock_package
from gql_packages.services.uses import hold_use, live_redemption, reverse_use
from gql_packages.services.visits import change_visit, lock_visit


@dataclass(frozen=True)
class UndoArrivalOutcome:
    """What was changed."""

    appointment_id: UUID
    patient_package_id: UUID | None


async def undo_arrival(work: Work, *, appointment_id: UUID) -> UndoArrivalOutcome:
    """The exact inverse of arrival: the invoice is void and the use is held again (rule 24).

    A package that was refunded meanwhile gets no life back: the visit is then uncovered. Refuses
    WrongStatus unless arrived, PaymentApplied while something is paid on the visit's invoice.
    """
    visit = await lock_visit(work, appointment_id, AppointmentStatus.ARRIVED)
    redemption = await live_redemption(work, visit.id)
    package: LockedPackage | None = None
    if redemption is not None:
        package = await lock_package(work, redemption.patient_package_id)
    await void_invoice(work, await lock_visit_invoice(work, visit.id))
    if package is not None and redemption is not None:
        await reverse_use(work, package.row, redemption)
        await _hold_again(work, package, visit)
    await change_visit(work, visit, status=AppointmentStatus.BOOKED)
    return UndoArrivalOutcome(visit.id, package.row.id if package else None)


async def _hold_again(work: Work, package: LockedPackage, visit: Appointment) -> None:
    if not package.terms.is_refunded:
        await hold_use(work, package, visit)
