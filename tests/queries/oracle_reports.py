"""What the reports are, in the plainest words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from tests.queries.oracle_fields import number, remaining, status
from tests.queries.oracle_uses import lot
from tests.queries.oracle_words import key_of, money, page, period, refused
from tests.queries.slow_loader import TABLE_OF, Answers, Row, World
from tests.status_rules import commission_basis

Given = dict[str, Any]


def sales(world: World, _row: Row, given: Given) -> Row:
    asked = given.get("filter") or {}
    found = _matching(
        _during(world, world.rows("patient_package"), asked.get("sold"), "purchased_at"),
        package_id=_keys(world, asked.get("packageIds"), "Package"),
        patient_id=_keys(world, asked.get("patientId"), "Patient"),
        staff_member_id=_keys(world, asked.get("staffMemberId"), "StaffMember"),
    )
    stands = asked.get("status")
    return {"sales": [row for row in found if not stands or status(world, row, {}) in stands]}


def usage(world: World, _row: Row, given: Given) -> Row:
    asked = given.get("filter") or {}
    uses = [_use(world, row) for row in world.rows("redemption") if row["status"] == "REDEEMED"]
    found = _matching(
        _during(world, uses, asked.get("used"), "used_at"),
        package_id=_keys(world, asked.get("packageIds"), "Package"),
        patient_id=_keys(world, asked.get("patientId"), "Patient"),
        practitioner_id=_keys(world, asked.get("practitionerId"), "StaffMember"),
        treatment_id=_keys(world, asked.get("treatmentIds"), "Treatment"),
        reason=asked.get("reason") or [],
        commission_basis=[asked["commissionBasis"]] if asked.get("commissionBasis") else [],
    )
    return {"uses": found}


def takings(world: World, _row: Row, given: Given) -> Row:
    asked = given.get("filter") or {}
    found = _matching(
        _during(world, world.rows("takings"), asked.get("during"), "taken_at"),
        method=asked.get("method") or [],
        patient_id=_keys(world, asked.get("patientId"), "Patient"),
        staff_member_id=_keys(world, asked.get("staffMemberId"), "StaffMember"),
    )
    return {"takings": found}


def my_takings(world: World, _row: Row, _: Given) -> Row:
    today = {"from": world.today, "to": world.today}
    found = _during(world, world.rows("takings"), today, "taken_at")
    return {"takings": _matching(found, staff_member_id=[world.viewer["id"]])}


def _takings_sums(rows: list[Row]) -> Row:
    received = [row for row in rows if row["kind"] == "RECEIVED"]
    paid_back = [row for row in rows if row["kind"] == "PAID_BACK"]
    return {
        "received": money(_sum(received, "amount")),
        "paid_back": money(-_sum(paid_back, "amount")),
        "net": money(_sum(rows, "amount")),
        "payments": len(received),
        "refunds": len(paid_back),
    }


def _by_method(_world: World, row: Row, _: Given) -> list[Row]:
    methods = sorted({each["method"] for each in row["takings"]})
    of = {name: [row for row in row["takings"] if row["method"] == name] for name in methods}
    return [{"method": name, **_takings_sums(rows)} for name, rows in of.items()]


def _takings_rows(world: World, row: Row, given: Given) -> Row:
    rows = [
        {
            **each,
            "amount": money(each["amount"]),
            "payment": world.present("payment", each["payment_id"]),
            "patient_name": _patient_name(world, each),
            "patient_number": world.present("patient", each["patient_id"])["number"],
            "staff_name": world.present("staff_member", each["staff_member_id"])["name"],
        }
        for each in row["takings"]
    ]
    return page(world, "takingsRows", rows, given)


def _use(world: World, row: Row) -> Row:
    """The use, with whatever is known of it from its package and its visit."""
    sold = world.present("patient_package", row["patient_package_id"])
    visit = world.present("appointment", row["appointment_id"])
    taken = {name: sold[name] for name in ("package_id", "patient_id", "name")}
    taken["commission_basis"] = str(commission_basis(sold["staff_member_id"]))
    return {**row, **taken, **{name: visit[name] for name in ("practitioner_id", "treatment_id")}}


def _during(world: World, rows: list[Row], days: Given | None, column: str) -> list[Row]:
    if days is None:
        return rows
    start, end = period(world, days)
    return [row for row in rows if start <= row[column] < end]


def _matching(rows: list[Row], **columns: list[Any]) -> list[Row]:
    """Those that have one of the values in each column for which there are any."""
    return [
        row
        for row in rows
        if all(not values or row[column] in values for column, values in columns.items())
    ]


def _keys(world: World, given: list[str] | str | None, type_name: str) -> list[UUID]:
    keys = []
    for each in [given] if isinstance(given, str) else given or ():
        key = key_of(each, type_name)
        if key is None or world.one(TABLE_OF[type_name], key) is None:
            raise refused("NOT_FOUND")
        keys.append(key)
    return keys


def _sum(rows: list[Row], column: str) -> int:
    return sum(row[column] for row in rows)


def _sales_summary(world: World, row: Row, _: Given) -> Row:
    sold = row["sales"]
    return {
        "packages_sold": len(sold),
        "invoiced": money(_sum(sold, "price")),
        "collected": money(
            sum(world.present("invoice", each["invoice_id"])["paid"] for each in sold)
        ),
        "refunded": money(sum(_refunded(world, each) for each in sold)),
        "uses_sold": _sum(sold, "uses_sold"),
        "uses_redeemed": _sum(sold, "uses_redeemed"),
        "uses_remaining": sum(map(remaining, sold)),
        "sales": sold,
    }


def _grouped(rows: list[Row], column: str) -> dict[Any, list[Row]]:
    """The rows that have the same there, by what they have."""
    found: dict[Any, list[Row]] = {}
    for row in rows:
        found.setdefault(row[column], []).append(row)
    return found


def _largest_first(groups: dict[UUID | None, list[Row]], amount: str) -> list[Any]:
    def place(group: tuple[UUID | None, list[Row]]) -> tuple[int, bool, str]:
        return -_sum(group[1], amount), group[0] is None, str(group[0])

    return sorted(groups.items(), key=place)


def _sales_by_staff_member(world: World, row: Row, _: Given) -> list[Row]:
    compensated = [sold for sold in row["sales"] if sold["staff_member_id"] is not None]
    return [
        {
            **_sales_summary(world, {"sales": sold}, {}),
            "staff_member": world.present("staff_member", key),
        }
        for key, sold in _largest_first(_grouped(compensated, "staff_member_id"), "price")
    ]


def _refunded(world: World, sold: Row) -> int:
    return _sum(world.where("package_refund", "patient_package_id", sold["id"]), "amount")


def _sales_rows(world: World, row: Row, given: Given) -> Row:
    rows = [_sales_row(world, each) for each in row["sales"]]
    return page(world, "packageSalesRows", rows, given)


def _sales_row(world: World, sold: Row) -> Row:
    sale = world.present("invoice", sold["invoice_id"])
    seller = world.one("staff_member", sold["staff_member_id"])
    uses = world.where("redemption", "patient_package_id", sold["id"])
    spent = [use for use in uses if use["status"] == "REDEEMED"]
    last = max(spent, key=lambda use: (use["used_at"], use["id"]), default=None)
    expires_on = sold["expires_on"]
    return {
        **sold,
        "patient_package": sold,
        "patient_name": _patient_name(world, sold),
        "patient_number": world.present("patient", sold["patient_id"])["number"],
        "package_name": sold["name"],
        "invoice_number": number(world, sale, {}),
        "price": money(sold["price"]),
        "collected": money(sale["paid"]),
        "refunded": money(_refunded(world, sold)),
        "uses_remaining": remaining(sold),
        "is_expired": expires_on is not None and expires_on < world.today,
        "last_treatment": last and _treatment_name(world, _use(world, last)),
        "last_used_at": last and last["used_at"],
        "status": status(world, sold, {}),
        "staff_name": seller and seller["name"],
    }


def _patient_name(world: World, row: Row) -> str:
    patient = world.present("patient", row["patient_id"])
    return f"{patient['first_name']} {patient['last_name']}"


def _treatment_name(world: World, use: Row) -> str:
    return str(world.present("treatment", use["treatment_id"])["name"])


def _usage_summary(_world: World, row: Row, _: Given) -> Row:
    uses = row["uses"]
    return {
        "uses": len(uses),
        "arrivals": sum(use["reason"] == "ARRIVAL" for use in uses),
        "no_shows": sum(use["reason"] == "NO_SHOW" for use in uses),
        "late_cancellations": sum(use["reason"] == "LATE_CANCELLATION" for use in uses),
        "value": money(_sum(uses, "value")),
        "patient_pays": money(_sum(uses, "patient_pays")),
        "listed": uses,
    }


def _uses_by_commission_basis(world: World, row: Row, _: Given) -> list[Row]:
    groups = _grouped(row["listed"], "commission_basis")
    return [
        {**_usage_summary(world, {"uses": groups.get(basis, [])}, {}), "commission_basis": basis}
        for basis in ("SALE", "REDEMPTION")
    ]


def _uses_by_staff_member(world: World, row: Row, _: Given) -> list[Row]:
    compensated = [use for use in row["listed"] if use["commission_basis"] == "REDEMPTION"]
    return [
        {
            **_usage_summary(world, {"uses": uses}, {}),
            "staff_member": world.one("staff_member", key),
        }
        for key, uses in _largest_first(_grouped(compensated, "practitioner_id"), "value")
    ]


def _is_superseded(world: World, use: Row) -> bool:
    """Whether the history of its package tells of a reversal after it."""
    entries = world.where("package_entry", "patient_package_id", use["patient_package_id"])
    redeemed = [
        entry["sequence"]
        for entry in entries
        if entry["redemption_id"] == use["id"] and entry["kind"] == "REDEEMED"
    ]
    return any(
        entry["kind"] == "REVERSED" and entry["sequence"] > sequence
        for entry in entries
        for sequence in redeemed
    )


def _usage_rows(world: World, row: Row, given: Given) -> Row:
    rows = [_usage_row(world, use) for use in row["uses"]]
    return page(world, "packageUsageRows", rows, given)


def _usage_row(world: World, use: Row) -> Row:
    practitioner = world.one("staff_member", use["practitioner_id"])
    return {
        **use,
        "redemption": world.present("redemption", use["id"]),
        "lot": lot(world, use),
        "patient_name": _patient_name(world, use),
        "patient_number": world.present("patient", use["patient_id"])["number"],
        "package_name": use["name"],
        "treatment_name": _treatment_name(world, use),
        "practitioner_name": practitioner and practitioner["name"],
        "value": money(use["value"]),
        "patient_pays": money(use["patient_pays"]),
        "invoice_number": number(world, world.present("invoice", use["invoice_id"]), {}),
        "is_superseded": _is_superseded(world, use),
    }


FIELDS: Mapping[str, Answers] = {
    "TakingsReport.summary": lambda _world, row, _: _takings_sums(row["takings"]),
    "TakingsReport.byMethod": _by_method,
    "TakingsReport.rows": _takings_rows,
    "PackageSalesReport.summary": _sales_summary,
    "PackageSalesReport.rows": _sales_rows,
    "PackageSalesSummary.byStaffMember": _sales_by_staff_member,
    "PackageUsageSummary.byCommissionBasis": _uses_by_commission_basis,
    "PackageUsageSummary.byStaffMember": _uses_by_staff_member,
    "PackageUsageReport.summary": _usage_summary,
    "PackageUsageReport.rows": _usage_rows,
}
