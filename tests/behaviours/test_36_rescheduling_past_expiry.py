"""Rule 36: a covered visit cannot move past the package's last valid day."""

from tests.front_desk import FrontDesk, ready


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
