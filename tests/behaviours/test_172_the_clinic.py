"""Rule 172: the owner changes the clinic; its zone only while no day in it means anything."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest

from gql_packages.reading.reader import _ZONES
from tests.concurrent_requests import NUMBERS, ask, heard, holding
from tests.conftest import DatabaseUrls
from tests.front_desk import Answer, FrontDesk
from tests.running_server import Served
from tests.subscriptions.subscriber import VISITS as FOLLOWED
from tests.subscriptions.subscriber import following

ZONE = "Pacific/Auckland"
CLINIC = "clinic { name timeZone address receiptFooter version }"
VISITS = """query V($day: DateRange!) { appointments(during: $day) { nodes { id } } }"""
#: Half past eleven in the evening of the ninth in Vancouver, the evening of the tenth in Auckland.
AT = "2026-03-10T06:30:00Z"


async def changed(desk: FrontDesk, **given: Any) -> Answer:
    clinic: Answer = (await desk.do("updateClinic", CLINIC, **given))["clinic"]
    return clinic


async def test_172_the_owner_changes_name_address_and_footer(desk: FrontDesk) -> None:
    address = "12 Harbour Street\r\n  Vancouver BC  \n"

    clinic = await changed(desk, name=" Tide Clinic ", address=address, receiptFooter="GST 1\n\n2")
    assert clinic == {
        "name": "Tide Clinic",
        "timeZone": "America/Vancouver",
        "address": "12 Harbour Street\nVancouver BC",
        "receiptFooter": "GST 1\n\n2",
        "version": 2,
    }
    clinic = await changed(desk, expectedVersion=2, address=None)

    assert (clinic["address"], clinic["receiptFooter"]) == (None, "GST 1\n\n2")
    refused = await desk.refused("updateClinic", expectedVersion=2, name="Other")
    assert (refused["code"], refused["currentVersion"]) == ("VERSION_CONFLICT", 3)


@pytest.mark.parametrize("role", ["BILLING", "FRONT_DESK", "PRACTITIONER", "SUPPORT"])
async def test_172_nobody_else_does(desk: FrontDesk, role: str) -> None:
    colleague = await desk.colleague(role)

    document = "mutation M($i: UpdateClinicInput!) { updateClinic(input: $i) { __typename } }"
    answer = await colleague.post(document, {"i": {"name": "Mine"}})

    assert answer["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    assert (await desk.ask("{ viewer { clinic { name } } }"))["viewer"]["clinic"] == {
        "name": "Harbour Clinic"
    }


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"timeZone": "Mars/Olympus"}, "timeZone"),
        ({"timeZone": ""}, "timeZone"),
        ({"timeZone": "../../etc/passwd"}, "timeZone"),
        ({"address": "x" * 501}, "address"),
        ({"address": "x\n" * 251}, "address"),
        ({"address": "a\x07b"}, "address"),
        ({"receiptFooter": "x" * 10_000}, "receiptFooter"),
    ],
)
async def test_172_what_cannot_stand_there_is_refused(
    desk: FrontDesk, given: dict[str, str], path: str
) -> None:
    refused = await desk.refused("updateClinic", **given)

    assert (refused["code"], refused["problems"][0]["path"]) == ("INVALID_INPUT", ["input", path])


async def test_172_the_zone_is_changed_while_nothing_happened_in_it(desk: FrontDesk) -> None:
    treatment, patient = await desk.treatment(), await desk.patient()
    await desk.offer(treatment)
    day = {"from": "2026-03-10", "to": "2026-03-10"}
    assert (await desk.ask(VISITS, day=day))["appointments"]["nodes"] == []

    assert (await changed(desk, timeZone=ZONE))["timeZone"] == ZONE
    visit = await desk.book(patient, treatment, AT)

    assert (await desk.ask(VISITS, day=day))["appointments"]["nodes"] == [{"id": visit["id"]}]


async def happened(desk: FrontDesk, what: str) -> None:
    treatment, patient = await desk.treatment(), await desk.patient()
    if what == "sold":
        sale = await desk.sell(patient, await desk.offer(treatment))
        package = sale["patientPackage"]["id"]
        await desk.do("deletePackageSale", patientPackageId=package, reason="A mistake")
    elif what == "booked":
        visit = await desk.book(patient, treatment)
        await desk.do("cancelAppointment", appointmentId=visit["id"])
    else:
        await desk.receive(patient, "1.00")


@pytest.mark.parametrize("what", ["sold", "booked", "received"])
async def test_172_the_zone_stays_once_something_was_sold_booked_or_received(
    desk: FrontDesk, what: str
) -> None:
    await happened(desk, what)

    refused = await desk.refused("updateClinic", timeZone=ZONE, name="Tide Clinic")

    assert (refused["code"], refused["path"]) == ("TIME_ZONE_IN_USE", ["input", "timeZone"])
    clinic = await changed(desk, timeZone="America/Vancouver", name="Harbour Clinic 2")
    assert (clinic["name"], clinic["version"]) == ("Harbour Clinic 2", 2)


async def test_172_of_a_sale_and_another_zone_at_once_the_sale_is_on_its_day(
    desk: FrontDesk, database_urls: DatabaseUrls
) -> None:
    offer, patient = await desk.offer(), await desk.patient()
    sale = {"patientId": patient, "packageId": offer}

    # The sale has read the clinic's zone, and waits for its invoice's number.
    async with holding(database_urls.superuser, NUMBERS, desk.principal.clinic_id) as held:
        selling = ask(desk, "sellPackage", **sale)
        await held.until_waiting(1)
        changing = ask(desk, "updateClinic", timeZone=ZONE)
        while not changing.done() and len(await held.waiting()) < 2:
            await asyncio.sleep(0.005)

    assert heard(await selling) == "DONE"
    assert heard(await changing) == "TIME_ZONE_IN_USE"


async def test_172_what_is_sold_while_the_zone_changes_is_sold_in_the_new_one(
    desk: FrontDesk, database_urls: DatabaseUrls
) -> None:
    offer, patient = await desk.offer(), await desk.patient()
    desk.clock.now = datetime(2026, 3, 10, 6, 30, tzinfo=UTC)
    row = "SELECT FROM clinic WHERE id = $1 FOR UPDATE"

    # The change has the clinic to itself, and waits for its row.
    async with holding(database_urls.superuser, row, desk.principal.clinic_id) as held:
        changing = ask(desk, "updateClinic", timeZone=ZONE)
        await held.until_waiting(1)
        selling = ask(desk, "sellPackage", patientId=patient, packageId=offer)
        while not selling.done() and len(await held.waiting()) < 2:
            await asyncio.sleep(0.005)

    assert (heard(await changing), heard(await selling)) == ("DONE", "DONE")
    sold = (await selling)["data"]["sellPackage"]["patientPackage"]["id"]
    # A year after the tenth, on which it was sold in Auckland.
    assert (await desk.package(sold, "expiresOn"))["expiresOn"] == "2027-03-10"


async def test_172_another_server_that_remembers_the_old_zone_counts_in_the_new_one(
    desk: FrontDesk,
) -> None:
    treatment, patient = await desk.treatment(), await desk.patient()
    day = {"from": "2026-03-10", "to": "2026-03-10"}
    clinic_id = desk.principal.clinic_id
    await changed(desk, timeZone=ZONE)
    visit = await desk.book(patient, treatment, AT)

    for _ in range(2):
        _ZONES.note(clinic_id, "America/Vancouver")
        found = (await desk.ask(VISITS, day=day))["appointments"]["nodes"]
        assert (found, _ZONES.get(clinic_id)) == ([{"id": visit["id"]}], ZONE)


async def test_172_whoever_follows_a_day_follows_it_in_the_new_zone(
    server: Served, desk: FrontDesk
) -> None:
    treatment, patient = await desk.treatment(), await desk.patient()
    day = {"from": "2026-03-10", "to": "2026-03-10"}
    token = server.token(desk.principal)

    async with following(server.process.port, token, FOLLOWED, during=day) as visits:
        await changed(desk, timeZone=ZONE)
        assert (await visits.told())["kind"] == "RESYNC"
        other_day = await desk.book(patient, treatment, "2026-03-11T06:30:00Z")
        visit = await desk.book(patient, treatment, AT)
        told = await visits.told()

    assert [each["id"] for each in told["appointments"]] == [visit["id"]] != [other_day["id"]]
