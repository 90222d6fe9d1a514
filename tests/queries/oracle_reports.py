"""What the reports are, in the plainest words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from tests.queries.oracle import answers
from tests.queries.oracle_billing import number
from tests.queries.oracle_fields import status_of
from tests.queries.oracle_lists import page
from tests.queries.oracle_roots import period, root
from tests.queries.oracle_words import key_of, money, refused
from tests.queries.slow_loader import TABLE_OF, Row, World

Given = dict[str, Any]
Holds = Callable[[Row], bool]


@root("packageSalesReport")
def _sales(world: World, _row: Row, given: Given) -> Row:
    asked = given.get("filter") or {}
    checks = [
        _during(world, asked.get("sold"), "purchased_at"),
        _one_of("package_id", _keys(world, asked.get("packageIds"), "Package")),
        _one_of("patient_id", _key(world, asked.get("patientId"), "Patient")),
        _one_of("staff_member_id", _key(world, asked.get("staffMemberId"), "StaffMember")),
    ]
    if asked.get("status"):
        checks.append(lambda row: status_of(world, row, {}) in asked["status"])
    found = world.rows("patient_package")
    return {"sales": [row for row in found if all(check(row) for check in checks)]}


@root("packageUsageReport")
def _usage(world: World, _row: Row, given: Given) -> Row:
    asked = given.get("filter") or {}
    checks = [
        _during(world, asked.get("used"), "used_at"),
        _one_of("package_id", _keys(world, asked.get("packageIds"), "Package")),
        _one_of("patient_id", _key(world, asked.get("patientId"), "Patient")),
        _one_of("practitioner_id", _key(world, asked.get("practitionerId"), "StaffMember")),
        _one_of("treatment_id", _keys(world, asked.get("treatmentIds"), "Treatment")),
        _one_of("reason", asked.get("reason") or None),
    ]
    found = (_use(world, row) for row in world.rows("redemption") if row["status"] == "REDEEMED")
    return {"uses": [row for row in found if all(check(row) for check in checks)]}


def _use(world: World, row: Row) -> Row:
    """The use, with whatever is known of it from its package and its visit."""
    sold = world.present("patient_package", row["patient_package_id"])
    visit = world.present("appointment", row["appointment_id"])
    taken = {name: sold[name] for name in ("package_id", "patient_id", "name")}
    return {**row, **taken, **{name: visit[name] for name in ("practitioner_id", "treatment_id")}}


def _during(world: World, days: dict[str, Any] | None, column: str) -> Holds:
    if days is None:
        return lambda _row: True
    start, end = period(world, days)
    return lambda row: bool(start <= row[column] < end)


def _one_of(column: str, values: list[Any] | None) -> Holds:
    return lambda row: not values or row[column] in values


def _key(world: World, given: str | None, type_name: str) -> list[UUID] | None:
    return None if given is None else _keys(world, [given], type_name)


def _keys(world: World, given: list[str] | None, type_name: str) -> list[UUID]:
    keys = []
    for each in given or ():
        key = key_of(each, type_name)
        if key is None or world.one(TABLE_OF[type_name], key) is None:
            raise refused("NOT_FOUND")
        keys.append(key)
    return keys


def _sum(rows: list[Row], column: str) -> int:
    return sum(row[column] for row in rows)


@answers("PackageSalesReport.summary")
def _sales_summary(world: World, row: Row, _: Given) -> Row:
    sold = row["sales"]
    bills = [world.present("invoice", each["invoice_id"]) for each in sold]
    refunds = [_refunded(world, each) for each in sold]
    total, redeemed = _sum(sold, "uses_total"), _sum(sold, "uses_redeemed")
    return {
        "packages_sold": len(sold),
        "invoiced": money(_sum(sold, "price")),
        "collected": money(_sum(bills, "paid")),
        "refunded": money(sum(refunds)),
        "uses_sold": total,
        "uses_redeemed": redeemed,
        "uses_remaining": total - redeemed,
    }


def _refunded(world: World, sold: Row) -> int:
    return _sum(world.where("package_refund", "patient_package_id", sold["id"]), "amount")


@answers("PackageSalesReport.rows")
def _sales_rows(world: World, row: Row, given: Given) -> Row:
    every = [_sales_row(world, each) for each in world.rows("patient_package")]
    keys = {each["id"] for each in row["sales"]}
    found = [each for each in every if each["id"] in keys]
    return page("packageSalesRows", found, every, lambda each: each["purchased_at"], given)


def _sales_row(world: World, sold: Row) -> Row:
    sale, patient = (
        world.present("invoice", sold["invoice_id"]),
        world.present("patient", sold["patient_id"]),
    )
    seller = world.one("staff_member", sold["staff_member_id"])
    uses = world.where("redemption", "patient_package_id", sold["id"])
    spent = [use for use in uses if use["status"] == "REDEEMED"]
    last = max(spent, key=lambda use: (use["used_at"], use["id"]), default=None)
    treatment = None
    if last is not None:
        visit = world.present("appointment", last["appointment_id"])
        treatment = world.present("treatment", visit["treatment_id"])["name"]
    expires_on = sold["expires_on"]
    return {
        "id": sold["id"],
        "patient_package": sold,
        "patient_name": f"{patient['first_name']} {patient['last_name']}",
        "package_name": sold["name"],
        "purchased_at": sold["purchased_at"],
        "invoice_number": number(world, sale, {}),
        "price": money(sold["price"]),
        "collected": money(sale["paid"]),
        "refunded": money(_refunded(world, sold)),
        "uses_redeemed": sold["uses_redeemed"],
        "uses_remaining": sold["uses_total"] - sold["uses_redeemed"],
        "expires_on": expires_on,
        "is_expired": expires_on is not None and expires_on < world.today,
        "last_treatment": treatment,
        "last_used_at": last and last["used_at"],
        "status": status_of(world, sold, {}),
        "staff_name": seller and seller["name"],
    }


@answers("PackageUsageReport.summary")
def _usage_summary(_world: World, row: Row, _: Given) -> Row:
    uses = row["uses"]
    return {
        "uses": len(uses),
        "arrivals": sum(use["reason"] == "ARRIVAL" for use in uses),
        "no_shows": sum(use["reason"] == "NO_SHOW" for use in uses),
        "value": money(_sum(uses, "value")),
        "patient_pays": money(_sum(uses, "patient_pays")),
    }


@answers("PackageUsageReport.rows")
def _usage_rows(world: World, row: Row, given: Given) -> Row:
    every = [
        _usage_row(world, use) for use in world.rows("redemption") if use["status"] == "REDEEMED"
    ]
    keys = {each["id"] for each in row["uses"]}
    found = [each for each in every if each["id"] in keys]
    return page("packageUsageRows", found, every, lambda each: each["used_at"], given)


def _usage_row(world: World, redemption: Row) -> Row:
    use = _use(world, redemption)
    patient = world.present("patient", use["patient_id"])
    practitioner = world.one("staff_member", use["practitioner_id"])
    return {
        "id": use["id"],
        "redemption": redemption,
        "used_at": use["used_at"],
        "patient_name": f"{patient['first_name']} {patient['last_name']}",
        "package_name": use["name"],
        "treatment_name": world.present("treatment", use["treatment_id"])["name"],
        "practitioner_name": practitioner and practitioner["name"],
        "reason": use["reason"],
        "value": money(use["value"]),
        "patient_pays": money(use["patient_pays"]),
        "invoice_number": number(world, world.present("invoice", use["invoice_id"]), {}),
        "uses_remaining_after": use["uses_remaining_after"],
    }
