"""Undo a no-show: the appointment is booked again, so that it can be resolved otherwise."""

from uuid import UUID

from gql_packages.domain.enums import AppointmentStatus
from gql_packages.services.appointments import AppointmentOutcome, lock_appointment
from gql_packages.services.book_again import book_again
from gql_packages.unit_of_work.work import Work


async def undo_no_show(work: Work, *, appointment_id: UUID) -> AppointmentOutcome:
    """Book the appointment again, and reserve a use again if one was (rules 29, 30).

    Its practitioner is not checked: the appointment is corrected, even if they have left by now.
    Refuses WrongStatus unless it is a no-show, PaymentApplied while something is paid on its
    invoice.
    """
    appointment = await lock_appointment(work, appointment_id, AppointmentStatus.NO_SHOW)
    return await book_again(work, appointment)
