"""Rules 174 to 178: what is put right on visits and sales, and what is unusual about a visit."""

from typing import Any

import pytest

from tests.front_desk import Answer, FrontDesk, Ready, open_clinic, ready
from tests.mutation_documents import mutation_document

WARNINGS = "appointment { id } warnings { code message appointment { id patient { lastName } } }"


def codes(payload: Answer) -> list[str]:
    return [warning["code"] for warning in payload["warnings"]]


def others(payload: Answer, code: str) -> list[str]:
    found = [each for each in payload["warnings"] if each["code"] == code]
    return [each["appointment"]["id"] for each in found]


async def book(clinic: Ready, on: str, treatment: str | None = None, **more: Any) -> Answer:
    given = {"patientId": clinic.patient, "treatmentId": treatment or clinic.treatment, **more}
    return await clinic.desk.do("bookAppointment", WARNINGS, startsAt=on, **given)


SHOWN = """appointment { id version startsAt endsAt note treatment { id } practitioner { id }
patientTotal { amount } redemption { id status useNumber patientPays { amount } } }
patientPackage { id usesReserved }"""


async def update(clinic: Ready, visit: Answer, **changes: Any) -> Answer:
    given = {"appointmentId": visit["id"], **changes}
    payload = await clinic.desk.do("updateAppointment", SHOWN, **given)
    return dict(payload["appointment"])


async def two_items(desk: FrontDesk) -> tuple[Ready, str, str]:
    """A package for massages of 60 minutes at 0.00 and yoga of 30 at 12.50; yoga, and needles."""
    massage = await desk.treatment("Massage", "90.00")
    yoga = await desk.treatment("Yoga", "25.50", durationMinutes=30)
    needles = await desk.treatment("Needles", "120.00")
    items = [
        {"treatmentId": massage, "patientPays": "0"},
        {"treatmentId": yoga, "patientPays": "12.50"},
    ]
    clinic = await ready(desk, eligibleItems=items)
    clinic.treatment = massage
    return clinic, yoga, needles


async def practitioner(desk: FrontDesk, name: str = "Pia Praxis") -> str:
    made = await desk.do("createStaffMember", name=name, role="PRACTITIONER")
    return str(made["staffMember"]["id"])


async def test_174_a_booked_visit_gets_another_practitioner_or_none(clinic: Ready) -> None:
    desk, pia = clinic.desk, await practitioner(clinic.desk)
    visit = await clinic.desk.book(
        clinic.patient, clinic.treatment, practitionerId=desk.staff_member
    )

    handed = await update(clinic, visit, practitionerId=pia)
    opened = await update(clinic, visit, practitionerId=None)
    same = await update(clinic, visit, practitionerId=None, treatmentId=clinic.treatment)

    assert handed["practitioner"] == {"id": pia}
    assert opened["practitioner"] is None
    assert (handed["version"], opened["version"], same["version"]) == (2, 3, 3)
    assert opened["treatment"] == {"id": clinic.treatment}


async def test_174_the_schedule_and_the_reports_show_who_treats_now(clinic: Ready) -> None:
    desk, pia = clinic.desk, await practitioner(clinic.desk)
    visit = await clinic.use()
    await update(clinic, visit, practitionerId=desk.staff_member)
    await update(clinic, visit, practitionerId=pia)
    await desk.do("arriveAppointment", appointmentId=visit["id"])

    for who, found in ((pia, [visit["id"]]), (desk.staff_member, [])):
        query = """query Q($who: ID!, $filter: PackageUsageFilter) {
            appointments(during: {from: "2026-03-01", to: "2026-03-31"}, practitionerId: $who) {
              nodes { id } }
            packageUsageReport(filter: $filter) { rows { nodes { practitionerName } } } }"""
        shown = await desk.ask(query, who=who, filter={"practitionerId": who})
        assert [node["id"] for node in shown["appointments"]["nodes"]] == found
        names = [row["practitionerName"] for row in shown["packageUsageReport"]["rows"]["nodes"]]
        assert names == ["Pia Praxis"] * len(found)


async def test_174_another_treatment_is_held_under_the_same_number_at_what_it_costs(
    desk: FrontDesk,
) -> None:
    clinic, yoga, _ = await two_items(desk)
    first, visit = await clinic.use(), await clinic.use("2026-03-11T17:00:00Z")
    await desk.do("cancelAppointment", appointmentId=first["id"])
    before = await clinic.counters()

    changed = await update(clinic, visit, treatmentId=yoga)

    # The first use is free by now, and is not taken.
    assert changed["redemption"]["status"] == "RESERVED"
    assert changed["redemption"]["useNumber"] == 2
    assert changed["redemption"]["id"] != visit["redemption"]["id"]
    assert changed["redemption"]["patientPays"] == {"amount": "12.50"}
    assert changed["patientTotal"] == {"amount": "12.50"}
    assert changed["endsAt"] == "2026-03-11T17:30:00Z"
    assert await clinic.counters() == before
    arrived = await desk.do("arriveAppointment", appointmentId=visit["id"])
    lines = [(line["description"], line["amount"]) for line in arrived["invoice"]["lines"]]
    assert lines == [("Yoga", {"amount": "12.50"})]
    history = (await desk.package(clinic.package, "history { nodes { kind } }"))["history"]
    kinds = [entry["kind"] for entry in history["nodes"]]
    assert kinds[-3:] == ["RELEASED", "RESERVED", "REDEEMED"]


