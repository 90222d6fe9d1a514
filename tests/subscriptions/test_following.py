"""What a subscription tells, and when: everything that is committed, to whoever may see it."""

from tests.front_desk import Ready
from tests.running_server import Served
from tests.subscriptions.subscriber import MARCH, PACKAGES, VISITS, following


async def test_a_patients_packages_are_told_when_a_use_is_held_and_given_back(
    server: Served, clinic: Ready
) -> None:
    port, token = server.process.port, clinic.desk.token
    async with following(port, token, PACKAGES, patient=clinic.patient) as packages:
        visit = await clinic.use()
        held = await packages.told()
        await clinic.desk.do("cancelAppointment", appointmentId=visit["id"])
        given_back = await packages.told()

    assert held["kind"] == given_back["kind"] == "CHANGED"
    assert [each["usesReserved"] for each in held["patientPackages"]] == [1]
    assert [each["usesReserved"] for each in given_back["patientPackages"]] == [0]
    assert held["deletedPatientPackageIds"] == []
    owed = {"amount": "0.00"}
    assert held["patient"] == {"id": clinic.patient, "firstName": "Noor", "owing": owed}


async def test_visits_are_told_to_whoever_follows_their_old_or_their_new_day(
    server: Served, clinic: Ready
) -> None:
    port, token = server.process.port, clinic.desk.token
    visit = await clinic.use()
    async with (
        following(port, token, VISITS, during=MARCH) as march,
        following(port, token, VISITS, during={"from": "2026-04-01", "to": "2026-04-30"}) as april,
    ):
        moved = {"appointmentId": visit["id"], "startsAt": "2026-04-07T17:00:00Z"}
        await clinic.desk.do("rescheduleAppointment", **moved)
        heard = [await march.told(), await april.told()]

    assert heard[0] == heard[1]
    (shown,) = heard[0]["appointments"]
    assert (shown["id"], shown["startsAt"]) == (visit["id"], "2026-04-07T17:00:00Z")
