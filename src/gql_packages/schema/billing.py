"""Invoices and payments."""

import re
from datetime import datetime

from gql_packages.domain.corrected_columns import corrected
from gql_packages.domain.enums import InvoiceKind, InvoiceStatus, PaymentMethod
from gql_packages.errors import InvalidInput
from gql_packages.problems import Problem, ProblemCode
from gql_packages.reading.declarations import Listing, Order, column, many, one, reads, sql
from gql_packages.reading.statuses import INVOICE_STATUS, INVOICE_STATUSES, any_of, one_of
from gql_packages.schema.appointment import Appointment
from gql_packages.schema.clinic import StaffMember
from gql_packages.schema.described import described
from gql_packages.schema.money import Money
from gql_packages.schema.node import Node
from gql_packages.schema.patient import Patient
from gql_packages.schema.patient_package import PatientPackage
from gql_packages.schema.payment_corrections import PaymentCorrection, PaymentVoid

#: An invoice's number as clients see it: INV-000123, of the column {number}.
INVOICE_NUMBER = "'INV-' || lpad({number}::text, greatest(6, length({number}::text)), '0')"

#: The clinic's invoices, newest first unless asked otherwise.
INVOICES = Listing(
    "invoices",
    order="{o}.issued_at",
    kind="time",
    is_descending=True,
    orders={"ISSUED_AT": Order("{o}.issued_at", "time"), "NUMBER": Order("{o}.number", "number")},
    filters={
        "number": "{t}.number = :number::bigint",
        "status": lambda words: any_of(INVOICE_STATUSES, words),
        "kind": lambda words: one_of("{t}.kind", "kind", words),
        "issued_since": "{t}.issued_at >= :issued_since::timestamptz",
        "issued_until": "{t}.issued_at < :issued_until::timestamptz",
        "patient_id": "{t}.patient_id = :patient_id::uuid",
    },
)

_RECEIVED_AT = corrected("{o}", "payment", "received_at")
#: As their indexes say it.
_UNAPPLIED = "{t}.voided_at IS NULL AND {t}.applied + {t}.refunded < {t}.amount"

#: The clinic's payments, the last received first unless asked otherwise.
PAYMENTS = Listing(
    "payments",
    order=_RECEIVED_AT,
    kind="time",
    is_descending=True,
    orders={"RECEIVED_AT": Order(_RECEIVED_AT, "time")},
    filters={
        "received_since": f"{corrected('{t}', 'payment', 'received_at')}"
        " >= :received_since::timestamptz",
        "received_until": f"{corrected('{t}', 'payment', 'received_at')}"
        " < :received_until::timestamptz",
        "method": lambda words: one_of(corrected("{t}", "payment", "method"), "method", words),
        "patient_id": "{t}.patient_id = :patient_id::uuid",
        "received_by_id": "{t}.received_by_id = :received_by_id::uuid",
        "has_unapplied": lambda has: _UNAPPLIED if has else f"NOT ({_UNAPPLIED})",
        "is_void": lambda is_void: f"{{t}}.voided_at IS {'NOT ' * is_void}NULL",
    },
)

_NUMBER = re.compile(r"(?:INV-)?([0-9]{1,18})", re.IGNORECASE)

#: What is left of each application after the rows that undo it.
_REMAINING = """(
    SELECT a.*, (a.amount + coalesce((SELECT sum(u.amount) FROM payment_application u
        WHERE u.clinic_id = $1 AND u.undoes_id = a.id), 0))::bigint AS remaining
    FROM payment_application a WHERE a.clinic_id = $1 AND a.amount > 0)"""


def number_of(text: str) -> int | None:
    """The column {number} of an invoice's number, as it is printed or said; None for no number."""
    found = _NUMBER.fullmatch(text.strip())
    return int(found[1]) if found else None


def read_number(text: str, path: tuple[str, ...]) -> int:
    """The same; refuses (InvalidInput, naming the path) what is no number."""
    number = number_of(text)
    if number is None:
        raise InvalidInput.of(Problem(path, ProblemCode.NOT_AN_INVOICE_NUMBER))
    return number


@described
@reads("invoice_line")
class InvoiceLine:
    """One line of an invoice."""

    description: str = column("description", "What is billed.")
    amount: Money = column("amount", "For how much; negative for a reduction.")


