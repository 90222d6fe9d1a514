"""The audit: who did and saw what, and the sales that were deleted."""

from datetime import datetime

import strawberry

from gql_packages.domain.enums import AuditKind
from gql_packages.reading.declarations import Listing, column, one, reads, sql
from gql_packages.reading.json_sql import global_id
from gql_packages.schema.billing import Invoice
from gql_packages.schema.clinic import StaffMember
from gql_packages.schema.described import described, described_input, optional
from gql_packages.schema.global_id import id_of
from gql_packages.schema.list_filters import OpenDateRange
from gql_packages.schema.money import Money
from gql_packages.schema.patient import Patient

_KIND = "CASE WHEN {t}.outcome IN ('READ', 'DONE', 'REPLAYED') THEN {t}.outcome ELSE 'REFUSED' END"
#: By index, for each set of kinds.
_CHANGES = "{t}.outcome <> 'READ'"
_REFUSED = f"{_CHANGES} AND {{t}}.outcome <> 'DONE' AND {{t}}.outcome <> 'REPLAYED'"
#: A correction may be of several columns, with one reason; a deletion is that of its moment.
_REASON = """CASE WHEN {t}.outcome = 'DONE' THEN coalesce(
    (SELECT f.reason FROM package_refund f
     WHERE f.clinic_id = $1 AND f.request_id = {t}.request_id),
    (SELECT min(c.reason) FROM correction c
     WHERE c.clinic_id = $1 AND c.request_id = {t}.request_id),
    CASE WHEN {t}.operation = 'deletePackageSale' THEN
        (SELECT min(pp.deletion_reason) FROM patient_package pp
         WHERE pp.clinic_id = $1 AND pp.deleted_at IS NOT NULL AND pp.deleted_at = {t}.at
            AND pp.deleted_by_id = {t}.actor_id
            AND ({t}.entity_id IS NULL OR pp.patient_id = {t}.entity_id)) END
) END"""


def _of_kinds(kinds: list[AuditKind]) -> str:
    condition = f"({_KIND}) = ANY(:kind::text[])"
    if AuditKind.READ in kinds:
        return condition
    return f"{_REFUSED if kinds == [AuditKind.REFUSED] else _CHANGES} AND {condition}"


AUDIT_ENTRIES = Listing(
    "auditEntries",
    order="{o}.at",
    kind="time",
    is_descending=True,
    filters={
        "patient_id": "{t}.entity_type = 'Patient' AND {t}.entity_id = :patient_id::uuid",
        "staff_member_id": "{t}.actor_id = :staff_member_id::uuid",
        "kind": _of_kinds,
        "days_since": "{t}.at >= :days_since::timestamptz",
        "days_until": "{t}.at < :days_until::timestamptz",
    },
)
DELETED_SALES = Listing(
    "deletedSales",
    order="{o}.deleted_at",
    kind="time",
    is_descending=True,
    filters={
        "patient_id": "{t}.patient_id = :patient_id::uuid",
        "deleted_since": "{t}.deleted_at >= :deleted_since::timestamptz",
        "deleted_until": "{t}.deleted_at < :deleted_until::timestamptz",
    },
)


@described_input
class AuditEntryFilter:
    """Which entries of the audit.

    Every condition may be left out; those that are given must all be met.
    """

    patient_id: strawberry.ID | None = id_of(
        "Patient", "About this patient's record.", default=None
    )
    staff_member_id: strawberry.ID | None = id_of(
        "StaffMember", "What this staff member did or saw.", default=None
    )
    kind: list[AuditKind] | None = optional("Of these kinds. Left out or empty: any.")
    days: OpenDateRange | None = optional("On these days.")


@described_input
class DeletedSaleFilter:
    """Which deleted sales.

    Every condition may be left out; those that are given must all be met.
    """

    patient_id: strawberry.ID | None = id_of("Patient", "Of this patient.", default=None)
    deleted: OpenDateRange | None = optional("Deleted on these days.")


@described
@reads("audit_entry", patient="CASE WHEN {t}.entity_type = 'Patient' THEN {t}.entity_id END")
class AuditEntry:
    """Something that a staff member did, saw, or was refused."""

    at: datetime = column("at", "When.")
    staff_member: StaffMember = one("actor_id", "Who.")
    kind: AuditKind = sql(_KIND, "Whether it was shown, done, or refused.")
    operation: str = column("operation", "What: the root field, or the file.")
    outcome: str = column(
        "outcome", "READ, DONE or REPLAYED; else the code with which it was refused."
    )
    patient: Patient | None = one(
        "{o}.id = {t}.entity_id AND {t}.entity_type = 'Patient'",
        "Whose record; null where it was no patient's, where nothing came of it, and for what "
        "earlier versions changed.",
    )
    reason: str | None = sql(
        _REASON, "The reason that was given for a refund, a correction or a deleted sale."
    )
    request_id: strawberry.ID = column(
        "request_id",
        "The request: its `X-Request-ID`; of what was done or refused under a key, the same for "
        "every repetition.",
    )


@described
@reads("patient_package", where="{t}.deleted_at IS NOT NULL", patient="{t}.patient_id")
class DeletedSale:
    """A sale of a package that was deleted as a mistake."""

    patient_package_id: strawberry.ID = sql(
        global_id("PatientPackage", "{t}.id"), "The package's id, which shows nothing any more."
    )
    patient: Patient = one("patient_id", "To whom it was sold.")
    name: str = column("name", "What was sold.")
    price: Money = column("price", "For how much.")
    sold_at: datetime = column("purchased_at", "When it was sold.")
    invoice: Invoice = one("invoice_id", "Its invoice, which is void.")
    deleted_at: datetime = column("deleted_at", "When it was deleted.")
    deleted_by: StaffMember = one("deleted_by_id", "Who deleted it.")
    reason: str | None = column("deletion_reason", "The reason, if one was given.")
