"""What every root field is but the reports, in the plainest words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gql_packages.domain.calendar import bounds_of
from gql_packages.domain.permissions import ROLE_PERMISSIONS, Role
from gql_packages.domain.uses import suggested_refund
from gql_packages.resolvers.root_field_permissions import ROOT_FIELD_PERMISSIONS
from tests.queries.oracle import Answers, answers
from tests.queries.oracle_lists import by_name, matching, page
from tests.queries.oracle_visits import options
from tests.queries.oracle_words import key_of, money, named, refused
from tests.queries.slow_loader import TABLE_OF, Row, World

Given = dict[str, Any]

#: What every staff member may fetch by its id.
OPEN = ("Clinic", "StaffMember", "Treatment", "NoShowFee", "Package")


def root(name: str) -> Callable[[Answers], Answers]:
    """Under this: the function answers a root field for whoever has the right that it asks for."""

    def register(function: Answers) -> Answers:
        def answer(world: World, row: Row, given: Given) -> Any:
            right = ROOT_FIELD_PERMISSIONS[name]
            if name == "node":
                found = named(given["id"])
                right = right if found and found[0] not in OPEN else None
            if right is not None and right not in ROLE_PERMISSIONS[Role(world.viewer["role"])]:
                raise refused("FORBIDDEN")
            return function(world, row, given)

        return answers(f"Query.{name}")(answer)

    return register


@root("viewer")
def _viewer(world: World, _row: Row, _: Given) -> Row:
    return {"role": world.viewer["role"]}


@root("node")
def _node(world: World, _row: Row, given: Given) -> Row | None:
    found = named(given["id"])
    if found is None:
        return None
    type_name, key = found
    if type_name == "Clinic":
        return world.clinic if world.clinic["id"] == key else None
    return world.one(TABLE_OF[type_name], key) if type_name in TABLE_OF else None


def _by_id(type_name: str) -> Answers:
    def found(world: World, _row: Row, given: Given) -> Row | None:
        return world.one(TABLE_OF[type_name], key_of(given["id"], type_name))

    return found


root("patient")(_by_id("Patient"))
root("patientPackage")(_by_id("PatientPackage"))
root("appointment")(_by_id("Appointment"))
root("invoice")(_by_id("Invoice"))


@root("packages")
def _packages(world: World, _row: Row, given: Given) -> Row:
    return _named_page(world, "packages", "package", "search_key", given)


@root("patients")
def _patients(world: World, _row: Row, given: Given) -> Row:
    return _named_page(world, "patients", "patient", "sort_key", given)


def _named_page(world: World, name: str, table: str, column: str, given: Given) -> Row:
    every = world.rows(table)
    shown = [row for row in every if given.get("includeArchived") or not row["is_archived"]]
    found = matching(shown, given.get("search"))
    return page(name, found, every, lambda row: row[column], given)


@root("treatments")
def _treatments(world: World, _row: Row, given: Given) -> list[Row]:
    return _unarchived(world.rows("treatment"), given)


@root("noShowFees")
def _no_show_fees(world: World, _row: Row, given: Given) -> list[Row]:
    return _unarchived(world.rows("no_show_fee"), given)


def _unarchived(rows: list[Row], given: Given) -> list[Row]:
    return by_name(row for row in rows if given.get("includeArchived") or not row["is_archived"])


@root("staffMembers")
def _staff_members(world: World, _row: Row, given: Given) -> list[Row]:
    rows = world.rows("staff_member")
    return by_name(row for row in rows if given.get("includeInactive") or row["is_active"])


@root("appointments")
def _appointments(world: World, _row: Row, given: Given) -> Row:
    who = given.get("practitionerId")
    practitioner = key_of(who, "StaffMember") if who else None
    if who and practitioner is None:
        raise refused("NOT_FOUND", "practitionerId")
    every = world.rows("appointment")
    start, end = period(world, given["during"])
    found = [
        row
        for row in every
        if start <= row["starts_at"] < end
        and (practitioner is None or row["practitioner_id"] == practitioner)
    ]
    return page("appointments", found, every, lambda row: row["starts_at"], given)


def period(world: World, days: dict[str, Any]) -> Any:
    """From the start of the first day to the end of the last."""
    if days["to"] < days["from"]:
        raise refused("INVALID_INPUT", "to")
    return bounds_of(days["from"], days["to"], world.clinic["time_zone"])


@root("packageOptions")
def _package_options(world: World, _row: Row, given: Given) -> list[Row]:
    patient, treatment = (
        key_of(given["patientId"], "Patient"),
        key_of(given["treatmentId"], "Treatment"),
    )
    if world.one("patient", patient) is None or world.one("treatment", treatment) is None:
        raise refused("NOT_FOUND")
    visit = {"patient_id": patient, "treatment_id": treatment, "starts_at": given["startsAt"]}
    return options(world, visit)


@root("refundPreview")
def _refund_preview(world: World, _row: Row, given: Given) -> Row | None:
    row = world.one("patient_package", key_of(given["patientPackageId"], "PatientPackage"))
    if row is None or row["refunded_at"]:
        return None
    uses = world.where("redemption", "patient_package_id", row["id"])
    held = [use for use in uses if use["status"] == "RESERVED"]
    held.sort(key=lambda use: (use["reserved_at"], use["id"]))
    paid, left = (
        world.present("invoice", row["invoice_id"])["paid"],
        row["uses_total"] - row["uses_redeemed"],
    )
    suggested = suggested_refund(
        price=row["price"], uses_total=row["uses_total"], uses_remaining=left, collected=paid
    )
    return {
        "patient_package": row,
        "uses_remaining": left,
        "suggested_amount": money(suggested),
        "minimum_amount": money(0),
        "maximum_amount": money(paid),
        "affected_appointments": [
            world.present("appointment", use["appointment_id"]) for use in held
        ],
    }
