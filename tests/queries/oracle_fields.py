"""What every field of a thing is, in the plainest words."""

from __future__ import annotations

from typing import Any

from gql_packages.domain.calendar import day_of
from gql_packages.domain.rights import ROLE_PERMISSIONS, Permission, Role
from gql_packages.domain.uses import (
    SoldPackage,
    commission_basis,
    package_status,
    preference,
    refusal_to_hold,
)
from tests.queries.oracle import answers
from tests.queries.oracle_lists import page
from tests.queries.oracle_words import amount
from tests.queries.slow_loader import Row, World

Given = dict[str, Any]


def money(minor: int) -> Row:
    return {"minor": minor}


@answers("Money.amount")
def _amount(world: World, row: Row, _: Given) -> str:
    return amount(row["minor"], world.clinic["currency"])


@answers("Money.currency")
def _currency(world: World, _row: Row, _: Given) -> str:
    return str(world.clinic["currency"])


def _column_of_money(column: str) -> Any:
    return lambda _world, row, _: money(row[column])


for _fields, _column in {
    ("Treatment.price", "Package.price", "PatientPackage.price"): "price",
    ("NoShowFee.amount", "InvoiceLine.amount", "Payment.amount"): "amount",
    ("PaymentRefund.amount", "PackageRefund.amount"): "amount",
    ("EligibleItem.patientPays", "Redemption.patientPays"): "patient_pays",
    ("Redemption.value",): "value",
    ("Invoice.total",): "total",
    ("Invoice.paid",): "paid",
    ("Payment.refunded",): "refunded",
    ("PackageRefund.suggestedAmount",): "suggested_amount",
}.items():
    answers(*_fields)(_column_of_money(_column))


def _one(table: str, column: str) -> Any:
    """The thing that a foreign key names: there, or null if the key is."""
    return lambda world, row, _: None if row[column] is None else world.present(table, row[column])


for _field, _table, _column in (
    ("Appointment.patient", "patient", "patient_id"),
    ("Appointment.practitioner", "staff_member", "practitioner_id"),
    ("Appointment.treatment", "treatment", "treatment_id"),
    ("EligibleItem.treatment", "treatment", "treatment_id"),
    ("Invoice.appointment", "appointment", "appointment_id"),
    ("Invoice.patient", "patient", "patient_id"),
    ("PackageEntry.actor", "staff_member", "actor_id"),
    ("PackageEntry.appointment", "appointment", "appointment_id"),
    ("PackageRefund.by", "staff_member", "refunded_by_id"),
    ("PatientPackage.invoice", "invoice", "invoice_id"),
    ("PatientPackage.package", "package", "package_id"),
    ("PatientPackage.patient", "patient", "patient_id"),
    ("PatientPackage.staffMember", "staff_member", "staff_member_id"),
    ("Payment.patient", "patient", "patient_id"),
    ("PaymentApplication.invoice", "invoice", "invoice_id"),
    ("PaymentApplication.payment", "payment", "payment_id"),
    ("PaymentRefund.by", "staff_member", "refunded_by_id"),
    ("Redemption.appointment", "appointment", "appointment_id"),
    ("Redemption.invoice", "invoice", "invoice_id"),
    ("Redemption.patientPackage", "patient_package", "patient_package_id"),
):
    answers(_field)(_one(_table, _column))


# Who asks


@answers("Viewer.staffMember")
def _staff_member(world: World, _row: Row, _: Given) -> Row:
    return world.viewer


@answers("Viewer.clinic")
def _clinic(world: World, _row: Row, _: Given) -> Row:
    return world.clinic


@answers("Viewer.permissions")
def _permissions(world: World, _row: Row, _: Given) -> list[str]:
    held = ROLE_PERMISSIONS[Role(world.viewer["role"])]
    return [str(right) for right in Permission if right in held]


# Packages, on offer and sold


@answers("Package.eligibleItems")
def _items(world: World, row: Row, _: Given) -> list[Row]:
    return sorted(world.where("package_item", "package_id", row["id"]), key=_by_position)


@answers("PatientPackage.eligibleItems")
def _sold_items(world: World, row: Row, _: Given) -> list[Row]:
    items = world.where("patient_package_item", "patient_package_id", row["id"])
    return sorted(items, key=_by_position)


