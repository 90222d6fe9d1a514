"""Reads invoices and payments."""

from uuid import UUID

from asyncpg import Record

from gql_packages.domain.vocabulary import InvoiceKind, InvoiceStatus, PaymentMethod
from gql_packages.resolvers.loading import Loading
from gql_packages.resolvers.snapshot import ViewerRow
from gql_packages.resolvers.statements import Entity, Listing, Parts
from gql_packages.schema.billing import (
    Invoice,
    InvoiceLine,
    Payment,
    PaymentApplication,
    PaymentRefund,
)
from gql_packages.schema.global_id import encode


def invoice_number(number: int) -> str:
    """An invoice's number as clients see it: INV-000123."""
    return f"INV-{number:06d}"


def _invoice(row: Record, viewer: ViewerRow) -> Invoice:
    return Invoice(
        key=row["id"],
        id=encode("Invoice", row["id"]),
        patient_key=row["patient_id"],
        patient_package_key=row["patient_package_id"],
        appointment_key=row["appointment_id"],
        number=invoice_number(row["number"]),
        kind=InvoiceKind(row["kind"]),
        status=InvoiceStatus(row["status"]),
        issued_at=row["issued_at"],
        total=viewer.money(row["total"]),
        paid=viewer.money(row["paid"]),
        balance_due=viewer.money(row["balance_due"]),
    )


def _invoice_line(row: Record, viewer: ViewerRow) -> InvoiceLine:
    return InvoiceLine(description=row["description"], amount=viewer.money(row["amount"]))


def _payment(row: Record, viewer: ViewerRow) -> Payment:
    return Payment(
        key=row["id"],
        id=encode("Payment", row["id"]),
        patient_key=row["patient_id"],
        method=PaymentMethod(row["method"]),
        amount=viewer.money(row["amount"]),
        unapplied=viewer.money(row["amount"] - row["applied"] - row["refunded"]),
        refunded=viewer.money(row["refunded"]),
        received_at=row["received_at"],
        reference=row["reference"],
    )


def _application(row: Record, viewer: ViewerRow) -> PaymentApplication:
    return PaymentApplication(
        invoice_key=row["invoice_id"],
        payment_key=row["payment_id"],
        amount=viewer.money(row["remaining"]),
        applied_at=row["applied_at"],
    )


def _payment_refund(row: Record, viewer: ViewerRow) -> PaymentRefund:
    return PaymentRefund(
        refunded_by_key=row["refunded_by_id"],
        amount=viewer.money(row["amount"]),
        method=PaymentMethod(row["method"]),
        at=row["refunded_at"],
    )


