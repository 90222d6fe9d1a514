"""The history of patient packages."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from gql_packages.domain.enums import PackageEntryKind
from gql_packages.reading.declarations import column, one, reads, sql
from gql_packages.schema.clinic import StaffMember
from gql_packages.schema.described import described
from gql_packages.schema.money import Money
from gql_packages.schema.node import Node

if TYPE_CHECKING:
    from gql_packages.schema.appointment import Appointment

#: The patient of a row that belongs to a patient package, whose sale must not be deleted (rule 39).
OWNER = (
    "(SELECT pp.patient_id FROM patient_package pp"
    " WHERE pp.clinic_id = $1 AND pp.id = {t}.patient_package_id AND pp.deleted_at IS NULL)"
)
#: Of the correction that an entry records, who was compensated before it or after it.
_COMPENSATED = (
    "{o}.id = (SELECT c.value_%s::uuid FROM correction c WHERE c.clinic_id = $1"
    " AND c.request_id = {t}.request_id AND c.table_name = 'patient_package'"
    " AND c.row_id = {t}.patient_package_id AND c.column_name = 'staff_member_id')"
)
_EXPIRY_BEFORE = (
    "(SELECT before.expires_on_after FROM package_entry before WHERE before.clinic_id = $1"
    " AND before.patient_package_id = {t}.patient_package_id"
    " AND before.sequence = {t}.sequence - 1)"
)
#: A column of the adjustment that an entry tells of.
_CHANGED = (
    "(SELECT a.{column} FROM use_adjustment a"
    " WHERE a.clinic_id = $1 AND a.package_entry_id = {{t}}.id)"
)
_PackageEntry = Annotated["PackageEntry", strawberry.lazy("gql_packages.schema.package_entry")]


@described
@reads("package_entry", patient=OWNER)
class PackageEntry(Node):
    """A history entry of a patient package. It is never edited or removed."""

    sequence: int = column("sequence", "Its number in the history: 1, 2, 3 … no gaps.")
    kind: PackageEntryKind = column("kind", "What happened.")
    at: datetime = column("at", "When it happened.")
    actor: StaffMember = one("actor_id", "Who did it.")
    appointment: (
        Annotated["Appointment", strawberry.lazy("gql_packages.schema.appointment")] | None
    ) = one("appointment_id", "The appointment that it concerns; null if none.")
    uses_available_after: int = column(
        "uses_available_after", "How many uses could still be reserved after it."
    )
    uses_remaining_after: int = column(
        "uses_remaining_after", "How many uses were not redeemed after it, reserved ones included."
    )
    expires_on_before: date | None = sql(
        _EXPIRY_BEFORE,
        "The last valid day before it; null: it never expired, or this is the sale.",
    )
    expires_on_after: date | None = column(
        "expires_on_after",
        "The last valid day after it; null: it never expires. EXPIRY_CHANGED moved the one to the "
        "other.",
    )
    staff_member_before: StaffMember | None = one(
        _COMPENSATED % "before",
        "Who was compensated for the sale before COMPENSATION_CHANGED; null: no one.",
    )
    staff_member_after: StaffMember | None = one(
        _COMPENSATED % "after",
        "Who is compensated for the sale after COMPENSATION_CHANGED; null: no one.",
    )
    uses_change: int | None = sql(
        _CHANGED.format(column="change"),
        "How many uses were added (positive) or taken (negative); null if it is about neither.",
    )
    value: Money | None = sql(
        f"abs({_CHANGED.format(column='value')})",
        "What these uses are worth; null if none was added or taken.",
    )
    undoes: (
        Annotated["PackageEntry", strawberry.lazy("gql_packages.schema.package_entry")] | None
    ) = one("undoes_id", "The entry that it undoes; null if none.")
    undone_by: (
        Annotated["PackageEntry", strawberry.lazy("gql_packages.schema.package_entry")] | None
    ) = one(
        "{o}.undoes_id = {t}.id AND {o}.patient_package_id = {t}.patient_package_id",
        "The entry that undid it; null if none did.",
    )
    note: str | None = column("note", "A note about it.")