async def test_174_an_uncovered_visit_is_billed_at_the_price_of_its_treatment_now(
    desk: FrontDesk,
) -> None:
    clinic, yoga, _ = await two_items(desk)
    visit = await desk.book(clinic.patient, clinic.treatment)

    changed = await update(clinic, visit, treatmentId=yoga)
    covered = await desk.do(
        "redeemPackage", appointmentId=visit["id"], patientPackageId=clinic.package
    )
    await desk.do("removePackage", appointmentId=visit["id"])
    arrived = await desk.do("arriveAppointment", appointmentId=visit["id"])

    assert changed["patientTotal"] == {"amount": "25.50"}
    assert covered["redemption"]["patientPays"] == {"amount": "12.50"}
    assert arrived["invoice"]["total"] == {"amount": "25.50"}


async def test_174_a_treatment_that_the_package_does_not_cover_is_refused_and_nothing_changes(
    desk: FrontDesk,
) -> None:
    clinic, _, needles = await two_items(desk)
    visit = await clinic.use()
    before = await desk.appointment(visit["id"])

    refusal = await desk.refused(
        "updateAppointment", appointmentId=visit["id"], treatmentId=needles, note="Needles"
    )

    assert (refusal["code"], refusal["path"]) == ("NOT_ELIGIBLE", ["input", "treatmentId"])
    assert await desk.appointment(visit["id"]) == before
    await desk.do("removePackage", appointmentId=visit["id"])
    assert (await update(clinic, visit, treatmentId=needles))["treatment"] == {"id": needles}
    options = await desk.appointment(visit["id"], "packageOptions { refusalCode }")
    assert options["packageOptions"] == [{"refusalCode": "NOT_ELIGIBLE"}]


async def test_174_a_note_is_kept_changed_and_removed(clinic: Ready) -> None:
    visit = await clinic.desk.book(clinic.patient, clinic.treatment, note=" First visit ")

    kept = await update(clinic, visit)
    changed = await update(clinic, visit, note="Brings the X-rays")
    removed = await update(clinic, visit, note=None)

    notes = [each["note"] for each in (kept, changed, removed)]
    assert notes == ["First visit", "Brings the X-rays", None]
    for note in ("x" * 1001, "a\u2028b"):
        refusal = await clinic.desk.refused(
            "updateAppointment", appointmentId=visit["id"], note=note
        )
        assert (refusal["code"], refusal["path"]) == ("INVALID_INPUT", ["input", "note"])


async def test_174_only_a_booked_visit_as_it_was_seen_for_what_is_on_offer(clinic: Ready) -> None:
    desk, visit = clinic.desk, await clinic.use()
    gone, spare = await practitioner(desk), await desk.treatment("Spare")
    await desk.do("archiveStaffMember", "staffMember { id }", staffMemberId=gone)
    await desk.do("archiveTreatment", "treatment { id }", treatmentId=spare)
    neighbour = await open_clinic(desk.database)

    for changes, code, path in (
        ({"practitionerId": gone}, "ARCHIVED", "practitionerId"),
        ({"practitionerId": neighbour.staff_member}, "NOT_FOUND", "practitionerId"),
        ({"treatmentId": spare}, "ARCHIVED", "treatmentId"),
        ({"treatmentId": await neighbour.treatment()}, "NOT_FOUND", "treatmentId"),
        ({"treatmentId": clinic.patient}, "NOT_FOUND", "treatmentId"),
        ({"note": "x", "expectedVersion": 7}, "VERSION_CONFLICT", "expectedVersion"),
    ):
        given = {"appointmentId": visit["id"], **changes}
        refusal = await desk.refused("updateAppointment", **given)
        assert (refusal["code"], refusal["path"]) == (code, ["input", path])
    await desk.do("arriveAppointment", appointmentId=visit["id"])
    arrived = await desk.refused("updateAppointment", appointmentId=visit["id"], note="x")
    assert (arrived["code"], arrived["status"]) == ("WRONG_STATUS", "ARRIVED")


async def test_174_archiving_a_staff_member_lists_the_visits_booked_with_them(
    clinic: Ready,
) -> None:
    desk, pia = clinic.desk, await practitioner(clinic.desk)
    later, sooner, moved, gone = [
        await desk.book(clinic.patient, clinic.treatment, f"2026-03-{day}T17:00:00Z", **given)
        for day, given in (
            (12, {"practitionerId": pia}),
            (11, {"practitionerId": pia}),
            (13, {"practitionerId": pia}),
            (14, {"practitionerId": pia}),
        )
    ]
    handed = await desk.book(clinic.patient, clinic.treatment)
    await update(clinic, handed, practitionerId=pia)
    await update(clinic, moved, practitionerId=None)
    await desk.do("cancelAppointment", appointmentId=gone["id"])

    payload = await desk.do("archiveStaffMember", "bookedAppointments { id }", staffMemberId=pia)

    listed = [visit["id"] for visit in payload["bookedAppointments"]]
    assert listed == [handed["id"], sooner["id"], later["id"]]


