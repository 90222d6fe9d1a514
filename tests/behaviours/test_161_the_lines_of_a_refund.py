"""Rule 161: what is given back and what is no longer due are lines of their own."""

import pytest

from tests.front_desk import FrontDesk

Lines = list[tuple[str, str]]


async def refunded(
    desk: FrontDesk, pay: str | None, amount: str | None, price: str = "800.00"
) -> tuple[Lines, str]:
    """The lines and the total of the invoice of a sale, after a refund."""
    patient, offer = await desk.patient(), await desk.offer(price=price)
    sale = await desk.sell(patient, offer, pay=pay)
    await desk.do("refundPackage", patientPackageId=sale["patientPackage"]["id"], amount=amount)
    invoice = await desk.invoice(sale["invoice"]["id"])
    lines = [(line["description"], line["amount"]["amount"]) for line in invoice["lines"]]
    assert invoice["balanceDue"]["amount"] == "0.00"
    return lines, invoice["total"]["amount"]


async def test_161_what_is_given_back_and_what_is_no_longer_due_are_lines_of_their_own(
    desk: FrontDesk,
) -> None:
    lines, total = await refunded(desk, "300", "100")

    assert lines == [
        ("Ten massages", "800.00"),
        ("Refund", "-100.00"),
        ("No longer due", "-500.00"),
    ]
    assert total == "200.00"


@pytest.mark.parametrize(
    ("pay", "price", "expected"),
    [
        (None, "800.00", [("Ten massages", "800.00"), ("No longer due", "-800.00")]),
        ("300", "800.00", [("Ten massages", "800.00"), ("No longer due", "-500.00")]),
        ("800", "800.00", [("Ten massages", "800.00")]),
        (None, "0.00", [("Ten massages", "0.00")]),
    ],
    ids=["nothing paid", "paid in part", "paid", "free"],
)
async def test_161_nothing_given_back_is_no_refund_line(
    desk: FrontDesk, pay: str | None, price: str, expected: Lines
) -> None:
    lines, _ = await refunded(desk, pay, "0", price)

    assert lines == expected
