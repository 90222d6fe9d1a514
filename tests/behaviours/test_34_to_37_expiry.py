"""Rules 34 to 37: packages end, and their end can be moved."""

import pytest

from tests.clinic_database import ClinicDatabase
from tests.front_desk import Answer, FrontDesk, Ready, open_clinic, ready


async def move(clinic: Ready, day: str | None, **more: str | int) -> Answer:
    return await clinic.desk.do(
        "changePackageExpiry", None, patientPackageId=clinic.package, expiresOn=day, **more
    )


async def book_refused(clinic: Ready, start: str) -> Answer:
    return await clinic.refused_use(start)


async def test_34_after_its_last_valid_day_it_cannot_be_redeemed_uses_left_or_not(
    desk: FrontDesk,
) -> None:
    clinic = await ready(desk, validForDays=10)
    desk.clock.go_to("2026-03-13")

    refusal = await book_refused(clinic, "2026-03-13T17:00:00Z")

    assert refusal["code"] == "PACKAGE_EXPIRED"
    assert (await desk.package(clinic.package))["status"] == "EXPIRED"
    assert (await clinic.counters())["available"] == 10


@pytest.mark.parametrize(
    ("zone", "sold_at", "days", "last_start", "too_late"),
    [
        # clocks go forward on 8 March in Vancouver, back on 25 October in Berlin
        ("America/Vancouver", (3, 1), 7, "2026-03-09T06:59:00Z", "2026-03-09T07:00:00Z"),
        ("Europe/Berlin", (10, 20), 5, "2026-10-25T22:59:00Z", "2026-10-25T23:00:00Z"),
        ("Pacific/Kiritimati", (3, 2), 1, "2026-03-04T09:59:00Z", "2026-03-04T10:00:00Z"),
        ("Pacific/Pago_Pago", (3, 2), 1, "2026-03-04T10:59:00Z", "2026-03-04T11:00:00Z"),
        # 2028 is a leap year: 29 February is day 727 from 4 March 2026
        ("UTC", (3, 4), 727, "2028-02-29T23:59:00Z", "2028-03-01T00:00:00Z"),
    ],
)
async def test_34_the_last_valid_day_is_a_whole_day_of_the_clinics_zone(
    database: ClinicDatabase,
    zone: str,
    sold_at: tuple[int, int],
    days: int,
    last_start: str,
    too_late: str,
) -> None:
    desk = await open_clinic(database, time_zone=zone)
    desk.clock.now = desk.clock.now.replace(month=sold_at[0], day=sold_at[1])
    clinic = await ready(desk, validForDays=days)

    assert (await clinic.use(last_start))["redemption"]["status"] == "RESERVED"
    assert (await book_refused(clinic, too_late))["code"] == "PACKAGE_EXPIRED"


async def test_35_an_expired_package_works_again_after_its_end_was_moved(
    desk: FrontDesk,
) -> None:
    clinic = await ready(desk, validForDays=10)
    desk.clock.go_to("2026-05-01")

    moved = await move(clinic, "2026-06-30", reason="Was ill in spring")

    assert moved["patientPackage"]["status"] == "ACTIVE"
    assert moved["patientPackage"]["expiresOn"] == "2026-06-30"
    assert (await clinic.use("2026-06-30T17:00:00Z"))["redemption"]["status"] == "RESERVED"
    shown = await desk.package(clinic.package, "history { nodes { kind note } }")
    assert shown["history"]["nodes"][1] == {"kind": "EXPIRY_CHANGED", "note": "Was ill in spring"}


async def test_35_blank_means_never(clinic: Ready) -> None:
    moved = await move(clinic, None)

    assert moved["patientPackage"]["expiresOn"] is None
    assert (await clinic.use("2036-03-10T17:00:00Z"))["redemption"]["status"] == "RESERVED"


async def test_35_it_can_be_shortened_too(clinic: Ready) -> None:
    await move(clinic, "2026-03-05")

    assert (await book_refused(clinic, "2026-03-06T17:00:00Z"))["code"] == "PACKAGE_EXPIRED"


