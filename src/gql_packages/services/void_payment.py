"""Void a payment that should never have been entered."""

from dataclasses import dataclass
from uuid import UUID

from gql_packages.domain.input_validator import InputValidator
from gql_packages.errors import PaymentApplied, PaymentRefunded
from gql_packages.models.billing import Payment
from gql_packages.services.corrected_payment import check_counts
from gql_packages.services.corrections import record_correction
from gql_packages.services.row_locks import lock
from gql_packages.services.versioned_rows import check_version
from gql_packages.unit_of_work.work import Work

# The first invoice to which something of the payment, which is locked, is applied.
_INVOICE = """
SELECT invoice_id FROM payment_application WHERE clinic_id = $1 AND payment_id = $2
GROUP BY invoice_id HAVING sum(amount) > 0 ORDER BY invoice_id LIMIT 1
"""


@dataclass(frozen=True)
class VoidPaymentOutcome:
    """What was voided, and whose credit it no longer is."""

    payment_id: UUID
    patient_id: UUID


async def void_payment(
    work: Work, *, payment_id: UUID, reason: str, expected_version: int | None = None
) -> VoidPaymentOutcome:
    """Take a payment out of every sum, for good (rule 173).

    Refuses PaymentApplied, naming an invoice, while something of it is applied; PaymentRefunded
    once something of it was paid back; PaymentVoided, NotFound, InvalidInput, VersionConflict.
    """
    problems = InputValidator()
    reason = problems.required(reason, "reason", longest=1000)
    problems.refuse_if_any()
    payment = await lock(work, Payment, payment_id, "payment_id")
    check_version(expected_version, payment.version)
    check_counts(payment)
    if payment.applied > 0:
        invoice_id = (await work.db.rows(_INVOICE, work.clinic_id, payment.id))[0]["invoice_id"]
        message = "Something of the payment is applied to an invoice. Unapply it first."
        raise PaymentApplied(message, path=("payment_id",), invoice_id=invoice_id)
    if payment.refunded > 0:
        message = "Something of the payment was paid back: it was really received."
        raise PaymentRefunded(message, path=("payment_id",))

    payment.voided_at = work.now
    payment.version += 1
    record_correction(work, payment, "voided_at", before=None, after=work.now, reason=reason)
    return VoidPaymentOutcome(payment.id, payment.patient_id)
