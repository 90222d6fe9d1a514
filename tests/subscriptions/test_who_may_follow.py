"""Who may follow what, for how long, and what the audit knows of it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from websockets.exceptions import ConnectionClosed

from gql_packages.auth.authentication import LEEWAY_SECONDS
from gql_packages.auth.local_signing_key import issue_token
from gql_packages.database.connect import connected
from gql_packages.schema.global_id import decode, encode
from tests.assurance.mutant_server import altered
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.front_desk import Answer, FrontDesk, Ready, open_clinic
from tests.running_server import Served, served
from tests.subscriptions.subscriber import MARCH, PACKAGES, VISITS, asking, following
from tests.websocket_client import signed_in as connected_to


async def colleague_of(server: Served, owner: FrontDesk, role: str) -> FrontDesk:
    colleague = await owner.colleague(role)
    return replace(colleague, http=server.http, token=server.token(colleague.principal))


@pytest.mark.parametrize(
    ("document", "variables", "code"),
    [
        (PACKAGES, {"patient": "nonsense"}, "NOT_FOUND"),
        (PACKAGES, {"patient": encode("Patient", UUID(int=7))}, "NOT_FOUND"),
        (VISITS, {"during": {"from": "2026-03-02", "to": "2026-03-01"}}, "INVALID_INPUT"),
        (VISITS, {"during": MARCH, "practitioner": "nonsense"}, "NOT_FOUND"),
        (VISITS, {"during": {"from": "soon", "to": "later"}}, "BAD_USER_INPUT"),
        ("subscription { nothing }", {}, "GRAPHQL_VALIDATION_FAILED"),
        (
            'subscription { a: patientPackagesChanged(patientId: "1") { kind }'
            ' b: patientPackagesChanged(patientId: "2") { kind } }',
            {},
            "GRAPHQL_VALIDATION_FAILED",
        ),
    ],
)
async def test_what_cannot_be_followed_is_refused(
    server: Served, owner: FrontDesk, document: str, variables: Answer, code: str
) -> None:
    async with asking(server.process.port, owner.token, document, **variables) as asked:
        assert await asked.error() == code


async def test_another_clinics_patient_is_not_there_and_nothing_of_theirs_is_told(
    server: Served, clinic: Ready, database: ClinicDatabase
) -> None:
    neighbour = server.desk(await open_clinic(database))
    port = server.process.port

    async with asking(port, neighbour.token, PACKAGES, patient=clinic.patient) as asked:
        assert await asked.error() == "NOT_FOUND"
    async with (
        following(port, neighbour.token, VISITS, during=MARCH) as theirs,
        following(port, clinic.desk.token, VISITS, during=MARCH) as ours,
    ):
        await clinic.use()
        assert (await ours.told())["kind"] == "CHANGED"
        # The first that they are told is of their own.
        booked = await neighbour.book(
            await neighbour.patient(), await neighbour.treatment(), "2026-03-10T17:00:00Z"
        )
        assert [each["id"] for each in (await theirs.told())["appointments"]] == [booked["id"]]


async def test_each_event_is_read_anew_and_each_is_in_the_audit(
    server: Served, clinic: Ready, database_urls: DatabaseUrls
) -> None:
    reads = (
        "SELECT entity_id FROM audit_entry WHERE clinic_id = $1 AND outcome = 'READ'"
        " AND operation = 'patientPackagesChanged' ORDER BY id"
    )
    clinic_id = clinic.desk.principal.clinic_id
    token = clinic.desk.token
    async with following(server.process.port, token, PACKAGES, patient=clinic.patient) as packages:
        for _ in range(2):
            visit = await clinic.use()
            await packages.told()
            await clinic.desk.do("removePackage", appointmentId=visit["id"])
            await packages.told()

    async with connected(database_urls.superuser) as superuser:
        found = await superuser.fetch(reads, clinic_id)
        while len(found) < 5:
            found = await superuser.fetch(reads, clinic_id)
    assert [row["entity_id"] for row in found] == [decode(clinic.patient, "Patient")] * 5


async def test_whoever_is_archived_is_told_so_and_nothing_more(
    server: Served, clinic: Ready
) -> None:
    colleague = await colleague_of(server, clinic.desk, "SUPPORT")
    member, shown = colleague.staff_member, "__typename"
    async with following(server.process.port, colleague.token, VISITS, during=MARCH) as visits:
        await clinic.desk.do("updateStaffMember", shown, staffMemberId=member, role="FRONT_DESK")
        await clinic.use()
        assert (await visits.told())["kind"] == "CHANGED"
        await clinic.desk.do("archiveStaffMember", shown, staffMemberId=member)
        assert await visits.error() == "UNAUTHENTICATED"


async def test_whoever_loses_the_right_is_told_so_at_once(
    database: ClinicDatabase, database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    owner = await open_clinic(database)
    async with served(database_urls.app, tmp_path, **altered("support without patients")) as server:
        colleague = await colleague_of(server, owner, "PRACTITIONER")
        member = colleague.staff_member
        async with following(server.process.port, colleague.token, VISITS, during=MARCH) as visits:
            await owner.do("updateStaffMember", "__typename", staffMemberId=member, role="SUPPORT")
            assert await visits.error() == "FORBIDDEN"


async def test_a_token_that_expires_ends_what_was_followed_with_it(
    server: Served, clinic: Ready
) -> None:
    principal = clinic.desk.principal
    ago = datetime.now(UTC) - timedelta(hours=1, seconds=LEEWAY_SECONDS - 2)
    token = issue_token(server.signing_key, principal, hours=1, now=ago)

    async with following(server.process.port, token, VISITS, during=MARCH) as visits:
        assert await visits.error() == "UNAUTHENTICATED"
        assert await visits.closed() == (
            4401,
            "The token has expired. Connect again with a new one.",
        )


async def test_when_a_token_expires_nothing_of_what_it_followed_is_a_mistake(
    database: ClinicDatabase, database_urls: DatabaseUrls, tmp_path: Path
) -> None:
    clinic = await open_clinic(database)
    async with served(database_urls.app, tmp_path) as server:
        ago = datetime.now(UTC) - timedelta(hours=1, seconds=LEEWAY_SECONDS - 3)
        token = issue_token(server.signing_key, clinic.principal, hours=1, now=ago)
        async with connected_to(server.process.port, token) as socket:
            payload = {"query": VISITS, "variables": {"during": MARCH}}
            for number in range(8):
                await socket.say(id=f"{number}", type="subscribe", payload=payload)
            with pytest.raises(ConnectionClosed):
                while True:
                    await socket.message()
    lines = [line for line in server.process.text.splitlines() if "appointmentsChanged" in line]
    assert len(lines) == 8
    assert not any("INTERNAL" in line for line in lines)
