"""Undo a cancellation: the appointment is booked again."""

from uuid import UUID

from gql_packages.domain.enums import AppointmentStatus
from gql_packages.services.appointments import AppointmentOutcome, lock_appointment
from gql_packages.services.book_again import book_again
from gql_packages.services.practitioners import check_practitioner_of
from gql_packages.unit_of_work.work import Work


async def undo_cancellation(work: Work, *, appointment_id: UUID) -> AppointmentOutcome:
    """Book the appointment again, and reserve a use again if one was (rule 175).

    Refuses WrongStatus unless it is cancelled, PaymentApplied while something is paid on its
    invoice, and Archived, NotBookable and TreatmentNotGiven where the practitioner could not be
    booked for it any more (rule 172).
    """
    appointment = await lock_appointment(work, appointment_id, AppointmentStatus.CANCELLED)
    await check_practitioner_of(work, appointment, "appointment_id")
    return await book_again(work, appointment)