_INVOICE_STATUS = (
    "CASE WHEN i.voided_at IS NOT NULL THEN 'VOID' WHEN i.paid = i.total THEN 'PAID' "
    "WHEN i.paid > 0 THEN 'PARTIALLY_PAID' ELSE 'UNPAID' END"
)
INVOICE = Entity(
    alias="i",
    columns=(
        "i.id, i.patient_id, i.appointment_id, i.number, i.kind, i.issued_at, i.total, i.paid, "
        "CASE WHEN i.voided_at IS NULL THEN i.total - i.paid ELSE 0 END AS balance_due, "
        f"{_INVOICE_STATUS} AS status, sold.id AS patient_package_id"
    ),
    source=(
        "invoice i LEFT JOIN patient_package sold ON sold.clinic_id = $1 AND sold.invoice_id = i.id"
    ),
    make=_invoice,
    patient="patient_key",
)
PATIENT_INVOICES = Listing(
    name="patientInvoices",
    entity=INVOICE,
    order="i.issued_at",
    kind="timestamptz",
    is_descending=True,
    position=lambda invoice: (invoice.issued_at, invoice.key),
    owner="i.patient_id",
    filter=f"($2::text[] IS NULL OR {_INVOICE_STATUS} = ANY($2::text[]))",
    filter_parameters=1,
)
INVOICE_LINES = Parts(
    sql="""
    SELECT l.invoice_id AS owner, l.description, l.amount
    FROM invoice_line l
    WHERE l.clinic_id = $1 AND l.invoice_id = ANY($2::uuid[])
    ORDER BY l.position
    """,
    make=_invoice_line,
)
PAYMENT = Entity(
    alias="y",
    columns=(
        "y.id, y.patient_id, y.method, y.amount, y.applied, y.refunded, y.received_at, y.reference"
    ),
    source="payment y",
    make=_payment,
    patient="patient_key",
)
PATIENT_PAYMENTS = Listing(
    name="patientPayments",
    entity=PAYMENT,
    order="y.received_at",
    kind="timestamptz",
    is_descending=True,
    position=lambda payment: (payment.received_at, payment.key),
    owner="y.patient_id",
)
#: What is left of each application after the rows that take back from it.
INVOICE_APPLICATIONS = Parts(
    sql="""
    SELECT a.invoice_id AS owner, a.invoice_id, a.payment_id, a.applied_at,
        (a.amount + coalesce(sum(u.amount), 0))::bigint AS remaining
    FROM payment_application a
    LEFT JOIN payment_application u ON u.clinic_id = $1 AND u.undoes_id = a.id
    WHERE a.clinic_id = $1 AND a.invoice_id = ANY($2::uuid[]) AND a.amount > 0
    GROUP BY a.invoice_id, a.payment_id, a.applied_at, a.id, a.amount
    HAVING a.amount + coalesce(sum(u.amount), 0) > 0
    ORDER BY a.applied_at, a.id
    """,
    make=_application,
)
PAYMENT_APPLICATIONS = Parts(
    sql="""
    SELECT a.payment_id AS owner, a.invoice_id, a.payment_id, a.applied_at,
        (a.amount + coalesce(sum(u.amount), 0))::bigint AS remaining
    FROM payment_application a
    LEFT JOIN payment_application u ON u.clinic_id = $1 AND u.undoes_id = a.id
    WHERE a.clinic_id = $1 AND a.payment_id = ANY($2::uuid[]) AND a.amount > 0
    GROUP BY a.invoice_id, a.payment_id, a.applied_at, a.id, a.amount
    HAVING a.amount + coalesce(sum(u.amount), 0) > 0
    ORDER BY a.applied_at, a.id
    """,
    make=_application,
)
PAYMENT_REFUNDS = Parts(
    sql="""
    SELECT r.payment_id AS owner, r.refunded_by_id, r.amount, r.method, r.refunded_at
    FROM payment_refund r
    WHERE r.clinic_id = $1 AND r.payment_id = ANY($2::uuid[])
    ORDER BY r.refunded_at, r.id
    """,
    make=_payment_refund,
)


class BillingReading(Loading):
    """Reads invoices and payments."""

    async def invoice(self, key: UUID) -> Invoice | None:
        """By key."""
        return await self.one(INVOICE, key)

    async def invoice_lines(self, invoice: UUID) -> list[InvoiceLine]:
        """Its lines, in order."""
        return await self.parts(INVOICE_LINES, invoice)

    async def invoice_applications(self, invoice: UUID) -> list[PaymentApplication]:
        """The money that is on it now, oldest first."""
        return await self.parts(INVOICE_APPLICATIONS, invoice)

    async def payment(self, key: UUID) -> Payment | None:
        """By key."""
        return await self.one(PAYMENT, key)

    async def payment_applications(self, payment: UUID) -> list[PaymentApplication]:
        """The invoices that its money is on now, oldest first."""
        return await self.parts(PAYMENT_APPLICATIONS, payment)

    async def payment_refunds(self, payment: UUID) -> list[PaymentRefund]:
        """What was paid back out of it, oldest first."""
        return await self.parts(PAYMENT_REFUNDS, payment)
