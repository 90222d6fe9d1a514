"""Locks are taken in one order: whoever waits for a row has those that come before it.

Two who keep to it never wait for each other.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from gql_packages.database.connect import Connection, connected
from tests.at_once import (
    APPOINTMENT,
    INVOICE,
    NUMBERS,
    PACKAGE,
    PAYMENT,
    all_heard,
    holding,
    in_turn,
    plain,
)
from tests.conftest import DatabaseUrls
from tests.front_desk import Ready

OFFER = "SELECT FROM package WHERE id = $1 FOR NO KEY UPDATE"


@dataclass
class Things:
    """Rows that the mutations lock: a paid package, held for one visit and spent on another."""

    clinic: Ready
    booked: str
    arrived: str
    bare: str
    bill: str
    bare_bill: str

    def row(self, statement: str, name: str) -> tuple[str, Any]:
        """A statement that locks a row, and the row's key."""
        own: dict[str, str | UUID] = {
            "package": self.clinic.package,
            "sale": self.clinic.invoice,
            "payment": self.clinic.payment,
            "offer": self.clinic.offer,
            "numbers": self.clinic.desk.principal.clinic_id,
        }
        key: str | UUID = own[name] if name in own else getattr(self, name)
        return statement, plain(key)


async def furnish(clinic: Ready) -> Things:
    booked, arrived = await clinic.use(), await clinic.use("2026-03-11T17:00:00Z")
    bare = await clinic.desk.book(clinic.patient, clinic.treatment)
    bills = [
        (await clinic.desk.do("arriveAppointment", appointmentId=visit["id"]))["invoice"]["id"]
        for visit in (arrived, bare)
    ]
    return Things(clinic, booked["id"], arrived["id"], bare["id"], *bills)


@dataclass(frozen=True)
class Order:
    """What a mutation waits for, and what it must have by then."""

    mutation: str
    given: Callable[[Things], dict[str, Any]]
    waits_for: tuple[str, str]
    has: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return f"{self.mutation} waits for {self.waits_for[1]}"


def _booked(things: Things) -> dict[str, Any]:
    return {"appointmentId": things.booked}


def _sides(things: Things) -> dict[str, Any]:
    return {"paymentId": things.clinic.payment, "invoiceId": things.clinic.invoice}


def _package(things: Things) -> dict[str, Any]:
    return {"patientPackageId": things.clinic.package}


def _late(things: Things) -> dict[str, Any]:
    return {"appointmentId": things.bare, "patientPackageId": things.clinic.package}


THE_PACKAGE, THE_NUMBERS = (PACKAGE, "package"), (NUMBERS, "numbers")
BOOKED, ARRIVED, BARE = (APPOINTMENT, "booked"), (APPOINTMENT, "arrived"), (APPOINTMENT, "bare")

ORDERS = [
    Order("removePackage", _booked, THE_PACKAGE, (BOOKED,)),
    Order("cancelAppointment", _booked, THE_PACKAGE, (BOOKED,)),
    Order("arriveAppointment", _booked, THE_PACKAGE, (BOOKED,)),
    Order("arriveAppointment", _booked, THE_NUMBERS, (BOOKED, THE_PACKAGE)),
    Order(
        "rescheduleAppointment",
        lambda things: {**_booked(things), "startsAt": "2026-03-12T17:00:00Z"},
        THE_PACKAGE,
        (BOOKED,),
    ),
    Order(
        "markNoShow",
        lambda things: {**_booked(things), "resolution": {"redeemPackage": {}}},
        THE_NUMBERS,
        (BOOKED, THE_PACKAGE),
    ),
    Order(
        "undoArrival",
        lambda things: {"appointmentId": things.arrived},
        (INVOICE, "bill"),
        (ARRIVED, THE_PACKAGE),
    ),
    Order("redeemPackage", _late, THE_PACKAGE, (BARE,)),
    Order("redeemPackage", _late, THE_NUMBERS, (BARE, THE_PACKAGE)),
    Order("redeemPackage", _late, (INVOICE, "bare_bill"), (BARE, THE_PACKAGE, THE_NUMBERS)),
    Order("unapplyPayment", _sides, (PAYMENT, "payment"), ((INVOICE, "sale"),)),
    Order("applyPayment", _sides, (PAYMENT, "payment"), ((INVOICE, "sale"),)),
    Order("refundPackage", _package, (INVOICE, "sale"), (THE_PACKAGE,)),
    Order("refundPackage", _package, (PAYMENT, "payment"), (THE_PACKAGE, (INVOICE, "sale"))),
    Order(
        "sellPackage",
        lambda things: {"patientId": things.clinic.patient, "packageId": things.clinic.offer},
        THE_NUMBERS,
        ((OFFER, "offer"),),
    ),
]


async def is_locked(connection: Connection, row: tuple[str, Any]) -> bool:
    """Whether somebody has that row."""
    statement, key = row
    try:
        async with connection.transaction():
            await connection.execute(f"{statement} NOWAIT", key)
    except asyncpg.LockNotAvailableError:
        return True
    return False


@pytest.mark.parametrize("order", ORDERS, ids=str)
async def test_what_comes_earlier_is_locked_before_what_comes_later_is_waited_for(
    clinic: Ready, database_urls: DatabaseUrls, order: Order
) -> None:
    things = await furnish(clinic)

    async with (
        connected(database_urls.superuser) as onlooker,
        holding(database_urls.superuser, *things.row(*order.waits_for)) as held,
    ):
        asked = await in_turn(held, (clinic.desk, order.mutation, order.given(things)))
        locked = {name: await is_locked(onlooker, things.row(how, name)) for how, name in order.has}

    assert locked == {name: True for _, name in order.has}
    assert await all_heard(asked) in (["DONE"], ["AMOUNT_OUT_OF_RANGE"])


async def test_several_of_a_kind_are_locked_in_the_order_of_their_ids(
    clinic: Ready, database_urls: DatabaseUrls
) -> None:
    desk = clinic.desk
    invoices = [(await desk.sell(clinic.patient, clinic.offer))["invoice"]["id"] for _ in range(3)]
    first, _, last = sorted(invoices, key=plain)

    async with (
        connected(database_urls.superuser) as onlooker,
        holding(database_urls.superuser, INVOICE, last) as held,
    ):
        money = {"amount": "5", "method": "CASH"}
        given = {"patientId": clinic.patient, "payment": money, "invoiceIds": [last, first]}
        asked = await in_turn(held, (desk, "receivePayment", given))
        assert await is_locked(onlooker, (INVOICE, plain(first)))

    assert await all_heard(asked) == ["DONE"]
