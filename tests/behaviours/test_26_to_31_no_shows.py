"""Rules 26 to 31: the patient did not come."""

import pytest

from tests.front_desk import Answer, FrontDesk, Ready, ready

COVER: Answer = {"redeemPackage": {}}
NOTHING: Answer = {"chargeNothing": True}


async def fee(desk: FrontDesk, amount: str = "45.00") -> Answer:
    """The resolution that charges a new fee."""
    made = await desk.do("createNoShowFee", name="Missed visit", amount=amount)
    return {"chargeFee": {"noShowFeeId": made["noShowFee"]["id"]}}


async def missed(clinic: Ready, resolution: Answer, visit: Answer | None = None) -> Answer:
    """A visit to which nobody came."""
    visit = visit or await clinic.use()
    return await clinic.desk.do("markNoShow", appointmentId=visit["id"], resolution=resolution)


async def pay(clinic: Ready, invoice: Answer, amount: str) -> Answer:
    return await clinic.desk.receive(clinic.patient, amount, invoice["id"])


async def test_26_a_no_show_is_covered_charged_or_let_pass(clinic: Ready) -> None:
    desk = clinic.desk
    for resolution in (COVER, await fee(desk), NOTHING):
        payload = await missed(clinic, resolution)
        assert payload["appointment"]["status"] == "NO_SHOW"

    assert (await clinic.counters())["redeemed"] == 1
    assert await desk.balance(clinic.patient) == ("0.00", "45.00")


async def test_26_only_a_booked_visit_can_be_a_no_show_and_false_is_no_resolution(
    clinic: Ready,
) -> None:
    desk, visit = clinic.desk, await clinic.use()

    undecided = await desk.refused(
        "markNoShow", appointmentId=visit["id"], resolution={"chargeNothing": False}
    )
    await missed(clinic, NOTHING, visit)
    again = await desk.refused("markNoShow", appointmentId=visit["id"], resolution=NOTHING)

    assert undecided["code"] == "INVALID_INPUT"
    assert (again["code"], again["status"]) == ("WRONG_STATUS", "NO_SHOW")


async def test_27_covering_is_exactly_as_if_the_patient_had_arrived(desk: FrontDesk) -> None:
    clinic = await ready(desk, pays="12.50")

    payload = await missed(clinic, COVER)

    assert payload["invoice"]["kind"] == "VISIT"
    assert payload["invoice"]["total"]["amount"] == "12.50"
    assert payload["appointment"]["redemption"]["status"] == "REDEEMED"
    assert payload["patientPackage"]["usesRedeemed"] == 1
    assert payload["patientPackage"]["usesReserved"] == 0
    shown = await desk.package(clinic.package, "redemptions { nodes { reason } }")
    assert shown["redemptions"]["nodes"] == [{"reason": "NO_SHOW"}]


async def test_27_a_package_that_was_not_on_the_visit_may_be_spent_too(clinic: Ready) -> None:
    desk = clinic.desk
    visit = await desk.book(clinic.patient, clinic.treatment)

    unnamed = await desk.refused("markNoShow", appointmentId=visit["id"], resolution=COVER)
    payload = await missed(clinic, {"redeemPackage": {"patientPackageId": clinic.package}}, visit)

    assert unnamed["code"] == "NOT_COVERED"
    assert payload["patientPackage"]["usesRedeemed"] == 1


async def test_27_another_package_than_the_one_on_the_visit_is_refused(clinic: Ready) -> None:
    desk, visit = clinic.desk, await clinic.use()
    other = (await desk.sell(clinic.patient, clinic.offer, pay="800"))["patientPackage"]["id"]

    refusal = await desk.refused(
        "markNoShow",
        appointmentId=visit["id"],
        resolution={"redeemPackage": {"patientPackageId": other}},
    )

    assert refusal["code"] == "ALREADY_COVERED"
    await missed(clinic, {"redeemPackage": {"patientPackageId": clinic.package}}, visit)


async def test_28_charging_a_fee_releases_the_use_and_invoices_the_fee(clinic: Ready) -> None:
    payload = await missed(clinic, await fee(clinic.desk, "45.00"))

    assert payload["invoice"]["kind"] == "NO_SHOW_FEE"
    assert payload["invoice"]["status"] == "UNPAID"
    lines = [
        (line["description"], line["amount"]["amount"]) for line in payload["invoice"]["lines"]
    ]
    assert lines == [("Missed visit", "45.00")]
    assert payload["appointment"]["redemption"] is None
    assert payload["patientPackage"]["usesAvailable"] == 10


async def test_28_an_archived_fee_is_no_longer_charged(clinic: Ready) -> None:
    resolution, visit = await fee(clinic.desk), await clinic.use()
    await clinic.desk.do(
        "archiveNoShowFee", "noShowFee { id }", noShowFeeId=resolution["chargeFee"]["noShowFeeId"]
    )

    refusal = await clinic.desk.refused(
        "markNoShow", appointmentId=visit["id"], resolution=resolution
    )

    assert refusal["code"] == "ARCHIVED"


