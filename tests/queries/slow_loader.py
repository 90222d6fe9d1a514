"""All rows of one clinic as plain dicts, read with the plainest of statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from gql_packages.database.connect import Connection
from gql_packages.domain.calendar import day_of
from gql_packages.domain.permissions import Principal
from tests.queries.slow_movements import liability_entries

Row = dict[str, Any]

TABLE_OF: Mapping[str, str] = {
    "StaffMember": "staff_member",
    "Treatment": "treatment",
    "NoShowFee": "no_show_fee",
    "Package": "package",
    "Patient": "patient",
    "Appointment": "appointment",
    "Invoice": "invoice",
    "Payment": "payment",
    "PatientPackage": "patient_package",
    "Redemption": "redemption",
    "PackageEntry": "package_entry",
}
#: Each table with the type of its rows; None: they are only ever seen as parts of others.
TABLES: Mapping[str, str | None] = {
    **{table: type_name for type_name, table in TABLE_OF.items()},
    **dict.fromkeys(("package_item", "patient_package_item", "package_refund", "invoice_line")),
    **dict.fromkeys(("imported_patient", "policy_change", "breakage_policy")),
    **dict.fromkeys(("package_limit", "patient_package_limit")),
    **dict.fromkeys(("payment_application", "payment_refund", "correction", "patient_word")),
    **dict.fromkeys(("staff_member_treatment", "use_adjustment")),
}


@dataclass
class World:
    """A clinic at one moment, as one of its staff sees it."""

    clinic: Row
    tables: dict[str, list[Row]]
    viewer: Row
    now: datetime
    #: with what is gone with deleted sales
    whole: Mapping[str, list[Row]] = field(default_factory=dict)
    _by_column: dict[tuple[str, str], dict[Any, list[Row]]] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return day_of(self.now, self.clinic["time_zone"])

    def rows(self, table: str) -> list[Row]:
        """All of a table."""
        return self.tables[table]

    def where(self, table: str, column: str, value: Any) -> list[Row]:
        """Those with that value in the column."""
        if (table, column) not in self._by_column:
            groups = self._by_column[table, column] = defaultdict(list)
            for row in self.tables[table]:
                groups[row[column]].append(row)
        return list(self._by_column[table, column].get(value, ()))

    def one(self, table: str, key: UUID | None) -> Row | None:
        """The row with that key."""
        return next(iter(self.where(table, "id", key)), None)

    def present(self, table: str, key: UUID) -> Row:
        """The row that a foreign key promises."""
        found = self.one(table, key)
        assert found is not None, (table, key)
        return found


#: What is gone with a deleted sale (rule 39), and the column that names it.
_OF_A_SALE = {
    "patient_package": "id",
    **dict.fromkeys(("patient_package_item", "redemption"), "patient_package_id"),
    "patient_package_limit": "patient_package_id",
    **dict.fromkeys(("package_entry", "package_refund"), "patient_package_id"),
    "use_adjustment": "patient_package_id",
}


async def load(superuser: Connection, principal: Principal, now: datetime) -> World:
    """The clinic of the principal, with whatever of it is not gone."""
    tables = await load_tables(superuser, principal.clinic_id)
    for row in tables["appointment"]:
        row["treatment_id"] = row["corrected_treatment_id"] or row["treatment_id"]
        if row["is_practitioner_corrected"]:
            row["practitioner_id"] = row["corrected_practitioner_id"]
    for row in tables["patient_package"]:
        if row["is_staff_member_corrected"]:
            row["staff_member_id"] = row["corrected_staff_member_id"]
    for row in tables["patient_package"]:
        row["uses_sold"] = row["uses_total"]
        row["uses_total"] += row["uses_changed"]
    for row in tables["package"]:
        place = 99_999 if row["position"] is None else row["position"]
        row["place"] = f"{place:05}{row['search_key']}"
    clinic = await superuser.fetchrow("SELECT * FROM clinic WHERE id = $1", principal.clinic_id)
    assert clinic is not None
    tables["liability_entry"] = liability_entries(tables, clinic["time_zone"])
    tables["liability_place"] = list(_places(tables))
    whole = dict(tables)
    gone = {row["id"] for row in tables["patient_package"] if row["deleted_at"]}
    for table, key in _OF_A_SALE.items():
        tables[table] = [row for row in tables[table] if row[key] not in gone]
    viewer = next(row for row in tables["staff_member"] if row["id"] == principal.staff_member_id)
    return World({**clinic, "__typename": "Clinic"}, tables, viewer, now, whole)


def _places(tables: dict[str, list[Row]]) -> Iterator[Row]:
    """Where a row of Package Liability may stand: of a sold package, a patient or an offer."""
    for table, moment in (
        ("patient_package", "purchased_at"),
        ("patient", "created_at"),
        ("package", "created_at"),
    ):
        for row in tables[table]:
            yield {"id": row["id"], "at": row[moment]}


def _takings(tables: dict[str, list[Row]]) -> Iterator[Row]:
    """What was received, but for void payments, and what was paid back."""
    of = {payment["id"]: payment for payment in tables["payment"]}
    for row in tables["payment"]:
        if not row["voided_at"]:
            who = {"staff_member_id": row["received_by_id"], "payment_id": row["id"]}
            yield {**row, "kind": "RECEIVED", "taken_at": row["received_at"], **who}
    for row in tables["payment_refund"]:
        payment = of[row["payment_id"]]
        taken = {"kind": "PAID_BACK", "taken_at": row["refunded_at"], "amount": -row["amount"]}
        who = {"staff_member_id": row["refunded_by_id"], "patient_id": payment["patient_id"]}
        yield {**row, **taken, **who, "reference": row["reference"] or payment["reference"]}


def _as_corrected(payment: Row) -> Row:
    """What it says now, in the columns of what it said at first."""
    now = {**payment, "recorded_at": payment["received_at"]}
    for column in ("method", "reference", "received_at"):
        if payment[f"corrected_{column}"] is not None:
            now[column] = payment[f"corrected_{column}"] or None
    return now


#: What a field is, from the world, the thing that it is of, and its arguments.
Answers = Callable[[World, Row, dict[str, Any]], Any]


async def load_tables(superuser: Connection, clinic: UUID) -> dict[str, list[Row]]:
    """Every row of the clinic."""
    tables = {
        table: [
            {**row, "__typename": type_name}
            for row in await superuser.fetch(
                f"SELECT * FROM {table} WHERE clinic_id = $1 ORDER BY id", clinic
            )
        ]
        for table, type_name in TABLES.items()
    }
    tables["payment"] = [_as_corrected(row) for row in tables["payment"]]
    tables["takings"] = list(_takings(tables))
    return tables
