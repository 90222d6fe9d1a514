"""What appointments are, and which packages could be put on them, in the plainest words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gql_packages.domain.calendar import day_of
from gql_packages.domain.limits import UseLimit
from gql_packages.domain.uses import PackageTerms, preference, refusal_to_reserve
from tests.queries.oracle_uses import taken_of_limit, uses_of
from tests.queries.oracle_words import money
from tests.queries.slow_loader import Answers, Row, World

Given = dict[str, Any]


def live_use(world: World, row: Row, _: Given) -> Row | None:
    uses = world.where("redemption", "appointment_id", row["id"])
    return next((use for use in uses if use["status"] in ("RESERVED", "REDEEMED")), None)


def bill(world: World, row: Row, _: Given) -> Row | None:
    bills = world.where("invoice", "appointment_id", row["id"])
    return next((each for each in bills if not each["voided_at"]), None)


def patient_total(world: World, row: Row, _: Given) -> Row:
    if (billed := bill(world, row, {})) is not None:
        return money(billed["total"])
    if (use := live_use(world, row, {})) is not None:
        return money(use["patient_pays"])
    if row["status"] in ("BOOKED", "ARRIVED"):
        return money(world.present("treatment", row["treatment_id"])["price"])
    return money(0)


def package_options(world: World, row: Row, _: Given) -> list[Row]:
    billed = bill(world, row, {})
    refusal = None
    if live_use(world, row, {}):
        refusal = "ALREADY_COVERED", "There is a package on this appointment already."
    elif row["status"] in ("CANCELLED", "NO_SHOW"):
        word = "cancelled" if row["status"] == "CANCELLED" else "marked as a no-show"
        refusal = "WRONG_STATUS", f"The appointment is {word}."
    elif billed and billed["paid"]:
        refusal = "PAYMENT_APPLIED", "Something is paid on the invoice. Unapply it first."
    return options(world, row, refusal)


FIELDS: Mapping[str, Answers] = {
    "Appointment.redemption": live_use,
    "Appointment.invoice": bill,
    "Appointment.patientTotal": patient_total,
    "Appointment.packageOptions": package_options,
}


def options(world: World, visit: Row, refusal: tuple[str, str] | None = None) -> list[Row]:
    """The patient's packages: usable ones first, then by preference; the first is preselected."""
    day = day_of(visit["starts_at"], world.clinic["time_zone"])
    judged = []
    for row in world.where("patient_package", "patient_id", visit["patient_id"]):
        terms = terms_of(world, row)
        found = refusal_to_reserve(
            terms, patient_id=visit["patient_id"], treatment_id=visit["treatment_id"], day=day
        )
        why = refusal or ((str(found.code), found.message) if found else None)
        judged.append((why is not None, preference(terms), why, row, terms))
    judged.sort(key=lambda each: each[:2])
    return [
        {
            "patient_package": row,
            "is_eligible": why is None,
            "is_preselected": why is None and place == 0,
            "refusal_code": why and why[0],
            "refusal_message": why and why[1],
            "patient_pays": (
                money(terms.patient_pays[visit["treatment_id"]]) if why is None else None
            ),
        }
        for place, (_, _, why, row, terms) in enumerate(judged)
    ]


def limit_balances(world: World, package: Row, *_: object) -> list[Row]:
    """The limits of a sold package, with what is left of them."""
    uses = world.where("redemption", "patient_package_id", package["id"])
    left = package["uses_total"] - package["uses_redeemed"] - package["uses_reserved"]
    left -= uses_of(world, package).bonus_available
    balances = []
    for limit in world.where("patient_package_limit", "patient_package_id", package["id"]):
        of_it = [use["status"] for use in uses if use["limit_number"] == limit["number"]]
        reserved, redeemed = of_it.count("RESERVED"), of_it.count("REDEEMED")
        taken = taken_of_limit(world, package, limit)
        available = min(limit["uses"] - taken - reserved - redeemed, left)
        counts = {"reserved": reserved, "redeemed": redeemed, "available": available}
        counts["taken"] = taken
        balances.append({**limit, **counts})
    return sorted(balances, key=lambda each: each["number"])


def terms_of(world: World, row: Row) -> PackageTerms:
    """The package as the rules look at it."""
    sale = world.present("invoice", row["invoice_id"])
    items = world.where("patient_package_item", "patient_package_id", row["id"])
    return PackageTerms(
        id=row["id"],
        patient_id=row["patient_id"],
        invoice_id=row["invoice_id"],
        balance_due=sale["total"] - sale["paid"],
        uses_total=row["uses_total"],
        uses_reserved=row["uses_reserved"],
        uses_redeemed=row["uses_redeemed"],
        purchased_at=row["purchased_at"],
        expires_on=row["expires_on"],
        is_refunded=row["refunded_at"] is not None,
        patient_pays={item["treatment_id"]: item["patient_pays"] for item in items},
        limits={
            item["treatment_id"]: UseLimit(
                **{name: limit[name] for name in ("number", "uses", "price_share")},
                reserved=limit["reserved"],
                redeemed=limit["redeemed"],
                taken=limit["taken"],
            )
            for item in items
            for limit in limit_balances(world, row)
            if limit["number"] == item["limit_number"]
        },
        bonus_available=uses_of(world, row).bonus_available,
    )
