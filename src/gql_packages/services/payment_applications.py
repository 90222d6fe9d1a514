"""Money of a payment applied to an invoice, and unapplied. Both are locked by the caller."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

import asyncpg

from gql_packages.domain.corrected_columns import corrected
from gql_packages.domain.money import format_money, to_minor_units
from gql_packages.errors import AmountOutOfRange
from gql_packages.events.change_notification import ScheduleSlot
from gql_packages.models.billing import Invoice, Payment, PaymentApplication
from gql_packages.unit_of_work.work import Work

#: What is left of each application to an invoice `i`, the newest first.
REMAINING = """
    LEFT JOIN LATERAL (
        SELECT array_agg(s.id ORDER BY s.applied_at DESC, s.id DESC) AS remaining_ids,
            array_agg(s.payment_id ORDER BY s.applied_at DESC, s.id DESC) AS remaining_payments,
            array_agg(s.left_over ORDER BY s.applied_at DESC, s.id DESC) AS remaining_left
        FROM (
            SELECT a.id, a.payment_id, a.applied_at,
                a.amount + coalesce(sum(u.amount), 0)::bigint AS left_over
            FROM payment_application a
            LEFT JOIN payment_application u ON u.clinic_id = $1 AND u.undoes_id = a.id
            WHERE a.clinic_id = $1 AND a.invoice_id = i.id AND a.amount > 0
            GROUP BY a.id, a.payment_id, a.amount, a.applied_at
            HAVING a.amount + coalesce(sum(u.amount), 0) > 0
        ) s
    ) remaining ON true
"""

_READ = f"""
SELECT i.id, i.patient_id, i.appointment_id, p.id AS package_id,
    appointment.starts_at,
    {corrected("appointment", "appointment", "practitioner_id")} AS practitioner_id,
    remaining_ids, remaining_payments, remaining_left
FROM invoice i
LEFT JOIN patient_package p ON p.clinic_id = $1 AND p.invoice_id = i.id
LEFT JOIN appointment ON appointment.clinic_id = $1 AND appointment.id = i.appointment_id
{REMAINING}
WHERE i.clinic_id = $1 AND i.id = ANY ($2::uuid[])
"""  # noqa: S608 our own words


@dataclass(frozen=True)
class ApplicationOutcome:
    """The payment and the invoice between which money was moved."""

    payment_id: UUID
    invoice_id: UUID


@dataclass(frozen=True)
class Application:
    """What is left of a payment application, in minor units."""

    id: UUID
    payment_id: UUID
    left_over: int


@dataclass(frozen=True)
class ReadInvoice:
    """What an invoice that is locked bills, and what is left of each application to it."""

    applications: Sequence[Application]
    #: the patient and the patient package, or the appointment and its slot
    sale: tuple[UUID, UUID] | None
    appointment: tuple[UUID, ScheduleSlot] | None

    def note_change(self, work: Work) -> None:
        """Notify subscribers of what the invoice bills."""
        if self.sale is not None:
            work.changes.package(*self.sale)
        if self.appointment is not None:
            work.changes.appointment(*self.appointment)


async def read_invoices(work: Work, invoice_ids: Collection[UUID]) -> Mapping[UUID, ReadInvoice]:
    """What is around invoices that are locked, by their ids."""
    invoices = {}
    for row in await work.db.rows(_READ, work.clinic_id, list(invoice_ids)):
        sale = appointment = None
        if row["package_id"] is not None:
            sale = row["patient_id"], row["package_id"]
        if row["appointment_id"] is not None:
            slot = ScheduleSlot.of(row["starts_at"], row["practitioner_id"])
            appointment = row["appointment_id"], slot
        invoices[row["id"]] = ReadInvoice(remaining_applications(row), sale, appointment)
    return invoices


def remaining_applications(row: asyncpg.Record) -> Sequence[Application]:
    """The applications that `REMAINING` found."""
    columns = [row[f"remaining_{name}"] or () for name in ("ids", "payments", "left")]
    return [Application(*each) for each in zip(*columns, strict=True)]


def unapplied(payment: Payment) -> int:
    """What of the payment is credit, in minor units (rule 48); nothing of a void one."""
    if payment.voided_at is not None:
        return 0
    return int(payment.amount - payment.applied - payment.refunded)


def balance_due(invoice: Invoice) -> int:
    """What is still to be paid, in minor units; nothing on a void invoice."""
    return 0 if invoice.voided_at is not None else int(invoice.total - invoice.paid)


def check_within(work: Work, amount: int, most: int, *, least: int = 1) -> None:
    """Refuse (AmountOutOfRange) what is not from `least` to `most` minor units (rules 42, 49)."""
    if not least <= amount <= most:
        bounds = f"from {format_money(least, work.currency)} to {format_money(most, work.currency)}"
        raise AmountOutOfRange(
            f"The amount must be {bounds}." if most >= least else "There is nothing to move.",
            path=("amount",),
            minimum=least,
            maximum=most,
        )


def chosen_amount(work: Work, amount: Decimal | None, *, minimum: int = 1) -> int | None:
    """The amount that was typed, in minor units; none where none was (rule 50)."""
    if amount is None:
        return None
    return to_minor_units(amount, work.currency, path=("amount",), minimum=minimum)


def apply(work: Work, payment: Payment, invoice: Invoice, amount: int) -> None:
    """Apply that much, at least one minor unit, within what both sides allow."""
    _add(work, payment.id, invoice.id, amount, None)
    _move(payment, invoice, amount)


def unapply(
    work: Work,
    payment: Payment,
    invoice: Invoice,
    *,
    amount: int,
    applications: Iterable[Application],
) -> None:
    """Unapply that much of the applications given, in their order; each new row undoes one."""
    left = amount
    for application in applications:
        part = min(left, application.left_over)
        if part > 0:
            _add(work, payment.id, invoice.id, -part, application.id)
            left -= part
    _move(payment, invoice, left - amount)


def _add(
    work: Work, payment_id: UUID, invoice_id: UUID, amount: int, undoes_id: UUID | None
) -> None:
    work.add(
        PaymentApplication,
        payment_id=payment_id,
        invoice_id=invoice_id,
        amount=amount,
        undoes_id=undoes_id,
        applied_at=work.now,
        applied_by_id=work.actor_id,
    )


def _move(payment: Payment, invoice: Invoice, amount: int) -> None:
    payment.applied += amount
    invoice.paid += amount
