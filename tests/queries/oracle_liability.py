"""What moves the liability of packages, what they are a liability of, and what is credit, in the
plainest words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from gql_packages.domain.calendar import bounds_of
from tests.queries.oracle_fields import number
from tests.queries.oracle_words import key_of, money, page, period, refused
from tests.queries.slow_loader import TABLE_OF, Answers, Row, World
from tests.queries.slow_movements import liability_entries
from tests.reports.slow_liability import SlowLiability, months

Given = dict[str, Any]

_FIGURES = (
    *("opening", "sold", "redeemed", "refunded", "suspense", "expired", "adjusted", "closing"),
    *("liability", "receivable", "ofWhichExpired"),
)
#: What nobody asks for month by month.
_MOST_MONTHS = 120
_NOTHING: Row = {"patient_package": None, "invoice_number": None, "patient": None, "package": None}


def _of_one(world: World, row: Row, given: Given) -> Row:
    found = world.where("liability_entry", "package_id", row["id"])
    # What is going to lapse has not.
    found = [each for each in found if each["kind"] != "EXPIRED" or each["on"] <= world.today]
    return page(world, "packageLiabilityEntries", found, given)


def _liability_on(world: World, row: Row, given: Given) -> Row:
    day: date = given.get("date") or world.today
    of_it = world.where("liability_entry", "package_id", row["id"])
    return money(max(0, sum(entry["added"] for entry in of_it if entry["on"] <= day)))


def _known_at(world: World, given: Given) -> datetime:
    settled = world.now - timedelta(seconds=60)
    known_at: datetime = given.get("knownAt") or settled
    if known_at > settled:
        raise refused("INVALID_INPUT", "knownAt")
    return known_at


def _keys(world: World, given: list[str] | str | None, type_name: str) -> list[Any]:
    """Of what is there, or was there and is deleted."""
    keys = [
        key_of(each, type_name) for each in ([given] if isinstance(given, str) else given or ())
    ]
    there = {row["id"] for row in world.whole[TABLE_OF[type_name]]}
    if not there.issuperset(keys):
        raise refused("NOT_FOUND")
    return keys


def package_liability(world: World, _row: Row, given: Given) -> Row:
    during, asked = given["during"], given.get("filter") or {}
    period(world, during)
    by_month = given["groupBy"] == "MONTH"
    if by_month and len(list(months(during["from"], during["to"]))) > _MOST_MONTHS:
        raise refused("INVALID_INPUT", "during")
    conditions = {
        "package_id": _keys(world, asked.get("packageIds"), "Package"),
        "patient_id": _keys(world, asked.get("patientIds"), "Patient"),
        "id": _keys(world, asked.get("patientPackageId"), "PatientPackage"),
    }
    return {
        "packages": [
            row
            for row in world.whole["patient_package"]
            if all(not keys or row[name] in keys for name, keys in conditions.items())
        ],
        "patients": conditions["patient_id"],
        "by": given["groupBy"],
        "days": (during["from"], during["to"]),
        "known_at": _known_at(world, given),
        "slow": SlowLiability(world.whole, world.clinic["time_zone"]),
    }


def _figures(found: Mapping[str, int]) -> Row:
    names = {name: re.sub("([A-Z])", r"_\1", name).lower() for name in _FIGURES}
    return {names[name]: money(found.get(name, 0)) for name in _FIGURES}


def _summary(_world: World, row: Row, _: Given) -> Row:
    return _figures(row["slow"].figures(row["packages"], *row["days"], row["known_at"]))


def _rows(world: World, row: Row, given: Given) -> Row:
    found = row["slow"].grouped(row["by"], row["packages"], *row["days"], row["known_at"])
    about = {
        "PATIENT_PACKAGE": _of_package,
        "PATIENT": _of_patient,
        "PACKAGE": _of_offer,
        "MONTH": _of_month,
    }[row["by"]]
    rows = [
        {**_NOTHING, "month": None, **about(world, key, row), "figures": _figures(figures)}
        for key, figures in found.items()
    ]
    return page(world, "packageLiabilityRows", rows, given)


def _whole(world: World, table: str, key: Any) -> Row:
    return next(row for row in world.whole[table] if row["id"] == key)


def _of_package(world: World, key: Any, _: Row) -> Row:
    package = _whole(world, "patient_package", key)
    return {
        **{"id": key, "at": package["purchased_at"], "name": package["name"]},
        "patient_package": world.one("patient_package", key),
        "invoice_number": number(world, world.present("invoice", package["invoice_id"]), {}),
        "patient": world.present("patient", package["patient_id"]),
        "package": world.present("package", package["package_id"]),
    }


def _of_patient(world: World, key: Any, _: Row) -> Row:
    patient = world.present("patient", key)
    about = {"id": key, "at": patient["created_at"], "patient": patient}
    return {**about, "name": _name(patient)}


def _of_offer(world: World, key: Any, _: Row) -> Row:
    offer = world.present("package", key)
    return {"id": key, "at": offer["created_at"], "package": offer, "name": offer["name"]}


def _of_month(world: World, key: date, row: Row) -> Row:
    """Rows of months have no key of their own, but the clinic's."""
    first = max(key, row["days"][0])
    at = bounds_of(first, first, world.clinic["time_zone"])[0]
    return {"id": world.clinic["id"], "at": at, "month": key, "name": f"{key:%Y-%m}"}