async def test_36_both_remedies_work_right_after_the_refusal(desk: FrontDesk) -> None:
    clinic = await ready(desk, validForDays=10)
    visit, other = await clinic.use(), await clinic.use()
    later = {"startsAt": "2026-03-20T17:00:00Z"}
    for each in (visit, other):
        refusal = await desk.refused("rescheduleAppointment", appointmentId=each["id"], **later)
        assert refusal["code"] == "PAST_EXPIRY"

    await desk.do("removePackage", appointmentId=visit["id"])
    await desk.do("rescheduleAppointment", appointmentId=visit["id"], **later)
    await move(clinic, "2026-03-20")
    moved = await desk.do("rescheduleAppointment", appointmentId=other["id"], **later)

    assert moved["appointment"]["redemption"]["status"] == "RESERVED"


async def test_37_not_before_covered_bookings_and_it_lists_them(clinic: Ready) -> None:
    desk = clinic.desk
    late = await clinic.use("2026-04-02T17:00:00Z")
    # 11.30 p.m. on the new last day, which is the next day in UTC
    on_the_day = await clinic.use("2026-04-02T06:30:00Z")
    given = {"patientPackageId": clinic.package, "expiresOn": "2026-04-01"}

    refusal = await desk.refused("changePackageExpiry", **given)

    assert refusal["code"] == "EXPIRY_BEFORE_BOOKINGS"
    assert [visit["id"] for visit in refusal["appointments"]] == [late["id"]]
    await desk.do("removePackage", appointmentId=late["id"])
    moved = await desk.do("changePackageExpiry", **given)
    assert moved["patientPackage"]["expiresOn"] == "2026-04-01"
    assert (await desk.appointment(on_the_day["id"]))["redemption"]["status"] == "RESERVED"


async def test_37_not_before_the_day_of_purchase(clinic: Ready) -> None:
    given = {"patientPackageId": clinic.package}

    refusal = await clinic.desk.refused("changePackageExpiry", **given, expiresOn="2026-03-01")

    assert (refusal["code"], refusal["path"]) == ("INVALID_INPUT", ["input", "expiresOn"])
    await clinic.desk.do("changePackageExpiry", **given, expiresOn="2026-03-02")


async def test_a_stale_version_of_the_package_is_refused(clinic: Ready) -> None:
    version = (await clinic.desk.package(clinic.package))["version"]
    await move(clinic, None, expectedVersion=version)

    refusal = await clinic.desk.refused(
        "changePackageExpiry", patientPackageId=clinic.package, expectedVersion=version
    )

    assert (refusal["code"], refusal["currentVersion"]) == ("VERSION_CONFLICT", version + 1)


async def test_36_rescheduling_a_covered_visit_past_the_last_valid_day_is_refused(
    desk: FrontDesk,
) -> None:
    clinic = await ready(desk, validForDays=10)
    visit = await clinic.use()

    refusal = await desk.refused(
        "rescheduleAppointment", appointmentId=visit["id"], startsAt="2026-03-13T07:00:00Z"
    )
    # 11.30 p.m. on the 12th, which is the 13th in UTC
    last_day = await desk.do(
        "rescheduleAppointment", appointmentId=visit["id"], startsAt="2026-03-13T06:30:00Z"
    )

    assert refusal["code"] == "PAST_EXPIRY"
    assert refusal["expiresOn"] == "2026-03-12"
    assert refusal["patientPackage"]["id"] == clinic.package
    assert last_day["appointment"]["endsAt"] == "2026-03-13T07:30:00Z"


async def test_36_without_the_package_it_moves(desk: FrontDesk) -> None:
    clinic = await ready(desk, validForDays=10)
    visit = await clinic.use()

    await desk.do("removePackage", appointmentId=visit["id"])
    moved = await desk.do(
        "rescheduleAppointment", appointmentId=visit["id"], startsAt="2026-03-14T17:00:00Z"
    )

    assert moved["appointment"]["startsAt"] == "2026-03-14T17:00:00Z"


async def test_a_stale_version_is_refused_and_nothing_moves(desk: FrontDesk) -> None:
    clinic = await ready(desk)
    visit = await clinic.use()
    await desk.do(
        "rescheduleAppointment",
        appointmentId=visit["id"],
        startsAt="2026-03-14T17:00:00Z",
        expectedVersion=visit["version"],
    )

    refusal = await desk.refused(
        "rescheduleAppointment",
        appointmentId=visit["id"],
        startsAt="2026-03-15T17:00:00Z",
        expectedVersion=visit["version"],
    )

    assert refusal["code"] == "VERSION_CONFLICT"
    assert refusal["currentVersion"] == visit["version"] + 1
    assert (await desk.appointment(visit["id"]))["startsAt"] == "2026-03-14T17:00:00Z"
