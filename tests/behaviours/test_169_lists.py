"""Rule 169: the lists that screens need, filtered and sorted."""

from typing import Any
from uuid import uuid4

import pytest

from tests.cursors import cursor
from tests.front_desk import FrontDesk, ready

INVOICES = """query I($filter: InvoiceFilter, $orderBy: InvoiceOrder, $first: Int, $after: String) {
  invoices(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount nodes { number } edges { cursor } pageInfo { hasNextPage endCursor } } }"""


async def numbers(desk: FrontDesk, **given: Any) -> list[int]:
    """The numbers of the invoices on a page, in its order."""
    page = (await desk.ask(INVOICES, **given))["invoices"]
    found = [int(node["number"].removeprefix("INV-")) for node in page["nodes"]]
    assert page["totalCount"] == len(found)
    return found


async def code(desk: FrontDesk, document: str, **given: Any) -> str:
    """The code of the one error of an answer."""
    (error,) = (await desk.post(document, given))["errors"]
    return str(error["extensions"]["code"])


async def billed(desk: FrontDesk) -> dict[str, str]:
    """Four invoices: 1 paid on 2 March; then of another patient on 3 March 2 unpaid and 3 paid in
    part, both of packages, and 4 void, of a visit. The two patients."""
    clinic = await ready(desk)
    desk.clock.go_to("2026-03-03")
    other = await desk.patient("Ana", "Lima")
    await desk.sell(other, clinic.offer)
    await desk.sell(other, clinic.offer, pay="300.00")
    visit = await desk.book(other, clinic.treatment, "2026-03-03T17:00:00Z")
    await desk.do("arriveAppointment", appointmentId=visit["id"])
    await desk.do("undoArrival", appointmentId=visit["id"])
    return {"Noor": clinic.patient, "Ana": other}


async def test_169_invoices_of_the_clinic_are_found_by_each_condition(desk: FrontDesk) -> None:
    patients = await billed(desk)
    march = {name: f"2026-03-0{name}" for name in (2, 3)}
    found = {
        "all": await numbers(desk),
        "unpaid": await numbers(desk, filter={"status": ["UNPAID"]}),
        "open": await numbers(desk, filter={"status": ["UNPAID", "PARTIALLY_PAID"]}),
        "paid": await numbers(desk, filter={"status": ["PAID"]}),
        "void": await numbers(desk, filter={"status": ["VOID"]}),
        "of visits": await numbers(desk, filter={"kind": ["VISIT"]}),
        "of visits and sales": await numbers(desk, filter={"kind": ["VISIT", "PACKAGE_SALE"]}),
        "until": await numbers(desk, filter={"issued": {"to": march[2]}}),
        "since": await numbers(desk, filter={"issued": {"from": march[3]}}),
        "during": await numbers(desk, filter={"issued": {"from": march[2], "to": march[3]}}),
        "of one": await numbers(desk, filter={"patientId": patients["Noor"]}),
        "together": await numbers(
            desk, filter={"patientId": patients["Ana"], "kind": ["PACKAGE_SALE"], "status": []}
        ),
    }

    assert {name: sorted(each) for name, each in found.items()} == {
        "all": [1, 2, 3, 4],
        "unpaid": [2],
        "open": [2, 3],
        "paid": [1],
        "void": [4],
        "of visits": [4],
        "of visits and sales": [1, 2, 3, 4],
        "until": [1],
        "since": [2, 3, 4],
        "during": [1, 2, 3, 4],
        "of one": [1],
        "together": [2, 3],
    }


@pytest.mark.parametrize("said", ["INV-000003", "inv-3", "3", " 003 "])
async def test_169_an_invoice_is_found_by_its_number(desk: FrontDesk, said: str) -> None:
    await billed(desk)

    assert await numbers(desk, filter={"number": said}) == [3]
    found = await desk.ask("query Q($n: String) { invoice(number: $n) { number } }", n=said)
    assert found["invoice"]["number"] == "INV-000003"


