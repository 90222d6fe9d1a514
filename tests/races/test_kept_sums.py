"""What is done for one patient at the same moment is all in what their row keeps."""

from __future__ import annotations

from typing import Any

import pytest

from gql_packages.verification.verify import verify
from tests.concurrent_requests import all_heard, holding, in_turn
from tests.conftest import DatabaseUrls
from tests.front_desk import FrontDesk, Ready
from tests.races.locked_rows import LOCKS

Given = dict[str, Any]

CASH: Given = {"payment": {"amount": "30", "method": "CASH"}}

PAIRS = [
    (("receivePayment", "money"), ("receivePayment", "money")),
    (("refundPayment", "back"), ("receivePayment", "money")),
    (("undoArrival", "first"), ("undoArrival", "last")),
    (("undoArrival", "last"), ("undoArrival", "first")),
    (("undoArrival", "last"), ("arriveAppointment", "booked")),
    (("arriveAppointment", "booked"), ("undoArrival", "last")),
    (("arriveAppointment", "booked"), ("arriveAppointment", "earlier")),
]


async def requests_of(clinic: Ready) -> dict[str, Given]:
    """What each mutation is given: of visits on the 10th and the 12th to which the patient came,
    of others that are booked on the 11th and the 14th, and of 30.00 to their credit."""
    desk, made = clinic.desk, {}
    for name, day in (("first", 10), ("earlier", 11), ("last", 12), ("booked", 14)):
        visit = await desk.book(clinic.patient, clinic.treatment, f"2026-03-{day}T17:00:00Z")
        made[name] = {"appointmentId": visit["id"]}
    for name in ("first", "last"):
        await desk.do("arriveAppointment", **made[name])
    credit = await desk.do("receivePayment", patientId=clinic.patient, **CASH)
    made["money"] = {"patientId": clinic.patient, **CASH}
    made["back"] = {"paymentId": credit["payment"]["id"], "amount": "10"}
    return made


async def owner_finds(urls: DatabaseUrls, desk: FrontDesk) -> list[str]:
    """What differs in the clinic."""
    found = (await verify(urls.owner, progress=lambda _: None)).findings
    return [str(each) for each in found if each.clinic_id == desk.principal.clinic_id]


@pytest.mark.parametrize("pair", PAIRS, ids=str)
async def test_two_deeds_at_once_are_both_kept(
    clinic: Ready, database_urls: DatabaseUrls, pair: tuple[tuple[str, str], ...]
) -> None:
    given = await requests_of(clinic)

    async with holding(database_urls.superuser, LOCKS["patient"], clinic.patient) as held:
        asked = await in_turn(held, *((clinic.desk, verb, given[name]) for verb, name in pair))

    assert await all_heard(asked) == ["DONE", "DONE"]
    assert await owner_finds(database_urls, clinic.desk) == []
