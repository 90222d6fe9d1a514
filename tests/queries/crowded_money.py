"""What the patients of a crowded clinic paid: applied, taken back, paid back, or still theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from uuid_utils.compat import uuid7

if TYPE_CHECKING:
    from tests.queries.crowded_clinic import Crowd

METHODS = ("CASH", "CARD", "BANK_TRANSFER", "CHEQUE", "OTHER")


async def add_money(crowd: Crowd, patient: UUID) -> None:
    """Some payments of the patient, and where their money is."""
    invoices = await crowd.records.connection.fetch(
        "SELECT id FROM invoice WHERE clinic_id = $1 AND patient_id = $2 AND voided_at IS NULL "
        "ORDER BY number",
        crowd.records.clinic,
        patient,
    )
    for _ in range(crowd.random.randint(0, 5)):
        amount = max(1, crowd.amount())
        refunded = crowd.random.choice((0, 0, amount // 3))
        applied = crowd.random.choice((0, (amount - refunded) // 2, amount - refunded))
        payment = await crowd.records.payment(
            patient,
            amount,
            applied=applied,
            refunded=refunded,
            method=crowd.random.choice(METHODS),
            received_at=crowd.moment(),
            received_by_id=crowd.random.choice(crowd.staff),
            reference=crowd.maybe("No. 12 “ﬁve”"),
        )
        if refunded:
            await _refund(crowd, payment, refunded)
        if applied and invoices:
            await _apply(crowd, payment, crowd.random.choice(invoices)["id"], applied)


async def _refund(crowd: Crowd, payment: UUID, amount: int) -> None:
    for part in {amount, max(1, amount // 2)}:
        await crowd.records.insert(
            "payment_refund",
            payment_id=payment,
            amount=part,
            method=crowd.random.choice(METHODS),
            refunded_at=crowd.moment(),
            refunded_by_id=crowd.random.choice(crowd.staff),
            request_id=uuid7(),
        )


async def _apply(crowd: Crowd, payment: UUID, invoice: UUID, amount: int) -> None:
    """Applied at once, or more than that and then taken back: in part, in two parts, or whole."""
    for taken_back in crowd.random.choice(((), (1,), (1, 2), (amount,))):
        first = await _row(crowd, payment, invoice, amount)
        await _row(crowd, payment, invoice, -min(taken_back, amount), undoes_id=first)
    await _row(crowd, payment, invoice, amount)


async def _row(crowd: Crowd, payment: UUID, invoice: UUID, amount: int, **more: Any) -> UUID:
    return await crowd.records.application(
        payment, invoice, amount, applied_at=crowd.moment(), **more
    )
