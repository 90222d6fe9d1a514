"""Rules 13 to 16: packages are offered, one is preselected, put on later, taken off in time."""

from typing import Any

from tests.front_desk import Answer, FrontDesk, Ready, ready

OPTIONS = """query Q($patient: ID!, $treatment: ID!, $at: DateTime!) {
  packageOptions(patientId: $patient, treatmentId: $treatment, startsAt: $at) {
    patientPackage { id } isEligible isPreselected refusalCode patientPays { amount }
  } }"""


async def options(clinic: Ready, at: str = "2026-03-10T17:00:00Z") -> list[Answer]:
    data = await clinic.desk.ask(OPTIONS, patient=clinic.patient, treatment=clinic.treatment, at=at)
    found: list[Answer] = data["packageOptions"]
    return found


async def test_13_packages_are_offered_one_preselected_and_the_clinic_may_go_without(
    desk: FrontDesk,
) -> None:
    clinic = await ready(desk, pays="15")

    offered = await options(clinic)
    preselected = await desk.book(clinic.patient, clinic.treatment, usePreselected=True)
    without = await desk.book(clinic.patient, clinic.treatment, "2026-03-11T17:00:00Z")

    assert offered == [
        {
            "patientPackage": {"id": clinic.package},
            "isEligible": True,
            "isPreselected": True,
            "refusalCode": None,
            "patientPays": {"amount": "15.00"},
        }
    ]
    assert preselected["redemption"]["patientPackage"]["id"] == clinic.package
    assert without["redemption"] is None


async def test_13_nothing_to_preselect_books_the_visit_uncovered(desk: FrontDesk) -> None:
    patient, treatment = await desk.patient(), await desk.treatment()

    visit = await desk.book(patient, treatment, usePreselected=True)

    assert visit["redemption"] is None


async def sell_paid(clinic: Ready, **terms: Any) -> str:
    offer = await clinic.desk.offer(clinic.treatment, **terms)
    sold = await clinic.desk.sell(clinic.patient, offer, pay="800.00")
    return str(sold["patientPackage"]["id"])


async def test_14_soonest_expiry_then_fewest_uses_then_oldest_and_never_expiring_last(
    clinic: Ready,
) -> None:
    desk = clinic.desk
    # The younger is written down first: what counts is when they were bought.
    desk.clock.go_to("2026-03-04")
    younger_twin = await sell_paid(clinic, validForDays=99, uses=3)
    desk.clock.go_to("2026-03-03")
    older_twin = await sell_paid(clinic, validForDays=100, uses=3)
    fewest_left = await sell_paid(clinic, validForDays=100, uses=4)
    never = await sell_paid(clinic, validForDays=None, uses=1)
    for start in ("2026-03-05T17:00:00Z", "2026-03-06T17:00:00Z"):
        spent = await desk.book(
            clinic.patient, clinic.treatment, start, patientPackageId=fewest_left
        )
        await desk.do("arriveAppointment", appointmentId=spent["id"])

    found = [option["patientPackage"]["id"] for option in await options(clinic)]

    assert found == [fewest_left, older_twin, younger_twin, clinic.package, never]
    booked = await desk.book(clinic.patient, clinic.treatment, usePreselected=True)
    assert booked["redemption"]["patientPackage"]["id"] == fewest_left


async def test_14_only_what_could_be_redeemed_that_day_is_preselected_the_rest_say_why(
    clinic: Ready,
) -> None:
    desk = clinic.desk
    short = await sell_paid(clinic, validForDays=5)
    unpaid = (await desk.sell(clinic.patient, clinic.offer))["patientPackage"]["id"]
    other = await desk.offer(await desk.treatment("Yoga"))
    elsewhere = (await desk.sell(clinic.patient, other, pay="800"))["patientPackage"]["id"]
    used = await sell_paid(clinic, uses=1)
    await desk.book(clinic.patient, clinic.treatment, patientPackageId=used)

    found = {o["patientPackage"]["id"]: o for o in await options(clinic, "2026-03-20T17:00:00Z")}

    assert [key for key, option in found.items() if option["isPreselected"]] == [clinic.package]
    assert {key: option["refusalCode"] for key, option in found.items()} == {
        clinic.package: None,
        short: "PACKAGE_EXPIRED",
        unpaid: "NOT_FULLY_PAID",
        elsewhere: "NOT_ELIGIBLE",
        used: "PACKAGE_USED_UP",
    }
    assert next(iter(found)) == clinic.package
    booked = await desk.book(
        clinic.patient, clinic.treatment, "2026-03-20T17:00:00Z", usePreselected=True
    )
    assert booked["redemption"]["patientPackage"]["id"] == clinic.package


async def test_15_a_package_not_applied_while_booking_can_be_put_on_later(clinic: Ready) -> None:
    visit = await clinic.desk.book(clinic.patient, clinic.treatment)

    payload = await clinic.desk.do(
        "redeemPackage", appointmentId=visit["id"], patientPackageId=clinic.package
    )

    assert payload["redemption"]["status"] == "RESERVED"
    assert payload["appointment"]["redemption"]["id"] == payload["redemption"]["id"]
    assert payload["patientPackage"]["usesReserved"] == 1


async def test_16_a_package_comes_off_only_while_the_visit_is_not_arrived(clinic: Ready) -> None:
    desk, early, late = clinic.desk, await clinic.use(), await clinic.use("2026-03-11T17:00:00Z")
    await desk.do("arriveAppointment", appointmentId=late["id"])

    removed = await desk.do("removePackage", appointmentId=early["id"])
    refusal = await desk.refused("removePackage", appointmentId=late["id"])
    again = await desk.refused("removePackage", appointmentId=early["id"])

    assert removed["appointment"]["redemption"] is None
    assert removed["patientPackage"]["usesReserved"] == 0
    assert (refusal["code"], refusal["status"]) == ("WRONG_STATUS", "ARRIVED")
    assert again["code"] == "NOT_COVERED"
