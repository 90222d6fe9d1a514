"""Rule 169: the clinic's payments, filtered and sorted."""

from typing import Any

import pytest

from tests.behaviours.test_169_lists import code, walked
from tests.front_desk import FrontDesk, ready

PAYMENTS = """query P($filter: PaymentFilter, $orderBy: PaymentOrder, $first: Int, $after: String) {
  payments(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount nodes { amount { amount } } pageInfo { hasNextPage endCursor } } }"""


async def amounts(desk: FrontDesk, **given: Any) -> list[str]:
    """The amounts of the payments on a page, in its order."""
    page = (await desk.ask(PAYMENTS, **given))["payments"]
    found = [node["amount"]["amount"].removesuffix(".00") for node in page["nodes"]]
    assert page["totalCount"] == len(found)
    return found


async def received(desk: FrontDesk) -> dict[str, str]:
    """800 by card on 2 March, applied; from Ana 30 in cash on the 3rd, entered by a clerk, 40 by
    cheque on the 4th that was really received on the 1st, and 50 that is void. Who is who."""
    clinic = await ready(desk)
    ana, clerk = await desk.patient("Ana", "Lima"), await desk.colleague("FRONT_DESK")
    desk.clock.go_to("2026-03-03")
    await clerk.receive(ana, "30")
    desk.clock.go_to("2026-03-04")
    late = (await desk.receive(ana, "40"))["payment"]["id"]
    await desk.do(
        "updatePayment", paymentId=late, method="CHEQUE", receivedOn="2026-03-01", reason="Late"
    )
    twice = (await desk.receive(ana, "50"))["payment"]["id"]
    await desk.do("voidPayment", paymentId=twice, reason="Typed twice")
    return {"Noor": clinic.patient, "Ana": ana, "clerk": clerk.staff_member}


async def test_169_payments_of_the_clinic_are_found_by_each_condition(desk: FrontDesk) -> None:
    who = await received(desk)
    ana = {"patientId": who["Ana"]}
    filters: dict[str, dict[str, Any]] = {
        "all": {},
        "until": {"received": {"to": "2026-03-02"}},
        "since": {"received": {"from": "2026-03-03"}},
        "that day": {"received": {"from": "2026-03-04", "to": "2026-03-04"}},
        "by cheque": {"method": ["CHEQUE"]},
        "by card or cheque": {"method": ["CARD", "CHEQUE"]},
        "by any": {"method": []},
        "of one": ana,
        "of the clerk": {"receivedById": who["clerk"]},
        "with credit": {"hasUnapplied": True},
        "without credit": {"hasUnapplied": False},
        "void": {"isVoid": True},
        "together": {**ana, "isVoid": False, "method": ["CASH"]},
    }

    found = {name: await amounts(desk, filter=given) for name, given in filters.items()}

    assert found == {
        "all": ["50", "30", "800", "40"],
        "until": ["800", "40"],
        "since": ["50", "30"],
        "that day": ["50"],
        "by cheque": ["40"],
        "by card or cheque": ["800", "40"],
        "by any": ["50", "30", "800", "40"],
        "of one": ["50", "30", "40"],
        "of the clerk": ["30"],
        "with credit": ["30", "40"],
        "without credit": ["50", "800"],
        "void": ["50"],
        "together": ["30"],
    }


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (None, ["50", "30", "800", "40"]),
        ("RECEIVED_AT_DESC", ["50", "30", "800", "40"]),
        ("RECEIVED_AT_ASC", ["40", "800", "30", "50"]),
    ],
)
async def test_169_payments_are_sorted_by_the_day_that_is_shown_page_after_page(
    desk: FrontDesk, order: str | None, expected: list[str]
) -> None:
    await received(desk)

    nodes = await walked(desk, PAYMENTS, "payments", orderBy=order)

    assert [node["amount"]["amount"].removesuffix(".00") for node in nodes] == expected


async def test_169_a_payment_is_found_by_its_id(desk: FrontDesk) -> None:
    clinic = await ready(desk)
    document = "query Q($id: ID!) { payment(id: $id) { id amount { amount } } }"

    found = await desk.ask(document, id=clinic.payment)

    assert found["payment"] == {"id": clinic.payment, "amount": {"amount": "800.00"}}
    for nothing in (clinic.invoice, "nothing", "", "x" * 10_000):
        assert await desk.ask(document, id=nothing) == {"payment": None}


async def test_169_conditions_of_payments_of_another_form_are_refused(desk: FrontDesk) -> None:
    clinic = await ready(desk)
    wrong: dict[str, list[dict[str, Any]]] = {
        "INVALID_INPUT": [{"received": {"from": "2026-03-04", "to": "2026-03-03"}}],
        "NOT_FOUND": [{"patientId": clinic.invoice}, {"receivedById": "nobody"}],
    }

    for expected, filters in wrong.items():
        for given in filters:
            assert await code(desk, PAYMENTS, filter=given) == expected, given
