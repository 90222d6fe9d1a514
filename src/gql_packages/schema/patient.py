"""Patients."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from gql_packages.domain.corrected_columns import corrected
from gql_packages.domain.enums import InvoiceStatus, PatientPackageStatus
from gql_packages.domain.patient_words import SAME
from gql_packages.reading.declarations import (
    Listing,
    Order,
    column,
    many,
    or_else,
    paged,
    reads,
    sql,
)
from gql_packages.reading.statuses import INVOICE_STATUS, PACKAGE_STATUS, package_has
from gql_packages.schema.described import described
from gql_packages.schema.money import Money
from gql_packages.schema.node import Node
from gql_packages.schema.pagination import After, Connection, First, page_arguments

if TYPE_CHECKING:
    from gql_packages.schema.appointment import Appointment
    from gql_packages.schema.billing import Invoice, Payment
    from gql_packages.schema.patient_package import PatientPackage

#: What a patient has to their credit (rule 48): nothing of void payments (rule 173).
CREDIT = (
    "(SELECT coalesce(sum(y.amount - y.applied - y.refunded), 0)::bigint FROM payment y"
    " WHERE y.clinic_id = $1 AND y.patient_id = {t}.id AND y.voided_at IS NULL)"
)


#: What a patient owes.
OWING = (
    "(SELECT coalesce(sum(i.total - i.paid), 0)::bigint FROM invoice i WHERE i.clinic_id = $1"
    " AND i.patient_id = {t}.id AND i.voided_at IS NULL AND i.paid < i.total)"
)
_BY_NAME = Order('{o}.sort_key COLLATE "C"', "name")


def _has(column_name: str, worked_out: str) -> Callable[[bool], str]:
    """Whether a kept sum is more than nothing; it is worked out where it is not filled yet."""

    def condition(has_some: bool) -> str:
        if not has_some:
            return f"coalesce({{t}}.{column_name}, {worked_out}) = 0"
        return f"{{t}}.{column_name} > 0 OR ({{t}}.owing IS NULL AND {worked_out} > 0)"

    return condition


def _holds(words: Sequence[str]) -> str:
    """Whether the patient has a package with one of these statuses."""
    condition = package_has("package_status", words).replace("{t}", "k")
    return (
        "EXISTS (SELECT FROM patient_package k WHERE k.clinic_id = $1 AND k.patient_id = {t}.id"
        f" AND k.deleted_at IS NULL AND {condition})"
    )


#: Possible duplicates that are shown of one patient.
MOST_DUPLICATES = 10


def possible_duplicates(patient: str) -> Any:
    """A field with those who may be the same person as the patient with that id: they have a name,
    an address or a telephone in common, in the words that say so."""
    found = (
        "{o}.id IN (SELECT same.patient_id FROM ("
        "SELECT DISTINCT other.sort_key, other.patient_id FROM patient_word own"
        " JOIN patient_word other ON other.clinic_id = $1 AND other.word = own.word"
        f" AND other.patient_id <> {patient}"
        f" WHERE own.clinic_id = $1 AND own.patient_id = {patient}"
        f" AND own.word >= '{SAME}' AND own.word < '{chr(ord(SAME) + 1)}'"
        f") AS same ORDER BY same.sort_key, same.patient_id LIMIT {MOST_DUPLICATES})"
    )
    return many(
        found,
        f"{_BY_NAME.order}, {{o}}.id",
        "Other patients with the same name, e-mail address or telephone number, archived ones too,"
        f" by name, at most {MOST_DUPLICATES}: any of them may be the same person.",
        of_others=True,
    )


#: The clinic's patients, by name unless asked otherwise. What they are sorted by is kept on their
#: rows; who is not filled in yet owes nothing there and was never seen.
PATIENTS = Listing(
    "patients",
    order=_BY_NAME.order,
    kind=_BY_NAME.kind,
    orders={
        "NAME": _BY_NAME,
        "LAST_VISIT": Order("{o}.last_visit_at", "time", absent="'-infinity'::timestamptz"),
        "CREATED_AT": Order("{o}.created_at", "time"),
        "OWING": Order(or_else("{o}.owing", "0"), "number"),
        "CREDIT": Order(or_else("{o}.credit", "0"), "number"),
    },
    filters={
        "owing": _has("owing", OWING),
        "credit": _has("credit", CREDIT),
        "package_status": _holds,
        "is_archived": lambda archived: "{t}.is_archived" if archived else "NOT {t}.is_archived",
    },
)


def _packages(
    status: Annotated[
        list[PatientPackageStatus] | None,
        strawberry.argument(
            description="Only those with one of these statuses today; left out or empty: all."
        ),
    ] = strawberry.UNSET,
    first: First = strawberry.UNSET,
    after: After = strawberry.UNSET,
) -> None:
    """The arguments of a patient's packages."""


