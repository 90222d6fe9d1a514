"""Appointments that were missed or cancelled, booked again."""

from gql_packages.domain.enums import AppointmentStatus
from gql_packages.models.schedule import Appointment
from gql_packages.services.appointments import (
    AppointmentOutcome,
    change_appointment,
    refusal_for,
)
from gql_packages.services.coverage import lock_coverage
from gql_packages.services.invoices import find_appointment_invoice_locked, void_invoice
from gql_packages.services.locked_package import LockedPackage
from gql_packages.services.redemptions import reserve_use, reverse_use
from gql_packages.unit_of_work.work import Work


async def book_again(work: Work, appointment: Appointment) -> AppointmentOutcome:
    """Book the locked appointment again, and reserve a use again if one was.

    Where the package cannot be used any more (refunded, used up, unpaid, deleted), the appointment
    comes back uncovered (rule 30). Refuses PaymentApplied while something is paid on its invoice.
    """
    reserved_before = appointment.held_before_no_show_id
    found = await lock_coverage(work, appointment, package_id=reserved_before)
    live, package = found.live, found.find(reserved_before)
    if live is not None:
        package = live.package
    invoice = await find_appointment_invoice_locked(work, appointment.id)
    if invoice is not None:
        void_invoice(work, invoice)
    if live is not None:
        reverse_use(work, live)
    if package is not None and package.row.id == reserved_before:
        _reserve_again_if_possible(work, package, appointment)
    change_appointment(
        work,
        appointment,
        status=AppointmentStatus.BOOKED,
        no_show_resolution=None,
        no_show_fee_id=None,
        held_before_no_show_id=None,
    )
    return AppointmentOutcome(appointment.id, package.row.id if package else None)


def _reserve_again_if_possible(
    work: Work, package: LockedPackage, appointment: Appointment
) -> None:
    if refusal_for(work, package, appointment) is None:
        reserve_use(work, package, appointment)
