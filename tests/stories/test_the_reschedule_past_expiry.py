"""A covered visit has to move to after the package's last valid day: there are two remedies."""

from datetime import UTC, datetime

from tests.front_desk import Answer, FrontDesk
from tests.stories.clinic import ZONE, Clinic, open_story


async def test_the_reschedule_past_expiry(desk: FrontDesk) -> None:
    clinic = await open_story(desk)
    package, first, second = await in_march_two_visits_are_booked(clinic)
    await she_calls_and_wants_later(clinic, package, first)
    await the_package_is_taken_off(clinic, package, first)
    await the_expiry_is_moved(clinic, package, second)
    await in_may_she_comes_twice(clinic, package, first, second)


async def in_march_two_visits_are_booked(clinic: Clinic) -> tuple[str, str, str]:
    await clinic.offers_package("five massages", "425.00", uses=5, days=30, massage="0")
    clinic.today_is("2026-03-20 09:00")

    package = await clinic.sells("five massages", pays="425.00")
    shown = await clinic.desk.package(package)
    assert shown["expiresOn"] == "2026-04-19"
    first = await clinic.books("massage", "2026-04-14 10:00", package)
    second = await clinic.books("massage", "2026-04-15 10:00", package)
    assert await clinic.package(package) == "ACTIVE: 2 held, 0 redeemed, 3 available"
    return package, first, second


async def move(clinic: Clinic, visit: str, when: str) -> Answer:
    starts = datetime.fromisoformat(when).replace(tzinfo=ZONE).astimezone(UTC)
    return await clinic.desk.result(
        "rescheduleAppointment", appointmentId=visit, startsAt=starts.isoformat()
    )


async def she_calls_and_wants_later(clinic: Clinic, package: str, visit: str) -> None:
    clinic.today_is("2026-04-10 09:00")

    # the last valid day itself is fine, until midnight in Vancouver
    moved = await move(clinic, visit, "2026-04-19 23:00")
    assert moved["appointment"]["startsAt"] == "2026-04-20T06:00:00Z"
    refusal = await move(clinic, visit, "2026-05-05 10:00")
    assert (refusal["code"], refusal["expiresOn"]) == ("PAST_EXPIRY", "2026-04-19")
    assert refusal["patientPackage"]["id"] == package
    assert await clinic.visit(visit) == "BOOKED, covered, patient pays 0.00"
    assert await clinic.package(package) == "ACTIVE: 2 held, 0 redeemed, 3 available"


async def the_package_is_taken_off(clinic: Clinic, package: str, visit: str) -> None:
    await clinic.desk.do("removePackage", appointmentId=visit)
    assert await clinic.package(package) == "ACTIVE: 1 held, 0 redeemed, 4 available"

    moved = await move(clinic, visit, "2026-05-05 10:00")
    assert moved["appointment"]["startsAt"] == "2026-05-05T17:00:00Z"
    assert await clinic.visit(visit) == "BOOKED, not covered, patient pays 90.00"


async def the_expiry_is_moved(clinic: Clinic, package: str, visit: str) -> None:
    changed = await clinic.desk.do(
        "changePackageExpiry",
        patientPackageId=package,
        expiresOn="2026-05-12",
        reason="She was ill in April",
    )
    assert changed["patientPackage"]["expiresOn"] == "2026-05-12"

    moved = await move(clinic, visit, "2026-05-12 10:00")
    assert moved["appointment"]["redemption"]["status"] == "RESERVED"
    back = await clinic.desk.refused(
        "changePackageExpiry", patientPackageId=package, expiresOn="2026-05-11"
    )
    assert back["code"] == "EXPIRY_BEFORE_BOOKINGS"
    assert [late["id"] for late in back["appointments"]] == [visit]


async def in_may_she_comes_twice(clinic: Clinic, package: str, first: str, second: str) -> None:
    # now that it ends later, the visit that it was taken off can have it again
    await clinic.desk.do("redeemPackage", appointmentId=first, patientPackageId=package)
    assert await clinic.package(package) == "ACTIVE: 2 held, 0 redeemed, 3 available"
    clinic.today_is("2026-05-05 10:00")
    await clinic.arrives(first)
    clinic.today_is("2026-05-12 10:00")
    await clinic.arrives(second)
    assert await clinic.package(package) == "ACTIVE: 0 held, 2 redeemed, 3 available"

    clinic.today_is("2026-05-13 00:30")
    assert await clinic.package(package) == "EXPIRED: 0 held, 2 redeemed, 3 available"
    assert await clinic.money() == "owes 0.00, has 0.00 credit"
