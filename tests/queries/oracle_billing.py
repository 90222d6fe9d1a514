"""What invoices and payments are, in the plainest words."""

from __future__ import annotations

from typing import Any

from tests.queries.oracle import answers
from tests.queries.oracle_words import money
from tests.queries.slow_loader import Row, World

Given = dict[str, Any]


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


def due(invoice: Row) -> int:
    return 0 if invoice["voided_at"] else int(invoice["total"] - invoice["paid"])


@answers("Invoice.balanceDue")
def _balancedue(_world: World, row: Row, _: Given) -> Row:
    return money(due(row))


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
