"""What becomes of a sold package at the demo's desk: extended, refunded, or never sold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from gql_packages.demo.patient_state import Story, Visit
from gql_packages.domain.money import to_major_units
from gql_packages.domain.permissions import Role
from gql_packages.domain.uses import suggested_refund
from gql_packages.services.change_package_expiry import change_package_expiry
from gql_packages.services.delete_package_sale import delete_package_sale
from gql_packages.services.refund_package import Refund, refund_package


async def change_expiry(
    story: Story, package_id: UUID, expires_on: date | None, reason: str | None = None
) -> None:
    """Give the package another last valid day, or none at all."""
    await story.desk.do(
        Role.FRONT_DESK,
        change_package_expiry,
        patient_package_id=package_id,
        expires_on=expires_on,
        reason=reason,
        expected_version=None,
    )
    story.packages[package_id] = replace(story.packages[package_id], expires_on=expires_on)


async def refund(
    story: Story, package_id: UUID, *held: Visit, amount: int | None = None, reason: str
) -> None:
    """Refund the package: so many minor units, or what is suggested. `held`: who loses a use."""
    chosen = None if amount is None else to_major_units(amount, story.desk.plan.currency)
    await story.desk.do(
        Role.BILLING,
        refund_package,
        Refund(patient_package_id=package_id, amount=chosen, reason=reason),
    )
    _take_off(story, package_id, suggested(story, package_id) if amount is None else amount)
    package = story.packages[package_id]
    story.packages[package_id] = replace(package, is_refunded=True, uses_reserved=0)
    _uncover(held)


async def delete_sale(story: Story, package_id: UUID, *held: Visit, reason: str) -> None:
    """Delete the sale, on which nothing is paid (any more). `held`: who loses a use."""
    await story.desk.do(
        Role.BILLING, delete_package_sale, patient_package_id=package_id, reason=reason
    )
    story.due[story.packages.pop(package_id).invoice_id] = 0
    _uncover(held)


def suggested(story: Story, package_id: UUID) -> int:
    """What the program suggests to give back, in minor units."""
    package = story.packages[package_id]
    collected = sum(story.paid.get(package.invoice_id, {}).values())
    return suggested_refund(
        price=collected + story.due[package.invoice_id],
        uses_total=package.uses_total,
        uses_remaining=package.uses_remaining,
        collected=collected,
    )


def _take_off(story: Story, package_id: UUID, amount: int) -> None:
    """The newest payment first; what then stays is what the invoice bills."""
    invoice_id = story.packages[package_id].invoice_id
    for payment_id, paid in reversed([*story.paid.get(invoice_id, {}).items()]):
        part = min(amount, paid)
        story.move(payment_id, invoice_id, -part)
        amount -= part
    story.due[invoice_id] = 0


def _uncover(visits: tuple[Visit, ...]) -> None:
    for visit in visits:
        visit.patient_package_id = None
