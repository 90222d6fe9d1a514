"""The controls: the same races with the lock taken out, and what goes wrong then.

A race that these do not lose would prove nothing of the locks.
"""

import pytest
from asyncpg import UniqueViolationError

from gql_packages.models.billing import Payment
from gql_packages.models.schedule import Appointment
from gql_packages.models.sold_packages import PatientPackage
from gql_packages.verification.verify import verify
from tests.concurrent_requests import (
    APPOINTMENT,
    PACKAGE,
    PAYMENT,
    all_heard,
    holding,
    in_turn,
    take_out_locks_of,
)
from tests.conftest import DatabaseUrls
from tests.front_desk import FrontDesk, ready

pytestmark = pytest.mark.tampers

DAYS = ("2026-03-10T17:00:00Z", "2026-03-11T17:00:00Z")


async def found_wrong(urls: DatabaseUrls, desk: FrontDesk) -> list[str]:
    """What does not add up in the desk's clinic."""
    findings = (await verify(urls.owner, progress=lambda _: None)).findings
    mine = [finding for finding in findings if finding.clinic_id == desk.principal.clinic_id]
    return sorted(finding.entity_type for finding in mine)


async def test_the_last_use_is_saved_by_the_table_alone(
    desk: FrontDesk,
    database_urls: DatabaseUrls,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    clinic = await ready(desk, uses=1)
    booked = [await desk.book(clinic.patient, clinic.treatment, day) for day in DAYS]
    take_out_locks_of(monkeypatch, PatientPackage)

    async with holding(database_urls.superuser, PACKAGE, clinic.package) as held:
        asked = await in_turn(
            held,
            *(
                (
                    desk,
                    "redeemPackage",
                    {"appointmentId": visit["id"], "patientPackageId": clinic.package},
                )
                for visit in booked
            ),
        )

    # Both believe in the same free use. Instead of PACKAGE_USED_UP the second desk hears of an
    # incident: a unique key refused a row of it.
    assert await all_heard(asked) == ["DONE", "INTERNAL"]
    (incident,) = [record.exc_info[1] for record in caplog.records if record.exc_info]
    assert isinstance(incident, UniqueViolationError)
    assert incident.constraint_name in {"redemption_use_once", "package_entry_sequence_once"}


async def test_a_visit_is_moved_after_it_was_cancelled(
    desk: FrontDesk, database_urls: DatabaseUrls, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinic = await ready(desk)
    visit = await desk.book(clinic.patient, clinic.treatment)
    take_out_locks_of(monkeypatch, Appointment)

    async with holding(database_urls.superuser, APPOINTMENT, visit["id"]) as held:
        asked = await in_turn(
            held,
            (desk, "cancelAppointment", {"appointmentId": visit["id"]}),
            (desk, "rescheduleAppointment", {"appointmentId": visit["id"], "startsAt": DAYS[1]}),
        )

    # With the lock it is WRONG_STATUS, and each change is a version.
    assert await all_heard(asked) == ["DONE", "DONE"]
    assert (await desk.appointment(visit["id"]))["version"] == visit["version"] + 1


async def test_the_same_credit_is_spent_twice(
    desk: FrontDesk, database_urls: DatabaseUrls, monkeypatch: pytest.MonkeyPatch
) -> None:
    patient, offer = await desk.patient(), await desk.offer()
    payment = {"amount": "800", "method": "CASH"}
    received = await desk.do("receivePayment", patientId=patient, payment=payment)
    sales = [await desk.sell(patient, offer) for _ in range(2)]
    take_out_locks_of(monkeypatch, Payment)

    async with holding(database_urls.superuser, PAYMENT, received["payment"]["id"]) as held:
        asked = await in_turn(
            held,
            *(
                (
                    desk,
                    "applyPayment",
                    {"paymentId": received["payment"]["id"], "invoiceId": sale["invoice"]["id"]},
                )
                for sale in sales
            ),
        )

    assert await all_heard(asked) == ["DONE", "DONE"]
    assert await desk.balance(patient) == ("0.00", "0.00")
    assert await found_wrong(database_urls, desk) == ["Patient", "Payment"]
