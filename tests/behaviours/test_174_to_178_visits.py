"""Rules 174 to 178: what is put right on visits and sales, and what is unusual about a visit."""

from typing import Any

from tests.front_desk import Answer, FrontDesk, Ready

WARNINGS = "appointment { id } warnings { code message appointment { id patient { lastName } } }"


def codes(payload: Answer) -> list[str]:
    return [warning["code"] for warning in payload["warnings"]]


def others(payload: Answer, code: str) -> list[str]:
    found = [each for each in payload["warnings"] if each["code"] == code]
    return [each["appointment"]["id"] for each in found]


async def book(clinic: Ready, on: str, treatment: str | None = None, **more: Any) -> Answer:
    given = {"patientId": clinic.patient, "treatmentId": treatment or clinic.treatment, **more}
    return await clinic.desk.do("bookAppointment", WARNINGS, startsAt=on, **given)


async def test_176_booking_warns_when_the_practitioner_has_another_visit_at_that_time(
    clinic: Ready,
) -> None:
    desk, busy = clinic.desk, clinic.desk.staff_member
    stranger = await desk.patient("Ana", "Sousa")
    first = await book(clinic, "2026-03-10T17:00:00Z", practitionerId=busy)
    given = {"patientId": stranger, "practitionerId": busy}

    overlapping = await book(clinic, "2026-03-10T17:59:00Z", **given)
    after = await book(clinic, "2026-03-10T18:59:00Z", **given)
    before = await book(clinic, "2026-03-10T16:00:00Z", **given)
    elsewhere = await book(clinic, "2026-03-10T17:00:00Z", patientId=await desk.patient())

    assert codes(first) == []
    assert overlapping["warnings"] == [
        {
            "code": "PRACTITIONER_BUSY",
            "message": "The practitioner has another appointment at that time.",
            "appointment": {"id": first["appointment"]["id"], "patient": {"lastName": "Haddad"}},
        }
    ]
    assert (codes(after), codes(before), codes(elsewhere)) == ([], [], [])


async def test_176_booking_warns_when_the_patient_has_another_visit_at_that_time(
    clinic: Ready,
) -> None:
    first = await book(clinic, "2026-03-10T17:00:00Z")
    second = await book(clinic, "2026-03-10T17:30:00Z", practitionerId=clinic.desk.staff_member)

    assert codes(second) == ["PATIENT_BUSY"]
    assert others(second, "PATIENT_BUSY") == [first["appointment"]["id"]]


async def test_176_who_gives_a_class_treats_all_who_attend_it(clinic: Ready) -> None:
    desk = clinic.desk
    yoga = await desk.treatment("Yoga", kind="CLASS")
    given = {"treatment": yoga, "practitionerId": desk.staff_member}
    await book(clinic, "2026-03-10T17:00:00Z", **given)

    same = await book(clinic, "2026-03-10T17:00:00Z", patientId=await desk.patient(), **given)
    later = await book(clinic, "2026-03-10T17:30:00Z", patientId=await desk.patient(), **given)
    again = await book(clinic, "2026-03-10T17:00:00Z", **given)

    assert codes(same) == []
    assert codes(later) == ["PRACTITIONER_BUSY"] * 2
    assert set(codes(again)) == {"PRACTITIONER_BUSY", "PATIENT_BUSY"}


async def test_176_what_was_cancelled_or_missed_is_in_nobodys_way(clinic: Ready) -> None:
    for verb, more in (
        ("cancelAppointment", {}),
        ("markNoShow", {"resolution": {"chargeNothing": True}}),
    ):
        visit = await book(clinic, "2026-03-10T17:00:00Z")
        await clinic.desk.do(
            verb, "appointment { id }", appointmentId=visit["appointment"]["id"], **more
        )

    assert codes(await book(clinic, "2026-03-10T17:00:00Z")) == []


async def test_176_moving_warns_too_and_the_visit_is_moved_all_the_same(clinic: Ready) -> None:
    desk = clinic.desk
    there = await book(clinic, "2026-03-10T17:00:00Z")
    visit = await book(clinic, "2026-03-11T17:00:00Z")
    given = {"appointmentId": visit["appointment"]["id"], "startsAt": "2026-03-10T17:00:00Z"}

    moved = await desk.do("rescheduleAppointment", WARNINGS, **given)

    assert others(moved, "PATIENT_BUSY") == [there["appointment"]["id"]]
    found = await desk.appointment(visit["appointment"]["id"])
    assert found["startsAt"] == "2026-03-10T17:00:00Z"


async def test_176_arriving_and_missing_warn_more_than_a_day_ahead(desk: FrontDesk) -> None:
    patient, treatment = await desk.patient(), await desk.treatment()

    async def warned(verb: str, on: str, **more: Any) -> list[str]:
        visit = await desk.book(patient, treatment, on)
        return codes(await desk.do(verb, WARNINGS, appointmentId=visit["id"], **more))

    # It is 18:00 on 2 March.
    missed = {"resolution": {"chargeNothing": True}}
    assert await warned("arriveAppointment", "2026-03-03T18:00:00Z") == []
    assert await warned("arriveAppointment", "2026-03-03T18:00:01Z") == ["FAR_AHEAD"]
    assert await warned("arriveAppointment", "2026-02-03T18:00:00Z") == []
    assert await warned("markNoShow", "2026-03-03T18:00:01Z", **missed) == ["FAR_AHEAD"]
    assert await warned("markNoShow", "2026-03-03T18:00:00Z", **missed) == []


async def test_178_the_history_says_from_which_day_to_which_the_expiry_was_moved(
    clinic: Ready,
) -> None:
    for day in ("2026-06-30", None, "2027-01-31"):
        await clinic.desk.do(
            "changePackageExpiry",
            "patientPackage { id }",
            patientPackageId=clinic.package,
            expiresOn=day,
        )
    await clinic.use()

    shown = await clinic.desk.package(
        clinic.package, "history { nodes { kind expiresOnBefore expiresOnAfter } }"
    )

    assert [tuple(entry.values()) for entry in shown["history"]["nodes"]] == [
        ("SOLD", None, "2027-03-02"),
        ("EXPIRY_CHANGED", "2027-03-02", "2026-06-30"),
        ("EXPIRY_CHANGED", "2026-06-30", None),
        ("EXPIRY_CHANGED", None, "2027-01-31"),
        ("RESERVED", "2027-01-31", "2027-01-31"),
    ]
