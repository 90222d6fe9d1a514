"""Rules 174 to 178: what is put right on visits and sales, and what is unusual about a visit."""

from typing import Any

import pytest

from tests.front_desk import Answer, FrontDesk, Ready, ready

WARNINGS = "appointment { id } warnings { code message appointment { id patient { lastName } } }"


def codes(payload: Answer) -> list[str]:
    return [warning["code"] for warning in payload["warnings"]]


def others(payload: Answer, code: str) -> list[str]:
    found = [each for each in payload["warnings"] if each["code"] == code]
    return [each["appointment"]["id"] for each in found]


async def book(clinic: Ready, on: str, treatment: str | None = None, **more: Any) -> Answer:
    given = {"patientId": clinic.patient, "treatmentId": treatment or clinic.treatment, **more}
    return await clinic.desk.do("bookAppointment", WARNINGS, startsAt=on, **given)


NO_SHOW_FEE = {"name": "Missed visit", "amount": "40.00"}
REDEEM: Answer = {"redeemPackage": {}}
NOTHING: Answer = {"chargeNothing": True}


async def fee_of(desk: FrontDesk) -> Answer:
    made = await desk.do("createNoShowFee", **NO_SHOW_FEE)
    return {"chargeFee": {"noShowFeeId": made["noShowFee"]["id"]}}


async def cancel(clinic: Ready, visit: Answer, late: Answer | None = None) -> Answer:
    return await clinic.desk.do("cancelAppointment", appointmentId=visit["id"], late=late)


async def test_175_a_late_cancellation_redeems_the_use_as_if_the_patient_had_arrived(
    clinic: Ready,
) -> None:
    visit = await clinic.use("2026-04-10T17:00:00Z")

    cancelled = await cancel(clinic, visit, REDEEM)

    assert cancelled["appointment"]["status"] == "CANCELLED"
    assert cancelled["appointment"]["redemption"]["status"] == "REDEEMED"
    assert (cancelled["invoice"]["kind"], cancelled["invoice"]["status"]) == ("VISIT", "PAID")
    assert cancelled["patientPackage"]["usesRedeemed"] == 1
    shown = await clinic.desk.package(clinic.package, "redemptions { nodes { reason } }")
    assert shown["redemptions"]["nodes"] == [{"reason": "LATE_CANCELLATION"}]


async def test_175_the_use_belongs_to_the_day_of_the_visit_and_is_summed_apart(
    clinic: Ready,
) -> None:
    await cancel(clinic, await clinic.use("2026-04-10T17:00:00Z"), REDEEM)
    missed = await clinic.use("2026-04-10T19:00:00Z")
    await clinic.desk.do("markNoShow", appointmentId=missed["id"], resolution=REDEEM)
    arrived = await clinic.use("2026-04-11T17:00:00Z")
    await clinic.desk.do("arriveAppointment", appointmentId=arrived["id"])

    async def sums(first: str, last: str) -> list[int]:
        query = """query Q($filter: PackageUsageFilter) { packageUsageReport(filter: $filter) {
            summary { uses arrivals noShows lateCancellations } } }"""
        days = {"used": {"from": first, "to": last}}
        report = (await clinic.desk.ask(query, filter=days))["packageUsageReport"]
        return list(report["summary"].values())

    assert await sums("2026-04-10", "2026-04-10") == [2, 0, 1, 1]
    assert await sums("2026-03-01", "2026-12-31") == [3, 1, 1, 1]
    assert await sums("2026-03-01", "2026-04-09") == [0, 0, 0, 0]


async def test_175_a_late_cancellation_charges_a_fee_or_nothing(clinic: Ready) -> None:
    charged = await cancel(clinic, await clinic.use(), await fee_of(clinic.desk))
    let_pass = await cancel(clinic, await clinic.use(), NOTHING)

    assert charged["invoice"]["kind"] == "NO_SHOW_FEE"
    assert charged["invoice"]["total"] == {"amount": "40.00"}
    assert let_pass["invoice"] is None
    for payload in (charged, let_pass):
        assert payload["appointment"]["status"] == "CANCELLED"
        assert payload["appointment"]["redemption"] is None
        assert payload["patientPackage"]["usesAvailable"] == 10


