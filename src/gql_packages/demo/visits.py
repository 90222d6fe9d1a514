"""Visits at the demo's desk: booked, moved, covered, arrived, and undone."""

from __future__ import annotations

from uuid import UUID

from gql_packages.demo.calendar import Slot
from gql_packages.demo.patient_state import Story, Visit
from gql_packages.demo.payments import apply_credit, receive
from gql_packages.domain.permissions import Role
from gql_packages.services.arrive_appointment import arrive_appointment
from gql_packages.services.book_appointment import Booking, book_appointment
from gql_packages.services.cancel_appointment import cancel_appointment
from gql_packages.services.redeem_package import redeem_package
from gql_packages.services.remove_package import remove_package
from gql_packages.services.reschedule_appointment import reschedule_appointment
from gql_packages.services.undo_arrival import undo_arrival


async def book(story: Story, treatment: str, slot: Slot, *, package: UUID | None = None) -> Visit:
    """Book, with a use of this package if one is named."""
    return await _book(story, treatment, slot, package, use_preselected=False)


async def book_preselected(story: Story, treatment: str, slot: Slot) -> Visit:
    """Book with the preselected package, or without one where none can be used."""
    preferred = next(iter(story.usable(treatment, slot.day)), None)
    return await _book(story, treatment, slot, preferred, use_preselected=True)


async def _book(
    story: Story, treatment: str, slot: Slot, package: UUID | None, *, use_preselected: bool
) -> Visit:
    booking = Booking(
        patient_id=story.patient_id,
        treatment_id=story.desk.treatments[treatment].id,
        starts_at=slot.starts_at,
        practitioner_id=slot.practitioner_id,
        patient_package_id=None if use_preselected else package,
        use_preselected=use_preselected,
    )
    booked = await story.desk.do(Role.FRONT_DESK, book_appointment, booking)
    if package is not None:
        story.count(package, reserved=1)
    return Visit(booked.appointment_id, treatment, slot, package)


async def reschedule(story: Story, visit: Visit, slot: Slot) -> None:
    """Move a booked visit; the caller sees to it that the package on it is still valid then."""
    await story.desk.do(
        Role.FRONT_DESK,
        reschedule_appointment,
        appointment_id=visit.id,
        starts_at=slot.starts_at,
        expected_version=None,
    )
    story.desk.diary.give_back(visit.slot)
    visit.slot = slot


async def cancel(story: Story, visit: Visit) -> None:
    """Cancel a booked visit: the use on it is given back."""
    await story.desk.do(Role.FRONT_DESK, cancel_appointment, appointment_id=visit.id)
    story.desk.diary.give_back(visit.slot)
    _give_back(story, visit)


async def redeem(story: Story, visit: Visit, package: UUID) -> None:
    """Put a package on a visit: held while it is booked, spent at once when it is arrived."""
    await story.desk.do(
        Role.FRONT_DESK, redeem_package, appointment_id=visit.id, patient_package_id=package
    )
    visit.patient_package_id = package
    # On an arrived visit the invoice is issued again, under an id that no episode needs.
    spent = {"redeemed": 1} if visit.is_arrived else {"reserved": 1}
    story.count(package, **spent)


async def remove(story: Story, visit: Visit) -> None:
    """Take the package off a booked visit."""
    await story.desk.do(Role.FRONT_DESK, remove_package, appointment_id=visit.id)
    _give_back(story, visit)


async def arrive(story: Story, visit: Visit) -> UUID:
    """The patient is here: the visit's invoice. Some practitioners press the button themselves."""
    arrived = await story.desk.do(
        story.random.choice((Role.FRONT_DESK, Role.FRONT_DESK, Role.PRACTITIONER)),
        arrive_appointment,
        appointment_id=visit.id,
    )
    visit.is_arrived = True
    treatment = story.desk.treatments[visit.treatment]
    due = treatment.price
    if visit.patient_package_id is not None:
        due = story.packages[visit.patient_package_id].patient_pays[treatment.id]
        story.count(visit.patient_package_id, reserved=-1, redeemed=1)
    story.due[arrived.invoice_id] = due
    return arrived.invoice_id


async def undo(story: Story, visit: Visit) -> None:
    """Undo an arrival on whose invoice nothing is paid."""
    await story.desk.do(Role.FRONT_DESK, undo_arrival, appointment_id=visit.id)
    visit.is_arrived = False
    if visit.patient_package_id is not None:
        story.count(visit.patient_package_id, reserved=1, redeemed=-1)


async def arrive_and_pay(story: Story, visit: Visit) -> None:
    """The patient is here and pays what is due: from their credit first, then over the desk."""
    invoice_id = await arrive(story, visit)
    await apply_credit(story, invoice_id)
    if (due := story.due[invoice_id]) > 0:
        await receive(story, due, invoice_id)


def _give_back(story: Story, visit: Visit) -> None:
    if visit.patient_package_id is not None:
        story.count(visit.patient_package_id, reserved=-1)
    visit.patient_package_id = None
