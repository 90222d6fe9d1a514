"""Invoices: numbered without gaps, issued, voided."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from gql_packages.domain.appointment_messages import SOMETHING_IS_PAID
from gql_packages.domain.enums import InvoiceKind
from gql_packages.errors import PaymentApplied
from gql_packages.models.billing import Invoice, InvoiceLine
from gql_packages.services.row_locks import columns_of, lock_where, row_of
from gql_packages.unit_of_work.work import Work

_COUNTER = """
SELECT last_number FROM invoice_counter WHERE clinic_id = $1 FOR NO KEY UPDATE
"""

# Two kinds of row in the written order; neither is found by a column that the other's holder
# changes, so that what was waited for is read again as in two statements.
_COUNTER_AND_INVOICE = f"""
SELECT c.last_number, {columns_of(Invoice, "i")}
FROM invoice_counter c
JOIN invoice i ON i.clinic_id = $1 AND i.appointment_id = $2 AND i.voided_at IS NULL
WHERE c.clinic_id = $1
FOR NO KEY UPDATE OF c, i
"""  # noqa: S608 our own words


# As above: the patient of an invoice never changes.
_INVOICE_AND_PATIENT = f"""
SELECT {columns_of(Invoice, "i")}
FROM invoice i
JOIN patient p ON p.clinic_id = $1 AND p.id = i.patient_id
WHERE i.clinic_id = $1 AND i.appointment_id = $2 AND i.voided_at IS NULL
FOR NO KEY UPDATE OF i, p
"""  # noqa: S608 our own words


@dataclass(frozen=True)
class Line:
    """What is billed, in words and in minor units; negative for a reduction."""

    description: str
    amount: int


async def issue_invoice(
    work: Work,
    *,
    kind: InvoiceKind,
    patient_id: UUID,
    lines: Sequence[Line],
    appointment_id: UUID | None = None,
) -> Invoice:
    """Bill the lines under the clinic's next number, whose counter stays locked until the end."""
    if not work.rows.has_number:
        work.rows.hold_number((await work.db.rows(_COUNTER, work.clinic_id))[0][0])
    invoice = work.add(
        Invoice,
        number=work.rows.next_number(),
        kind=kind,
        patient_id=patient_id,
        appointment_id=appointment_id,
        issued_at=work.now,
        total=sum(line.amount for line in lines),
        paid=0,
    )
    for position, line in enumerate(lines, start=1):
        add_line(work, invoice.id, position, line)
    return invoice


def add_line(work: Work, invoice_id: UUID, position: int, line: Line) -> None:
    """Add one line; the invoice's total is the caller's."""
    work.add(
        InvoiceLine,
        invoice_id=invoice_id,
        position=position,
        description=line.description,
        amount=line.amount,
    )


def void_invoice(work: Work, invoice: Invoice) -> None:
    """Void an invoice that is locked; refuses (PaymentApplied) while something is paid on it."""
    if invoice.paid > 0:
        raise PaymentApplied(SOMETHING_IS_PAID, invoice_id=invoice.id)
    invoice.voided_at = work.now


async def find_appointment_invoice_locked(work: Work, appointment_id: UUID) -> Invoice | None:
    """The one invoice that counts for an appointment, locked, if there is one."""
    rows = await lock_where(
        work, Invoice, "appointment_id = $2 AND voided_at IS NULL", appointment_id
    )
    return rows[0] if rows else None


async def lock_invoice_to_void(work: Work, appointment_id: UUID) -> Invoice:
    """The invoice that every arrived appointment has, locked, and behind it the patient's row: what
    it keeps of their visits is worked out anew."""
    found = await work.db.rows(_INVOICE_AND_PATIENT, work.clinic_id, appointment_id)
    if not found:
        raise LookupError("An arrived appointment has no invoice.")
    invoice = work.rows.hold(Invoice, row_of(Invoice, "i", found[0]))
    work.rows.locked_patients.add(invoice.patient_id)
    return invoice


async def lock_invoice_to_replace(work: Work, appointment_id: UUID) -> Invoice:
    """The invoice of an arrived appointment, and before it the counter of the next number."""
    found = await work.db.rows(_COUNTER_AND_INVOICE, work.clinic_id, appointment_id)
    if not found:
        raise LookupError("An arrived appointment has no invoice.")
    work.rows.hold_number(found[0]["last_number"])
    return work.rows.hold(Invoice, row_of(Invoice, "i", found[0]))