@pytest.mark.parametrize("way", ["cover", "fee", "nothing"])
async def test_29_undoing_brings_everything_back_and_it_can_be_done_otherwise(
    clinic: Ready, way: str
) -> None:
    desk, visit = clinic.desk, await clinic.use()
    before = await clinic.counters()
    ways = {"cover": COVER, "fee": await fee(desk), "nothing": NOTHING}
    marked = await missed(clinic, ways[way], visit)

    undone = await desk.do("undoNoShow", appointmentId=visit["id"])

    assert undone["appointment"]["status"] == "BOOKED"
    assert undone["appointment"]["redemption"]["status"] == "RESERVED"
    assert undone["appointment"]["invoice"] is None
    assert await clinic.counters() == before
    if marked["invoice"]:
        assert (await desk.invoice(marked["invoice"]["id"]))["status"] == "VOID"
    for other in ways.values():
        await missed(clinic, other, visit)
        await desk.do("undoNoShow", appointmentId=visit["id"])


async def test_29_a_visit_that_was_uncovered_before_is_uncovered_again(clinic: Ready) -> None:
    desk = clinic.desk
    visit = await desk.book(clinic.patient, clinic.treatment)
    await missed(clinic, {"redeemPackage": {"patientPackageId": clinic.package}}, visit)

    undone = await desk.do("undoNoShow", appointmentId=visit["id"])

    assert undone["appointment"]["redemption"] is None
    assert (await clinic.counters())["available"] == 10
    booked = await desk.refused("undoNoShow", appointmentId=visit["id"])
    assert (booked["code"], booked["status"]) == ("WRONG_STATUS", "BOOKED")


async def test_30_undo_is_refused_while_something_is_paid_on_its_invoice(clinic: Ready) -> None:
    marked = await missed(clinic, await fee(clinic.desk))
    await pay(clinic, marked["invoice"], "0.01")

    refusal = await clinic.desk.refused("undoNoShow", appointmentId=marked["appointment"]["id"])

    assert refusal["code"] == "PAYMENT_APPLIED"
    assert refusal["invoice"]["id"] == marked["invoice"]["id"]


@pytest.mark.parametrize("way", ["cover", "fee"])
async def test_30_undo_never_gives_life_back_to_a_refunded_package(clinic: Ready, way: str) -> None:
    desk = clinic.desk
    marked = await missed(clinic, COVER if way == "cover" else await fee(desk))
    await desk.do("refundPackage", patientPackageId=clinic.package)

    undone = await desk.do("undoNoShow", appointmentId=marked["appointment"]["id"])

    assert undone["appointment"]["status"] == "BOOKED"
    assert undone["appointment"]["redemption"] is None
    assert (await desk.package(clinic.package))["status"] == "REFUNDED"
    assert (await clinic.counters())["reserved"] == 0


async def test_30_a_use_that_was_taken_meanwhile_leaves_the_visit_uncovered(
    desk: FrontDesk,
) -> None:
    clinic = await ready(desk, uses=1)
    marked = await missed(clinic, await fee(desk))
    await clinic.use("2026-03-11T17:00:00Z")

    undone = await desk.do("undoNoShow", appointmentId=marked["appointment"]["id"])

    assert undone["appointment"]["redemption"] is None
    assert undone["patientPackage"]["usesReserved"] == 1


async def test_30_an_unpaid_package_leaves_the_visit_uncovered(clinic: Ready) -> None:
    marked = await missed(clinic, NOTHING)
    await clinic.desk.do("unapplyPayment", paymentId=clinic.payment, invoiceId=clinic.invoice)

    undone = await clinic.desk.do("undoNoShow", appointmentId=marked["appointment"]["id"])

    assert undone["appointment"]["redemption"] is None


@pytest.mark.parametrize("way", ["expired", "deleted"])
async def test_30_an_expired_package_and_a_deleted_sale_leave_the_visit_uncovered(
    desk: FrontDesk, way: str
) -> None:
    clinic = await ready(desk, price="0")
    marked = await missed(clinic, NOTHING)
    package = {"patientPackageId": clinic.package}
    if way == "expired":
        await desk.do("changePackageExpiry", **package, expiresOn="2026-03-09")
    else:
        await desk.do("deletePackageSale", **package)

    undone = await desk.do("undoNoShow", appointmentId=marked["appointment"]["id"])

    assert undone["appointment"]["status"] == "BOOKED"
    assert undone["appointment"]["redemption"] is None


async def test_31_covering_needs_what_redeeming_needs(clinic: Ready) -> None:
    desk = clinic.desk
    late = await desk.book(clinic.patient, clinic.treatment, "2027-03-03T18:00:00Z")
    held = await clinic.use()
    named = {"redeemPackage": {"patientPackageId": clinic.package}}

    expired = await desk.refused("markNoShow", appointmentId=late["id"], resolution=named)
    await desk.do("unapplyPayment", paymentId=clinic.payment, invoiceId=clinic.invoice)
    unpaid = await desk.refused("markNoShow", appointmentId=held["id"], resolution=COVER)

    assert (expired["code"], unpaid["code"]) == ("PACKAGE_EXPIRED", "NOT_FULLY_PAID")


async def test_31_not_eligible_used_up_and_those_of_others_are_refused(desk: FrontDesk) -> None:
    clinic = await ready(desk, uses=1)
    yoga, somebody = await desk.treatment("Yoga"), await desk.patient("Ann", "Other")
    named = {"redeemPackage": {"patientPackageId": clinic.package}}
    await clinic.use()

    codes = []
    for patient, treatment in (
        (clinic.patient, yoga),
        (clinic.patient, clinic.treatment),
        (somebody, clinic.treatment),
    ):
        visit = await desk.book(patient, treatment)
        refusal = await desk.refused("markNoShow", appointmentId=visit["id"], resolution=named)
        codes.append(refusal["code"])

    assert codes == ["NOT_ELIGIBLE", "PACKAGE_USED_UP", "OTHER_PATIENT"]
