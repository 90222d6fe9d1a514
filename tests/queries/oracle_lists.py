"""What the clinic's lists hold under a filter, in the plainest words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from gql_packages.domain.calendar import day_of
from tests.queries.oracle_fields import credit, invoice_status, owing, status, unapplied
from tests.queries.oracle_words import key_of, page, period, refused
from tests.queries.slow_loader import Answers, Row, World

Given = dict[str, Any]


def _is_on(world: World, days: Mapping[str, date | None] | None, on: datetime | date) -> bool:
    """Whether a moment or a day falls on these days of the clinic's calendar."""
    if not days:
        return True
    first, last = days.get("from"), days.get("to")
    if first and last and last < first:
        raise refused("INVALID_INPUT", "to")
    if isinstance(on, datetime):
        on = day_of(on, world.clinic["time_zone"])
    return (first is None or first <= on) and (last is None or on <= last)


def _check(asked: Given, *ranges: str) -> None:
    """What is wrong with the filter itself, whatever there is."""
    for name in ranges:
        days = asked.get(name) or {}
        if days.get("from") and days.get("to") and days["to"] < days["from"]:
            raise refused("INVALID_INPUT", name)


def _named(asked: Given, name: str, type_name: str) -> Any:
    """The key that the filter names; None if it names none."""
    given = asked.get(name)
    if given is None:
        return None
    key = key_of(given, type_name)
    if key is None:
        raise refused("NOT_FOUND", name)
    return key


def number_of(text: str) -> int | None:
    found = re.fullmatch(r"(INV-)?([0-9]{1,18})", text.strip(), re.IGNORECASE)
    return int(found[2]) if found else None


def invoices(world: World, _row: Row, given: Given) -> Row:
    asked = given.get("filter") or {}
    _check(asked, "issued")
    patient = _named(asked, "patientId", "Patient")
    number = None
    if asked.get("number") is not None:
        number = number_of(asked["number"])
        if number is None:
            raise refused("INVALID_INPUT", "number")
    found = [
        row
        for row in world.rows("invoice")
        if number in (None, row["number"])
        and patient in (None, row["patient_id"])
        and _is_on(world, asked.get("issued"), row["issued_at"])
        and (not asked.get("status") or invoice_status(world, row, {}) in asked["status"])
        and (not asked.get("kind") or row["kind"] in asked["kind"])
    ]
    return page(world, "invoices", found, given, newest_first=True)


def invoice(world: World, _row: Row, given: Given) -> Row | None:
    """By its id or its number."""
    if (given.get("id") is None) == (given.get("number") is None):
        raise refused("INVALID_INPUT", "number")
    if given.get("id") is not None:
        return world.one("invoice", key_of(given["id"], "Invoice"))
    rows = world.where("invoice", "number", number_of(given["number"]))
    return rows[0] if rows else None


def payments(world: World, _row: Row, given: Given) -> Row:
    asked = given.get("filter") or {}
    _check(asked, "received")
    patient = _named(asked, "patientId", "Patient")
    receiver = _named(asked, "receivedById", "StaffMember")
    found = [
        row
        for row in world.rows("payment")
        if patient in (None, row["patient_id"])
        and receiver in (None, row["received_by_id"])
        and _is_on(world, asked.get("received"), row["received_at"])
        and (not asked.get("method") or row["method"] in asked["method"])
        and asked.get("hasUnapplied") in (None, unapplied(row) > 0)
        and asked.get("isVoid") in (None, row["voided_at"] is not None)
    ]
    return page(world, "payments", found, given, newest_first=True)


def payment(world: World, _row: Row, given: Given) -> Row | None:
    return world.one("payment", key_of(given["id"], "Payment"))


def _sum(has_some: bool | None, money: Row) -> bool:
    """Whether there is some money or none, as it is asked for."""
    return has_some is None or has_some == (money["minor"] > 0)


def is_such_a_patient(world: World, row: Row, asked: Given) -> bool:
    """Whether the patient meets what a filter says."""
    words = asked.get("packageStatus")
    packages = world.where("patient_package", "patient_id", row["id"])
    return (
        _sum(asked.get("owing"), owing(world, row, {}))
        and _sum(asked.get("credit"), credit(world, row, {}))
        and asked.get("isArchived") in (None, row["is_archived"])
        and (not words or any(status(world, each, {}) in words for each in packages))
    )


def last_visit_at(world: World, patient: Row, _: Given) -> datetime | None:
    visits = world.where("appointment", "patient_id", patient["id"])
    return max((each["starts_at"] for each in visits if each["status"] == "ARRIVED"), default=None)


def appointments(world: World, _row: Row, given: Given) -> Row:
    asked = given.get("filter") or {}
    who = given.get("practitionerId")
    practitioner = key_of(who, "StaffMember") if who else None
    if who and practitioner is None:
        raise refused("NOT_FOUND", "practitionerId")
    start, end = period(world, given["during"]) if given.get("during") else (None, None)
    if start is None and not any((asked.get("starts") or {}).values()):
        raise refused("INVALID_INPUT", "during")
    _check(asked, "starts")
    patient = _named(asked, "patientId", "Patient")
    treatment = _named(asked, "treatmentId", "Treatment")
    too = _named(asked, "practitionerId", "StaffMember")
    found = [
        row
        for row in world.rows("appointment")
        if (start is None or end is None or start <= row["starts_at"] < end)
        and _is_on(world, asked.get("starts"), row["starts_at"])
        and practitioner in (None, row["practitioner_id"])
        and too in (None, row["practitioner_id"])
        and treatment in (None, row["treatment_id"])
        and patient in (None, row["patient_id"])
        and (not asked.get("status") or row["status"] in asked["status"])
    ]
    return page(world, "appointments", found, given)


def patient_packages(world: World, _row: Row, given: Given) -> Row:
    asked = given.get("filter") or {}
    _check(asked, "expires", "sold")
    offers = [key_of(each, "Package") for each in asked.get("packageIds") or ()]
    if None in offers:
        raise refused("NOT_FOUND", "packageIds")
    most = asked.get("usesRemainingAtMost")
    if most is not None and not 0 <= most <= 10_000:
        raise refused("INVALID_INPUT", "usesRemainingAtMost")
    found = [
        row
        for row in world.rows("patient_package")
        if (not asked.get("status") or status(world, row, {}) in asked["status"])
        and (not offers or row["package_id"] in offers)
        and (most is None or row["uses_total"] - row["uses_redeemed"] <= most)
        and _is_on(world, asked.get("sold"), row["purchased_at"])
        and _expires(world, asked.get("expires"), row["expires_on"])
    ]
    return page(world, "clinicPackages", found, given, newest_first=True)


def _expires(world: World, days: Mapping[str, date | None] | None, on: date | None) -> bool:
    if not days or not any(days.values()):
        return True
    return on is not None and _is_on(world, days, on)


ROOTS: Mapping[str, Answers] = {
    "appointments": appointments,
    "invoices": invoices,
    "invoice": invoice,
    "patientPackages": patient_packages,
    "payments": payments,
    "payment": payment,
}
