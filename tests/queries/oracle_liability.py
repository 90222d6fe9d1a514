"""What moves the liability of packages, and what they are a liability of, in the plainest words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tests.queries.oracle_words import money, page
from tests.queries.slow_loader import Answers, Row, World

Given = dict[str, Any]


def _of_one(world: World, row: Row, given: Given) -> Row:
    found = world.where("liability_entry", "package_id", row["id"])
    return page(world, "packageLiabilityEntries", found, given)


def _liability_on(world: World, row: Row, given: Given) -> Row:
    day: date = given.get("date") or world.today
    of_it = world.where("liability_entry", "package_id", row["id"])
    return money(max(0, sum(entry["added"] for entry in of_it if entry["on"] <= day)))


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
}
