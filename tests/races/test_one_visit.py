"""Two desks change one visit at the same moment: as if one had come after the other."""

from dataclasses import dataclass
from typing import Any

import pytest

from tests.at_once import APPOINTMENT, all_heard, holding, in_turn
from tests.conftest import DatabaseUrls
from tests.front_desk import Answer, Ready

LATER = "2026-03-12T17:00:00Z"


@dataclass(frozen=True)
class Race:
    """Who comes first and second to a visit, and what becomes of it."""

    visit: str
    first: str
    second: str
    heard: tuple[str, str]
    status: str
    held: int = 0
    spent: int = 0

    def __str__(self) -> str:
        return f"{self.visit}: {self.first}, then {self.second}"


WAITS = [
    Race("bare", "redeemPackage", "removePackage", ("DONE", "DONE"), "BOOKED"),
    Race("bare", "removePackage", "redeemPackage", ("NOT_COVERED", "DONE"), "BOOKED", held=1),
    Race("bare", "redeemPackage", "redeemPackage", ("DONE", "ALREADY_COVERED"), "BOOKED", held=1),
    Race("bare", "redeemPackage", "arriveAppointment", ("DONE", "DONE"), "ARRIVED", spent=1),
    Race("bare", "arriveAppointment", "redeemPackage", ("DONE", "DONE"), "ARRIVED", spent=1),
    Race("bare", "arriveAppointment", "arriveAppointment", ("DONE", "WRONG_STATUS"), "ARRIVED"),
    Race(
        "bare", "cancelAppointment", "rescheduleAppointment", ("DONE", "WRONG_STATUS"), "CANCELLED"
    ),
    Race("covered", "removePackage", "redeemPackage", ("DONE", "DONE"), "BOOKED", held=1),
    Race("covered", "redeemPackage", "removePackage", ("ALREADY_COVERED", "DONE"), "BOOKED"),
    Race("covered", "removePackage", "removePackage", ("DONE", "NOT_COVERED"), "BOOKED"),
    Race(
        "covered",
        "arriveAppointment",
        "arriveAppointment",
        ("DONE", "WRONG_STATUS"),
        "ARRIVED",
        spent=1,
    ),
    Race(
        "covered",
        "arriveAppointment",
        "cancelAppointment",
        ("DONE", "WRONG_STATUS"),
        "ARRIVED",
        spent=1,
    ),
    Race(
        "covered", "cancelAppointment", "arriveAppointment", ("DONE", "WRONG_STATUS"), "CANCELLED"
    ),
    Race(
        "covered",
        "arriveAppointment",
        "removePackage",
        ("DONE", "WRONG_STATUS"),
        "ARRIVED",
        spent=1,
    ),
    Race("covered", "removePackage", "arriveAppointment", ("DONE", "DONE"), "ARRIVED"),
    Race(
        "covered",
        "arriveAppointment",
        "rescheduleAppointment",
        ("DONE", "WRONG_STATUS"),
        "ARRIVED",
        spent=1,
    ),
    Race(
        "covered",
        "rescheduleAppointment",
        "arriveAppointment",
        ("DONE", "DONE"),
        "ARRIVED",
        spent=1,
    ),
    Race("bare", "markNoShow", "arriveAppointment", ("DONE", "WRONG_STATUS"), "NO_SHOW"),
    Race("covered", "markNoShow", "markNoShow", ("DONE", "WRONG_STATUS"), "NO_SHOW"),
    Race(
        "covered", "arriveAppointment", "markNoShow", ("DONE", "WRONG_STATUS"), "ARRIVED", spent=1
    ),
    Race("missed", "undoNoShow", "undoNoShow", ("DONE", "WRONG_STATUS"), "BOOKED", held=1),
    Race("missed", "undoNoShow", "arriveAppointment", ("DONE", "DONE"), "ARRIVED", spent=1),
    Race("arrived", "undoArrival", "undoArrival", ("DONE", "WRONG_STATUS"), "BOOKED", held=1),
]


async def visit_for(clinic: Ready, visit: str) -> Answer:
    if visit == "bare":
        return await clinic.desk.book(clinic.patient, clinic.treatment)
    booked = await clinic.use()
    happens = {"arrived": "arriveAppointment", "missed": "markNoShow"}
    if visit in happens:
        await clinic.desk.do(happens[visit], **input_for(clinic, booked, happens[visit]))
    return booked


def input_for(clinic: Ready, visit: Answer, mutation: str) -> dict[str, Any]:
    more: dict[str, dict[str, Any]] = {
        "redeemPackage": {"patientPackageId": clinic.package},
        "rescheduleAppointment": {"startsAt": LATER},
        "markNoShow": {"resolution": {"chargeNothing": True}},
    }
    return {"appointmentId": visit["id"], **more.get(mutation, {})}


@pytest.mark.parametrize("race", WAITS, ids=str)
async def test_the_second_desk_finds_what_the_first_has_left(
    clinic: Ready, database_urls: DatabaseUrls, race: Race
) -> None:
    visit = await visit_for(clinic, race.visit)

    async with holding(database_urls.superuser, APPOINTMENT, visit["id"]) as held:
        requests = [
            (clinic.desk, mutation, input_for(clinic, visit, mutation))
            for mutation in (race.first, race.second)
        ]
        asked = await in_turn(held, *requests)

    assert tuple(await all_heard(asked)) == race.heard
    counters = await clinic.counters()
    assert (counters["reserved"], counters["redeemed"]) == (race.held, race.spent)
    assert (await clinic.desk.appointment(visit["id"]))["status"] == race.status


async def test_two_packages_for_one_visit_one_is_on_it(
    clinic: Ready, database_urls: DatabaseUrls
) -> None:
    visit = await visit_for(clinic, "bare")
    second = await clinic.desk.sell(clinic.patient, clinic.offer, pay="800")
    packages = (clinic.package, second["patientPackage"]["id"])

    async with holding(database_urls.superuser, APPOINTMENT, visit["id"]) as held:
        requests = [
            (
                clinic.desk,
                "redeemPackage",
                {"appointmentId": visit["id"], "patientPackageId": package},
            )
            for package in packages
        ]
        asked = await in_turn(held, *requests)

    assert await all_heard(asked) == ["DONE", "ALREADY_COVERED"]
    free = [(await clinic.desk.package(package))["usesReserved"] for package in packages]
    assert free == [1, 0]
