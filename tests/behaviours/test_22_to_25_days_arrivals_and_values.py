"""Rules 22 to 25: which days count, arrived visits, undoing, and what a use is worth."""

import pytest

from tests.clinic_database import ClinicDatabase
from tests.front_desk import Answer, FrontDesk, Ready, open_clinic, ready


async def test_22_it_works_on_the_day_of_sale_and_on_its_last_valid_day_of_the_appointment(
    desk: FrontDesk,
) -> None:
    clinic = await ready(desk, validForDays=10)  # sold on 2 March, last valid day 12 March

    # 8 a.m. on the 2nd, and 11.30 p.m. on the 12th, which is the 13th in UTC
    for start in ("2026-03-02T16:00:00Z", "2026-03-13T06:30:00Z"):
        assert (await clinic.use(start))["redemption"]["status"] == "RESERVED"
    refusal = await clinic.refused_use("2026-03-13T07:30:00Z")

    assert refusal["code"] == "PACKAGE_EXPIRED"
    assert (refusal["expiresOn"], refusal["date"]) == ("2026-03-12", "2026-03-13")


async def test_22_what_counts_is_the_appointments_day_and_not_today(desk: FrontDesk) -> None:
    clinic = await ready(desk, validForDays=10)
    visit = await desk.book(clinic.patient, clinic.treatment, "2026-03-12T17:00:00Z")
    desk.clock.go_to("2026-03-20")

    payload = await desk.do(
        "redeemPackage", appointmentId=visit["id"], patientPackageId=clinic.package
    )

    assert payload["redemption"]["status"] == "RESERVED"
    assert payload["patientPackage"]["status"] == "EXPIRED"


async def arrived_without(clinic: Ready) -> Answer:
    visit = await clinic.desk.book(clinic.patient, clinic.treatment)
    return await clinic.desk.do("arriveAppointment", appointmentId=visit["id"])


async def test_23_on_an_arrived_visit_the_use_is_spent_and_the_invoice_made_anew(
    desk: FrontDesk,
) -> None:
    clinic = await ready(desk, pays="10")
    arrived = await arrived_without(clinic)

    payload = await desk.do(
        "redeemPackage", appointmentId=arrived["appointment"]["id"], patientPackageId=clinic.package
    )

    assert payload["redemption"]["status"] == "REDEEMED"
    assert payload["appointment"]["patientTotal"]["amount"] == "10.00"
    assert payload["appointment"]["invoice"]["id"] != arrived["invoice"]["id"]
    assert (await desk.invoice(arrived["invoice"]["id"]))["status"] == "VOID"
    assert (await clinic.counters())["redeemed"] == 1
    assert await desk.balance(clinic.patient) == ("0.00", "10.00")


async def test_23_refused_while_something_is_paid_on_the_visits_invoice(clinic: Ready) -> None:
    arrived = await arrived_without(clinic)
    await clinic.desk.receive(clinic.patient, "0.01", arrived["invoice"]["id"])

    refusal = await clinic.desk.refused(
        "redeemPackage", appointmentId=arrived["appointment"]["id"], patientPackageId=clinic.package
    )

    assert refusal["code"] == "PAYMENT_APPLIED"
    assert refusal["invoice"]["id"] == arrived["invoice"]["id"]
    assert (await clinic.counters())["redeemed"] == 0


async def test_24_an_uncovered_visit_is_billed_at_the_treatments_price(clinic: Ready) -> None:
    arrived = await arrived_without(clinic)

    assert arrived["invoice"]["total"]["amount"] == "90.00"
    assert arrived["invoice"]["status"] == "UNPAID"
    assert arrived["patientPackage"] is None