@described
@reads("invoice", patient="{t}.patient_id")
class Invoice(Node):
    """What a patient was billed."""

    number: str = sql(
        INVOICE_NUMBER.replace("{number}", "{t}.number"),
        'Its number, for people: "INV-000123". The numbers have no gaps.',
    )
    kind: InvoiceKind = column("kind", "What it bills.")
    status: InvoiceStatus = sql(INVOICE_STATUS, "Its status.")
    patient: Patient = one("patient_id", "Who was billed.")
    issued_at: datetime = column("issued_at", "When it was issued.")
    lines: list[InvoiceLine] = many(
        "{o}.invoice_id = {t}.id", "{o}.position", "Its lines, in order. They add up to the total."
    )
    total: Money = column("total", "What is billed.")
    paid: Money = column("paid", "How much of it is paid.")
    balance_due: Money = sql(
        "CASE WHEN {t}.voided_at IS NULL THEN {t}.total - {t}.paid ELSE 0 END",
        "How much is still to pay: total - paid; zero once it is void.",
    )
    applications: list["PaymentApplication"] = many(
        "{o}.invoice_id = {t}.id AND {o}.remaining > 0",
        "{o}.applied_at, {o}.id",
        "The money that is applied to it, oldest first.",
    )
    patient_package: PatientPackage | None = one(
        "{o}.invoice_id = {t}.id",
        "The package that was sold on it; null on others, and once the sale was deleted.",
    )
    appointment: Appointment | None = one(
        "appointment_id", "The appointment that it bills; null on the sale of a package."
    )


@described
@reads("payment", patient="{t}.patient_id")
class Payment(Node):
    """Money received from a patient.

    What is neither applied to invoices nor paid back is the patient's credit.
    """

    patient: Patient = one("patient_id", "Who paid.")
    method: PaymentMethod = sql(corrected("{t}", "payment", "method"), "How it came in.")
    amount: Money = column("amount", "How much was received; nothing is there of a void one.")
    unapplied: Money = sql(
        "CASE WHEN {t}.voided_at IS NULL THEN {t}.amount - {t}.applied - {t}.refunded ELSE 0 END",
        "The part that is credit: neither applied nor paid back; zero once it is void.",
    )
    refunded: Money = column("refunded", "The part that was paid back.")
    received_at: datetime = sql(
        corrected("{t}", "payment", "received_at"),
        "When it was received; at noon of a day to which that was corrected.",
    )
    recorded_at: datetime = column(
        "received_at", "When it was entered; `receivedAt` may be earlier."
    )
    reference: str | None = sql(
        corrected("{t}", "payment", "reference"),
        "A reference to find it again, such as a cheque's number.",
    )
    received_by: StaffMember = one("received_by_id", "Who entered it.")
    applications: list["PaymentApplication"] = many(
        "{o}.payment_id = {t}.id AND {o}.remaining > 0",
        "{o}.applied_at, {o}.id",
        "Its money that is applied to invoices, oldest first.",
    )
    refunds: list["PaymentRefund"] = many(
        "{o}.payment_id = {t}.id",
        "{o}.refunded_at, {o}.id",
        "What was paid back out of it, oldest first.",
    )
    corrections: list[PaymentCorrection] = many(
        "{o}.payment_id = {t}.id",
        "{o}.version",
        "What it said before each of its corrections, oldest first.",
    )
    void: PaymentVoid | None = one(
        "{o}.payment_id = {t}.id", "Who voided it, when and why; null: it counts."
    )
    version: int = column("version", "Rises with every correction; for `expectedVersion`.")


@described
@reads(_REMAINING)
class PaymentApplication:
    """Money of a payment that is applied to an invoice."""

    invoice: Invoice = one("invoice_id", "The invoice that it is applied to.")
    payment: Payment = one("payment_id", "The payment that it is of.")
    amount: Money = column("remaining", "What is still applied of what was applied then.")
    applied_at: datetime = column("applied_at", "When it was applied.")


@described
@reads("payment_refund")
class PaymentRefund:
    """Money that was paid back out of a payment."""

    amount: Money = column("amount", "How much.")
    method: PaymentMethod = column("method", "How it went out.")
    reference: str | None = column("reference", "Whatever identifies it elsewhere.")
    at: datetime = column("refunded_at", "When.")
    by: StaffMember = one("refunded_by_id", "Who paid it back.")
