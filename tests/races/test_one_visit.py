"""Two desks change one visit at the same moment: as if one had come after the other."""

from dataclasses import dataclass
from typing import Any

import pytest

from tests.concurrent_requests import APPOINTMENT, all_heard, holding, in_turn
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


MOVE, CANCEL = "rescheduleAppointment", "cancelAppointment"
REDEEM, REMOVE = "redeemPackage", "removePackage"
ARRIVE, UNDO_ARRIVAL = "arriveAppointment", "undoArrival"
MISS, UNDO_MISS = "markNoShow", "undoNoShow"
BOTH_DONE, TOO_LATE = ("DONE", "DONE"), ("DONE", "WRONG_STATUS")

WAITS = [
    Race("bare", REDEEM, REMOVE, BOTH_DONE, "BOOKED"),
    Race("bare", REMOVE, REDEEM, ("NOT_COVERED", "DONE"), "BOOKED", held=1),
    Race("bare", REDEEM, REDEEM, ("DONE", "ALREADY_COVERED"), "BOOKED", held=1),
    Race("bare", REDEEM, ARRIVE, BOTH_DONE, "ARRIVED", spent=1),
    Race("bare", ARRIVE, REDEEM, BOTH_DONE, "ARRIVED", spent=1),
    Race("bare", ARRIVE, ARRIVE, TOO_LATE, "ARRIVED"),
    Race("bare", CANCEL, MOVE, TOO_LATE, "CANCELLED"),
    Race("covered", REMOVE, REDEEM, BOTH_DONE, "BOOKED", held=1),
    Race("covered", REDEEM, REMOVE, ("ALREADY_COVERED", "DONE"), "BOOKED"),
    Race("covered", REMOVE, REMOVE, ("DONE", "NOT_COVERED"), "BOOKED"),
    Race("covered", ARRIVE, ARRIVE, TOO_LATE, "ARRIVED", spent=1),
    Race("covered", ARRIVE, CANCEL, TOO_LATE, "ARRIVED", spent=1),
    Race("covered", CANCEL, ARRIVE, TOO_LATE, "CANCELLED"),
    Race("covered", ARRIVE, REMOVE, TOO_LATE, "ARRIVED", spent=1),
    Race("covered", REMOVE, ARRIVE, BOTH_DONE, "ARRIVED"),
    Race("covered", ARRIVE, MOVE, TOO_LATE, "ARRIVED", spent=1),
    Race("covered", MOVE, ARRIVE, BOTH_DONE, "ARRIVED", spent=1),
    Race("bare", MISS, ARRIVE, TOO_LATE, "NO_SHOW"),
    Race("covered", MISS, MISS, TOO_LATE, "NO_SHOW"),
    Race("covered", ARRIVE, MISS, TOO_LATE, "ARRIVED", spent=1),
    Race("missed", UNDO_MISS, UNDO_MISS, TOO_LATE, "BOOKED", held=1),
    Race("missed", UNDO_MISS, ARRIVE, BOTH_DONE, "ARRIVED", spent=1),
    Race("arrived", UNDO_ARRIVAL, UNDO_ARRIVAL, TOO_LATE, "BOOKED", held=1),
]


async def visit_for(clinic: Ready, visit: str) -> Answer:
    if visit == "bare":
        return await clinic.desk.book(clinic.patient, clinic.treatment)
    booked = await clinic.use()
    happens = {"arrived": ARRIVE, "missed": MISS}
    if visit in happens:
        await clinic.desk.do(happens[visit], **input_for(clinic, booked, happens[visit]))
    return booked


def input_for(clinic: Ready, visit: Answer, mutation: str) -> dict[str, Any]:
    more: dict[str, dict[str, Any]] = {
        REDEEM: {"patientPackageId": clinic.package},
        MOVE: {"startsAt": LATER},
        MISS: {"resolution": {"chargeNothing": True}},
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
        visit_id = {"appointmentId": visit["id"]}
        asked = await in_turn(
            held, *((clinic.desk, REDEEM, {**visit_id, "patientPackageId": p}) for p in packages)
        )

    assert await all_heard(asked) == ["DONE", "ALREADY_COVERED"]
    free = [(await clinic.desk.package(package))["usesReserved"] for package in packages]
    assert free == [1, 0]
