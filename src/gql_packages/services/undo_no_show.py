"""Undo a no-show: the visit is booked again, so that it can be resolved otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gql_packages.domain.uses import refusal_to_hold
from gql_packages.domain.vocabulary import AppointmentStatus
from gql_packages.models.schedule import Appointment
from gql_packages.models.sold_packages import PatientPackage
from gql_packages.services.invoices import find_visit_invoice_locked, void_invoice
from gql_packages.services.rows import lock
from gql_packages.services.sold_package import LockedPackage, with_terms
from gql_packages.services.uses import hold_use, lock_cover, reverse_use
from gql_packages.services.visits import change_visit, lock_visit
from gql_packages.unit_of_work.unit_of_work import Work


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
    cover = await lock_cover(work, visit.id)
    package = cover.package if cover else await _package_held_before(work, visit)
    invoice = await find_visit_invoice_locked(work, visit.id)
    if invoice is not None:
        await void_invoice(work, invoice)
    if cover is not None:
        await reverse_use(work, cover.package.row, cover.redemption)
    if package is not None and package.row.id == visit.held_before_no_show_id:
        await _hold_again_if_possible(work, package, visit)
    await change_visit(
        work,
        visit,
        status=AppointmentStatus.BOOKED,
        no_show_resolution=None,
        no_show_fee_id=None,
        held_before_no_show_id=None,
    )
    return UndoNoShowOutcome(visit.id, package.row.id if package else None)


async def _package_held_before(work: Work, visit: Appointment) -> LockedPackage | None:
    if visit.held_before_no_show_id is None:
        return None
    row = await lock(work, PatientPackage, visit.held_before_no_show_id)
    return await with_terms(work, row) if row.deleted_at is None else None


async def _hold_again_if_possible(work: Work, package: LockedPackage, visit: Appointment) -> None:
    refusal = refusal_to_hold(
        package.terms,
        patient_id=visit.patient_id,
        treatment_id=visit.treatment_id,
        day=work.day_of(visit.starts_at),
    )
    if refusal is None:
        await hold_use(work, package, visit)