async def test_169_an_invoice_is_named_by_its_id_or_by_its_number(desk: FrontDesk) -> None:
    clinic = await ready(desk)
    document = "query Q($id: ID, $number: String) { invoice(id: $id, number: $number) { id } }"

    for said in ("INV-000009", "INV-", "x", "", "１", "9" * 19):
        assert await desk.ask(document, number=said) == {"invoice": None}
    assert (await desk.ask(document, id=clinic.invoice))["invoice"] == {"id": clinic.invoice}
    assert await code(desk, document) == "INVALID_INPUT"
    assert await code(desk, document, id=clinic.invoice, number="1") == "INVALID_INPUT"


async def test_169_a_condition_of_another_form_is_refused(desk: FrontDesk) -> None:
    await billed(desk)
    wrong: dict[str, list[Any]] = {
        "INVALID_INPUT": [
            {"number": "INV-"},
            {"number": "x" * 10_000},
            {"issued": {"from": "2026-03-04", "to": "2026-03-03"}},
        ],
        "NOT_FOUND": [{"patientId": "nobody"}, {"patientId": ""}],
    }

    for expected, filters in wrong.items():
        for given in filters:
            assert await code(desk, INVOICES, filter=given) == expected, given


ORDERS = {
    None: [3, 2, 1],
    "ISSUED_AT_DESC": [3, 2, 1],
    "ISSUED_AT_ASC": [1, 2, 3],
    "NUMBER_DESC": [3, 2, 1],
    "NUMBER_ASC": [1, 2, 3],
}


async def three_invoices(desk: FrontDesk) -> None:
    """One on each of three days."""
    clinic = await ready(desk)
    for day in ("2026-03-03", "2026-03-04"):
        desk.clock.go_to(day)
        await desk.sell(clinic.patient, clinic.offer)


async def walked(desk: FrontDesk, document: str, name: str, **given: Any) -> list[Any]:
    """All nodes of a list, page by page of one."""
    nodes, after = [], None
    while True:
        page = (await desk.ask(document, first=1, after=after, **given))[name]
        nodes += page["nodes"]
        if not page["pageInfo"]["hasNextPage"]:
            return nodes
        after = page["pageInfo"]["endCursor"]


@pytest.mark.parametrize("order", ORDERS)
async def test_169_invoices_are_sorted_both_ways_page_after_page(
    desk: FrontDesk, order: str | None
) -> None:
    await three_invoices(desk)

    nodes = await walked(desk, INVOICES, "invoices", orderBy=order)

    assert [int(node["number"].removeprefix("INV-")) for node in nodes] == ORDERS[order]


async def test_169_a_cursor_of_another_order_is_refused(desk: FrontDesk) -> None:
    await three_invoices(desk)
    cursors = {
        order: (await desk.ask(INVOICES, orderBy=order, first=1))["invoices"]["edges"][0]["cursor"]
        for order in ORDERS
    }

    # What is sorted so without being asked is the same list.
    assert cursors[None] == cursors["ISSUED_AT_DESC"]
    for order in ORDERS:
        for other, after in cursors.items():
            if after != cursors[order]:
                assert await code(desk, INVOICES, orderBy=order, after=after) == "INVALID_INPUT"
            else:
                assert (await desk.post(INVOICES, {"orderBy": other, "after": after}))["data"]


async def test_169_a_cursor_whose_place_is_gone_is_refused(desk: FrontDesk) -> None:
    patient = await desk.patient()
    document = "query P($after: String) { patients(after: $after) { nodes { id } } }"

    gone = cursor("patients", key=uuid4())

    assert await code(desk, document, after=gone) == "INVALID_INPUT"
    found = await desk.ask("{ patients { nodes { id } pageInfo { endCursor } } }")
    assert found["patients"]["nodes"] == [{"id": patient}]
    after = found["patients"]["pageInfo"]["endCursor"]
    assert await desk.ask(document, after=after) == {"patients": {"nodes": []}}
