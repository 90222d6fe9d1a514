"""Visits to which nobody came, at the demo's desk: resolved in one of three ways, and undone."""

from __future__ import annotations

from uuid import UUID

from gql_packages.demo.demo_clinic import Fee
from gql_packages.demo.patient_state import Story, Visit
from gql_packages.domain.permissions import Role
from gql_packages.services.mark_no_show import (
    ChargeFee,
    ChargeNothing,
    MarkNoShowOutcome,
    RedeemUse,
    mark_no_show,
)
from gql_packages.services.undo_no_show import undo_no_show


async def spend_use(story: Story, visit: Visit, package: UUID) -> UUID:
    """Redeem a use of the package, which is named if none is on the visit: the visit's invoice."""
    held = visit.patient_package_id
    marked = await _mark(story, visit, RedeemUse(package if held is None else None))
    story.count(package, reserved=0 if held is None else -1, redeemed=1)
    visit.held_before_no_show, visit.patient_package_id = held, package
    treatment_id = story.desk.treatments[visit.treatment].id
    return _billed(story, marked, story.packages[package].patient_pays[treatment_id])


async def charge_fee(story: Story, visit: Visit, fee: Fee) -> UUID:
    """Charge a fee, and give the held use back: the fee's invoice."""
    marked = await _mark(story, visit, ChargeFee(fee.id))
    _give_back(story, visit)
    return _billed(story, marked, fee.amount)


async def charge_nothing(story: Story, visit: Visit) -> None:
    """Let it pass: the held use is given back."""
    await _mark(story, visit, ChargeNothing())
    _give_back(story, visit)


async def undo(story: Story, visit: Visit) -> None:
    """Undo a no-show on whose invoice nothing is paid: what it held before is held again."""
    await story.desk.do(Role.FRONT_DESK, undo_no_show, appointment_id=visit.id)
    if visit.patient_package_id is not None:
        story.count(visit.patient_package_id, redeemed=-1)
    visit.patient_package_id = None
    held, visit.held_before_no_show = visit.held_before_no_show, None
    if held is not None and held in story.usable(visit.treatment, visit.slot.day):
        story.count(held, reserved=1)
        visit.patient_package_id = held


async def _mark(
    story: Story, visit: Visit, resolution: RedeemUse | ChargeFee | ChargeNothing
) -> MarkNoShowOutcome:
    return await story.desk.do(
        Role.FRONT_DESK, mark_no_show, appointment_id=visit.id, resolution=resolution
    )


def _billed(story: Story, marked: MarkNoShowOutcome, due: int) -> UUID:
    if marked.invoice_id is None:
        raise ValueError("Nothing was billed.")
    story.due[marked.invoice_id] = due
    return marked.invoice_id


def _give_back(story: Story, visit: Visit) -> None:
    if visit.patient_package_id is not None:
        story.count(visit.patient_package_id, reserved=-1)
    visit.held_before_no_show = visit.patient_package_id
    visit.patient_package_id = None
