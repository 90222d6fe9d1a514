"""Whoever has waited for a row decides by what is there afterwards: each lock is held in turn."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest

from tests.concurrent_requests import heard, holding, in_turn
from tests.conftest import DatabaseUrls
from tests.front_desk import Answer, Ready
from tests.races.locked_rows import MISS, Given, LockedRows, package, redeem, sale, sides, visit

# What the third connection changes has no history.
pytestmark = pytest.mark.tampers


@dataclass(frozen=True)
class Waiting:
    """Who waits for which row, what is changed meanwhile, and what is heard then."""

    mutation: str
    given: Given
    lock: str
    #: the row that the statement is about, and the statement
    change: tuple[str, str]
    heard: str
    shows: Callable[[Answer], object] = lambda _: True

    def __str__(self) -> str:
        return f"{self.mutation} waits for {self.lock} and hears {self.heard}"


def changed(row: str, table: str, assignments: str) -> tuple[str, str]:
    return row, f"UPDATE {table} SET {assignments} WHERE id = $1"


def paid(invoice: str) -> tuple[str, str]:
    return changed(invoice, "invoice", "paid = total")


_ENDED = "status = 'RELEASED', ended_at = now()"
RELEASED = "booked", f"UPDATE redemption SET {_ENDED} WHERE appointment_id = $1"
REFUNDED = (
    "package",
    f"WITH released AS (UPDATE redemption SET {_ENDED}"
    " WHERE patient_package_id = $1 AND status = 'RESERVED')"
    " UPDATE patient_package SET refunded_at = now(), uses_reserved = 0 WHERE id = $1",
)
USED_UP = changed("package", "patient_package", "uses_redeemed = uses_total - uses_reserved")
EXPIRES_IN_MARCH = changed("package", "patient_package", "expires_on = '2026-03-31'")
#: Somebody else has taken the third use, which was the first free one.
ONE_TAKEN = (
    "package",
    "INSERT INTO redemption SELECT (jsonb_populate_record(r, jsonb_build_object("
    "'id', gen_random_uuid(), 'request_id', gen_random_uuid(), 'use_number', 3,"
    " 'status', 'RESERVED', 'appointment_id', a.id))).*"
    " FROM redemption r JOIN appointment a ON a.clinic_id = r.clinic_id AND a.status = 'ARRIVED'"
    " AND NOT EXISTS (SELECT FROM redemption o WHERE o.appointment_id = a.id)"
    " WHERE r.patient_package_id = $1 AND r.status = 'RESERVED'",
)
TAKEN_BACK = (
    "payment",
    "INSERT INTO payment_application SELECT (jsonb_populate_record(a, jsonb_build_object("
    "'id', gen_random_uuid(), 'amount', -a.amount, 'undoes_id', a.id))).*"
    " FROM payment_application a WHERE a.payment_id = $1",
)

ARRIVED = changed("booked", "appointment", "status = 'ARRIVED'")
IN_APRIL = changed("booked", "appointment", "starts_at = '2026-04-10', ends_at = '2026-04-11'")
UNPAID = changed("sale", "invoice", "paid = 0")
ALL_APPLIED = changed("credit", "payment", "applied = amount")
PARTLY_REFUNDED = changed("credit", "payment", "refunded = 1")
ARCHIVED = changed("offer", "package", "is_archived = true")
WITHOUT_ITEMS = "offer", "DELETE FROM package_item WHERE package_id = $1"

MOVE = visit("booked", startsAt="2026-04-10T17:00:00Z")
EXPIRE = package(expiresOn="2026-03-31")


def book(ids: Mapping[str, str]) -> Answer:
    wanted = {"startsAt": "2026-03-12T17:00:00Z", "usePreselected": True}
    return {"patientId": ids["patient"], "treatmentId": ids["treatment"], **wanted}


def pay_out(ids: Mapping[str, str]) -> Answer:
    return {"paymentId": ids["credit"], "amount": "50"}


def receive(ids: Mapping[str, str]) -> Answer:
    money = {"amount": "50", "method": "CASH"}
    return {"patientId": ids["patient"], "payment": money, "invoiceIds": [ids["unpaid"]]}


def is_billed_in_full(shown: Answer) -> bool:
    return shown["patientPackage"] is None and shown["invoice"]["total"]["amount"] == "90.00"


def is_bare(shown: Answer) -> bool:
    return shown["appointment"]["redemption"] is None


def is_all_credit(shown: Answer) -> bool:
    return bool(shown["payment"]["unapplied"]["amount"] == "50.00")


APPLY = sides("credit", "unpaid")
LATELY = visit("booked", late={"redeemPackage": {}})
WAITING = [
    Waiting("cancelAppointment", visit("booked"), "booked", ARRIVED, "WRONG_STATUS"),
    Waiting("removePackage", visit("booked"), "package", RELEASED, "NOT_COVERED"),
    Waiting("arriveAppointment", visit("booked"), "package", RELEASED, "DONE", is_billed_in_full),
    Waiting("rescheduleAppointment", MOVE, "package", EXPIRES_IN_MARCH, "PAST_EXPIRY"),
    Waiting("redeemPackage", redeem("bare"), "package", REFUNDED, "PACKAGE_REFUNDED"),
    Waiting("redeemPackage", redeem("bare"), "package", USED_UP, "PACKAGE_USED_UP"),
    Waiting("redeemPackage", redeem("bare"), "package", ONE_TAKEN, "DONE"),
    Waiting(
        "redeemPackage", redeem("bare arrived"), "bare bill", paid("bare bill"), "PAYMENT_APPLIED"
    ),
    Waiting("markNoShow", MISS, "package", RELEASED, "NOT_COVERED"),
    Waiting("cancelAppointment", LATELY, "package", RELEASED, "NOT_COVERED"),
    Waiting("undoArrival", visit("arrived"), "bill", paid("bill"), "DONE"),
    Waiting(
        "undoArrival", visit("bare arrived"), "bare bill", paid("bare bill"), "PAYMENT_APPLIED"
    ),
    Waiting("bookAppointment", book, "package", REFUNDED, "DONE", is_bare),
    Waiting("changePackageExpiry", EXPIRE, "package", IN_APRIL, "EXPIRY_BEFORE_BOOKINGS"),
    Waiting("refundPackage", package(), "package", REFUNDED, "PACKAGE_REFUNDED"),
    Waiting("refundPackage", package(amount="100"), "sale", UNPAID, "AMOUNT_OUT_OF_RANGE"),
    Waiting("deletePackageSale", package(), "package", USED_UP, "USES_REDEEMED"),
    Waiting(
        "deletePackageSale", package("other package"), "unpaid", paid("unpaid"), "PAYMENT_APPLIED"
    ),
    Waiting("applyPayment", APPLY, "unpaid", paid("unpaid"), "AMOUNT_OUT_OF_RANGE"),
    Waiting("applyPayment", APPLY, "credit", ALL_APPLIED, "AMOUNT_OUT_OF_RANGE"),
    Waiting(
        "unapplyPayment", sides("payment", "sale"), "payment", TAKEN_BACK, "AMOUNT_OUT_OF_RANGE"
    ),
    Waiting("refundPayment", pay_out, "credit", PARTLY_REFUNDED, "AMOUNT_OUT_OF_RANGE"),
    Waiting("receivePayment", receive, "unpaid", paid("unpaid"), "DONE", is_all_credit),
    Waiting("sellPackage", sale, "offer", ARCHIVED, "ARCHIVED"),
    Waiting("sellPackage", sale, "offer", WITHOUT_ITEMS, "DONE"),
]


@pytest.mark.parametrize("case", WAITING, ids=str)
async def test_who_has_waited_decides_by_what_is_there_now(
    clinic: Ready, database_urls: DatabaseUrls, case: Waiting
) -> None:
    rows = await LockedRows.of(clinic)

    async with holding(database_urls.superuser, *rows.lock(case.lock)) as held:
        (asked,) = await in_turn(held, (clinic.desk, case.mutation, case.given(rows.ids)))
        row, statement = case.change
        await held.connection.execute(statement, rows.key(row))

    answer = await asked
    assert heard(answer) == case.heard
    if case.heard == "DONE":
        assert case.shows(answer["data"][case.mutation])


async def test_who_has_waited_for_the_counter_draws_the_number_after_the_last(
    clinic: Ready, database_urls: DatabaseUrls
) -> None:
    rows = await LockedRows.of(clinic)
    given = redeem("bare arrived")(rows.ids)

    async with holding(database_urls.superuser, *rows.lock("numbers")) as held:
        (asked,) = await in_turn(held, (clinic.desk, "redeemPackage", given))
        await held.connection.execute(
            "UPDATE invoice_counter SET last_number = 70 WHERE clinic_id = $1", rows.key("numbers")
        )

    shown = (await asked)["data"]["redeemPackage"]
    invoice = await clinic.desk.invoice(shown["appointment"]["invoice"]["id"])
    assert invoice["number"] == "INV-000071"
