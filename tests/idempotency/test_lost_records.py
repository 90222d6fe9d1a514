"""The records of the keys are gone: what a key made is still not made twice."""

from typing import Any

import pytest

from tests.concurrent_requests import ask, heard
from tests.front_desk import FrontDesk, Ready
from tests.row_counts import Written

pytestmark = pytest.mark.tampers

KEY = "outlives-its-record-1"


async def sale(desk: FrontDesk, clinic: Ready) -> dict[str, Any]:
    return {"patientId": clinic.patient, "packageId": clinic.offer}


async def booking(desk: FrontDesk, clinic: Ready) -> dict[str, Any]:
    return {
        "patientId": clinic.patient,
        "treatmentId": clinic.treatment,
        "startsAt": "2026-03-10T17:00:00Z",
    }


async def payment(desk: FrontDesk, clinic: Ready) -> dict[str, Any]:
    return {"patientId": clinic.patient, "payment": {"amount": "5", "method": "CASH"}}


async def application(desk: FrontDesk, clinic: Ready) -> dict[str, Any]:
    received = await desk.do("receivePayment", **(await payment(desk, clinic)))
    sold = await desk.sell(clinic.patient, clinic.offer)
    return {
        "paymentId": received["payment"]["id"],
        "invoiceId": sold["invoice"]["id"],
        "amount": "1",
    }


async def taking_off(desk: FrontDesk, clinic: Ready) -> dict[str, Any]:
    return {"paymentId": clinic.payment, "invoiceId": clinic.invoice, "amount": "1"}


async def paying_out(desk: FrontDesk, clinic: Ready) -> dict[str, Any]:
    received = await desk.do("receivePayment", **(await payment(desk, clinic)))
    return {"paymentId": received["payment"]["id"], "amount": "1"}


@pytest.mark.parametrize(
    ("mutation", "given", "table"),
    [
        ("sellPackage", sale, "patient_package"),
        ("bookAppointment", booking, "appointment"),
        ("receivePayment", payment, "payment"),
        ("applyPayment", application, "payment_application"),
        ("unapplyPayment", taking_off, "payment_application"),
        ("refundPayment", paying_out, "payment_refund"),
    ],
)
async def test_without_its_record_a_key_still_makes_nothing_twice(
    clinic: Ready, written: Written, mutation: str, given: Any, table: str
) -> None:
    desk, asked = clinic.desk, await given(clinic.desk, clinic)
    await desk.do(mutation, **asked, idempotencyKey=KEY)
    rows, lines = await written.count(table), await written.audit_lines()

    await written.forget_keys()
    again = await ask(desk, mutation, **asked, idempotencyKey=KEY)

    assert heard(again) == "IDEMPOTENCY_KEY_MISMATCH"
    assert await written.count(table) == rows
    assert await written.audit_lines() == lines + 1
    assert (await written.audited(mutation))[-1] == "IDEMPOTENCY_KEY_MISMATCH"
