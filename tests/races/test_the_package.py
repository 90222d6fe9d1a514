"""Two desks do different things with one sold package, or with its money, at the same moment."""

from dataclasses import dataclass
from typing import Any

import pytest

from tests.concurrent_requests import INVOICE, PACKAGE, PAYMENT, all_heard, holding, in_turn
from tests.conftest import DatabaseUrls
from tests.front_desk import Ready

CASH = {"method": "CASH"}


@dataclass(frozen=True)
class Race:
    """What two desks do with a package, whose row is held until both wait for it."""

    first: str
    second: str
    heard: tuple[str, str]
    held: int = 0

    def __str__(self) -> str:
        return f"{self.first}, then {self.second}"


RACES = [
    Race("refundPackage", "redeemPackage", ("DONE", "PACKAGE_REFUNDED")),
    Race("redeemPackage", "refundPackage", ("DONE", "DONE")),
    Race("refundPackage", "refundPackage", ("DONE", "PACKAGE_REFUNDED")),
    Race("refundPackage", "changePackageExpiry", ("DONE", "PACKAGE_REFUNDED")),
    Race("changePackageExpiry", "redeemPackage", ("DONE", "PACKAGE_EXPIRED")),
    Race("redeemPackage", "changePackageExpiry", ("DONE", "EXPIRY_BEFORE_BOOKINGS"), held=1),
]


def inputs(clinic: Ready, visit: str) -> dict[str, dict[str, Any]]:
    package = {"patientPackageId": clinic.package}
    return {
        "redeemPackage": {**package, "appointmentId": visit},
        "refundPackage": package,
        "deletePackageSale": package,
        "changePackageExpiry": {**package, "expiresOn": "2026-03-09"},
        "arriveAppointment": {"appointmentId": visit},
        "refundPayment": {"paymentId": clinic.payment, "amount": "800"},
        "unapplyPayment": {"paymentId": clinic.payment, "invoiceId": clinic.invoice},
    }


@pytest.mark.parametrize("race", RACES, ids=str)
async def test_the_second_desk_finds_the_package_as_the_first_left_it(
    clinic: Ready, database_urls: DatabaseUrls, race: Race
) -> None:
    desk = clinic.desk
    given = inputs(clinic, (await desk.book(clinic.patient, clinic.treatment))["id"])

    async with holding(database_urls.superuser, PACKAGE, clinic.package) as held:
        asked = await in_turn(
            held, *((desk, each, given[each]) for each in (race.first, race.second))
        )

    assert tuple(await all_heard(asked)) == race.heard
    assert (await clinic.counters())["reserved"] == race.held


@pytest.mark.parametrize(
    ("first", "second", "billed"),
    [
        ("arriveAppointment", "refundPackage", "0.00"),
        ("refundPackage", "arriveAppointment", "90.00"),
    ],
)
async def test_a_covered_visit_is_arrived_before_the_refund_or_pays_its_price(
    clinic: Ready, database_urls: DatabaseUrls, first: str, second: str, billed: str
) -> None:
    desk, visit = clinic.desk, await clinic.use()
    given = inputs(clinic, visit["id"])

    async with holding(database_urls.superuser, PACKAGE, clinic.package) as held:
        asked = await in_turn(held, *((desk, each, given[each]) for each in (first, second)))

    assert await all_heard(asked) == ["DONE", "DONE"]
    shown = await desk.appointment(visit["id"], "status invoice { total { amount } }")
    assert shown == {"status": "ARRIVED", "invoice": {"total": {"amount": billed}}}


@pytest.mark.parametrize(
    ("first", "second", "heard"),
    [
        ("deletePackageSale", "receivePayment", ["DONE", "DONE"]),
        ("receivePayment", "deletePackageSale", ["DONE", "PAYMENT_APPLIED"]),
    ],
)
async def test_a_sale_is_deleted_or_paid(
    clinic: Ready, database_urls: DatabaseUrls, first: str, second: str, heard: list[str]
) -> None:
    desk, sale = clinic.desk, await clinic.desk.sell(clinic.patient, clinic.offer)
    invoice = sale["invoice"]["id"]
    given = {
        "deletePackageSale": {"patientPackageId": sale["patientPackage"]["id"]},
        "receivePayment": {
            "patientId": clinic.patient,
            "payment": {"amount": "800", **CASH},
            "invoiceIds": [invoice],
        },
    }

    async with holding(database_urls.superuser, INVOICE, invoice) as held:
        asked = await in_turn(held, *((desk, each, given[each]) for each in (first, second)))

    assert await all_heard(asked) == heard
    credit = "800.00" if first == "deletePackageSale" else "0.00"
    assert await desk.balance(clinic.patient) == (credit, "0.00")


@pytest.mark.parametrize(
    ("first", "second", "heard", "credit"),
    [
        ("refundPayment", "refundPayment", ["DONE", "AMOUNT_OUT_OF_RANGE"], "0.00"),
        ("refundPayment", "applyPayment", ["DONE", "AMOUNT_OUT_OF_RANGE"], "0.00"),
        ("applyPayment", "refundPayment", ["DONE", "AMOUNT_OUT_OF_RANGE"], "0.00"),
    ],
)
async def test_credit_is_paid_out_or_applied_and_once(
    clinic: Ready,
    database_urls: DatabaseUrls,
    first: str,
    second: str,
    heard: list[str],
    credit: str,
) -> None:
    desk, sale = clinic.desk, await clinic.desk.sell(clinic.patient, clinic.offer)
    received = await desk.do(
        "receivePayment", patientId=clinic.patient, payment={"amount": "800", **CASH}
    )
    payment = received["payment"]["id"]
    given = {
        "refundPayment": {"paymentId": payment, "amount": "800"},
        "applyPayment": {"paymentId": payment, "invoiceId": sale["invoice"]["id"]},
    }

    async with holding(database_urls.superuser, PAYMENT, payment) as held:
        asked = await in_turn(held, *((desk, each, given[each]) for each in (first, second)))

    assert await all_heard(asked) == heard
    assert (await desk.balance(clinic.patient))[0] == credit
