"""What every root field is but the reports, in the plainest words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import partial
from typing import Any
from uuid import UUID

from gql_packages.domain.patient_search import Term, patient_search
from gql_packages.domain.permissions import ROLE_PERMISSIONS, Role
from gql_packages.domain.search_keys import earlier_words, search_key
from gql_packages.domain.uses import suggested_refund
from gql_packages.resolvers.root_field_permissions import ROOT_FIELD_PERMISSIONS
from tests.queries import oracle_lists
from tests.queries.oracle_appointments import limit_balances, options
from tests.queries.oracle_liability import package_liability, patient_credit
from tests.queries.oracle_reports import my_takings, sales, takings, usage
from tests.queries.oracle_uses import uses_of
from tests.queries.oracle_words import LISTS, key_of, money, named, page, refused
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
    if search is None:
        return page(world, name, found, given)
    if len(search) > 200:
        raise refused("INVALID_INPUT", "search")
    words = search_key(search).split()
    if name == "packages":
        found = [row for row in found if all(word in row["search_key"] for word in words)]
    elif words:
        place = partial(_found_at, world, search)
        if given.get("orderBy") is None:
            return page(world, name, found, given, found=place)
        found = [row for row in found if place(row) is not None]
    return page(world, name, found, given)


def _found_at(world: World, search: str, patient: Row) -> str | None:
    """Where the patient stands among those who are found: first by words, in their order, then
    those who contain all, by name."""
    asked = patient_search(search)
    is_folded = patient["folded_version"] == patient["version"]
    own = world.where("patient_word", "patient_id", patient["id"]) if is_folded else []

    def begun(ranges: Sequence[tuple[str, str]]) -> Iterator[str]:
        for place, (low, high) in enumerate(ranges):
            inside = [row["word"] for row in own if low <= row["word"] < high]
            if inside:
                yield f"{place} {min(inside)} {patient['sort_key']}"

    has_all = all(any(begun(term.ranges)) for term in asked.terms)

    def counted(term: Term) -> int:
        """How many words there are of the part, as far as they are counted."""
        words = [row["word"] for row in world.rows("patient_word")]
        return sum(
            min(1000, sum(low <= word < high for word in words)) for low, high in term.ranges
        )

    leading = min(asked.terms, key=counted).ranges if has_all else ()
    for kind, ranges in enumerate((asked.together, leading)):
        for at in begun(ranges):
            return f"{kind} {at}"
    texts = [term.text for term in asked.terms]
    if not is_folded and all(word in patient["search_key"] for word in earlier_words(search)):
        return f"9 {patient['sort_key']}"
    is_inside = asked.looks_inside and all(text in patient["search_key"] for text in texts)
    return f"9 {patient['sort_key']}" if is_inside else None


def _by_name(table: str, world: World, _row: Row, given: Given) -> list[Row]:
    """In the order in which people look for names."""
    asked = given.get("filter") or {}
    everything = given.get("includeArchived") or given.get("includeInactive")
    treatment = asked.get("treatmentId")
    if treatment is not None and key_of(treatment, "Treatment") is None:
        raise refused("NOT_FOUND", "treatmentId")
    found = [
        row
        for row in world.rows(table)
        if everything or (not row.get("is_archived") and row.get("is_active", True))
        if asked.get("isBookable") in (None, row.get("is_bookable"))
        if treatment is None or _gives(world, row, key_of(treatment, "Treatment"))
    ]
    return sorted(found, key=_listed_by)


def _gives(world: World, member: Row, treatment: UUID | None) -> bool:
    given = world.where("staff_member_treatment", "staff_member_id", member["id"])
    there = world.one("treatment", treatment) is not None
    return there and (not given or any(each["treatment_id"] == treatment for each in given))


def _listed_by(row: Row) -> tuple[bool, int, str, UUID]:
    """Where it stands among all of its kind."""
    position = row.get("position")
    return position is None, position or 0, search_key(row["name"]), row["id"]


def _package_options(world: World, _row: Row, given: Given) -> list[Row]:
    patient = key_of(given["patientId"], "Patient")
    treatment = key_of(given["treatmentId"], "Treatment")
    if world.one("patient", patient) is None or world.one("treatment", treatment) is None:
        raise refused("NOT_FOUND")
    about = {"patient_id": patient, "treatment_id": treatment, "starts_at": given["startsAt"]}
    return options(world, about)


def _unused(limit: Row) -> Fraction:
    """Of a limit's share, what its remaining uses are worth, not rounded."""
    left: int = limit["uses"] - limit["taken"] - limit["redeemed"]
    return Fraction(limit["price_share"], limit["uses"]) * left


def _refund_preview(world: World, _row: Row, given: Given) -> Row | None:
    row = world.one("patient_package", key_of(given["patientPackageId"], "PatientPackage"))
    if row is None or row["refunded_at"]:
        return None
    uses = world.where("redemption", "patient_package_id", row["id"])
    held = [use for use in uses if use["status"] == "RESERVED"]
    held.sort(key=lambda use: (use["reserved_at"], use["id"]))
    paid = world.present("invoice", row["invoice_id"])["paid"]
    left = row["uses_total"] - row["uses_redeemed"]
    shares = [limit for limit in limit_balances(world, row) if limit["price_share"] is not None]
    suggested = suggested_refund(
        price=row["price"],
        uses_total=row["uses_sold"],
        uses_remaining=uses_of(world, row).paid_remaining,
        collected=paid,
        unused=sum(map(_unused, shares), Fraction()) if shares else None,
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
    "packageOptions": _package_options,
    "refundPreview": _refund_preview,
    "packageSalesReport": sales,
    "packageUsageReport": usage,
    "packageLiabilityReport": package_liability,
    "patientCreditReport": patient_credit,
    "takingsReport": takings,
    "myTakings": my_takings,
}
FIELDS: Mapping[str, Answers] = {
    f"Query.{name}": partial(_permitted, name, function) for name, function in _ROOTS.items()
}
