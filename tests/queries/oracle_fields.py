"""What every field of a thing is, in the plainest words; the appointments' stand apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from gql_packages.domain.permissions import ROLE_PERMISSIONS, Permission, Role
from tests.queries.oracle_appointments import limit_balances
from tests.queries.oracle_words import amount, money, page
from tests.queries.slow_loader import Answers, Row, World
from tests.status_rules import commission_basis, package_status

Given = dict[str, Any]


def treatments(world: World, member: Row, _: Given) -> list[Row]:
    """What they can be booked for, where that is said."""
    given = world.where("staff_member_treatment", "staff_member_id", member["id"])
    return sorted((world.present("treatment", each["treatment_id"]) for each in given), key=_place)


def _place(row: Row) -> tuple[bool, int, str, UUID]:
    return row["position"] is None, row["position"] or 0, row["name"], row["id"]


def permissions(world: World, _row: Row, _: Given) -> list[str]:
    held = ROLE_PERMISSIONS[Role(world.viewer["role"])]
    return [str(right) for right in Permission if right in held]


def number(_world: World, invoice: Row, _: Given) -> str:
    return f"INV-{invoice['number']:06}"


def invoice_status(_world: World, invoice: Row, _: Given) -> str:
    if invoice["voided_at"]:
        return "VOID"
    if invoice["paid"] == invoice["total"]:
        return "PAID"
    return "PARTIALLY_PAID" if invoice["paid"] else "UNPAID"


def due(invoice: Row) -> int:
    return 0 if invoice["voided_at"] else int(invoice["total"] - invoice["paid"])


def unapplied(payment: Row) -> int:
    if payment["voided_at"]:
        return 0
    return int(payment["amount"] - payment["applied"] - payment["refunded"])


def credit(world: World, patient: Row, _: Given) -> Row:
    return money(sum(map(unapplied, world.where("payment", "patient_id", patient["id"]))))


def owing(world: World, patient: Row, _: Given) -> Row:
    return money(sum(map(due, world.where("invoice", "patient_id", patient["id"]))))


def corrections(world: World, payment: Row, _: Given) -> list[Row]:
    """What it said before each version: from what it says now backwards."""
    rows = [
        row
        for row in world.where("correction", "row_id", payment["id"])
        if row["column_name"] != "voided_at"
    ]
    said = {name: payment[name] for name in ("method", "reference", "received_at")}
    found = []
    for version in sorted({row["version"] for row in rows}, reverse=True):
        of_version = [row for row in rows if row["version"] == version]
        for row in of_version:
            before = row["value_before"]
            is_moment = row["column_name"] == "received_at"
            said[row["column_name"]] = datetime.fromisoformat(before) if is_moment else before
        found.append({**of_version[0], **said, "at": of_version[0]["corrected_at"]})
    return found[::-1]


def void(world: World, payment: Row, _: Given) -> Row | None:
    rows = world.where("correction", "row_id", payment["id"])
    found = [row for row in rows if row["column_name"] == "voided_at"]
    return {**found[0], "at": found[0]["corrected_at"]} if found else None


def possible_duplicates(world: World, patient: Row, _: Given) -> list[Row]:
    """The first ten by name of those of whom something is the same."""
    own = {row["word"] for row in world.where("patient_word", "patient_id", patient["id"])}
    same = [
        row for word in own if word[0] == "=" for row in world.where("patient_word", "word", word)
    ]
    keys = {row["patient_id"] for row in same} - {patient["id"]}
    found = [world.present("patient", key) for key in keys]
    return sorted(found, key=lambda row: (row["sort_key"], row["id"]))[:10]


def applications(column: str, world: World, row: Row, _: Given) -> list[Row]:
    """What is left of each application, oldest first."""
    found = []
    applied = world.where("payment_application", column, row["id"])
    for each in sorted(applied, key=lambda each: (each["applied_at"], each["id"])):
        undone = world.where("payment_application", "undoes_id", each["id"])
        left = each["amount"] + sum(other["amount"] for other in undone)
        if each["amount"] > 0 and left > 0:
            found.append({**each, "left": left})
    return found


def items(table: str, column: str, world: World, row: Row, _: Given) -> list[Row]:
    """What a package, an offer or an invoice is made of."""
    return sorted(
        world.where(table, column, row["id"]), key=lambda each: (each["position"], each["id"])
    )


def limited_treatments(table: str, column: str, world: World, limit: Row, _: Given) -> list[Row]:
    """The items that share a limit."""
    of_it = items(table, column, world, {"id": limit[column]}, {})
    return [
        world.present("treatment", item["treatment_id"])
        for item in of_it
        if item["limit_number"] == limit["number"]
    ]


def refunds(table: str, column: str, world: World, row: Row, *_: Given) -> list[Row]:
    found = world.where(table, column, row["id"])
    found.sort(key=lambda each: (each["refunded_at"], each["id"]))
    return [{**each, "at": each["refunded_at"]} for each in found]


def status(world: World, package: Row, _: Given) -> str:
    sale = world.present("invoice", package["invoice_id"])
    return package_status(
        is_refunded=package["refunded_at"] is not None,
        expires_on=package["expires_on"],
        today=world.today,
        balance_due=sale["total"] - sale["paid"],
        uses_total=package["uses_total"],
        uses_redeemed=package["uses_redeemed"],
    )


def expires_on_before(world: World, entry: Row, _: Given) -> Any:
    """The expiry as the entry before it left it."""
    history = world.where("package_entry", "patient_package_id", entry["patient_package_id"])
    before = [each for each in history if each["sequence"] == entry["sequence"] - 1]
    return before[0]["expires_on_after"] if before else None


def compensated(column: str, world: World, entry: Row, _: Given) -> Row | None:
    """Who was compensated before or after the correction that the entry records."""
    found = world.where("correction", "request_id", entry["request_id"])
    key = found[0][column] if found else None
    return world.one("staff_member", UUID(key)) if key else None


def remaining(package: Row) -> int:
    return int(package["uses_total"] - package["uses_redeemed"])


def _listed(
    name: str, table: str, column: str, world: World, row: Row, given: Given, stands: Any = None
) -> Row:
    """A list of a patient, newest first, or of a package; with a status, those that stand so."""
    found = world.where(table, column, row["id"])
    if given.get("status"):
        found = [each for each in found if stands(world, each, {}) in given["status"]]
    return page(world, name, found, given, newest_first=column == "patient_id")


def _one(table: str, column: str) -> Answers:
    """The thing that a foreign key names: there, or null if the key is."""
    return lambda world, row, _: None if row[column] is None else world.present(table, row[column])


def _money(column: str) -> Answers:
    return lambda _world, row, _: money(row[column])


_COLUMNS_OF_MONEY = {
    **dict.fromkeys(("Treatment.price", "Package.price", "PatientPackage.price"), "price"),
    **dict.fromkeys(("NoShowFee.amount", "InvoiceLine.amount", "Payment.amount"), "amount"),
    **dict.fromkeys(("PaymentRefund.amount", "PackageRefund.amount"), "amount"),
    **dict.fromkeys(("EligibleItem.patientPays", "Redemption.patientPays"), "patient_pays"),
    **{"Redemption.value": "value", "Invoice.total": "total", "Invoice.paid": "paid"},
    **{"Payment.refunded": "refunded", "PackageRefund.suggestedAmount": "suggested_amount"},
    "PaymentApplication.amount": "left",
}
#: By table, the fields that show the row whose key is in the column of their name.
_FOREIGN_KEYS = {
    "appointment": ("Invoice.appointment", "PackageEntry.appointment", "Redemption.appointment"),
    "invoice": ("PatientPackage.invoice", "PaymentApplication.invoice", "Redemption.invoice"),
    "package": ("PatientPackage.package",),
    "patient": (
        *("Appointment.patient", "Invoice.patient", "PatientPackage.patient", "Payment.patient"),
    ),
    "patient_package": ("Redemption.patientPackage",),
    "payment": ("PaymentApplication.payment",),
    "staff_member": (
        *("Appointment.practitioner", "PackageEntry.actor", "PatientPackage.staffMember"),
        "Payment.receivedBy",
    ),
    "treatment": ("Appointment.treatment", "EligibleItem.treatment"),
}


def _column(field: str) -> str:
    return re.sub("([A-Z])", r"_\1", field.split(".")[1]).lower() + "_id"


FIELDS: Mapping[str, Answers] = {
    **{field: _money(column) for field, column in _COLUMNS_OF_MONEY.items()},
    **{
        field: _one(table, _column(field))
        for table, fields in _FOREIGN_KEYS.items()
        for field in fields
    },
    "PaymentCorrection.by": _one("staff_member", "corrected_by_id"),
    "PaymentVoid.by": _one("staff_member", "corrected_by_id"),
    "PackageRefund.by": _one("staff_member", "refunded_by_id"),
    "PaymentRefund.by": _one("staff_member", "refunded_by_id"),
    "Money.amount": lambda world, row, _: amount(row["minor"], world.clinic["currency"]),
    "Money.currency": lambda world, _row, _: world.clinic["currency"],
    "Viewer.staffMember": lambda world, _row, _: world.viewer,
    "StaffMember.treatments": treatments,
    "Viewer.clinic": lambda world, _row, _: world.clinic,
    "Viewer.permissions": permissions,
    "Package.eligibleItems": partial(items, "package_item", "package_id"),
    "PatientPackage.eligibleItems": partial(items, "patient_package_item", "patient_package_id"),
    "Package.useLimits": lambda world, row, _: sorted(
        world.where("package_limit", "package_id", row["id"]), key=lambda each: each["number"]
    ),
    "PatientPackage.useLimits": limit_balances,
    **dict.fromkeys(
        ("UseLimit.priceShare", "UseLimitBalance.priceShare"),
        lambda _world, row, _: None if row["price_share"] is None else money(row["price_share"]),
    ),
    "UseLimit.treatments": partial(limited_treatments, "package_item", "package_id"),
    "UseLimitBalance.treatments": partial(
        limited_treatments, "patient_package_item", "patient_package_id"
    ),
    "PatientPackage.status": status,
    "PatientPackage.usesRemaining": lambda _world, row, _: remaining(row),
    "PatientPackage.usesAvailable": lambda _world, row, _: remaining(row) - row["uses_reserved"],
    "PatientPackage.usesRedeemable": lambda world, row, _: (
        remaining(row) - row["uses_reserved"] if status(world, row, {}) == "ACTIVE" else 0
    ),
    "PatientPackage.commissionBasis": lambda _world, row, _: commission_basis(
        row["staff_member_id"]
    ),
    "PatientPackage.refund": lambda world, row, _: next(
        iter(refunds("package_refund", "patient_package_id", world, row)), None
    ),
    "PatientPackage.redemptions": partial(
        _listed, "redemptions", "redemption", "patient_package_id"
    ),
    "PatientPackage.history": partial(_listed, "history", "package_entry", "patient_package_id"),
    "PackageEntry.expiresOnBefore": expires_on_before,
    "PackageEntry.staffMemberBefore": partial(compensated, "value_before"),
    "PackageEntry.staffMemberAfter": partial(compensated, "value_after"),
    "Invoice.number": number,
    "Invoice.status": invoice_status,
    "Invoice.balanceDue": lambda _world, row, _: money(due(row)),
    "Invoice.lines": partial(items, "invoice_line", "invoice_id"),
    "Invoice.patientPackage": lambda world, row, _: next(
        iter(world.where("patient_package", "invoice_id", row["id"])), None
    ),
    "Invoice.applications": partial(applications, "invoice_id"),
    "Payment.applications": partial(applications, "payment_id"),
    "Payment.unapplied": lambda _world, row, _: money(unapplied(row)),
    "Payment.corrections": corrections,
    "Payment.void": void,
    "Payment.refunds": partial(refunds, "payment_refund", "payment_id"),
    "Patient.externalId": lambda world, row, _: next(
        (each["external_id"] for each in world.where("imported_patient", "patient_id", row["id"])),
        None,
    ),
    "Patient.credit": credit,
    "Patient.possibleDuplicates": possible_duplicates,
    "Patient.owing": owing,
    "Patient.packages": partial(
        _listed, "patientPackages", "patient_package", "patient_id", stands=status
    ),
    "Patient.invoices": partial(
        _listed, "patientInvoices", "invoice", "patient_id", stands=invoice_status
    ),
    "Patient.payments": partial(_listed, "patientPayments", "payment", "patient_id"),
    "Patient.appointments": partial(_listed, "patientAppointments", "appointment", "patient_id"),
}
