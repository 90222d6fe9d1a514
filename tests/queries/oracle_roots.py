"""What every root field is but the reports, in the plainest words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from gql_packages.domain.permissions import ROLE_PERMISSIONS, Role
from gql_packages.domain.search_keys import search_key
from gql_packages.domain.uses import suggested_refund
from gql_packages.resolvers.root_field_permissions import ROOT_FIELD_PERMISSIONS
from tests.queries import oracle_lists
from tests.queries.oracle_appointments import options
from tests.queries.oracle_reports import my_takings, sales, takings, usage
from tests.queries.oracle_words import LISTS, key_of, money, named, page, period, refused
from tests.queries.slow_loader import TABLE_OF, Answers, Row, World

Given = dict[str, Any]

#: What every staff member may fetch by its id.
OPEN = ("Clinic", "StaffMember", "Treatment", "NoShowFee", "Package")


def _permitted(name: str, function: Answers, world: World, row: Row, given: Given) -> Any:
    """The answer to a root field for whoever has the right that it asks for."""
    right = ROOT_FIELD_PERMISSIONS[name]
    if name == "node":
        found = named(given["id"])
        right = right if found and found[0] not in OPEN else None
    if right is not None and right not in ROLE_PERMISSIONS[Role(world.viewer["role"])]:
        raise refused("FORBIDDEN")
    return function(world, row, given)


def _node(world: World, _row: Row, given: Given) -> Row | None:
    type_name, key = named(given["id"]) or ("", None)
    if type_name == "Clinic":
        return world.clinic if world.clinic["id"] == key else None
    return world.one(TABLE_OF[type_name], key) if type_name in TABLE_OF else None


def _by_id(type_name: str, world: World, _row: Row, given: Given) -> Row | None:
    return world.one(TABLE_OF[type_name], key_of(given["id"], type_name))


def _searched(name: str, world: World, _row: Row, given: Given) -> Row:
    """Those in whose search key every word is found."""
    asked = given.get("filter") or {}
    found = [
        row
        for row in world.rows(LISTS[name][0])
        if given.get("includeArchived") or not row["is_archived"] or asked.get("isArchived")
    ]
    if asked:
        found = [row for row in found if oracle_lists.is_such_a_patient(world, row, asked)]
    search = given.get("search")
    if search is not None:
        if len(search) > 200:
            raise refused("INVALID_INPUT", "search")
        words = search_key(search).split()
        found = [row for row in found if all(word in row["search_key"] for word in words)]
    return page(world, name, found, given)


def _by_name(table: str, world: World, _row: Row, given: Given) -> list[Row]:
    """In the order in which people look for names."""
    everything = given.get("includeArchived") or given.get("includeInactive")
    found = [
        row
        for row in world.rows(table)
        if everything or (not row.get("is_archived") and row.get("is_active", True))
    ]
    return sorted(found, key=lambda row: (search_key(row["name"]), row["id"]))


def _appointments(world: World, _row: Row, given: Given) -> Row:
    who = given.get("practitionerId")
    practitioner = key_of(who, "StaffMember") if who else None
    if who and practitioner is None:
        raise refused("NOT_FOUND", "practitionerId")
    start, end = period(world, given["during"])
    found = [
        row
        for row in world.rows("appointment")
        if start <= row["starts_at"] < end
        and (practitioner is None or row["practitioner_id"] == practitioner)
    ]
    return page(world, "appointments", found, given)


def _package_options(world: World, _row: Row, given: Given) -> list[Row]:
    patient = key_of(given["patientId"], "Patient")
    treatment = key_of(given["treatmentId"], "Treatment")
    if world.one("patient", patient) is None or world.one("treatment", treatment) is None:
        raise refused("NOT_FOUND")
    about = {"patient_id": patient, "treatment_id": treatment, "starts_at": given["startsAt"]}
    return options(world, about)


def _refund_preview(world: World, _row: Row, given: Given) -> Row | None:
    row = world.one("patient_package", key_of(given["patientPackageId"], "PatientPackage"))
    if row is None or row["refunded_at"]:
        return None
    uses = world.where("redemption", "patient_package_id", row["id"])
    held = [use for use in uses if use["status"] == "RESERVED"]
    held.sort(key=lambda use: (use["reserved_at"], use["id"]))
    paid = world.present("invoice", row["invoice_id"])["paid"]
    left = row["uses_total"] - row["uses_redeemed"]
    suggested = suggested_refund(
        price=row["price"], uses_total=row["uses_total"], uses_remaining=left, collected=paid
    )
    return {
        "patient_package": row,
        "uses_remaining": left,
        "used_value": money(sum(use["value"] for use in uses if use["status"] == "REDEEMED")),
        "collected": money(paid),
        "suggested_amount": money(suggested),
        "retained_amount": money(paid - suggested),
        "minimum_amount": money(0),
        "maximum_amount": money(paid),
        "affected_appointments": [
            world.present("appointment", use["appointment_id"]) for use in held
        ],
    }


_ROOTS: Mapping[str, Answers] = {
    "viewer": lambda world, _row, _: {"role": world.viewer["role"]},
    "node": _node,
    "patient": partial(_by_id, "Patient"),
    "patientPackage": partial(_by_id, "PatientPackage"),
    "appointment": partial(_by_id, "Appointment"),
    **oracle_lists.ROOTS,
    "packages": partial(_searched, "packages"),
    "patients": partial(_searched, "patients"),
    "treatments": partial(_by_name, "treatment"),
    "noShowFees": partial(_by_name, "no_show_fee"),
    "staffMembers": partial(_by_name, "staff_member"),
    "appointments": _appointments,
    "packageOptions": _package_options,
    "refundPreview": _refund_preview,
    "packageSalesReport": sales,
    "packageUsageReport": usage,
    "takingsReport": takings,
    "myTakings": my_takings,
}
FIELDS: Mapping[str, Answers] = {
    f"Query.{name}": partial(_permitted, name, function) for name, function in _ROOTS.items()
}
