"""Selling and money at the demo's desk. Amounts in minor units."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from gql_packages.demo.patient_state import Story, Visit
from gql_packages.domain.calendar import last_valid_day
from gql_packages.domain.enums import PaymentMethod, SaleOrigin
from gql_packages.domain.money import to_major_units
from gql_packages.domain.permissions import Role
from gql_packages.domain.uses import PackageTerms
from gql_packages.services.apply_payment import apply_payment
from gql_packages.services.incoming_payments import MoneyReceived
from gql_packages.services.receive_payment import receive_payment
from gql_packages.services.refund_payment import refund_payment
from gql_packages.services.sell_package import Sale, SellPackageOutcome, sell_package
from gql_packages.services.unapply_payment import unapply_payment


async def sell(
    story: Story,
    offer_key: str,
    *,
    pays: int,
    origin: SaleOrigin = SaleOrigin.PACKAGES,
    staff_member_id: UUID | None = None,
    visit: Visit | None = None,
) -> SellPackageOutcome:
    """Sell the package; `pays` right away, which may be nothing or more than the price."""
    offer = story.desk.offers[offer_key]
    sale = Sale(
        patient_id=story.patient_id,
        package_id=offer.id,
        staff_member_id=staff_member_id,
        origin=SaleOrigin.APPOINTMENT if visit else origin,
        appointment_id=visit.id if visit else None,
        payment=_money(story, pays) if pays else None,
    )
    sold = await story.desk.do(Role.FRONT_DESK, sell_package, sale)
    story.due[sold.invoice_id] = offer.price
    if sold.payment_id is not None:
        story.credit[sold.payment_id] = pays
        _settle(story, sold.payment_id, [sold.invoice_id])
    story.packages[sold.patient_package_id] = PackageTerms(
        id=sold.patient_package_id,
        patient_id=story.patient_id,
        invoice_id=sold.invoice_id,
        balance_due=story.due[sold.invoice_id],
        uses_total=offer.uses,
        uses_reserved=0,
        uses_redeemed=0,
        purchased_at=story.desk.clock,
        expires_on=last_valid_day(story.today, offer.days),
        is_refunded=False,
        patient_pays=offer.patient_pays,
    )
    return sold


def price(story: Story, offer_key: str) -> int:
    """What the package costs now."""
    return story.desk.offers[offer_key].price


async def receive(story: Story, amount: int, *invoice_ids: UUID) -> UUID:
    """Receive money, put on these invoices in their order; what is left over is credit."""
    money = _money(story, amount)
    received = await story.desk.do(
        Role.FRONT_DESK,
        receive_payment,
        patient_id=story.patient_id,
        payment=money,
        invoice_ids=invoice_ids,
    )
    story.credit[received.payment_id] = amount
    _settle(story, received.payment_id, invoice_ids)
    return received.payment_id


async def apply_credit(story: Story, invoice_id: UUID) -> None:
    """Put the patient's credit on an invoice, payment by payment, as far as it goes."""
    for payment_id in [payment for payment, left in story.credit.items() if left > 0]:
        if story.due[invoice_id] == 0:
            return
        await apply(story, payment_id, invoice_id)


async def apply(
    story: Story, payment_id: UUID, invoice_id: UUID, amount: int | None = None
) -> None:
    """Put credit of one payment on an invoice: so much, or all that both sides allow."""
    await story.desk.do(
        Role.FRONT_DESK,
        apply_payment,
        payment_id=payment_id,
        invoice_id=invoice_id,
        amount=None if amount is None else _major(story, amount),
    )
    if amount is None:
        amount = min(story.credit[payment_id], story.due[invoice_id])
    story.move(payment_id, invoice_id, amount)


async def unapply(story: Story, payment_id: UUID, invoice_id: UUID, amount: int) -> None:
    """Take so much, which this payment has on the invoice, back off: it is credit again."""
    await story.desk.do(
        Role.BILLING,
        unapply_payment,
        payment_id=payment_id,
        invoice_id=invoice_id,
        amount=_major(story, amount),
    )
    story.move(payment_id, invoice_id, -amount)


async def pay_out(story: Story, payment_id: UUID, amount: int) -> None:
    """Pay so much of a payment's credit back, by the way that it came in."""
    await story.desk.do(
        Role.BILLING,
        refund_payment,
        payment_id=payment_id,
        amount=_major(story, amount),
        method=None,
    )
    story.credit[payment_id] -= amount


async def pay_out_all(story: Story) -> None:
    """Pay back whatever the patient has as credit, payment by payment."""
    for payment_id in [payment for payment, left in story.credit.items() if left > 0]:
        await pay_out(story, payment_id, story.credit[payment_id])


def _settle(story: Story, payment_id: UUID, invoice_ids: Sequence[UUID]) -> None:
    for invoice_id in invoice_ids:
        story.move(payment_id, invoice_id, min(story.credit[payment_id], story.due[invoice_id]))


def _money(story: Story, amount: int) -> MoneyReceived:
    method = story.random.choice(list(PaymentMethod))
    has_reference = method in (PaymentMethod.BANK_TRANSFER, PaymentMethod.CHEQUE)
    return MoneyReceived(
        amount=_major(story, amount),
        method=method,
        reference=f"{story.random.randrange(10**6):06}" if has_reference else None,
    )


def _major(story: Story, amount: int) -> Decimal:
    return to_major_units(amount, story.desk.plan.currency)
