"""Undo an arrival: the visit is booked again."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gql_packages.domain.enums import AppointmentStatus
from gql_packages.domain.uses import is_alive_on
from gql_packages.services.appointments import change_visit, lock_visit
from gql_packages.services.coverage import lock_coverage
from gql_packages.services.invoices import lock_appointment_invoice, void_invoice
from gql_packages.services.redemptions import reserve_use, reverse_use
from gql_packages.unit_of_work.work import Work


@dataclass(frozen=True)
class UndoArrivalOutcome:
    """What was changed."""

    appointment_id: UUID
    patient_package_id: UUID | None


async def undo_arrival(work: Work, *, appointment_id: UUID) -> UndoArrivalOutcome:
    """The exact inverse of arrival: the invoice is void and the use is held again (rule 24).

    A package that was refunded meanwhile, or ends before the visit by now, gets no life back: the
    visit is then uncovered. Refuses WrongStatus unless arrived, PaymentApplied while something is
    paid on the visit's invoice.
    """
    visit = await lock_visit(work, appointment_id, AppointmentStatus.ARRIVED)
    cover = (await lock_coverage(work, visit)).cover
    void_invoice(work, await lock_appointment_invoice(work, visit.id))
    if cover is not None:
        reverse_use(work, cover)
        if is_alive_on(cover.package.terms, work.day_of(visit.starts_at)):
            reserve_use(work, cover.package, visit)
    change_visit(work, visit, status=AppointmentStatus.BOOKED)
    return UndoArrivalOutcome(visit.id, cover.package.row.id if cover else None)
