"""Rules 48 to 50: credit and payments."""

import pytest

from tests.front_desk import FrontDesk, Ready

CASH = {"method": "CASH"}


async def test_48_money_not_applied_is_credit_that_goes_on_any_open_invoice_and_comes_back(
    desk: FrontDesk,
) -> None:
    patient, offer = await desk.patient(), await desk.offer()
    payment = (await desk.receive(patient, "1000"))["payment"]["id"]
    sale = await desk.sell(patient, offer)
    assert await desk.balance(patient) == ("1000.00", "800.00")

    applied = await desk.do("applyPayment", paymentId=payment, invoiceId=sale["invoice"]["id"])
    assert applied["invoice"]["status"] == "PAID"
    assert await desk.balance(patient) == ("200.00", "0.00")

    part = await desk.do(
        "unapplyPayment", paymentId=payment, invoiceId=sale["invoice"]["id"], amount="300"
    )
    assert part["invoice"]["balanceDue"]["amount"] == "300.00"
    assert await desk.balance(patient) == ("500.00", "300.00")
    await desk.do("unapplyPayment", paymentId=payment, invoiceId=sale["invoice"]["id"])
    assert await desk.balance(patient) == ("1000.00", "800.00")


async def test_48_credit_goes_only_on_invoices_of_that_patient(clinic: Ready) -> None:
    desk, other = clinic.desk, await clinic.desk.patient("Ann", "Other")
    payment = (await desk.receive(other, "10"))["payment"]["id"]
    sale = await desk.sell(clinic.patient, clinic.offer)

    applying = await desk.refused(
        "applyPayment", paymentId=payment, invoiceId=sale["invoice"]["id"]
    )
    receiving = await desk.refused(
        "receivePayment",
        patientId=other,
        payment={"amount": "1", **CASH},
        invoiceIds=[sale["invoice"]["id"]],
    )

    assert (applying["code"], receiving["code"]) == ("OTHER_PATIENT", "OTHER_PATIENT")


async def test_49_more_than_is_due_is_not_lost_and_goes_on_in_the_order_named(
    desk: FrontDesk,
) -> None:
    patient, offer = await desk.patient(), await desk.offer()
    first, second = [(await desk.sell(patient, offer))["invoice"]["id"] for _ in range(2)]

    received = await desk.receive(patient, "1000", second, first)

    assert [i["paid"]["amount"] for i in received["invoices"]] == ["800.00", "200.00"]
    rest = await desk.receive(patient, "650.50", first)
    assert rest["payment"]["unapplied"]["amount"] == "50.50"
    assert await desk.balance(patient) == ("50.50", "0.00")


async def test_49_a_payment_with_the_sale_that_is_too_much_leaves_credit(desk: FrontDesk) -> None:
    patient = await desk.patient()

    sale = await desk.sell(patient, await desk.offer(), pay="900")

    assert sale["payment"]["unapplied"]["amount"] == "100.00"
    assert sale["invoice"]["balanceDue"]["amount"] == "0.00"


@pytest.mark.parametrize(
    ("mutation", "received", "amount", "maximum"),
    [
        pytest.param("applyPayment", "500", "100.01", "100.00", id="more than is due"),
        pytest.param("applyPayment", "60", "60.01", "60.00", id="more than is there"),
        pytest.param("unapplyPayment", "500", "800.01", "800.00", id="more than is on it"),
    ],
)
async def test_49_applying_more_than_is_due_or_there_is_out_of_range(
    clinic: Ready, mutation: str, received: str, amount: str, maximum: str
) -> None:
    desk = clinic.desk
    sale = await desk.sell(clinic.patient, clinic.offer, pay="700")
    payment = (await desk.receive(clinic.patient, received))["payment"]["id"]
    sides = {
        "applyPayment": {"paymentId": payment, "invoiceId": sale["invoice"]["id"]},
        "unapplyPayment": {"paymentId": clinic.payment, "invoiceId": clinic.invoice},
    }

    refusal = await desk.refused(mutation, **sides[mutation], amount=amount)

    assert refusal["code"] == "AMOUNT_OUT_OF_RANGE"
    assert refusal["minimum"]["amount"] == "0.01"
    assert refusal["maximum"]["amount"] == maximum


async def test_49_nothing_due_and_nothing_there_are_out_of_range(clinic: Ready) -> None:
    desk = clinic.desk
    payment = (await desk.receive(clinic.patient, "5"))["payment"]["id"]

    paid = await desk.refused("applyPayment", paymentId=payment, invoiceId=clinic.invoice)
    never = await desk.refused("unapplyPayment", paymentId=payment, invoiceId=clinic.invoice)

    for refusal in (paid, never):
        assert refusal["code"] == "AMOUNT_OUT_OF_RANGE"
        assert refusal["maximum"]["amount"] == "0.00"


@pytest.mark.parametrize("amount", ["0", "0.00", "-5", "0.001", "0.004"])
async def test_50_every_amount_is_at_least_one_minor_unit(clinic: Ready, amount: str) -> None:
    desk = clinic.desk
    sale = await desk.sell(clinic.patient, clinic.offer)
    sides = {"paymentId": clinic.payment, "invoiceId": sale["invoice"]["id"]}

    received = await desk.refused(
        "receivePayment", patientId=clinic.patient, payment={"amount": amount, **CASH}
    )
    applied = await desk.refused("applyPayment", **sides, amount=amount)

    assert (received["code"], applied["code"]) == ("INVALID_INPUT", "INVALID_INPUT")
    assert received["path"] == ["input", "payment", "amount"]
    assert applied["path"] == ["input", "amount"]


async def test_50_where_zero_is_said_to_be_allowed_it_is(desk: FrontDesk) -> None:
    treatment = await desk.treatment(price="0")
    await desk.offer(treatment, pays="0", price="0")
