"""Locks are taken in one order: whoever waits for a row has those that come before it.

Two who keep to it never wait for each other.
"""

from dataclasses import dataclass
from typing import Any

import asyncpg
import pytest

from gql_packages.database.connect import Connection, connected
from tests.concurrent_requests import INVOICE, all_heard, holding, in_turn, plain
from tests.conftest import DatabaseUrls
from tests.front_desk import Ready
from tests.races.locked_rows import MISS, Given, LockedRows, package, redeem, sale, sides, visit


@dataclass(frozen=True)
class Order:
    """The row that a mutation waits for, and those that it must have by then."""

    mutation: str
    given: Given
    waits_for: str
    has: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.mutation} waits for {self.waits_for}"


MOVE = visit("booked", startsAt="2026-03-12T17:00:00Z")
LATE = redeem("bare arrived")
LATELY = visit("booked", late={"redeemPackage": {}})

ORDERS = [
    Order("removePackage", visit("booked"), "package", ("booked",)),
    Order("cancelAppointment", visit("booked"), "package", ("booked",)),
    Order("cancelAppointment", LATELY, "numbers", ("booked", "package")),
    Order("arriveAppointment", visit("booked"), "package", ("booked",)),
    Order("arriveAppointment", visit("booked"), "numbers", ("booked", "package")),
    Order("rescheduleAppointment", MOVE, "package", ("booked",)),
    Order("markNoShow", MISS, "numbers", ("booked", "package")),
    Order("undoArrival", visit("arrived"), "bill", ("arrived", "package")),
    Order("redeemPackage", LATE, "package", ("bare arrived",)),
    Order("redeemPackage", LATE, "numbers", ("bare arrived", "package")),
    Order("redeemPackage", LATE, "bare bill", ("bare arrived", "package", "numbers")),
    Order("unapplyPayment", sides("payment", "sale"), "payment", ("sale",)),
    Order("applyPayment", sides("payment", "sale"), "payment", ("sale",)),
    Order("refundPackage", package(), "sale", ("package",)),
    Order("refundPackage", package(), "payment", ("package", "sale")),
    Order("sellPackage", sale, "numbers", ("offer",)),
    Order("sellPackage", sale, "patient", ("offer", "numbers")),
    Order("arriveAppointment", visit("bare"), "patient", ("bare", "numbers")),
    Order("undoArrival", visit("arrived"), "patient", ("arrived", "package", "bill")),
    Order("applyPayment", sides("credit", "unpaid"), "patient", ("unpaid", "credit")),
    Order("refundPackage", package(), "patient", ("package", "sale", "payment")),
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
    rows = await LockedRows.of(clinic)

    async with (
        connected(database_urls.superuser) as onlooker,
        holding(database_urls.superuser, *rows.lock(order.waits_for)) as held,
    ):
        asked = await in_turn(held, (clinic.desk, order.mutation, order.given(rows.ids)))
        locked = {name: await is_locked(onlooker, rows.lock(name)) for name in order.has}

    assert locked == dict.fromkeys(order.has, True)
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
