"""What every field of a thing is, in the plainest words."""

from __future__ import annotations

from typing import Any

from gql_packages.domain.permissions import ROLE_PERMISSIONS, Permission, Role
from tests.queries.oracle import answers
from tests.queries.oracle_billing import due, invoice_status
from tests.queries.oracle_lists import page
from tests.queries.oracle_words import amount, money
from tests.queries.slow_loader import Row, World
from tests.status_rules import commission_basis, package_status

Given = dict[str, Any]


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
    return money(sum(due(each) for each in invoices))


def _list_of_patient(name: str, table: str, column: str, status: Any = None) -> Any:
    """A patient's list, newest first; with a status, only those that stand so."""

    def listed(world: World, row: Row, given: Given) -> Row:
        found = world.where(table, "patient_id", row["id"])
        if given.get("status"):
            found = [each for each in found if status(world, each, {}) in given["status"]]
        every = world.rows(table)
        return page(name, found, every, lambda each: each[column], given, newest_first=True)

    return listed


answers("Patient.packages")(
    _list_of_patient("patientPackages", "patient_package", "purchased_at", status_of)
)
answers("Patient.invoices")(
    _list_of_patient("patientInvoices", "invoice", "issued_at", invoice_status)
)
answers("Patient.payments")(_list_of_patient("patientPayments", "payment", "received_at"))
answers("Patient.appointments")(_list_of_patient("patientAppointments", "appointment", "starts_at"))
