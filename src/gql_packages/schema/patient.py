"""Patients."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from gql_packages.domain.corrections import corrected
from gql_packages.domain.enums import InvoiceStatus, PatientPackageStatus
from gql_packages.reading.declarations import Listing, column, paged, reads, sql
from gql_packages.reading.statuses import INVOICE_STATUS, PACKAGE_STATUS
from gql_packages.schema.described import described
from gql_packages.schema.money import Money
from gql_packages.schema.node import Node
from gql_packages.schema.pagination import After, Connection, First, page_arguments

if TYPE_CHECKING:
    from gql_packages.schema.appointment import Appointment
    from gql_packages.schema.billing import Invoice, Payment
    from gql_packages.schema.patient_package import PatientPackage

PATIENTS = Listing("patients", order='{o}.sort_key COLLATE "C"', kind="name")

#: What a patient has to their credit (rule 48): nothing of void payments (rule 173).
CREDIT = (
    "(SELECT coalesce(sum(y.amount - y.applied - y.refunded), 0)::bigint FROM payment y"
    " WHERE y.clinic_id = $1 AND y.patient_id = {t}.id AND y.voided_at IS NULL)"
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
    credit: Money = sql(
        CREDIT, "Money received that is neither applied to an invoice nor paid back."
    )
    owing: Money = sql(
        "(SELECT coalesce(sum(i.total - i.paid), 0)::bigint FROM invoice i WHERE i.clinic_id = $1"
        " AND i.patient_id = {t}.id AND i.voided_at IS NULL)",
        "The sum of what is due on all of the patient's invoices.",
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
