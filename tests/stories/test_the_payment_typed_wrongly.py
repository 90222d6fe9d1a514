"""Cash was entered as a card, and ten times too much: both are put right, and the till agrees."""

from typing import Any

from tests.front_desk import FrontDesk
from tests.stories.clinic import Clinic, open_story

_TAKINGS = """query T($day: Date!) { takingsReport(filter: {during: {from: $day, to: $day}}) {
  summary { net { amount } } byMethod { method net { amount } } } }"""
_SAID = """query P($id: ID!) { payment(id: $id) { method reference receivedAt
  corrections { method reference by { name } reason } void { reason by { name } } } }"""


async def test_the_payment_typed_wrongly(desk: FrontDesk) -> None:
    clinic = await open_story(desk)
    payment = await on_monday_cash_is_entered_as_a_card(clinic)
    await on_tuesday_it_is_put_right(clinic, payment)
    payment, visit = await ten_times_too_much_is_entered(clinic)
    await it_is_void_and_received_again(clinic, payment, visit)


async def takings(clinic: Clinic, day: str) -> dict[str, str]:
    """What was taken on that day, by method and in all."""
    report = (await clinic.desk.ask(_TAKINGS, day=day))["takingsReport"]
    rows = {row["method"]: row["net"]["amount"] for row in report["byMethod"]}
    return {**rows, "all": report["summary"]["net"]["amount"]}


async def said(clinic: Clinic, payment: str) -> Any:
    return (await clinic.desk.ask(_SAID, id=payment))["payment"]


async def on_monday_cash_is_entered_as_a_card(clinic: Clinic) -> str:
    await clinic.offers_package("ten massages", "800.00", uses=10, days=365, massage="0")
    clinic.today_is("2026-03-02 09:00")
    sold = await clinic.desk.sell(clinic.patient, clinic.names["ten massages"], pay="800.00")
    assert await takings(clinic, "2026-03-02") == {"CARD": "800.00", "all": "800.00"}
    return str(sold["payment"]["id"])


async def on_tuesday_it_is_put_right(clinic: Clinic, payment: str) -> None:
    clinic.today_is("2026-03-03 09:00")
    # It paid for the package, and goes on doing so: it cannot be void.
    refusal = await clinic.desk.refused("voidPayment", paymentId=payment, reason="It was cash")
    assert refusal["code"] == "PAYMENT_APPLIED"
    given = {"method": "CASH", "reference": "Drawer 2", "reason": "It was cash"}
    await clinic.desk.do("updatePayment", paymentId=payment, **given)

    now = await said(clinic, payment)
    assert (now["method"], now["reference"]) == ("CASH", "Drawer 2")
    assert now["receivedAt"] == "2026-03-02T17:00:00Z"
    assert now["corrections"] == [
        {
            "method": "CARD",
            "reference": None,
            "by": {"name": "Olga Owner"},
            "reason": "It was cash",
        }
    ]
    assert await takings(clinic, "2026-03-02") == {"CASH": "800.00", "all": "800.00"}
    assert await takings(clinic, "2026-03-03") == {"all": "0.00"}


async def ten_times_too_much_is_entered(clinic: Clinic) -> tuple[str, str]:
    visit = await clinic.comes("massage", "2026-03-04 09:00")
    payment = await clinic.receives("900.00", visit)
    assert await clinic.bill(visit) == "PAID: 90.00 of 90.00"
    assert await clinic.money() == "owes 0.00, has 810.00 credit"
    return payment, visit


async def it_is_void_and_received_again(clinic: Clinic, payment: str, visit: str) -> None:
    wrong = {"paymentId": payment, "reason": "90.00, not 900.00"}
    refusal = await clinic.desk.refused("voidPayment", **wrong)
    assert (refusal["code"], refusal["invoice"]["id"]) == ("PAYMENT_APPLIED", visit)
    await clinic.desk.do("unapplyPayment", paymentId=payment, invoiceId=visit)
    await clinic.desk.do("voidPayment", **wrong)
    assert await clinic.money() == "owes 90.00, has 0.00 credit"

    await clinic.receives("90.00", visit)
    assert await clinic.bill(visit) == "PAID: 90.00 of 90.00"
    assert await clinic.money() == "owes 0.00, has 0.00 credit"
    assert await takings(clinic, "2026-03-04") == {"CASH": "90.00", "all": "90.00"}

    # It stays to be seen, and nothing more can be done with it.
    assert (await said(clinic, payment))["void"] == {
        "reason": "90.00, not 900.00",
        "by": {"name": "Olga Owner"},
    }
    for mutation, more in (
        ("voidPayment", {"reason": "Again"}),
        ("updatePayment", {"reason": "Again", "method": "CARD"}),
        ("refundPayment", {"amount": "1.00"}),
        ("applyPayment", {"invoiceId": visit}),
    ):
        refusal = await clinic.desk.refused(mutation, paymentId=payment, **more)
        assert refusal["code"] == "PAYMENT_VOID", mutation
