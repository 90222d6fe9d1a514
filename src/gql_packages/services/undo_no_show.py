"""Undo a no-show: the visit is booked again, so that it can be resolved otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gql_packages.domain.enums import AppointmentStatus
from gql_packages.domain.uses import refusal_to_hold
from gql_packages.models.schedule import Appointment
from gql_packages.services.appointments import change_visit, lock_visit
from gql_packages.services.coverage import lock_coverage
from gql_packages.services.invoices import find_appointment_invoice_locked, void_invoice
from gql_packages.services.locked_package import LockedPackage
from gql_packages.services.redemptions import reserve_use, reverse_use
from gql_packages.unit_of_work.work import Work


@dataclass(frozen=True)
class UndoNoShowOutcome:
    """What was changed, and the package that the no-show was about, if one was."""

    appointment_id: UUID
    patient_package_id: UUID | None


async def undo_no_show(work: Work, *, appointment_id: UUID) -> UndoNoShowOutcome:
    """Book the visit again, with the package held again that held a use before (rules 29, 30).

    Where that package cannot be held any more (refunded, used up, unpaid, deleted), the visit
    comes back uncovered. Refuses WrongStatus unless it is a no-show, PaymentApplied while
    something is paid on its invoice.
    """
    visit = await lock_visit(work, appointment_id, AppointmentStatus.NO_SHOW)
    held_before = visit.held_before_no_show_id
    found = await lock_coverage(work, visit, package_id=held_before)
    cover, package = found.cover, found.find(held_before)
    if cover is not None:
        package = cover.package
    invoice = await find_appointment_invoice_locked(work, visit.id)
    if invoice is not None:
        void_invoice(work, invoice)
    if cover is not None:
        reverse_use(work, cover)
    if package is not None and package.row.id == held_before:
        _hold_again_if_possible(work, package, visit)
    change_visit(
        work,
        visit,
        status=AppointmentStatus.BOOKED,
        no_show_resolution=None,
        no_show_fee_id=None,
        held_before_no_show_id=None,
    )
    return UndoNoShowOutcome(visit.id, package.row.id if package else None)


def _hold_again_if_possible(work: Work, package: LockedPackage, visit: Appointment) -> None:
    refusal = refusal_to_hold(
        package.terms,
        patient_id=visit.patient_id,
        treatment_id=visit.treatment_id,
        day=work.day_of(visit.starts_at),
    )
    if refusal is None:
        reserve_use(work, package, visit)
