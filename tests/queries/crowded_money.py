"""What the patients of a crowded clinic paid, what was applied and what went back: in plain SQL."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from random import Random
from typing import Any
from uuid import UUID

from gql_packages.domain.row_hash import written
from gql_packages.domain.uses import use_value
from tests.queries.crowded_catalogue import METHODS, Crowd
from tests.queries.records import Row


async def pay(crowd: Crowd, patient: UUID) -> None:
    """Some payments of the patient: applied to visits, taken back, paid back, or still theirs."""
    invoices = await crowd.connection.fetch(
        "SELECT id FROM invoice WHERE clinic_id = $1 AND patient_id = $2 AND voided_at IS NULL "
        "AND kind <> 'PACKAGE_SALE' ORDER BY number",
        crowd.clinic,
        patient,
    )
    for _ in range(crowd.random.randint(0, 5)):
        amount = max(1, crowd.amount())
        refunded = crowd.one_of(0, 0, amount // 3)
        applied = crowd.one_of(0, (amount - refunded) // 2, amount - refunded) if invoices else 0
        payment = await crowd.payment(
            patient,
            amount,
            applied=applied,
            refunded=refunded,
            method=crowd.one_of(*METHODS),
            received_at=crowd.moment(),
            received_by_id=crowd.one_of(*crowd.staff),
            reference=crowd.maybe("No. 12 “ﬁve”"),
        )
        for part in filter(None, (refunded // 2, refunded - refunded // 2)):
            await crowd.insert(
                "payment_refund",
                payment,
                part,
                method=crowd.one_of(*METHODS),
                refunded_at=crowd.moment(),
                refunded_by_id=crowd.one_of(*crowd.staff),
                reference="State – “claim”" if part % 2 else None,
            )
        # By a chance of its own: all else is as if nothing were corrected.
        own = replace(crowd, random=Random(payment.int), chance=Random(payment.int))
        await _correct(own, payment)
        if not applied and not refunded and own.happens(0.5):
            await _void(own, payment)
        if applied:
            await _apply(crowd, payment, crowd.one_of(*invoices)["id"], applied)


async def _correct(crowd: Crowd, payment: UUID) -> None:
    """Up to three versions of it, each with something else in one or more of its columns."""
    said = await crowd.row("payment", payment)
    version = 1
    for _ in range(crowd.random.randint(0, 3)):
        new: Row = {
            "method": crowd.one_of(*METHODS),
            "reference": crowd.maybe("No. 13"),
            "received_at": crowd.moment(),
        }
        changes = {name: value for name, value in new.items() if value != said[name]}
        names = crowd.random.sample(list(changes), crowd.random.randint(0, len(changes)))
        version += bool(names)
        about: Row = {"version": version, "corrected_at": crowd.moment(), "reason": "Mistyped"}
        about |= {"corrected_by_id": crowd.one_of(*crowd.staff), "request_id": crowd.new_id()}
        for name in names:
            values = (written(said[name]), written(new[name]))
            await crowd.insert("correction", payment, name, *values, **about)
            now = "" if new[name] is None else new[name]
            await crowd.change("payment", payment, **{f"corrected_{name}": now})
            said[name] = new[name]
    await crowd.change("payment", payment, version=version)


async def _void(crowd: Crowd, payment: UUID) -> None:
    version = (await crowd.row("payment", payment))["version"] + 1
    moment = crowd.moment()
    await crowd.change("payment", payment, version=version, voided_at=moment)
    await crowd.insert(
        "correction",
        *(payment, "voided_at", None, written(moment)),
        **{"version": version, "corrected_by_id": crowd.one_of(*crowd.staff)},
        **{"reason": "Typed twice", "corrected_at": crowd.moment()},
    )


async def settle(crowd: Crowd, patient: UUID) -> None:
    """The worth of the uses of the patient's packages, and the money on their sales: as both are
    counted, which the reports rely on."""
    own = replace(crowd, random=Random(patient.int), chance=Random(patient.int))
    packages = await crowd.connection.fetch(
        "SELECT * FROM patient_package WHERE clinic_id = $1 AND patient_id = $2 ORDER BY id",
        crowd.clinic,
        patient,
    )
    for package in packages:
        await _number_uses(own, dict(package))
        await _pay_sale(own, dict(package))


async def _number_uses(crowd: Crowd, package: Row) -> None:
    """Those that are held or spent are the first ones; each is worth its part of the price."""
    uses = await crowd.connection.fetch(
        "SELECT id, status, use_number FROM redemption"
        " WHERE clinic_id = $1 AND patient_package_id = $2 ORDER BY use_number",
        crowd.clinic,
        package["id"],
    )
    live = count(1)
    for use in uses:
        is_live = use["status"] in ("RESERVED", "REDEEMED")
        number = next(live) if is_live else min(use["use_number"], package["uses_total"])
        value = use_value(package["price"], package["uses_total"], number)
        await crowd.change("redemption", use["id"], use_number=number, value=value)


async def _pay_sale(crowd: Crowd, package: Row) -> None:
    """As much as is paid on the invoice, by one or two payments."""
    patient, sale = package["patient_id"], await crowd.row("invoice", package["invoice_id"])
    if sale["voided_at"] is not None and crowd.happens(0.7):
        # It was unapplied before the sale was deleted.
        amount = max(1, crowd.amount())
        payment = await _received(crowd, patient, amount, applied=0)
        first = await _applied(crowd, payment, sale["id"], amount)
        await _applied(crowd, payment, sale["id"], -amount, undoes_id=first)
    elif package["refunded_at"] is not None and sale["paid"]:
        await _give_back(crowd, package, sale)
    else:
        half = sale["paid"] // 2 if crowd.happens(0.3) else 0
        for part in filter(None, (half, sale["paid"] - half)):
            payment = await _received(crowd, patient, part, applied=part)
            await _apply(crowd, payment, sale["id"], part)


async def _give_back(crowd: Crowd, package: Row, sale: Row) -> None:
    """What is paid, of which a refund takes off what it gives back."""
    refund = await crowd.connection.fetchrow(
        "SELECT * FROM package_refund WHERE patient_package_id = $1", package["id"]
    )
    assert refund is not None
    paid, back = sale["paid"], min(sale["paid"], refund["amount"])
    payment = await _received(crowd, package["patient_id"], paid, applied=paid - back)
    first = await _applied(crowd, payment, sale["id"], paid)
    if back:
        of_refund = {"applied_at": refund["refunded_at"], "request_id": refund["request_id"]}
        await _applied(crowd, payment, sale["id"], -back, undoes_id=first, **of_refund)
        await crowd.change("invoice", sale["id"], paid=paid - back)


async def _received(crowd: Crowd, patient: UUID, amount: int, *, applied: int) -> UUID:
    key: UUID = await crowd.payment(
        patient,
        amount,
        applied=applied,
        method=crowd.one_of(*METHODS),
        received_at=crowd.moment(),
        received_by_id=crowd.one_of(*crowd.staff),
    )
    return key


async def _applied(crowd: Crowd, payment: UUID, invoice: UUID, amount: int, **more: Any) -> UUID:
    more = {"applied_at": crowd.moment(), **more}
    key: UUID = await crowd.application(payment, invoice, amount, **more)
    return key


async def _apply(crowd: Crowd, payment: UUID, invoice: UUID, amount: int) -> None:
    """Applied at once; then some of it, or all, taken back and applied again."""
    first = await _applied(crowd, payment, invoice, amount)
    left = amount
    for taken_back in crowd.one_of((), (1,), (1, 2), (amount,)):
        if taken_back <= left:
            await _applied(crowd, payment, invoice, -taken_back, undoes_id=first)
            await _applied(crowd, payment, invoice, taken_back)
            left -= taken_back
