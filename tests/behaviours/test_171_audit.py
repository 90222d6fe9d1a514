"""Rule 171: who did and saw what, and the sales that were deleted."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import pytest

from gql_packages.database.connect import Connection
from gql_packages.schema.global_id import decode, encode
from tests.clinic_database import ClinicDatabase
from tests.front_desk import Answer, FrontDesk, Ready, open_clinic

ENTRIES = """query E($filter: AuditEntryFilter, $first: Int, $after: String) {
  auditEntries(filter: $filter, first: $first, after: $after) {
    nodes { at kind operation outcome reason staffMember { id } patient { id } }
    pageInfo { hasNextPage endCursor } } }"""
DELETED = """query D($filter: DeletedSaleFilter) { deletedSales(filter: $filter) { nodes {
  patientPackageId name soldAt deletedAt reason price { amount } patient { id } deletedBy { id }
  invoice { status } } } }"""
PATIENT = "query P($id: ID!) { patient(id: $id) { lastName } }"


async def entries(desk: FrontDesk, first: int = 100, **filter: Any) -> list[Answer]:
    """Those that are found, a page after the other."""
    await desk.database.audit.flush()
    found: list[Answer] = []
    after = None
    while True:
        given = {"filter": filter, "first": first, "after": after}
        page = (await desk.ask(ENTRIES, **given))["auditEntries"]
        found += page["nodes"]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            return found


def told(found: Sequence[Answer]) -> list[tuple[str, str]]:
    return [(each["operation"], each["kind"]) for each in found]


async def test_171_it_says_who_did_and_saw_what_of_whose_record(clinic: Ready) -> None:
    desk = clinic.desk
    seen_by = await desk.colleague("PRACTITIONER")
    desk.clock.go_to("2026-03-03")
    await clinic.use()
    desk.clock.go_to("2026-03-04")
    await seen_by.ask(PATIENT, id=clinic.patient)

    found = await entries(desk, patientId=clinic.patient)

    assert told(found) == [
        ("patient", "READ"),
        # A payload shows the record that it changed.
        ("bookAppointment", "READ"),
        ("bookAppointment", "DONE"),
        *told(found)[3:],
    ]
    assert sorted(told(found)[3:]) == [
        *(("createPatient", kind) for kind in ("DONE", "READ")),
        *(("sellPackage", kind) for kind in ("DONE", "READ")),
    ]
    assert found[0]["staffMember"]["id"] == seen_by.staff_member
    assert (found[0]["at"], found[0]["outcome"]) == ("2026-03-04T18:00:00Z", "READ")
    assert {each["patient"]["id"] for each in found} == {clinic.patient}


async def test_171_by_staff_member_by_days_and_by_kind(clinic: Ready) -> None:
    desk = clinic.desk
    colleague = await desk.colleague("FRONT_DESK")
    desk.clock.go_to("2026-03-05")
    await colleague.ask(PATIENT, id=clinic.patient)
    refund = {"paymentId": clinic.payment, "amount": "1", "idempotencyKey": "k" * 16}
    document = "mutation M($i: RefundPaymentInput!) { refundPayment(input: $i) { __typename } }"
    await colleague.post(document, {"i": refund})
    desk.clock.go_to("2026-03-06")
    by_them: dict[str, Any] = {"staffMemberId": colleague.staff_member}

    both = [("refundPayment", "REFUSED"), ("patient", "READ")]
    assert sorted(told(await entries(desk, **by_them))) == sorted(both)
    (refused,) = await entries(desk, **by_them, kind=["REFUSED"])
    assert (refused["outcome"], refused["patient"]) == ("FORBIDDEN", None)
    assert told(await entries(desk, **by_them, kind=["READ"])) == both[1:]
    assert told(await entries(desk, **by_them, kind=["DONE", "REFUSED"])) == both[:1]
    day = {"from": "2026-03-05", "to": "2026-03-05"}
    assert sorted(told(await entries(desk, days=day))) == sorted(both)
    assert await entries(desk, days={"to": "2026-02-01"}) == []


async def test_171_page_after_page_nothing_is_shown_twice_or_left_out(clinic: Ready) -> None:
    desk = clinic.desk
    for hour in range(8, 15):
        desk.clock.go_to("2026-03-07", hour)
        await desk.ask(PATIENT, id=clinic.patient)
    days = {"from": "2026-03-07", "to": "2026-03-07"}
    whole = await entries(desk, days=days, kind=["READ"], patientId=clinic.patient)
    desk.clock.go_to("2026-03-08")

    paged = await entries(desk, first=2, days=days, kind=["READ"], patientId=clinic.patient)

    assert [each["at"] for each in paged if each["operation"] == "patient"] == [
        f"2026-03-07T{hour:02}:00:00Z" for hour in range(14, 7, -1)
    ]
    assert len(paged) >= len(whole) >= 7


async def test_171_reading_it_is_a_read_of_whom_it_names(
    clinic: Ready, superuser: Connection
) -> None:
    desk = clinic.desk
    other = await desk.patient("Ana", "Lima")
    await desk.database.audit.flush()
    desk.clock.go_to("2026-03-09")

    await entries(desk, patientId=other)
    await desk.database.audit.flush()

    rows = await superuser.fetch(
        "SELECT entity_id FROM audit_entry WHERE clinic_id = $1 AND operation = 'auditEntries'"
        " AND outcome = 'READ'",
        desk.principal.clinic_id,
    )
    assert [row["entity_id"] for row in rows] == [decode(other, "Patient")]


async def test_171_a_deleted_sale_says_who_deleted_it_when_and_why(clinic: Ready) -> None:
    desk = clinic.desk
    mistaken = (await desk.sell(clinic.patient, clinic.offer))["patientPackage"]["id"]
    desk.clock.go_to("2026-03-10")
    await desk.do("deletePackageSale", patientPackageId=mistaken, reason="Wrong patient")
    desk.clock.go_to("2026-03-11")

    sales = (await desk.ask(DELETED))["deletedSales"]["nodes"]
    (entry,) = [
        each
        for each in await entries(desk, kind=["DONE"])
        if each["operation"] == "deletePackageSale"
    ]

    assert sales == [
        {
            "patientPackageId": mistaken,
            "name": "Ten massages",
            "soldAt": "2026-03-02T18:00:00Z",
            "deletedAt": "2026-03-10T18:00:00Z",
            "reason": "Wrong patient",
            "price": {"amount": "800.00"},
            "patient": {"id": clinic.patient},
            "deletedBy": {"id": desk.staff_member},
            "invoice": {"status": "VOID"},
        }
    ]
    assert (entry["reason"], entry["at"]) == ("Wrong patient", "2026-03-10T18:00:00Z")
    assert entry["patient"] == {"id": clinic.patient}
    for other in ({"deleted": {"from": "2026-03-11"}}, {"patientId": await desk.patient()}):
        assert (await desk.ask(DELETED, filter=other))["deletedSales"]["nodes"] == []


@pytest.mark.parametrize("role", ["OWNER", "BILLING", "FRONT_DESK", "PRACTITIONER", "SUPPORT"])
async def test_171_owner_and_support_may_read_it(clinic: Ready, role: str) -> None:
    colleague = await clinic.desk.colleague(role)

    for document in (ENTRIES, DELETED):
        answer = await colleague.post(document)
        codes = [each["extensions"]["code"] for each in answer.get("errors", [])]
        assert codes == ([] if role in ("OWNER", "SUPPORT") else ["FORBIDDEN"])


async def test_171_nothing_of_another_clinic_is_found(
    clinic: Ready, database: ClinicDatabase
) -> None:
    neighbour = await open_clinic(database)
    own = {"createClinic"}

    assert {each["operation"] for each in await entries(neighbour)} <= own
    assert await entries(neighbour, patientId=clinic.patient) == []
    assert await entries(neighbour, staffMemberId=clinic.desk.staff_member) == []
    assert (await neighbour.ask(DELETED, filter={"patientId": clinic.patient}))["deletedSales"][
        "nodes"
    ] == []


@pytest.mark.parametrize(
    ("filter", "code"),
    [
        ({"patientId": "nonsense"}, "NOT_FOUND"),
        ({"patientId": encode("StaffMember", UUID(int=7))}, "NOT_FOUND"),
        ({"staffMemberId": ""}, "NOT_FOUND"),
        ({"days": {"from": "2026-03-02", "to": "2026-03-01"}}, "INVALID_INPUT"),
        ({"days": {"from": "2026-02-30"}}, "BAD_USER_INPUT"),
        ({"kind": ["SEEN"]}, "BAD_USER_INPUT"),
    ],
)
async def test_171_what_cannot_be_asked_for_is_refused(
    desk: FrontDesk, filter: Answer, code: str
) -> None:
    (error,) = (await desk.post(ENTRIES, {"filter": filter}))["errors"]

    assert error["extensions"]["code"] == code