async def test_24_undoing_an_arrival_is_its_exact_inverse(clinic: Ready) -> None:
    desk, visit = clinic.desk, await clinic.use()
    before = await clinic.counters()
    arrived = await desk.do("arriveAppointment", appointmentId=visit["id"])

    undone = await desk.do("undoArrival", appointmentId=visit["id"])

    assert undone["appointment"]["status"] == "BOOKED"
    assert undone["appointment"]["invoice"] is None
    assert undone["appointment"]["redemption"]["status"] == "RESERVED"
    assert undone["appointment"]["redemption"]["value"] == visit["redemption"]["value"]
    assert (await desk.invoice(arrived["invoice"]["id"]))["status"] == "VOID"
    assert await clinic.counters() == before
    again = await desk.do("arriveAppointment", appointmentId=visit["id"])
    assert again["invoice"]["number"] != arrived["invoice"]["number"]


async def test_24_undoing_is_refused_while_something_is_paid(desk: FrontDesk) -> None:
    clinic = await ready(desk, pays="10")
    visit = await clinic.use()
    arrived = await desk.do("arriveAppointment", appointmentId=visit["id"])
    paid = await desk.receive(clinic.patient, "10", arrived["invoice"]["id"])

    refusal = await desk.refused("undoArrival", appointmentId=visit["id"])

    assert refusal["code"] == "PAYMENT_APPLIED"
    await desk.do(
        "unapplyPayment", paymentId=paid["payment"]["id"], invoiceId=arrived["invoice"]["id"]
    )
    await desk.do("undoArrival", appointmentId=visit["id"])
    booked = await desk.refused("undoArrival", appointmentId=visit["id"])
    assert (booked["code"], booked["status"]) == ("WRONG_STATUS", "BOOKED")


async def test_24_undoing_holds_again_what_is_unpaid_by_now_but_not_what_has_ended(
    clinic: Ready,
) -> None:
    desk, unpaid, ended = clinic.desk, await clinic.use(), await clinic.use("2026-03-20T17:00:00Z")
    for visit in (unpaid, ended):
        await desk.do("arriveAppointment", appointmentId=visit["id"])
    await desk.do("changePackageExpiry", patientPackageId=clinic.package, expiresOn="2026-03-15")
    await desk.do("unapplyPayment", paymentId=clinic.payment, invoiceId=clinic.invoice)

    held = await desk.do("undoArrival", appointmentId=unpaid["id"])
    uncovered = await desk.do("undoArrival", appointmentId=ended["id"])

    assert held["appointment"]["redemption"]["status"] == "RESERVED"
    assert uncovered["appointment"]["redemption"] is None
    assert (await clinic.counters())["reserved"] == 1


@pytest.mark.parametrize(
    ("currency", "price", "uses", "values"),
    [
        ("CAD", "100.00", 3, ["33.33", "33.33", "33.34"]),
        ("JPY", "1000", 7, ["142", "143", "143", "143", "143", "143", "143"]),
        ("KWD", "0.002", 3, ["0.000", "0.001", "0.001"]),
        ("CAD", "0", 2, ["0.00", "0.00"]),
    ],
)
async def test_25_the_values_of_the_uses_always_add_up_to_the_price(
    database: ClinicDatabase, currency: str, price: str, uses: int, values: list[str]
) -> None:
    clinic = await ready(await open_clinic(database, currency=currency), price=price, uses=uses)

    found = [await clinic.use(f"2026-03-{10 + number}T17:00:00Z") for number in range(uses)]

    assert [visit["redemption"]["value"]["amount"] for visit in found] == values


async def test_25_a_use_keeps_its_number_and_the_one_given_back_is_the_next_to_be_taken(
    desk: FrontDesk,
) -> None:
    clinic = await ready(desk, price="100.00", uses=3)
    first, second, last = [await clinic.use(f"2026-03-{day}T17:00:00Z") for day in (10, 11, 12)]
    await desk.do("removePackage", appointmentId=first["id"])

    await desk.do("arriveAppointment", appointmentId=last["id"])
    again = await clinic.use("2026-03-13T17:00:00Z")

    shown = "redemption { useNumber value { amount } }"
    found = [(await desk.appointment(v["id"], shown))["redemption"] for v in (again, second, last)]
    assert [(use["useNumber"], use["value"]["amount"]) for use in found] == [
        (1, "33.33"),
        (2, "33.33"),
        (3, "33.34"),
    ]