async def test_175_a_late_cancellation_needs_a_key_and_is_done_once_under_it(
    clinic: Ready,
) -> None:
    visit = await clinic.use()
    given = {"appointmentId": visit["id"], "late": REDEEM}

    refusal = await clinic.desk.refused("cancelAppointment", **given, idempotencyKey=None)
    first = await clinic.desk.do("cancelAppointment", **given, idempotencyKey="late-and-keyed-1")
    again = await clinic.desk.do("cancelAppointment", **given, idempotencyKey="late-and-keyed-1")
    in_time = await clinic.use()
    unkeyed = {"appointmentId": in_time["id"], "idempotencyKey": None}
    cancelled = await clinic.desk.do("cancelAppointment", **unkeyed)

    assert (refusal["code"], refusal["path"]) == ("INVALID_INPUT", ["input", "idempotencyKey"])
    assert first == again
    assert cancelled["appointment"]["status"] == "CANCELLED"


async def test_175_what_a_late_cancellation_cannot_do_is_refused_and_nothing_changes(
    clinic: Ready,
) -> None:
    desk = clinic.desk
    bare = await desk.book(clinic.patient, clinic.treatment)
    given = {"appointmentId": bare["id"]}

    for late, code, path in (
        (REDEEM, "NOT_COVERED", ["redeemPackage", "patientPackageId"]),
        ({"chargeFee": {"noShowFeeId": "nothing"}}, "NOT_FOUND", ["chargeFee", "noShowFeeId"]),
        ({"chargeNothing": False}, "INVALID_INPUT", ["chargeNothing"]),
    ):
        refusal = await desk.refused("cancelAppointment", **given, late=late)
        assert (refusal["code"], refusal["path"]) == (code, ["input", "late", *path])
    assert (await desk.appointment(bare["id"]))["status"] == "BOOKED"
    await cancel(clinic, bare, NOTHING)
    again = await desk.refused("cancelAppointment", **given, late=NOTHING)
    assert (again["code"], again["status"]) == ("WRONG_STATUS", "CANCELLED")


@pytest.mark.parametrize("way", ["in time", "redeem", "fee", "nothing"])
async def test_175_undoing_a_cancellation_brings_the_visit_back_with_its_package(
    clinic: Ready, way: str
) -> None:
    desk, visit = clinic.desk, await clinic.use()
    before = await clinic.counters()
    ways = {"redeem": REDEEM, "fee": await fee_of(desk), "nothing": NOTHING}
    cancelled = await cancel(clinic, visit, ways.get(way))

    undone = await desk.do("undoCancellation", appointmentId=visit["id"])

    assert undone["appointment"]["status"] == "BOOKED"
    assert undone["appointment"]["redemption"]["status"] == "RESERVED"
    assert undone["appointment"]["invoice"] is None
    assert await clinic.counters() == before
    if cancelled["invoice"]:
        assert (await desk.invoice(cancelled["invoice"]["id"]))["status"] == "VOID"
    await desk.do("arriveAppointment", appointmentId=visit["id"])


async def test_175_a_visit_whose_package_cannot_be_held_again_comes_back_uncovered(
    desk: FrontDesk,
) -> None:
    clinic = await ready(desk, uses=1)
    first = await clinic.use()
    await cancel(clinic, first)
    await clinic.use("2026-03-11T17:00:00Z")

    undone = await desk.do("undoCancellation", appointmentId=first["id"])

    assert undone["appointment"]["redemption"] is None
    await cancel(clinic, first)
    await desk.do("refundPackage", patientPackageId=clinic.package)
    undone = await desk.do("undoCancellation", appointmentId=first["id"])
    assert undone["appointment"]["redemption"] is None
    assert (await desk.package(clinic.package))["status"] == "REFUNDED"


async def test_175_undoing_is_refused_while_something_is_paid_and_of_what_is_not_cancelled(
    clinic: Ready,
) -> None:
    desk, visit = clinic.desk, await clinic.use()
    bare = await desk.book(clinic.patient, clinic.treatment)
    booked = await desk.refused("undoCancellation", appointmentId=bare["id"])
    cancelled = await cancel(clinic, visit, await fee_of(desk))
    await desk.receive(clinic.patient, "1.00", cancelled["invoice"]["id"])

    paid = await desk.refused("undoCancellation", appointmentId=visit["id"])

    assert (booked["code"], booked["status"]) == ("WRONG_STATUS", "BOOKED")
    assert paid["code"] == "PAYMENT_APPLIED"
    assert paid["invoice"]["id"] == cancelled["invoice"]["id"]


async def test_175_bringing_a_visit_back_warns_of_what_was_booked_meanwhile(
    clinic: Ready,
) -> None:
    visit = await clinic.use()
    await cancel(clinic, visit)
    there = await book(clinic, visit["startsAt"])

    undone = await clinic.desk.do("undoCancellation", WARNINGS, appointmentId=visit["id"])

    assert others(undone, "PATIENT_BUSY") == [there["appointment"]["id"]]


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
