"""Whoever has waited for a row decides by what is there afterwards: each lock is held in turn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from tests.at_once import (
    APPOINTMENT,
    INVOICE,
    NUMBERS,
    PACKAGE,
    PAYMENT,
    heard,
    holding,
    in_turn,
    plain,
)
from tests.conftest import DatabaseUrls
from tests.front_desk import Answer, Ready

# What the third connection changes has no history.
pytestmark = pytest.mark.tampers

OFFER = "SELECT FROM package WHERE id = $1 FOR NO KEY UPDATE"

Given = dict[str, Any]


@dataclass(frozen=True)
class Things:
    """A paid package: reserved for one visit, redeemed on another, and wanted by two more."""

    clinic: Ready
    keys: dict[str, str]

    @classmethod
    async def of(cls, clinic: Ready) -> Things:
        desk = clinic.desk
        booked = (await clinic.use())["id"]
        arrived = (await clinic.use("2026-03-11T17:00:00Z"))["id"]
        bare, bare_arrived = [
            (await desk.book(clinic.patient, clinic.treatment))["id"] for _ in range(2)
        ]
        bills = [
            (await desk.do("arriveAppointment", appointmentId=visit))["invoice"]["id"]
            for visit in (arrived, bare_arrived)
        ]
        other = await desk.sell(clinic.patient, clinic.offer)
        money = {"amount": "50", "method": "CASH"}
        credit = await desk.do("receivePayment", patientId=clinic.patient, payment=money)
        return cls(
            clinic,
            {
                **{"booked": booked, "arrived": arrived, "bare": bare},
                **{"bare arrived": bare_arrived, "bill": bills[0], "bare bill": bills[1]},
                **{"package": clinic.package, "sale": clinic.invoice, "payment": clinic.payment},
                **{"offer": clinic.offer, "unpaid": other["invoice"]["id"]},
                "other package": other["patientPackage"]["id"],
                "credit": credit["payment"]["id"],
            },
        )

    def key(self, name: str) -> Any:
        clinic_id = self.clinic.desk.principal.clinic_id
        return clinic_id if name == "numbers" else plain(self.keys[name])


@dataclass(frozen=True)
class Waiting:
    """Who waits for what, what is changed meanwhile, and what is heard then."""

    mutation: str
    given: Callable[[dict[str, str]], Given]
    lock: tuple[str, str]
    #: a statement, and the row that it is about
    change: tuple[str, str]
    heard: str
    shows: Callable[[Answer], object] = lambda _: True

    def __str__(self) -> str:
        return f"{self.mutation} waits for {self.lock[1]} and hears {self.heard}"


def visit(name: str, **more: Any) -> Callable[[dict[str, str]], Given]:
    return lambda keys: {"appointmentId": keys[name], **more}


def redeem(name: str) -> Callable[[dict[str, str]], Given]:
    return lambda keys: {"appointmentId": keys[name], "patientPackageId": keys["package"]}


def package(name: str = "package", **more: Any) -> Callable[[dict[str, str]], Given]:
    return lambda keys: {"patientPackageId": keys[name], **more}


def sides(payment: str, invoice: str) -> Callable[[dict[str, str]], Given]:
    return lambda keys: {"paymentId": keys[payment], "invoiceId": keys[invoice]}


THE_PACKAGE = (PACKAGE, "package")
RELEASED = (
    "UPDATE redemption SET status = 'RELEASED', ended_at = now() WHERE appointment_id = $1",
    "booked",
)
REFUNDED = (
    "WITH released AS (UPDATE redemption SET status = 'RELEASED', ended_at = now()"
    " WHERE patient_package_id = $1 AND status = 'RESERVED')"
    " UPDATE patient_package SET refunded_at = now(), uses_reserved = 0 WHERE id = $1",
    "package",
)
USED_UP = (
    "UPDATE patient_package SET uses_redeemed = uses_total - uses_reserved WHERE id = $1",
    "package",
)
#: Somebody else has taken the third use, which was the first free one.
ONE_TAKEN = (
    "INSERT INTO redemption SELECT (jsonb_populate_record(r, jsonb_build_object("
    "'id', gen_random_uuid(), 'request_id', gen_random_uuid(), 'use_number', 3,"
    " 'status', 'RESERVED', 'appointment_id', a.id))).*"
    " FROM redemption r JOIN appointment a ON a.clinic_id = r.clinic_id AND a.status = 'ARRIVED'"
    " AND NOT EXISTS (SELECT FROM redemption o WHERE o.appointment_id = a.id)"
    " WHERE r.patient_package_id = $1 AND r.status = 'RESERVED'",
    "package",
)


def paid(name: str) -> tuple[str, str]:
    return "UPDATE invoice SET paid = total WHERE id = $1", name


WAITING = [
    Waiting(
        "cancelAppointment",
        visit("booked"),
        (APPOINTMENT, "booked"),
        ("UPDATE appointment SET status = 'ARRIVED' WHERE id = $1", "booked"),
        "WRONG_STATUS",
    ),
    Waiting("removePackage", visit("booked"), THE_PACKAGE, RELEASED, "NOT_COVERED"),
    Waiting(
        "arriveAppointment",
        visit("booked"),
        THE_PACKAGE,
        RELEASED,
        "DONE",
        lambda shown: (
            shown["patientPackage"] is None and shown["invoice"]["total"]["amount"] == "90.00"
        ),
    ),
    Waiting(
        "rescheduleAppointment",
        visit("booked", startsAt="2026-04-10T17:00:00Z"),
        THE_PACKAGE,
        ("UPDATE patient_package SET expires_on = '2026-03-31' WHERE id = $1", "package"),
        "PAST_EXPIRY",
    ),
    Waiting("redeemPackage", redeem("bare"), THE_PACKAGE, REFUNDED, "PACKAGE_REFUNDED"),
    Waiting("redeemPackage", redeem("bare"), THE_PACKAGE, USED_UP, "PACKAGE_USED_UP"),
    Waiting("redeemPackage", redeem("bare"), THE_PACKAGE, ONE_TAKEN, "DONE"),
    Waiting(
        "redeemPackage",
        redeem("bare arrived"),
        (INVOICE, "bare bill"),
        paid("bare bill"),
        "PAYMENT_APPLIED",
    ),
    Waiting(
        "markNoShow",
        visit("booked", resolution={"redeemPackage": {}}),
        THE_PACKAGE,
        RELEASED,
        "NOT_COVERED",
    ),
    Waiting("undoArrival", visit("arrived"), (INVOICE, "bill"), paid("bill"), "DONE"),
    Waiting(
        "undoArrival",
        visit("bare arrived"),
        (INVOICE, "bare bill"),
        paid("bare bill"),
        "PAYMENT_APPLIED",
    ),
    Waiting(
        "bookAppointment",
        lambda keys: {"startsAt": "2026-03-12T17:00:00Z", "usePreselected": True},
        THE_PACKAGE,
        REFUNDED,
        "DONE",
        lambda shown: shown["appointment"]["redemption"] is None,
    ),
    Waiting(
        "changePackageExpiry",
        package(expiresOn="2026-03-31"),
        THE_PACKAGE,
        (
            "UPDATE appointment SET starts_at = '2026-04-10', ends_at = '2026-04-11' WHERE id = $1",
            "booked",
        ),
        "EXPIRY_BEFORE_BOOKINGS",
    ),
    Waiting("refundPackage", package(), THE_PACKAGE, REFUNDED, "PACKAGE_REFUNDED"),
    Waiting(
        "refundPackage",
        package(amount="100"),
        (INVOICE, "sale"),
        ("UPDATE invoice SET paid = 0 WHERE id = $1", "sale"),
        "AMOUNT_OUT_OF_RANGE",
    ),
    Waiting("deletePackageSale", package(), THE_PACKAGE, USED_UP, "USES_REDEEMED"),
    Waiting(
        "deletePackageSale",
        package("other package"),
        (INVOICE, "unpaid"),
        paid("unpaid"),
        "PAYMENT_APPLIED",
    ),
    Waiting(
        "applyPayment",
        sides("credit", "unpaid"),
        (INVOICE, "unpaid"),
        paid("unpaid"),
        "AMOUNT_OUT_OF_RANGE",
    ),
    Waiting(
        "applyPayment",
        sides("credit", "unpaid"),
        (PAYMENT, "credit"),
        ("UPDATE payment SET applied = amount WHERE id = $1", "credit"),
        "AMOUNT_OUT_OF_RANGE",
    ),
    Waiting(
        "unapplyPayment",
        sides("payment", "sale"),
        (PAYMENT, "payment"),
        (
            "INSERT INTO payment_application SELECT (jsonb_populate_record(a, jsonb_build_object("
            "'id', gen_random_uuid(), 'amount', -a.amount, 'undoes_id', a.id))).*"
            " FROM payment_application a WHERE a.payment_id = $1",
            "payment",
        ),
        "AMOUNT_OUT_OF_RANGE",
    ),
    Waiting(
        "refundPayment",
        lambda keys: {"paymentId": keys["credit"], "amount": "50"},
        (PAYMENT, "credit"),
        ("UPDATE payment SET refunded = 1 WHERE id = $1", "credit"),
        "AMOUNT_OUT_OF_RANGE",
    ),
    Waiting(
        "receivePayment",
        lambda keys: {
            "payment": {"amount": "50", "method": "CASH"},
            "invoiceIds": [keys["unpaid"]],
        },
        (INVOICE, "unpaid"),
        paid("unpaid"),
        "DONE",
        lambda shown: shown["payment"]["unapplied"]["amount"] == "50.00",
    ),
    Waiting(
        "sellPackage",
        lambda keys: {"packageId": keys["offer"]},
        (OFFER, "offer"),
        ("UPDATE package SET is_archived = true WHERE id = $1", "offer"),
        "ARCHIVED",
    ),
    Waiting(
        "sellPackage",
        lambda keys: {"packageId": keys["offer"]},
        (OFFER, "offer"),
        ("DELETE FROM package_item WHERE package_id = $1", "offer"),
        "DONE",
    ),
]


@pytest.mark.parametrize("case", WAITING, ids=str)
async def test_who_has_waited_decides_by_what_is_there_now(
    clinic: Ready, database_urls: DatabaseUrls, case: Waiting
) -> None:
    things = await Things.of(clinic)
    given = case.given(things.keys)
    for name in {"bookAppointment", "receivePayment", "sellPackage"} & {case.mutation}:
        given["patientId"] = clinic.patient
        if name == "bookAppointment":
            given["treatmentId"] = clinic.treatment

    lock, row = case.lock
    async with holding(database_urls.superuser, lock, things.key(row)) as held:
        (asked,) = await in_turn(held, (clinic.desk, case.mutation, given))
        change, about = case.change
        await held.connection.execute(change, things.key(about))

    answer = await asked
    assert heard(answer) == case.heard
    if case.heard == "DONE":
        assert case.shows(answer["data"][case.mutation])


async def test_who_has_waited_for_the_counter_draws_the_number_after_the_last(
    clinic: Ready, database_urls: DatabaseUrls
) -> None:
    things = await Things.of(clinic)
    given = redeem("bare arrived")(things.keys)

    async with holding(database_urls.superuser, NUMBERS, things.key("numbers")) as held:
        (asked,) = await in_turn(held, (clinic.desk, "redeemPackage", given))
        await held.connection.execute(
            "UPDATE invoice_counter SET last_number = 70 WHERE clinic_id = $1",
            things.key("numbers"),
        )

    shown = (await asked)["data"]["redeemPackage"]
    invoice = await clinic.desk.invoice(shown["appointment"]["invoice"]["id"])
    assert invoice["number"] == "INV-000071"