async def test_174_changing_warns_of_what_the_new_practitioner_has_at_that_time(
    clinic: Ready,
) -> None:
    desk, pia = clinic.desk, await practitioner(clinic.desk)
    there = await book(clinic, "2026-03-10T17:00:00Z", practitionerId=pia)
    visit = await desk.book(await desk.patient(), clinic.treatment)

    given = {"appointmentId": visit["id"], "practitionerId": pia}
    changed = await desk.do("updateAppointment", WARNINGS, **given)

    assert others(changed, "PRACTITIONER_BUSY") == [there["appointment"]["id"]]


SALE = """version commissionBasis staffMember { id }
history { nodes { kind note staffMemberBefore { id } staffMemberAfter { id } } }"""


async def compensate(clinic: Ready, staff: str | None, **more: Any) -> Answer:
    given = {"patientPackageId": clinic.package, "staffMemberId": staff, **more}
    selection = f"patientPackage {{ {SALE} }}"
    payload = await clinic.desk.do("updatePackageSale", selection, **given)
    return dict(payload["patientPackage"])


async def test_177_who_is_compensated_is_changed_and_the_history_shows_both(
    clinic: Ready,
) -> None:
    desk, pia = clinic.desk, await practitioner(clinic.desk)

    sold = await compensate(clinic, pia, reason="She sold it")
    handed = await compensate(clinic, desk.staff_member)
    nobody = await compensate(clinic, None)
    same = await compensate(clinic, None)

    bases = [each["commissionBasis"] for each in (sold, handed, nobody)]
    assert bases == ["SALE", "SALE", "REDEMPTION"]
    assert (sold["staffMember"], nobody["staffMember"]) == ({"id": pia}, None)
    assert same["version"] == nobody["version"] == sold["version"] + 2
    who, me = {"id": pia}, {"id": desk.staff_member}
    assert [tuple(entry.values()) for entry in same["history"]["nodes"]] == [
        ("SOLD", None, None, None),
        ("COMPENSATION_CHANGED", "She sold it", None, who),
        ("COMPENSATION_CHANGED", None, who, me),
        ("COMPENSATION_CHANGED", None, me, None),
    ]


async def test_177_the_sales_report_names_who_is_compensated_now(clinic: Ready) -> None:
    desk, pia = clinic.desk, await practitioner(clinic.desk)
    await compensate(clinic, desk.staff_member)
    await compensate(clinic, pia)

    for who, names in ((pia, ["Pia Praxis"]), (desk.staff_member, [])):
        query = """query Q($filter: PackageSalesFilter) {
            packageSalesReport(filter: $filter) { rows { nodes { staffName } } } }"""
        report = (await desk.ask(query, filter={"staffMemberId": who}))["packageSalesReport"]
        assert [row["staffName"] for row in report["rows"]["nodes"]] == names


async def test_177_not_once_a_use_is_redeemed_or_the_package_refunded(clinic: Ready) -> None:
    desk, pia = clinic.desk, await practitioner(clinic.desk)
    visit = await clinic.use()
    await desk.do("arriveAppointment", appointmentId=visit["id"])
    given = {"patientPackageId": clinic.package, "staffMemberId": pia}

    redeemed = await desk.refused("updatePackageSale", **given)
    await desk.do("undoArrival", appointmentId=visit["id"])
    await compensate(clinic, pia)
    await desk.do("refundPackage", patientPackageId=clinic.package)
    refunded = await desk.refused("updatePackageSale", **given)

    assert redeemed["code"] == "USES_REDEEMED"
    assert refunded["code"] == "PACKAGE_REFUNDED"


async def test_177_only_somebody_who_works_here_and_the_sale_as_it_was_seen(
    clinic: Ready,
) -> None:
    desk, gone = clinic.desk, await practitioner(clinic.desk)
    await desk.do("archiveStaffMember", "staffMember { id }", staffMemberId=gone)
    neighbour = await open_clinic(desk.database)

    for changes, code, path in (
        ({"staffMemberId": gone}, "ARCHIVED", "staffMemberId"),
        ({"staffMemberId": neighbour.staff_member}, "NOT_FOUND", "staffMemberId"),
        ({"staffMemberId": None, "expectedVersion": 7}, "VERSION_CONFLICT", "expectedVersion"),
        ({"reason": "x" * 1001}, "INVALID_INPUT", "reason"),
    ):
        given = {"patientPackageId": clinic.package, **changes}
        refusal = await desk.refused("updatePackageSale", **given)
        assert (refusal["code"], refusal["path"]) == (code, ["input", path])
    desk_only = await desk.colleague("FRONT_DESK")
    document = mutation_document("updatePackageSale")
    variables = {"input": {"patientPackageId": clinic.package, "idempotencyKey": "front-desk-only"}}
    (error,) = (await desk_only.post(document, variables))["errors"]
    assert error["extensions"]["code"] == "FORBIDDEN"


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