def _name(patient: Row) -> str:
    return f"{patient['first_name']} {patient['last_name']}"


def _entries(world: World, row: Row, given: Given) -> Row:
    first, last = row["days"]
    listed = {package["id"] for package in row["packages"]}
    tables = {**world.whole, "patient_package": row["packages"]}
    found = [
        entry
        for entry in liability_entries(tables, world.clinic["time_zone"], row["known_at"])
        if entry["package_id"] in listed and first <= entry["on"] <= last
    ]
    return page(world, "liabilityEntries", found, given)


def _unapplied_credit(_world: World, row: Row, _: Given) -> Row:
    found = row["slow"].credit(row["days"][1], row["known_at"])
    return money(
        sum(
            minor
            for patient, minor in found.items()
            if not row["patients"] or patient in row["patients"]
        )
    )


def patient_credit(world: World, _row: Row, given: Given) -> Row:
    as_of, known_at = given.get("asOf") or world.today, _known_at(world, given)
    slow = SlowLiability(world.whole, world.clinic["time_zone"])
    return {
        "as_of": as_of,
        "known_at": known_at,
        "credit": slow.credit(as_of, known_at),
        "slow": slow,
    }


def _credit_rows(world: World, row: Row, given: Given) -> Row:
    oldest = row["slow"].oldest_credit(row["as_of"], row["known_at"])
    rows = []
    for key, minor in row["credit"].items():
        patient = world.present("patient", key)
        about = {"patient": patient, "patient_name": _name(patient), "credit": money(minor)}
        rows.append({**patient, **about, "oldest_on": oldest[key]})
    return page(world, "patientCreditRows", rows, given)


FIELDS: Mapping[str, Answers] = {
    "PatientPackage.liabilityEntries": _of_one,
    "PatientPackage.liabilityOn": _liability_on,
    "LiabilityEntry.amount": lambda _world, row, _: money(row["minor"]),
    "LiabilityEntry.balanceAfter": lambda _world, row, _: money(row["balance"]),
    "LiabilityEntry.patientPackage": lambda world, row, _: world.one(
        "patient_package", row["package_id"]
    ),
    "LiabilityEntry.redemption": lambda world, row, _: world.one(
        "redemption", row["redemption_id"]
    ),
    "LiabilityEntry.payment": lambda world, row, _: world.one("payment", row["payment_id"]),
    "PackageLiabilityReport.summary": _summary,
    "PackageLiabilityReport.rows": _rows,
    "PackageLiabilityReport.entries": _entries,
    "PackageLiabilityReport.unappliedCredit": _unapplied_credit,
    "PatientCreditReport.total": lambda _world, row, _: money(sum(row["credit"].values())),
    "PatientCreditReport.rows": _credit_rows,
}