def _by_position(row: Row) -> Any:
    return row["position"], row["id"]


@answers("PatientPackage.status")
def status_of(world: World, row: Row, _: Given) -> str:
    sale = world.present("invoice", row["invoice_id"])
    return package_status(
        is_refunded=row["refunded_at"] is not None,
        expires_on=row["expires_on"],
        today=world.today,
        balance_due=sale["total"] - sale["paid"],
        uses_total=row["uses_total"],
        uses_redeemed=row["uses_redeemed"],
    )


@answers("PatientPackage.usesRemaining")
def _remaining(_world: World, row: Row, _: Given) -> int:
    return int(row["uses_total"] - row["uses_redeemed"])


@answers("PatientPackage.usesAvailable")
def _available(_world: World, row: Row, _: Given) -> int:
    return int(row["uses_total"] - row["uses_redeemed"] - row["uses_reserved"])


@answers("PatientPackage.commissionBasis")
def _basis(_world: World, row: Row, _: Given) -> str:
    return commission_basis(row["staff_member_id"])


@answers("PatientPackage.refund")
def _refund(world: World, row: Row, _: Given) -> Row | None:
    found = world.where("package_refund", "patient_package_id", row["id"])
    return {**found[0], "at": found[0]["refunded_at"]} if found else None


@answers("PatientPackage.redemptions")
def _redemptions(world: World, row: Row, given: Given) -> Row:
    found = world.where("redemption", "patient_package_id", row["id"])
    every = world.rows("redemption")
    return page("redemptions", found, every, lambda use: use["reserved_at"], given)


@answers("PatientPackage.history")
def _history(world: World, row: Row, given: Given) -> Row:
    found = world.where("package_entry", "patient_package_id", row["id"])
    every = world.rows("package_entry")
    return page("history", found, every, lambda entry: entry["sequence"], given)


# Patients


@answers("Patient.credit")
def _credit(world: World, row: Row, _: Given) -> Row:
    payments = world.where("payment", "patient_id", row["id"])
    return money(sum(each["amount"] - each["applied"] - each["refunded"] for each in payments))


@answers("Patient.owing")
def _owing(world: World, row: Row, _: Given) -> Row:
    invoices = world.where("invoice", "patient_id", row["id"])
    return money(sum(_due(each) for each in invoices))


def _list_of_patient(name: str, table: str, column: str, status: Any = None) -> Any:
    """A patient's list, newest first; with a status, only those that stand so."""

    def listed(world: World, row: Row, given: Given) -> Row:
        found = world.where(table, "patient_id", row["id"])
        if given.get("status"):
            found = [each for each in found if status(world, each, {}) in given["status"]]
        every = world.rows(table)
        return page(name, found, every, lambda each: each[column], given, newest_first=True)

    return listed


# Invoices and payments


@answers("Invoice.number")
def number(_world: World, row: Row, _: Given) -> str:
    return f"INV-{row['number']:06}"


@answers("Invoice.status")
def invoice_status(_world: World, row: Row, _: Given) -> str:
    if row["voided_at"]:
        return "VOID"
    if row["paid"] == row["total"]:
        return "PAID"
    return "PARTIALLY_PAID" if row["paid"] else "UNPAID"


def _due(invoice: Row) -> int:
    return 0 if invoice["voided_at"] else int(invoice["total"] - invoice["paid"])


@answers("Invoice.balanceDue")
def _balance_due(_world: World, row: Row, _: Given) -> Row:
    return money(_due(row))


@answers("Invoice.lines")
def _lines(world: World, row: Row, _: Given) -> list[Row]:
    lines = world.where("invoice_line", "invoice_id", row["id"])
    return sorted(lines, key=lambda line: line["position"])


@answers("Invoice.patientPackage")
def _sold_on(world: World, row: Row, _: Given) -> Row | None:
    return next(iter(world.where("patient_package", "invoice_id", row["id"])), None)


@answers("Invoice.applications")
def _on_invoice(world: World, row: Row, _: Given) -> list[Row]:
    return _standing(world, world.where("payment_application", "invoice_id", row["id"]))


@answers("Payment.applications")
def _of_payment(world: World, row: Row, _: Given) -> list[Row]:
    return _standing(world, world.where("payment_application", "payment_id", row["id"]))


