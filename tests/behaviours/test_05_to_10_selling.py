"""Rules 5 to 10: selling."""

import pytest

from tests.clinic_database import ClinicDatabase
from tests.front_desk import FrontDesk, Ready, open_clinic, ready


@pytest.mark.parametrize("origin", ["PURCHASES", "PACKAGES"])
async def test_05_a_sale_makes_an_invoice_wherever_it_is_started(
    desk: FrontDesk, origin: str
) -> None:
    patient, offer = await desk.patient(), await desk.offer()

    sale = await desk.sell(patient, offer, origin=origin)

    assert sale["patientPackage"]["origin"] == origin
    assert sale["invoice"]["kind"] == "PACKAGE_SALE"
    assert sale["invoice"]["balanceDue"]["amount"] == "800.00"
    assert [line["description"] for line in sale["invoice"]["lines"]] == ["Ten massages"]
    assert await desk.balance(patient) == ("0.00", "800.00")


async def test_05_a_sale_from_an_appointment_names_one_of_that_patient(clinic: Ready) -> None:
    desk, somebody = clinic.desk, await clinic.desk.patient("Ann", "Other")
    visit = await desk.book(clinic.patient, clinic.treatment)
    terms = {"packageId": clinic.offer, "origin": "APPOINTMENT"}

    sold = await desk.do(
        "sellPackage", patientId=clinic.patient, appointmentId=visit["id"], **terms
    )
    other = await desk.refused(
        "sellPackage", patientId=somebody, appointmentId=visit["id"], **terms
    )
    unnamed = await desk.refused("sellPackage", patientId=clinic.patient, **terms)

    assert sold["patientPackage"]["origin"] == "APPOINTMENT"
    assert (other["code"], other["path"]) == ("OTHER_PATIENT", ["input", "appointmentId"])
    assert (unnamed["code"], unnamed["path"]) == ("INVALID_INPUT", ["input", "appointmentId"])


async def test_06_the_offer_is_found_by_search(desk: FrontDesk) -> None:
    treatment = await desk.treatment()
    for name in ("Zehn Fußmassagen", "Ten massages", "Dix séances", "Yoga flat rate"):
        await desk.offer(treatment, name=name)
    search = "query Q($search: String) { packages(search: $search) { nodes { name } } }"

    async def found(text: str) -> list[str]:
        data = await desk.ask(search, search=text)
        return [node["name"] for node in data["packages"]["nodes"]]

    assert await found("MASSAGE ten") == ["Ten massages"]
    assert await found("fussmassagen") == ["Zehn Fußmassagen"]
    assert await found("SEANCES") == await found("séances") == ["Dix séances"]
    assert await found("assage t") == ["Ten massages"]
    assert await found("t%n") == await found("_") == []


async def test_07_no_staff_member_means_redemption_is_compensated_and_one_means_the_sale_is(
    desk: FrontDesk,
) -> None:
    patient, offer = await desk.patient(), await desk.offer()
    seller = (await desk.do("createStaffMember", name="Sam", role="FRONT_DESK"))["staffMember"]

    nobody = await desk.sell(patient, offer)
    somebody = await desk.sell(patient, offer, staffMemberId=seller["id"])

    shown = "commissionBasis staffMember { id }"
    assert await desk.package(nobody["patientPackage"]["id"], shown) == {
        "commissionBasis": "REDEMPTION",
        "staffMember": None,
    }
    assert await desk.package(somebody["patientPackage"]["id"], shown) == {
        "commissionBasis": "SALE",
        "staffMember": {"id": seller["id"]},
    }


async def test_08_payment_comes_with_the_sale_later_or_in_parts_or_not_at_all(
    desk: FrontDesk,
) -> None:
    patient, offer = await desk.patient(), await desk.offer()

    sale = await desk.sell(patient, offer, pay="300.00")
    assert sale["invoice"]["status"] == "PARTIALLY_PAID"
    later = await desk.do(
        "receivePayment",
        patientId=patient,
        invoiceIds=[sale["invoice"]["id"]],
        payment={"amount": "500.00", "method": "CASH", "reference": "till 3"},
    )
    unpaid = await desk.sell(patient, offer)

    assert later["invoices"][0]["status"] == "PAID"
    assert (await desk.package(sale["patientPackage"]["id"]))["status"] == "ACTIVE"
    assert (await desk.package(unpaid["patientPackage"]["id"]))["status"] == "UNPAID"


async def test_09_a_patient_may_hold_many_packages_of_the_same_kind_and_of_others(
    clinic: Ready,
) -> None:
    desk = clinic.desk
    visit = await desk.book(clinic.patient, clinic.treatment)
    other = await desk.offer(clinic.treatment, name="Five massages", uses=5)
    for offer in (clinic.offer, other):
        await desk.sell(clinic.patient, offer, origin="APPOINTMENT", appointmentId=visit["id"])

    held = await desk.ask(
        "query Q($id: ID!) { patient(id: $id) { packages { totalCount nodes { name } } } }",
        id=clinic.patient,
    )

    assert held["patient"]["packages"]["totalCount"] == 3
    names = sorted(node["name"] for node in held["patient"]["packages"]["nodes"])
    assert names == ["Five massages", "Ten massages", "Ten massages"]


async def test_10_the_last_valid_day_counts_from_the_clinics_day_of_sale(
    database: ClinicDatabase,
) -> None:
    # 05:30 UTC on the 3rd is still the 2nd in Vancouver, and well into the 3rd in Auckland
    cases = {"America/Vancouver": "2026-04-01", "Pacific/Auckland": "2026-04-02"}
    for zone, last_valid_day in cases.items():
        desk = await open_clinic(database, time_zone=zone)
        offer, patient = await desk.offer(validForDays=30), await desk.patient()
        desk.clock.now = desk.clock.now.replace(day=3, hour=5, minute=30)

        sale = await desk.sell(patient, offer)

        assert sale["patientPackage"]["purchasedAt"] == "2026-03-03T05:30:00Z"
        assert sale["patientPackage"]["expiresOn"] == last_valid_day, zone


async def test_10_the_last_valid_day_is_itself_still_valid(desk: FrontDesk) -> None:
    clinic = await ready(desk, validForDays=30)
    held = """query Q($id: ID!) { patient(id: $id) {
      packages(status: [ACTIVE]) { nodes { id status } } } }"""

    found = []
    for day in ("2026-04-01", "2026-04-02"):
        desk.clock.go_to(day)
        data = await desk.ask(held, id=clinic.patient)
        status = (await desk.package(clinic.package))["status"]
        found.append((status, data["patient"]["packages"]["nodes"]))

    assert found == [("ACTIVE", [{"id": clinic.package, "status": "ACTIVE"}]), ("EXPIRED", [])]
