"""Two desks want the last use of a package: one gets it, the other hears that it is used up."""

import pytest

from tests.concurrent_requests import PACKAGE, all_heard, holding, in_turn
from tests.conftest import DatabaseUrls
from tests.front_desk import Answer, FrontDesk, Ready, ready

DAYS = ("2026-03-10T17:00:00Z", "2026-03-11T17:00:00Z")


@pytest.fixture
async def last_use(desk: FrontDesk) -> Ready:
    """A paid package with one use in all."""
    return await ready(desk, uses=1)


async def two_visits(clinic: Ready) -> list[Answer]:
    return [await clinic.desk.book(clinic.patient, clinic.treatment, day) for day in DAYS]


async def race(clinic: Ready, urls: DatabaseUrls) -> list[str]:
    """Two desks put the package on two visits; both wait for its row before either has it."""
    visits = await two_visits(clinic)
    async with holding(urls.superuser, PACKAGE, clinic.package) as held:
        asked = await in_turn(
            held,
            *(
                (
                    clinic.desk,
                    "redeemPackage",
                    {"appointmentId": visit["id"], "patientPackageId": clinic.package},
                )
                for visit in visits
            ),
        )
    return await all_heard(asked)


async def test_of_two_desks_one_gets_the_last_use(
    last_use: Ready, database_urls: DatabaseUrls
) -> None:
    assert await race(last_use, database_urls) == ["DONE", "PACKAGE_USED_UP"]

    counters = await last_use.counters()
    assert (counters["reserved"], counters["available"]) == (1, 0)


async def test_of_two_bookings_one_gets_the_last_use(
    last_use: Ready, database_urls: DatabaseUrls
) -> None:
    booking = {
        "patientId": last_use.patient,
        "treatmentId": last_use.treatment,
        "patientPackageId": last_use.package,
    }

    async with holding(database_urls.superuser, PACKAGE, last_use.package) as held:
        requests = [
            (last_use.desk, "bookAppointment", {**booking, "startsAt": day}) for day in DAYS
        ]
        asked = await in_turn(held, *requests)

    assert await all_heard(asked) == ["DONE", "PACKAGE_USED_UP"]
    assert (await last_use.counters())["reserved"] == 1


async def test_a_preselected_package_that_was_used_up_meanwhile_gives_way_to_the_next(
    last_use: Ready, database_urls: DatabaseUrls
) -> None:
    desk = last_use.desk
    second = await desk.sell(last_use.patient, last_use.offer, pay="800")
    booking = {
        "patientId": last_use.patient,
        "treatmentId": last_use.treatment,
        "usePreselected": True,
    }

    async with holding(database_urls.superuser, PACKAGE, last_use.package) as held:
        requests = [(desk, "bookAppointment", {**booking, "startsAt": day}) for day in DAYS]
        asked = await in_turn(held, *requests)

    covered = [
        (await task)["data"]["bookAppointment"]["appointment"]["redemption"]["patientPackage"]["id"]
        for task in asked
    ]
    assert covered == [last_use.package, second["patientPackage"]["id"]]


async def test_a_second_desk_that_waits_gets_the_use_that_the_first_gives_back(
    last_use: Ready, database_urls: DatabaseUrls
) -> None:
    covered, other = await two_visits(last_use)
    await last_use.desk.do(
        "redeemPackage", appointmentId=covered["id"], patientPackageId=last_use.package
    )

    async with holding(database_urls.superuser, PACKAGE, last_use.package) as held:
        asked = await in_turn(
            held,
            (last_use.desk, "cancelAppointment", {"appointmentId": covered["id"]}),
            (
                last_use.desk,
                "redeemPackage",
                {"appointmentId": other["id"], "patientPackageId": last_use.package},
            ),
        )

    assert await all_heard(asked) == ["DONE", "DONE"]
    assert (await last_use.counters())["reserved"] == 1


async def limited(desk: FrontDesk) -> tuple[Ready, str]:
    """A paid package of ten uses, of which one may be of the treatment; and another treatment."""
    treatment, other = await desk.treatment(), await desk.treatment("Acupuncture")
    items = [{"treatmentId": treatment}, {"treatmentId": other}]
    limits = [{"treatmentIds": [treatment], "uses": 1}, {"treatmentIds": [other], "uses": 9}]
    offer = await desk.offer(eligibleItems=items, useLimits=limits)
    patient = await desk.patient()
    sale = await desk.sell(patient, offer, pay="800")
    package, invoice = sale["patientPackage"]["id"], sale["invoice"]["id"]
    clinic = Ready(desk, treatment, patient, offer, package, invoice, sale["payment"]["id"])
    return clinic, other


async def test_of_two_desks_one_gets_the_last_use_of_a_limit(
    desk: FrontDesk, database_urls: DatabaseUrls
) -> None:
    clinic, _ = await limited(desk)

    assert await race(clinic, database_urls) == ["DONE", "ITEM_USED_UP"]

    assert (await clinic.counters())["reserved"] == 1


async def test_a_visit_that_changes_its_treatment_and_a_booking_race_for_a_limit(
    desk: FrontDesk, database_urls: DatabaseUrls
) -> None:
    clinic, other = await limited(desk)
    visit = await desk.book(clinic.patient, other, DAYS[0], patientPackageId=clinic.package)
    booking = {"patientId": clinic.patient, "treatmentId": clinic.treatment, "startsAt": DAYS[1]}
    moving = {"appointmentId": visit["id"], "treatmentId": clinic.treatment}

    async with holding(database_urls.superuser, PACKAGE, clinic.package) as held:
        asked = await in_turn(
            held,
            (desk, "updateAppointment", moving),
            (desk, "bookAppointment", {**booking, "patientPackageId": clinic.package}),
        )

    assert await all_heard(asked) == ["DONE", "ITEM_USED_UP"]
    assert (await clinic.counters())["reserved"] == 1