def _standing(world: World, applications: list[Row]) -> list[Row]:
    """What is left of each application, oldest first."""
    found = []
    for row in sorted(applications, key=lambda each: (each["applied_at"], each["id"])):
        undone = world.where("payment_application", "undoes_id", row["id"])
        left = row["amount"] + sum(each["amount"] for each in undone)
        if row["amount"] > 0 and left > 0:
            found.append({**row, "left": left})
    return found


@answers("PaymentApplication.amount")
def _left(_world: World, row: Row, _: Given) -> Row:
    return money(row["left"])


@answers("Payment.unapplied")
def _unapplied(_world: World, row: Row, _: Given) -> Row:
    return money(row["amount"] - row["applied"] - row["refunded"])


@answers("Payment.refunds")
def _refunds(world: World, row: Row, _: Given) -> list[Row]:
    found = world.where("payment_refund", "payment_id", row["id"])
    found.sort(key=lambda each: (each["refunded_at"], each["id"]))
    return [{**each, "at": each["refunded_at"]} for each in found]


# Visits


@answers("Appointment.redemption")
def live_use(world: World, row: Row, _: Given) -> Row | None:
    uses = world.where("redemption", "appointment_id", row["id"])
    return next((use for use in uses if use["status"] in ("RESERVED", "REDEEMED")), None)


@answers("Appointment.invoice")
def bill(world: World, row: Row, _: Given) -> Row | None:
    bills = world.where("invoice", "appointment_id", row["id"])
    return next((each for each in bills if not each["voided_at"]), None)


@answers("Appointment.patientTotal")
def _patient_total(world: World, row: Row, _: Given) -> Row:
    if (billed := bill(world, row, {})) is not None:
        return money(billed["total"])
    if (use := live_use(world, row, {})) is not None:
        return money(use["patient_pays"])
    if row["status"] in ("BOOKED", "ARRIVED"):
        return money(world.present("treatment", row["treatment_id"])["price"])
    return money(0)


@answers("Appointment.packageOptions")
def _options_of_visit(world: World, row: Row, _: Given) -> list[Row]:
    billed = bill(world, row, {})
    refusal = None
    if live_use(world, row, {}):
        refusal = "ALREADY_COVERED"
    elif row["status"] in ("CANCELLED", "NO_SHOW"):
        refusal = "WRONG_STATUS"
    elif billed and billed["paid"]:
        refusal = "PAYMENT_APPLIED"
    return options(world, row, refusal)


def options(world: World, visit: Row, refusal: str | None = None) -> list[Row]:
    """The patient's packages: usable ones first, then by preference; the first is preselected."""
    day = day_of(visit["starts_at"], world.clinic["time_zone"])
    judged = []
    for row in world.where("patient_package", "patient_id", visit["patient_id"]):
        terms = terms_of(world, row)
        found = refusal_to_hold(
            terms, patient_id=visit["patient_id"], treatment_id=visit["treatment_id"], day=day
        )
        code = refusal or (str(found.code) if found else None)
        judged.append((code is not None, preference(terms), code, row, terms))
    judged.sort(key=lambda each: each[:2])
    return [
        {
            "patient_package": row,
            "is_eligible": code is None,
            "is_preselected": code is None and place == 0,
            "refusal_code": code,
            "patient_pays": (
                money(terms.patient_pays[visit["treatment_id"]]) if code is None else None
            ),
        }
        for place, (_, _, code, row, terms) in enumerate(judged)
    ]


def terms_of(world: World, row: Row) -> SoldPackage:
    """The package as the rules look at it."""
    sale = world.present("invoice", row["invoice_id"])
    items = world.where("patient_package_item", "patient_package_id", row["id"])
    return SoldPackage(
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
    )


answers("Patient.packages")(
    _list_of_patient("patientPackages", "patient_package", "purchased_at", status_of)
)
answers("Patient.invoices")(
    _list_of_patient("patientInvoices", "invoice", "issued_at", invoice_status)
)
answers("Patient.payments")(_list_of_patient("patientPayments", "payment", "received_at"))
answers("Patient.appointments")(_list_of_patient("patientAppointments", "appointment", "starts_at"))