def _invoices(
    status: Annotated[
        list[InvoiceStatus] | None,
        strawberry.argument(
            description="Only those with one of these statuses; left out or empty: all."
        ),
    ] = strawberry.UNSET,
    first: First = strawberry.UNSET,
    after: After = strawberry.UNSET,
) -> None:
    """The arguments of a patient's invoices."""


def _newest_first(name: str, moment: str, status: str = "") -> Listing:
    """What belongs to the patient, by a moment of {o}, and with an argument by status."""
    return Listing(
        name,
        order=moment,
        kind="time",
        is_descending=True,
        on="{o}.patient_id = {t}.id",
        filters={"status": f"{status} = ANY(:status::text[])"} if status else {},
    )


@described
@reads("patient", patient="{t}.id")
class Patient(Node):
    """A patient of the clinic, with their packages, invoices and appointments."""

    first_name: str = column("first_name", "Given name or names.")
    last_name: str = column("last_name", "Family name.")
    email: str | None = column("email", "The e-mail address; null if none is known.")
    phone: str | None = column("phone", "The phone number; null if none is known.")
    external_id: str | None = sql(
        "(SELECT i.external_id FROM imported_patient i"
        " WHERE i.clinic_id = $1 AND i.patient_id = {t}.id)",
        "What they are called where they were imported from; null if they were registered here.",
    )
    number: int | None = column(
        "number",
        "What the patient is called on the phone, counted in the clinic from 1. Never changed, and "
        "no other patient's. Null only for moments after an upgrade, until earlier patients are "
        "numbered.",
    )
    date_of_birth: date | None = column("date_of_birth", "The date of birth; null if not known.")
    possible_duplicates: list["Patient"] = possible_duplicates("{t}.id")
    credit: Money = sql(
        CREDIT, "Money received that is neither applied to an invoice nor paid back."
    )
    owing: Money = sql(OWING, "The sum of what is due on all of the patient's invoices.")
    last_visit_at: datetime | None = sql(
        "(SELECT max(a.starts_at) FROM appointment a WHERE a.clinic_id = $1"
        " AND a.patient_id = {t}.id AND a.status = 'ARRIVED')",
        "The start of the latest appointment to which they came; null if they never did.",
    )
    packages: Connection[
        Annotated["PatientPackage", strawberry.lazy("gql_packages.schema.patient_package")]
    ] = paged(
        _newest_first("patientPackages", "{o}.purchased_at", PACKAGE_STATUS),
        _packages,
        "The patient's packages, newest first.",
    )
    invoices: Connection[Annotated["Invoice", strawberry.lazy("gql_packages.schema.billing")]] = (
        paged(
            _newest_first("patientInvoices", "{o}.issued_at", INVOICE_STATUS),
            _invoices,
            "The patient's invoices, newest first; void ones too.",
        )
    )
    payments: Connection[Annotated["Payment", strawberry.lazy("gql_packages.schema.billing")]] = (
        paged(
            _newest_first("patientPayments", corrected("{o}", "payment", "received_at")),
            page_arguments,
            "The money that the patient paid, the last received first; void payments too.",
        )
    )
    appointments: Connection[
        Annotated["Appointment", strawberry.lazy("gql_packages.schema.appointment")]
    ] = paged(
        _newest_first("patientAppointments", "{o}.starts_at"),
        page_arguments,
        "The patient's appointments, the latest first, future ones included.",
    )
    is_archived: bool = column(
        "is_archived", "Whether the patient is kept out of the list of patients."
    )
    created_at: datetime = column("created_at", "When the patient was added.")
    version: int = column("version", "Rises with every change; for `expectedVersion`.")
