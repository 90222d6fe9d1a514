"""Invoices: numbered without gaps, issued, voided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from gql_packages.domain.chain import row_hash
from gql_packages.domain.vocabulary import InvoiceKind
from gql_packages.errors import PaymentApplied
from gql_packages.models.billing import Invoice
from gql_packages.services.hashed_rows import insert
from gql_packages.unit_of_work.unit_of_work import Work

_NEXT_NUMBER = """
UPDATE invoice_counter SET last_number = last_number + 1
WHERE clinic_id = $1
RETURNING last_number
"""


@dataclass(frozen=True)
class Line:
    """What is billed, in words and in minor units; negative for what is taken off."""

    description: str
    amount: int


async def next_invoice_number(work: Work) -> int:
    """The clinic's next number; the counter stays locked until the transaction ends."""
    return int((await work.db.rows(_NEXT_NUMBER, work.clinic_id))[0][0])


async def issue_invoice(
    work: Work,
    *,
    kind: InvoiceKind,
    patient_id: UUID,
    lines: Sequence[Line],
    appointment_id: UUID | None = None,
    number: int | None = None,
) -> Invoice:
    """Bill the lines, under the next number unless one was drawn before."""
    if number is None:
        number = await next_invoice_number(work)
    invoice = await insert(
        work,
        Invoice(
            id=work.new_id(),
            clinic_id=work.clinic_id,
            number=number,
            kind=kind,
            patient_id=patient_id,
            appointment_id=appointment_id,
            issued_at=work.now,
            total=sum(line.amount for line in lines),
            paid=0,
            request_id=work.request_id,
        ),
    )
    work.changes.invoice(invoice.id, appointment_id)
    for position, line in enumerate(lines, start=1):
        await add_line(work, invoice.id, position, line)
    return invoice


async def add_line(work: Work, invoice_id: UUID, position: int, line: Line) -> None:
    """Write one line; the invoice's total is the caller's."""
    columns = (
        work.clinic_id,
        work.new_id(),
        invoice_id,
        position,
        line.description,
        line.amount,
    )
    await work.db.run(
        "INSERT INTO invoice_line (clinic_id, id, invoice_id, position, description, amount, hash)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7)",
        *columns,
        row_hash(columns),
    )


async def void_invoice(work: Work, invoice: Invoice) -> None:
    """Void an invoice that is locked; refuses (PaymentApplied) while something is paid on it."""
    if invoice.paid > 0:
        raise PaymentApplied(
            "Something is paid on the invoice. Unapply it first.", invoice_id=invoice.id
        )
    await (
        Invoice.filter(clinic_id=work.clinic_id, id=invoice.id)
        .using_db(work.db)
        .update(voided_at=work.now)
    )
    work.changes.invoice(invoice.id, invoice.appointment_id)


async def find_visit_invoice_locked(work: Work, appointment_id: UUID) -> Invoice | None:
    """The one invoice that counts for a visit, locked, if there is one."""
    return (
        await Invoice.filter(
            clinic_id=work.clinic_id, appointment_id=appointment_id, voided_at__isnull=True
        )
        .using_db(work.db)
        .select_for_update(no_key=True)
        .get_or_none()
    )


async def lock_visit_invoice(work: Work, appointment_id: UUID) -> Invoice:
    """The invoice that every arrived visit has, locked."""
    invoice = await find_visit_invoice_locked(work, appointment_id)
    if invoice is None:
        raise LookupError("An arrived visit has no invoice.")
    return invoice
