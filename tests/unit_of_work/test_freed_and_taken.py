"""What a deed frees of a unique key it may take again: the order is made by data."""

import re
from collections.abc import Awaitable, Callable

import pytest
from asyncpg import UniqueViolationError

from gql_packages.database.connect import Connection
from gql_packages.unit_of_work import write_statement
from gql_packages.unit_of_work.write_statement import Part
from tests.concurrent_requests import ask, heard
from tests.front_desk import Answer, Ready

# One index is dropped, so that the other is seen.
pytestmark = [pytest.mark.tampers, pytest.mark.plants_statements]

Deed = Callable[[Ready], Awaitable[Answer]]


async def bill_anew(clinic: Ready) -> Answer:
    """Void the invoice of an arrived visit and make another: rule 23."""
    visit = await clinic.desk.book(clinic.patient, clinic.treatment)
    await clinic.desk.do("arriveAppointment", appointmentId=visit["id"])
    given = {"appointmentId": visit["id"], "patientPackageId": clinic.package}
    return await ask(clinic.desk, "redeemPackage", **given)


async def reserve_again(clinic: Ready) -> Answer:
    """Reverse a use and reserve the same again for the same visit: rule 24."""
    visit = await clinic.use()
    await clinic.desk.do("arriveAppointment", appointmentId=visit["id"])
    return await ask(clinic.desk, "undoArrival", appointmentId=visit["id"])


async def reserve_after_a_no_show(clinic: Ready) -> Answer:
    """The same of a use that a no-show redeemed: rule 29."""
    visit = await clinic.use()
    resolution: Answer = {"redeemPackage": {}}
    await clinic.desk.do("markNoShow", appointmentId=visit["id"], resolution=resolution)
    return await ask(clinic.desk, "undoNoShow", appointmentId=visit["id"])


CASES = [
    pytest.param(bill_anew, "invoice", "invoice_visit_once", id="invoice_visit_once"),
    pytest.param(reserve_again, "redemption", "redemption_live_once", id="redemption_live_once"),
    pytest.param(
        reserve_after_a_no_show, "redemption", "redemption_use_once", id="redemption_use_once"
    ),
]


def the_other_way_round(monkeypatch: pytest.MonkeyPatch, table: str) -> None:
    """Let the UPDATE of a table wait for the INSERT."""
    text = write_statement._text

    def turned(parts: tuple[Part, ...], tells: bool) -> str:
        written = text(parts, tells)
        waits = f" WHERE (SELECT count(*) FROM changed_{table}) > 0"
        if waits not in written:
            return written
        updated = rf"(changed_{table} AS \(UPDATE .*?)( RETURNING)"
        later = rf"\1 AND (SELECT count(*) FROM new_{table}) > 0\2"
        turned, count = re.subn(updated, later, written.replace(waits, " RETURNING id"), count=1)
        assert count == 1
        return turned.replace("WITH ", "WITH RECURSIVE ", 1)

    monkeypatch.setattr(write_statement, "_text", turned)


@pytest.mark.parametrize(("deed", "table", "index"), CASES)
async def test_what_is_freed_is_taken_again_in_one_deed(
    clinic: Ready,
    superuser: Connection,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    deed: Deed,
    table: str,
    index: str,
) -> None:
    assert heard(await deed(clinic)) == "DONE"

    if index == "redemption_use_once":
        await superuser.execute("DROP INDEX redemption_live_once")
    the_other_way_round(monkeypatch, table)

    assert heard(await deed(clinic)) == "INTERNAL"
    (incident,) = [record.exc_info[1] for record in caplog.records if record.exc_info]
    assert isinstance(incident, UniqueViolationError)
    assert incident.constraint_name == index
