"""Rule 192: an invoice, and the receipt of a visit, to print."""

import httpx
import pytest

from gql_packages.database.connect import Connection
from gql_packages.schema.global_id import decode, encode
from tests.asgi_client import http_client
from tests.clinic_database import ClinicDatabase
from tests.front_desk import FrontDesk, Ready, open_clinic, ready

HOSTILE = "<script>alert('&\"')</script>"
ESCAPED = "&lt;script&gt;alert(&#x27;&amp;&quot;&#x27;)&lt;/script&gt;"


async def get(desk: FrontDesk, path: str, method: str = "GET") -> httpx.Response:
    return await http_client(desk.app).request(method, path, headers=desk.headers)


async def printed(desk: FrontDesk, path: str) -> str:
    response = await get(desk, path)
    assert (response.status_code, response.headers["content-type"]) == (
        200,
        "text/html; charset=utf-8",
    ), response.text
    return response.text


async def code_of(desk: FrontDesk, path: str) -> tuple[int, str]:
    response = await get(desk, path)
    return response.status_code, response.json()["errors"][0]["extensions"]["code"]


async def test_192_an_invoice_with_the_clinics_address_and_footer(clinic: Ready) -> None:
    address = "12 Harbour Street\nVancouver"
    await clinic.desk.do("updateClinic", address=address, receiptFooter="GST 1234")

    page = await printed(clinic.desk, f"/invoices/{clinic.invoice}.html")

    for said in (
        *("Harbour Clinic", address, "GST 1234", "Invoice INV-000001", "Noor Haddad"),
        *("Ten massages", "800.00 CAD", "Balance due", "0.00 CAD", "A debit or credit card"),
        # Ten in the morning in Vancouver.
        "2026-03-02 10:00",
    ):
        assert said in page, said
    assert "@media print" in page


async def test_192_the_receipt_of_a_visit_says_which_package_covered_it(
    desk: FrontDesk,
) -> None:
    clinic = await ready(desk, pays="12.50")
    visit = await clinic.use()
    arrived = await desk.do("arriveAppointment", appointmentId=visit["id"])
    bill = arrived["invoice"]["id"]
    await desk.receive(clinic.patient, "10.00", bill, method="CASH")

    page = await printed(desk, f"/appointments/{visit['id']}/receipt.html")

    for said in ("Receipt", "INV-000002", "Massage, 2026-03-10 10:00", "12.50 CAD", "2.50 CAD"):
        assert said in page, said
    assert "Ten massages, use 1 of 10" in page
    assert "Cash, 2026-03-02 10:00" in page


async def test_192_a_visit_that_was_not_billed_has_no_receipt(clinic: Ready) -> None:
    visit = await clinic.use()

    path = f"/appointments/{visit['id']}/receipt.html"

    assert await code_of(clinic.desk, path) == (404, "NOT_FOUND")


async def test_192_whatever_was_typed_is_shown_and_never_run(desk: FrontDesk) -> None:
    await desk.do("updateClinic", name=HOSTILE, address=HOSTILE, receiptFooter=HOSTILE)
    patient = await desk.patient(HOSTILE, HOSTILE)
    offer = await desk.offer(name=HOSTILE)
    payment = {"amount": "1", "method": "CARD", "reference": HOSTILE}
    sale = await desk.do("sellPackage", patientId=patient, packageId=offer, payment=payment)

    response = await get(desk, f"/invoices/{sale['invoice']['id']}.html")

    assert "<script" not in response.text
    assert response.text.count(ESCAPED) == 7
    policy = response.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "script-src" not in policy
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("role", ["BILLING", "FRONT_DESK", "PRACTITIONER", "SUPPORT"])
async def test_192_it_is_for_those_who_may_read_the_patient_and_is_a_read(
    clinic: Ready, superuser: Connection, role: str
) -> None:
    colleague = await clinic.desk.colleague(role)

    await printed(colleague, f"/invoices/{clinic.invoice}.html")

    await clinic.desk.database.audit.flush()
    rows = await superuser.fetch(
        "SELECT operation, entity_id FROM audit_entry WHERE clinic_id = $1 AND actor_id = $2",
        *(colleague.principal.clinic_id, colleague.principal.staff_member_id),
    )
    assert [tuple(row) for row in rows] == [("invoice", decode(clinic.patient, "Patient"))]


async def test_192_strangers_and_wrong_ids_get_nothing(
    clinic: Ready, database: ClinicDatabase
) -> None:
    neighbour = await open_clinic(database)
    own = f"/invoices/{clinic.invoice}.html"
    nobody = FrontDesk(**{**vars(clinic.desk), "token": None})

    assert await code_of(neighbour, own) == (404, "NOT_FOUND")
    assert await code_of(nobody, own) == (401, "UNAUTHENTICATED")
    for wrong in ("x", encode("Invoice", clinic.desk.principal.clinic_id), clinic.patient):
        for path in (f"/invoices/{wrong}.html", f"/appointments/{wrong}/receipt.html"):
            assert await code_of(clinic.desk, path) == (404, "NOT_FOUND")
    assert (await get(clinic.desk, own, "POST")).status_code == 405
