"""Two desks move the same money at the same moment: no cent twice, no number lost."""

from dataclasses import dataclass
from typing import Any

import pytest

from tests.concurrent_requests import INVOICE, NUMBERS, PAYMENT, all_heard, holding, in_turn
from tests.conftest import DatabaseUrls
from tests.front_desk import FrontDesk, Ready

CARD = {"method": "CARD"}


@dataclass
class Account:
    """A patient with 800.00 of credit and two invoices of 800.00 each, nothing paid."""

    desk: FrontDesk
    patient: str
    offer: str
    payment: str
    invoices: tuple[str, str]

    def moving(self, mutation: str, invoice: int = 0) -> tuple[FrontDesk, str, dict[str, Any]]:
        """The request that moves all that can be moved between the credit and an invoice."""
        sides = {"paymentId": self.payment, "invoiceId": self.invoices[invoice]}
        return self.desk, mutation, sides

    async def paid(self) -> list[str]:
        found = [await self.desk.invoice(invoice) for invoice in self.invoices]
        return [invoice["paid"]["amount"] for invoice in found]


@pytest.fixture
async def account(desk: FrontDesk) -> Account:
    patient, offer = await desk.patient(), await desk.offer()
    received = await desk.do(
        "receivePayment", patientId=patient, payment={"amount": "800", **CARD}, invoiceIds=[]
    )
    first, second = [(await desk.sell(patient, offer))["invoice"]["id"] for _ in range(2)]
    return Account(desk, patient, offer, received["payment"]["id"], (first, second))


async def test_the_last_credit_goes_on_one_of_two_invoices(
    account: Account, database_urls: DatabaseUrls
) -> None:
    async with holding(database_urls.superuser, PAYMENT, account.payment) as held:
        asked = await in_turn(
            held, account.moving("applyPayment"), account.moving("applyPayment", invoice=1)
        )

    assert await all_heard(asked) == ["DONE", "AMOUNT_OUT_OF_RANGE"]
    assert await account.paid() == ["800.00", "0.00"]
    assert await account.desk.balance(account.patient) == ("0.00", "800.00")


@pytest.mark.parametrize(
    ("is_applied", "first", "second", "heard", "paid"),
    [
        (False, "applyPayment", "applyPayment", ["DONE", "AMOUNT_OUT_OF_RANGE"], "800.00"),
        (False, "applyPayment", "unapplyPayment", ["DONE", "DONE"], "0.00"),
        (False, "unapplyPayment", "applyPayment", ["AMOUNT_OUT_OF_RANGE", "DONE"], "800.00"),
        (True, "unapplyPayment", "applyPayment", ["DONE", "DONE"], "800.00"),
        (True, "unapplyPayment", "unapplyPayment", ["DONE", "AMOUNT_OUT_OF_RANGE"], "0.00"),
    ],
)
async def test_money_is_put_on_and_taken_off_one_after_the_other(
    account: Account,
    database_urls: DatabaseUrls,
    is_applied: bool,
    first: str,
    second: str,
    heard: list[str],
    paid: str,
) -> None:
    if is_applied:
        desk, mutation, sides = account.moving("applyPayment")
        await desk.do(mutation, **sides)

    async with holding(database_urls.superuser, INVOICE, account.invoices[0]) as held:
        asked = await in_turn(held, account.moving(first), account.moving(second))

    assert await all_heard(asked) == heard
    assert (await account.paid())[0] == paid


async def test_an_invoice_that_is_paid_twice_leaves_the_second_payment_as_credit(
    account: Account, database_urls: DatabaseUrls
) -> None:
    paying = {
        "patientId": account.patient,
        "payment": {"amount": "800", **CARD},
        "invoiceIds": [account.invoices[0]],
    }

    async with holding(database_urls.superuser, INVOICE, account.invoices[0]) as held:
        asked = await in_turn(held, *[(account.desk, "receivePayment", paying)] * 2)

    assert await all_heard(asked) == ["DONE", "DONE"]
    left = [(await task)["data"]["receivePayment"]["payment"]["unapplied"] for task in asked]
    assert [money["amount"] for money in left] == ["0.00", "800.00"]
    assert await account.paid() == ["800.00", "0.00"]


@pytest.mark.parametrize(
    ("first", "second", "heard"),
    [
        ("undoArrival", "applyPayment", ["DONE", "AMOUNT_OUT_OF_RANGE"]),
        ("applyPayment", "undoArrival", ["DONE", "PAYMENT_APPLIED"]),
    ],
)
async def test_an_arrival_is_taken_back_or_its_invoice_is_paid(
    account: Account, database_urls: DatabaseUrls, first: str, second: str, heard: list[str]
) -> None:
    desk = account.desk
    visit = await desk.book(account.patient, await desk.treatment())
    invoice = (await desk.do("arriveAppointment", appointmentId=visit["id"]))["invoice"]["id"]
    inputs = {
        "undoArrival": {"appointmentId": visit["id"]},
        "applyPayment": {"paymentId": account.payment, "invoiceId": invoice},
    }

    async with holding(database_urls.superuser, INVOICE, invoice) as held:
        asked = await in_turn(held, *((desk, each, inputs[each]) for each in (first, second)))

    assert await all_heard(asked) == heard


async def test_sales_at_the_same_moment_have_numbers_without_a_gap(
    account: Account, database_urls: DatabaseUrls
) -> None:
    desk = account.desk
    sale = {"patientId": account.patient, "packageId": account.offer}

    async with holding(database_urls.superuser, NUMBERS, desk.principal.clinic_id) as held:
        asked = await in_turn(held, *[(desk, "sellPackage", sale)] * 3)
        asked[1].cancel()
        await held.until_waiting(2)
    answers = [await asked[number] for number in (0, 2)]

    numbers = [answer["data"]["sellPackage"]["invoice"]["number"] for answer in answers]
    assert numbers == ["INV-000003", "INV-000004"]


async def test_one_patients_money_does_not_wait_for_anothers(
    clinic: Ready, database_urls: DatabaseUrls
) -> None:
    other = await clinic.desk.patient("Ann", "Other")

    async with holding(database_urls.superuser, INVOICE, clinic.invoice) as held:
        sale = await clinic.desk.sell(other, clinic.offer, pay="800")
        assert await held.waiting() == []

    assert sale["invoice"]["status"] == "PAID"
