"""Undo an arrival: the appointment is booked again."""

from uuid import UUID

from gql_packages.domain.enums import AppointmentStatus
from gql_packages.domain.uses import is_alive_on
from gql_packages.services.appointments import (
    AppointmentOutcome,
    change_appointment,
    lock_appointment,
)
from gql_packages.services.coverage import lock_coverage
from gql_packages.services.invoices import lock_invoice_to_void, void_invoice
from gql_packages.services.redemptions import reserve_use, reverse_use
from gql_packages.unit_of_work.work import Work


async def undo_arrival(work: Work, *, appointment_id: UUID) -> AppointmentOutcome:
    """The exact inverse of arrival: the invoice is void and the use is reserved again (rule 24).

    Where the package was refunded meanwhile, or ends before the appointment by now, the appointment
    is uncovered. Refuses WrongStatus unless arrived, PaymentApplied while something is paid on its
    invoice.
    """
    appointment = await lock_appointment(work, appointment_id, AppointmentStatus.ARRIVED)
    live = (await lock_coverage(work, appointment)).live
    void_invoice(work, await lock_invoice_to_void(work, appointment.id))
    if live is not None:
        reverse_use(work, live)
        if is_alive_on(live.package.terms, work.day_of(appointment.starts_at)):
            reserve_use(work, live.package, appointment)
    change_appointment(work, appointment, status=AppointmentStatus.BOOKED)
    return AppointmentOutcome(appointment.id, live.package.row.id if live else None)
