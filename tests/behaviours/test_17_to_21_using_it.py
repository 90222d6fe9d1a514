"""Rules 17 to 21: holding, spending, billing, and whose package it is."""

import pytest

from tests.front_desk import FrontDesk, Ready, ready


async def test_17_a_booked_visit_holds_a_use_so_ten_cannot_cover_eleven(desk: FrontDesk) -> None:
    clinic = await ready(desk, uses=2)
    await clinic.use()
    await clinic.use("2026-03-11T17:00:00Z")

    third = await clinic.refused_use("2026-03-12T17:00:00Z")

    assert third["code"] == "PACKAGE_USED_UP"
    assert (third["usesTotal"], third["usesReserved"], third["usesRedeemed"]) == (2, 2, 0)
    assert (await desk.package(clinic.package))["usesAvailable"] == 0


async def test_17_arriving_spends_the_use(clinic: Ready) -> None:
    visit = await clinic.use()
    assert (await clinic.counters())["reserved"] == 1

    arrived = await clinic.desk.do("arriveAppointment", appointmentId=visit["id"])

    assert arrived["appointment"]["redemption"]["status"] == "REDEEMED"
    assert await clinic.counters() == {
        "total": 10,
        "reserved": 0,
        "redeemed": 1,
        "remaining": 9,
        "available": 9,
    }


@pytest.mark.parametrize("way", ["removePackage", "cancelAppointment"])
async def test_17_removing_and_cancelling_release_the_use(clinic: Ready, way: str) -> None:
    visit = await clinic.use()

    payload = await clinic.desk.do(way, appointmentId=visit["id"])

    assert payload["patientPackage"]["usesReserved"] == 0
    assert payload["patientPackage"]["usesAvailable"] == 10
    assert payload["appointment"]["redemption"] is None


async def test_18_an_arrived_visit_is_billed_at_exactly_what_the_patient_pays(
    desk: FrontDesk,
) -> None:
    clinic = await ready(desk, pays="12.50")
    visit = await clinic.use()
    assert visit["patientTotal"]["amount"] == "12.50"

    invoice = (await desk.do("arriveAppointment", appointmentId=visit["id"]))["invoice"]

    assert (invoice["kind"], invoice["status"]) == ("VISIT", "UNPAID")
    assert invoice["total"]["amount"] == "12.50"
    paid = await desk.receive(clinic.patient, "12.50", invoice["id"])
    assert paid["invoices"][0]["status"] == "PAID"


async def test_18_at_nothing_to_pay_the_visit_is_paid_at_once(clinic: Ready) -> None:
    visit = await clinic.use()

    arrived = await clinic.desk.do("arriveAppointment", appointmentId=visit["id"])

    assert arrived["invoice"]["status"] == "PAID"
    assert arrived["invoice"]["total"]["amount"] == "0.00"
    assert await clinic.desk.balance(clinic.patient) == ("0.00", "0.00")


async def test_19_only_the_patient_who_bought_it_can_redeem_it(clinic: Ready) -> None:
    desk, sister = clinic.desk, await clinic.desk.patient("Lina", "Haddad")
    visit = await desk.book(sister, clinic.treatment)

    refusal = await desk.refused(
        "redeemPackage", appointmentId=visit["id"], patientPackageId=clinic.package
    )
    booking = await desk.refused(
        "bookAppointment",
        patientId=sister,
        treatmentId=clinic.treatment,
        patientPackageId=clinic.package,
        startsAt="2026-03-12T17:00:00Z",
    )

    assert (refusal["code"], booking["code"]) == ("OTHER_PATIENT", "OTHER_PATIENT")
    assert (await clinic.counters())["available"] == 10


async def test_20_the_package_shows_every_visit_and_invoice_it_was_redeemed_towards(
    clinic: Ready,
) -> None:
    desk, invoices = clinic.desk, []
    visits = [await clinic.use(f"2026-03-{day}T17:00:00Z") for day in (10, 11)]
    for visit in visits:
        arrived = await desk.do("arriveAppointment", appointmentId=visit["id"])
        invoices.append(arrived["invoice"]["id"])

    shown = await desk.package(
        clinic.package,
        "redemptions { totalCount nodes { status reason appointment { id } invoice { id } } }",
    )

    assert shown["redemptions"]["nodes"] == [
        {
            "status": "REDEEMED",
            "reason": "ARRIVAL",
            "appointment": {"id": visit["id"]},
            "invoice": {"id": invoice},
        }
        for visit, invoice in zip(visits, invoices, strict=True)
    ]


async def test_21_at_most_one_live_redemption_for_each_appointment(clinic: Ready) -> None:
    desk, visit = clinic.desk, await clinic.use()
    second = await desk.sell(clinic.patient, clinic.offer, pay="800")

    for package in (clinic.package, second["patientPackage"]["id"]):
        refusal = await desk.refused(
            "redeemPackage", appointmentId=visit["id"], patientPackageId=package
        )
        assert refusal["code"] == "ALREADY_COVERED"

    await desk.do("removePackage", appointmentId=visit["id"])
    await desk.do("redeemPackage", appointmentId=visit["id"], patientPackageId=clinic.package)
    await desk.do("arriveAppointment", appointmentId=visit["id"])
    spent = await desk.refused(
        "redeemPackage", appointmentId=visit["id"], patientPackageId=clinic.package
    )
    assert spent["code"] == "ALREADY_COVERED"


async def test_21_a_class_visit_works_the_same(desk: FrontDesk) -> None:
    yoga, patient = await desk.treatment("Yoga", kind="CLASS"), await desk.patient()
    sale = await desk.sell(patient, await desk.offer(yoga), pay="800")
    visit = await desk.book(patient, yoga, patientPackageId=sale["patientPackage"]["id"])

    arrived = await desk.do("arriveAppointment", appointmentId=visit["id"])

    assert arrived["patientPackage"]["usesRedeemed"] == 1
