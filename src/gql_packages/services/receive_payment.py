"""Receive money from a patient."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from gql_packages.errors import InvalidInput, NotFound, OtherPatient
from gql_packages.models.billing import Invoice
from gql_packages.models.patient import Patient
from gql_packages.problems import Problem, ProblemCode
from gql_packages.services.incoming_payments import NewPayment, check_payment, record_payment
from gql_packages.services.payment_applications import apply, balance_due, read_invoices, unapplied
from gql_packages.services.row_locks import find, lock_all
from gql_packages.unit_of_work.work import Work

MOST_INVOICES = 100


@dataclass(frozen=True)
class ReceivePaymentOutcome:
    """What was made, and the invoices that were named, in that order."""

    payment_id: UUID
    patient_id: UUID
    invoice_ids: tuple[UUID, ...]


async def receive_payment(
    work: Work, *, patient_id: UUID, payment: NewPayment, invoice_ids: Sequence[UUID]
) -> ReceivePaymentOutcome:
    """Apply the money to the invoices named, in their order; the rest is credit (rules 48, 49).

    Nothing is applied to an invoice on which nothing is due. Refuses NotFound, InvalidInput, and
    OtherPatient for another patient's invoice.
    """
    receipt = check_payment(work, payment)
    if len(invoice_ids) > MOST_INVOICES:
        values = {"least": 0, "most": MOST_INVOICES, "found": len(invoice_ids)}
        raise InvalidInput.of(Problem(("invoice_ids",), ProblemCode.COUNT_OUT_OF_RANGE, values))
    patient = await find(work, Patient, patient_id, "patient_id")
    invoices = await lock_all(work, Invoice, invoice_ids)
    for position, invoice_id in enumerate(invoice_ids):
        _check_invoice(invoices.get(invoice_id), patient, position)

    around = await read_invoices(work, invoices) if invoices else {}
    received = record_payment(work, patient.id, receipt)
    for invoice_id in invoice_ids:
        invoice = invoices[invoice_id]
        amount = min(unapplied(received), balance_due(invoice))
        if amount > 0:
            apply(work, received, invoice, amount)
            around[invoice_id].note_change(work)
    return ReceivePaymentOutcome(received.id, patient.id, tuple(dict.fromkeys(invoice_ids)))


def _check_invoice(invoice: Invoice | None, patient: Patient, position: int) -> None:
    path = ("invoice_ids", str(position))
    if invoice is None:
        raise NotFound("There is no such invoice here.", path=path)
    if invoice.patient_id != patient.id:
        raise OtherPatient("The invoice is another patient's.", path=path)
