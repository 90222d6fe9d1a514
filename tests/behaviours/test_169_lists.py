"""Rule 169: the lists that screens need, filtered and sorted."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from gql_packages.database.connect import Connection
from gql_packages.filling.fill import fill_clinic
from gql_packages.filling.steps import ALL_STEPS
from gql_packages.verification.verify import verify
from tests.concurrent_requests import plain
from tests.conftest import DatabaseUrls
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


PATIENTS = """query P($filter: PatientFilter, $orderBy: PatientOrder, $first: Int,
    $after: String) {
  patients(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount nodes { firstName lastVisitAt } pageInfo { hasNextPage endCursor } } }"""


@dataclass(frozen=True)
class People:
    """In the order of their names: Ana has 50.00 of credit, and came on 4 March; Ben owes 90.00 for
    his visit on 3 March, and the package that he paid; Cid, archived, owes 800.00 for a package and
    has 20.00 of credit; Dee has nothing and was never here."""

    desk: FrontDesk
    visit: str
    ids: dict[str, str]

    async def named(self, **given: Any) -> str:
        """The initials of those on a page, in its order."""
        page = (await self.desk.ask(PATIENTS, **given))["patients"]
        assert page["totalCount"] == len(page["nodes"])
        return "".join(node["firstName"][0] for node in page["nodes"])


async def come(desk: FrontDesk, patient: str, treatment: str, day: str, **more: Any) -> str:
    """An appointment at which the patient arrived."""
    visit = await desk.book(patient, treatment, f"{day}T17:00:00Z", **more)
    await desk.do("arriveAppointment", appointmentId=visit["id"])
    return str(visit["id"])


@pytest.fixture
async def people(desk: FrontDesk) -> People:
    treatment = await desk.treatment()
    offer = await desk.offer(treatment)
    ids = {}
    for first, last in (("Ana", "A"), ("Ben", "B"), ("Cid", "C"), ("Dee", "D")):
        desk.clock.now += timedelta(minutes=1)
        ids[first] = await desk.patient(first, last)
    desk.clock.go_to("2026-03-05")
    await desk.receive(ids["Ana"], "50")
    package = await desk.sell(ids["Ana"], await desk.offer(treatment, name="Trial", price="0"))
    covered = {"patientPackageId": package["patientPackage"]["id"]}
    await come(desk, ids["Ana"], treatment, "2026-03-02", **covered)
    visit = await come(desk, ids["Ana"], treatment, "2026-03-04", **covered)
    later = await desk.sell(ids["Ana"], offer)
    payment = {"amount": "800", "method": "CASH"}
    invoices = [later["invoice"]["id"]]
    await desk.do("receivePayment", patientId=ids["Ana"], payment=payment, invoiceIds=invoices)
    await come(desk, ids["Ben"], treatment, "2026-03-03")
    await desk.sell(ids["Ben"], offer, pay="800")
    await desk.sell(ids["Cid"], offer)
    await desk.receive(ids["Cid"], "20")
    await desk.do("archivePatient", "patient { id }", patientId=ids["Cid"], archived=True)
    return People(desk, visit, ids)


CONDITIONS: list[tuple[dict[str, Any], str]] = [
    ({}, "ABD"),
    ({"owing": True}, "B"),
    ({"owing": False}, "AD"),
    ({"credit": True}, "A"),
    ({"credit": False}, "BD"),
    ({"isArchived": True}, "C"),
    ({"isArchived": False}, "ABD"),
    ({"isArchived": True, "owing": True, "credit": True}, "C"),
    ({"packageStatus": ["ACTIVE"]}, "AB"),
    ({"packageStatus": ["UNPAID"], "isArchived": True}, "C"),
    ({"packageStatus": ["UNPAID"]}, ""),
    ({"packageStatus": ["UNPAID", "ACTIVE"], "owing": True}, "B"),
    ({"packageStatus": ["REFUNDED", "USED_UP"]}, ""),
    ({"packageStatus": ["EXPIRED"]}, ""),
    ({"packageStatus": []}, "ABD"),
]


@pytest.mark.parametrize(("condition", "found"), CONDITIONS, ids=str)
async def test_169_patients_are_found_by_each_condition(
    people: People, superuser: Connection, condition: dict[str, Any], found: str
) -> None:
    assert await people.named(filter=condition) == found
    # What is kept on their rows is worked out where it is not there yet.
    await superuser.execute(
        "UPDATE patient SET owing = NULL, credit = NULL, last_visit_at = NULL WHERE clinic_id = $1",
        people.desk.principal.clinic_id,
    )
    assert await people.named(filter=condition) == found


async def test_169_patients_are_found_by_how_their_packages_stand_that_day(people: People) -> None:
    people.desk.clock.go_to("2027-03-06")

    assert await people.named(filter={"packageStatus": ["EXPIRED"]}) == "AB"
    assert await people.named(filter={"packageStatus": ["ACTIVE"]}) == ""
    assert await people.named(filter={"packageStatus": ["UNPAID"], "isArchived": True}) == ""
    assert await people.named(filter={"packageStatus": ["EXPIRED"], "isArchived": True}) == "C"


@pytest.mark.parametrize(
    ("order", "found"),
    [
        (None, "ABD"),
        ("NAME_ASC", "ABD"),
        ("NAME_DESC", "DBA"),
        ("LAST_VISIT_ASC", "DBA"),
        ("LAST_VISIT_DESC", "ABD"),
        ("CREATED_AT_ASC", "ABD"),
        ("CREATED_AT_DESC", "DBA"),
        ("OWING_DESC", "BDA"),
        ("OWING_ASC", "ADB"),
        ("CREDIT_DESC", "ADB"),
        ("CREDIT_ASC", "BDA"),
    ],
)
async def test_169_patients_are_sorted_both_ways_page_after_page(
    people: People, order: str | None, found: str
) -> None:
    nodes = await walked(people.desk, PATIENTS, "patients", orderBy=order)

    assert "".join(node["firstName"][0] for node in nodes) == found
    assert await people.named(orderBy=order) == found


async def test_169_the_last_visit_is_the_latest_to_which_they_came(people: People) -> None:
    async def last() -> Any:
        page = await people.desk.ask(PATIENTS, orderBy="LAST_VISIT_DESC")
        (visit,) = [n["lastVisitAt"] for n in page["patients"]["nodes"] if n["firstName"] == "Ana"]
        assert await people.named(orderBy="LAST_VISIT_DESC") == ("ABD" if visit[9] > "3" else "BAD")
        return visit

    assert await last() == "2026-03-04T17:00:00Z"
    await people.desk.do("undoArrival", appointmentId=people.visit)
    assert await last() == "2026-03-02T17:00:00Z"
    await people.desk.do("arriveAppointment", appointmentId=people.visit)
    assert await last() == "2026-03-04T17:00:00Z"


async def test_169_sums_of_earlier_rows_are_filled_and_those_left_behind_counted_anew(
    people: People, superuser: Connection, database_urls: DatabaseUrls
) -> None:
    async def differ() -> bool:
        found = (await verify(database_urls.owner, progress=lambda _: None)).findings
        return any(each.clinic_id == clinic_id for each in found)

    clinic_id = people.desk.principal.clinic_id
    emptied = "UPDATE patient SET owing = NULL, credit = NULL WHERE clinic_id = $1 AND id <> $2"
    await superuser.execute(emptied, clinic_id, plain(people.ids["Ben"]))
    stale = "UPDATE patient SET owing = 0, last_visit_at = NULL WHERE clinic_id = $1 AND id = $2"

    assert await fill_clinic(people.desk.database, clinic_id) == 3
    assert not await differ()
    assert await people.named(orderBy="CREDIT_DESC") == "ADB"
    await superuser.execute(stale, clinic_id, plain(people.ids["Ben"]))
    assert await differ()
    assert await fill_clinic(people.desk.database, clinic_id, steps=ALL_STEPS) == 1
    assert not await differ()


PACKAGES = """query P($filter: PatientPackageFilter, $orderBy: PatientPackageOrder, $first: Int,
    $after: String) {
  patientPackages(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount nodes { name } pageInfo { hasNextPage endCursor } } }"""


@pytest.fixture
async def sold(desk: FrontDesk) -> FrontDesk:
    """On 5 March: "A", sold on 2 March, used up; "B", sold on 3 March, unpaid, until 13 March; "C",
    sold on 4 March, three uses, for ever; "D", sold on 5 March, two uses, until 15 March; and "E",
    sold then, too, refunded, of the same offer as "F", whose sale was deleted."""
    treatment, patient = await desk.treatment(), await desk.patient()
    terms = {"A": (1, 10), "B": (4, 10), "C": (3, None), "D": (2, 10), "E": (9, 90)}
    ids = {}
    for name, (uses, days) in terms.items():
        desk.clock.go_to({"A": "2026-03-02", "B": "2026-03-03", "C": "2026-03-04"}.get(name, DAY))
        more: Any = {"uses": uses, "validForDays": days, "price": "10"}
        ids[name] = await desk.offer(treatment, name=name, **more)
        paid = None if name == "B" else "10"
        sale = await desk.sell(patient, ids[name], pay=paid)
        package = {"patientPackageId": sale["patientPackage"]["id"]}
        if name == "A":
            await come(desk, patient, treatment, "2026-03-02", **package)
        elif name == "E":
            await desk.do("refundPackage", amount="0", **package)
            deleted = await desk.sell(patient, ids["E"])
            await desk.do("deletePackageSale", patientPackageId=deleted["patientPackage"]["id"])
    return desk


DAY = "2026-03-05"


async def names(desk: FrontDesk, **given: Any) -> str:
    """The names of the packages on a page, in its order."""
    page = (await desk.ask(PACKAGES, **given))["patientPackages"]
    assert page["totalCount"] == len(page["nodes"])
    return "".join(node["name"] for node in page["nodes"])


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ({}, "EDCBA"),
        ({"status": ["ACTIVE"]}, "DC"),
        ({"status": ["UNPAID"]}, "B"),
        ({"status": ["USED_UP"]}, "A"),
        ({"status": ["REFUNDED"]}, "E"),
        ({"status": ["EXPIRED"]}, ""),
        ({"status": ["ACTIVE", "UNPAID"]}, "DCB"),
        ({"expires": {"from": "2026-03-13"}}, "EDB"),
        ({"expires": {"from": "2026-03-13", "to": "2026-03-14"}}, "B"),
        ({"expires": {"to": "2026-03-12"}}, "A"),
        ({"usesRemainingAtMost": 3}, "DCA"),
        ({"usesRemainingAtMost": 0}, "A"),
        ({"sold": {"from": "2026-03-03", "to": "2026-03-04"}}, "CB"),
        ({"sold": {"to": "2026-03-03"}, "status": ["UNPAID", "EXPIRED"]}, "B"),
    ],
    ids=str,
)
async def test_169_packages_of_the_clinic_are_found_by_each_condition(
    sold: FrontDesk, condition: dict[str, Any], found: str
) -> None:
    assert await names(sold, filter=condition) == found


async def test_169_packages_of_the_clinic_are_found_by_their_offers_and_by_the_day(
    sold: FrontDesk,
) -> None:
    offers = (await sold.ask("{ packages { nodes { id name } } }"))["packages"]["nodes"]
    ids = {offer["name"]: offer["id"] for offer in offers}
    assert await names(sold, filter={"packageIds": [ids["C"]]}) == "C"
    assert await names(sold, filter={"packageIds": [ids["C"], ids["E"]]}) == "EC"

    sold.clock.go_to("2026-03-14")

    assert await names(sold, filter={"status": ["EXPIRED"]}) == "B"
    assert await names(sold, filter={"status": ["UNPAID"]}) == ""
    wrong = [{"usesRemainingAtMost": -1}, {"usesRemainingAtMost": 10_001}]
    for given in wrong:
        assert await code(sold, PACKAGES, filter=given) == "INVALID_INPUT"
    assert await code(sold, PACKAGES, filter={"packageIds": [ids["C"], "x"]}) == "NOT_FOUND"


@pytest.mark.parametrize(
    ("order", "found"),
    [
        (None, "EDCBA"),
        ("PURCHASED_AT_ASC", "ABCDE"),
        ("PURCHASED_AT_DESC", "EDCBA"),
        ("EXPIRES_ON_ASC", "ABDEC"),
        ("EXPIRES_ON_DESC", "CEDBA"),
        ("USES_REMAINING_ASC", "ADCBE"),
        ("USES_REMAINING_DESC", "EBCDA"),
    ],
)
async def test_169_packages_of_the_clinic_are_sorted_both_ways_page_after_page(
    sold: FrontDesk, order: str | None, found: str
) -> None:
    nodes = await walked(sold, PACKAGES, "patientPackages", orderBy=order)

    assert "".join(node["name"] for node in nodes) == found


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
