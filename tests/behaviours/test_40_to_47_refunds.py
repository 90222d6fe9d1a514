"""Rules 40 to 47: giving money back."""

import asyncio

import pytest

from tests.clinic_database import ClinicDatabase
from tests.front_desk import Answer, FrontDesk, Ready, open_clinic, ready

PREVIEW = """query Q($id: ID!) { refundPreview(patientPackageId: $id) {
  usesRemaining suggestedAmount { amount } minimumAmount { amount } maximumAmount { amount }
  affectedAppointments { id } patientPackage { id } } }"""


async def preview(clinic: Ready) -> Answer:
    found: Answer = (await clinic.desk.ask(PREVIEW, id=clinic.package))["refundPreview"]
    return found


async def spend(clinic: Ready, uses: int) -> None:
    for number in range(uses):
        visit = await clinic.use(f"2026-03-{10 + number}T17:00:00Z")
        await clinic.desk.do("arriveAppointment", appointmentId=visit["id"])


async def test_40_from_the_invoice_or_the_package_it_is_one_preview_and_one_mutation(
    clinic: Ready,
) -> None:
    invoice = await clinic.desk.invoice(clinic.invoice, "patientPackage { id }")

    shown = await clinic.desk.ask(PREVIEW, id=invoice["patientPackage"]["id"])

    assert shown["refundPreview"] == await preview(clinic)
    assert shown["refundPreview"]["patientPackage"]["id"] == clinic.package


@pytest.mark.parametrize(
    ("currency", "price", "uses", "spent", "suggested"),
    [
        ("CAD", "100.00", 3, 1, "66.67"),
        ("CAD", "100.00", 3, 2, "33.33"),
        ("CAD", "0.05", 10, 9, "0.01"),  # half a cent goes up
        ("JPY", "1000", 3, 1, "667"),
        ("KWD", "10.000", 3, 1, "6.667"),
        ("CAD", "800.00", 10, 0, "800.00"),
        ("CAD", "800.00", 2, 2, "0.00"),
    ],
)
async def test_41_suggested_is_price_by_uses_times_remaining_rounded_once_half_up(
    database: ClinicDatabase, currency: str, price: str, uses: int, spent: int, suggested: str
) -> None:
    clinic = await ready(await open_clinic(database, currency=currency), price=price, uses=uses)
    await spend(clinic, spent)

    shown = await preview(clinic)
    refunded = await clinic.desk.do("refundPackage", patientPackageId=clinic.package)

    assert shown["suggestedAmount"]["amount"] == suggested
    assert shown["usesRemaining"] == uses - spent
    assert refunded["refund"]["amount"]["amount"] == suggested


async def test_41_at_most_what_is_collected_and_held_uses_count_as_remaining(
    clinic: Ready,
) -> None:
    desk = clinic.desk
    await clinic.use()
    assert (await preview(clinic))["suggestedAmount"]["amount"] == "800.00"

    await desk.do(
        "unapplyPayment", paymentId=clinic.payment, invoiceId=clinic.invoice, amount="700"
    )

    shown = await preview(clinic)
    assert shown["suggestedAmount"]["amount"] == "100.00"
    assert shown["maximumAmount"]["amount"] == "100.00"


@pytest.mark.parametrize("amount", ["0", "800.00"])
async def test_42_any_amount_from_nothing_to_what_was_collected(clinic: Ready, amount: str) -> None:
    given = {"patientPackageId": clinic.package}

    refusal = await clinic.desk.refused("refundPackage", **given, amount="800.01")
    refunded = await clinic.desk.do("refundPackage", **given, amount=amount)

    assert refusal["code"] == "AMOUNT_OUT_OF_RANGE"
    bounds = (refusal["minimum"]["amount"], refusal["maximum"]["amount"])
    assert bounds == ("0.00", "800.00")
    assert float(refunded["refund"]["amount"]["amount"]) == float(amount)


async def test_42_a_fully_used_package_can_be_refunded_in_full(desk: FrontDesk) -> None:
    clinic = await ready(desk, uses=1)
    await spend(clinic, 1)

    refunded = await desk.do("refundPackage", patientPackageId=clinic.package, amount="800")

    assert refunded["credit"]["amount"] == "800.00"


async def test_43_the_amount_becomes_credit_and_paying_it_out_is_a_second_step(
    clinic: Ready,
) -> None:
    desk = clinic.desk
    refunded = await desk.do("refundPackage", patientPackageId=clinic.package, amount="300")
    assert refunded["credit"]["amount"] == "300.00"

    too_much = await desk.refused("refundPayment", paymentId=clinic.payment, amount="300.01")
    paid_out = await desk.do("refundPayment", paymentId=clinic.payment, amount="250", method="CASH")

    assert too_much["code"] == "AMOUNT_OUT_OF_RANGE"
    assert too_much["maximum"]["amount"] == "300.00"
    assert paid_out["payment"]["refunded"]["amount"] == "250.00"
    assert await desk.balance(clinic.patient) == ("50.00", "0.00")
    nothing = await desk.refused("refundPayment", paymentId=clinic.payment, amount="0")
    assert nothing["code"] == "INVALID_INPUT"


async def test_44_a_refunded_package_stays_refunded_and_what_was_redeemed_stands(
    clinic: Ready,
) -> None:
    desk = clinic.desk
    await spend(clinic, 1)
    visit = await desk.book(clinic.patient, clinic.treatment, "2026-03-20T17:00:00Z")
    await desk.do("refundPackage", patientPackageId=clinic.package)
    package = {"patientPackageId": clinic.package}

    refusals = [
        await desk.refused("redeemPackage", appointmentId=visit["id"], **package),
        await desk.refused("refundPackage", **package),
        await desk.refused("changePackageExpiry", **package),
        await desk.refused("deletePackageSale", **package),
    ]

    assert {refusal["code"] for refusal in refusals} == {"PACKAGE_REFUNDED"}
    assert (await desk.package(clinic.package))["status"] == "REFUNDED"
    assert (await clinic.counters())["redeemed"] == 1


async def test_44_undoing_an_arrival_gives_no_life_back_to_a_refunded_package(
    clinic: Ready,
) -> None:
    desk, visit = clinic.desk, await clinic.use()
    await desk.do("arriveAppointment", appointmentId=visit["id"])
    await desk.do("refundPackage", patientPackageId=clinic.package)

    undone = await desk.do("undoArrival", appointmentId=visit["id"])

    assert undone["appointment"]["redemption"] is None
    assert undone["patientPackage"]["status"] == "REFUNDED"
    assert undone["patientPackage"]["usesReserved"] == 0


async def test_45_the_invoice_gets_a_line_and_nothing_is_due(clinic: Ready) -> None:
    await clinic.desk.do("refundPackage", patientPackageId=clinic.package, amount="300")

    invoice = await clinic.desk.invoice(clinic.invoice)

    lines = [(line["description"], line["amount"]["amount"]) for line in invoice["lines"]]
    assert lines == [("Ten massages", "800.00"), ("Refund", "-300.00")]
    assert (invoice["total"]["amount"], invoice["paid"]["amount"]) == ("500.00", "500.00")
    assert (invoice["status"], invoice["balanceDue"]["amount"]) == ("PAID", "0.00")


async def test_45_of_a_partly_paid_package_nothing_is_due_afterwards(desk: FrontDesk) -> None:
    patient = await desk.patient()
    sale = await desk.sell(patient, await desk.offer(), pay="300")

    await desk.do("refundPackage", patientPackageId=sale["patientPackage"]["id"], amount="100")

    invoice = await desk.invoice(sale["invoice"]["id"])
    assert (invoice["total"]["amount"], invoice["paid"]["amount"]) == ("200.00", "200.00")
    assert await desk.balance(patient) == ("100.00", "0.00")


async def test_45_the_newest_applications_are_unapplied_first(desk: FrontDesk) -> None:
    patient = await desk.patient()
    sale = await desk.sell(patient, await desk.offer(), pay="300")
    later = []
    for day in ("2026-03-03", "2026-03-04"):
        desk.clock.go_to(day)
        received = await desk.receive(patient, "250", sale["invoice"]["id"])
        later.append(received["payment"]["id"])

    await desk.do("refundPackage", patientPackageId=sale["patientPackage"]["id"], amount="300")

    data = await desk.ask(
        "query Q($id: ID!) { patient(id: $id) { payments { nodes { id unapplied { amount } } } } }",
        id=patient,
    )
    unapplied = {p["id"]: p["unapplied"]["amount"] for p in data["patient"]["payments"]["nodes"]}
    assert unapplied == {
        later[1]: "250.00",
        later[0]: "50.00",
        sale["payment"]["id"]: "0.00",
    }


async def test_46_held_uses_are_released_and_shown_before_and_after(clinic: Ready) -> None:
    visits = [(await clinic.use(f"2026-03-{day}T17:00:00Z"))["id"] for day in (10, 11)]

    shown = await preview(clinic)
    refunded = await clinic.desk.do("refundPackage", patientPackageId=clinic.package)

    assert [visit["id"] for visit in shown["affectedAppointments"]] == visits
    assert [visit["id"] for visit in refunded["releasedAppointments"]] == visits
    assert refunded["patientPackage"]["usesReserved"] == 0
    for visit in visits:
        assert (await clinic.desk.appointment(visit))["redemption"] is None


async def test_47_suggested_and_chosen_amount_who_when_and_why_are_kept(clinic: Ready) -> None:
    billing = await clinic.desk.colleague("BILLING")
    clinic.desk.clock.go_to("2026-04-01")
    await billing.do(
        "refundPackage", patientPackageId=clinic.package, amount="123.45", reason="Moved away"
    )

    shown = await clinic.desk.package(
        clinic.package,
        "refund { amount { amount } suggestedAmount { amount } reason at by { name } }",
    )

    assert shown["refund"] == {
        "amount": {"amount": "123.45"},
        "suggestedAmount": {"amount": "800.00"},
        "reason": "Moved away",
        "at": "2026-04-01T18:00:00Z",
        "by": {"name": "Billing"},
    }


async def test_two_people_refund_at_once_and_one_wins(clinic: Ready) -> None:
    given = {"patientPackageId": clinic.package, "amount": "500"}

    results = await asyncio.gather(
        *(clinic.desk.result("refundPackage", None, **given) for _ in range(2))
    )

    assert sorted(result["__typename"] for result in results) == [
        "RefundPackagePayload",
        "SimpleRefusal",
    ]
    assert await clinic.desk.balance(clinic.patient) == ("500.00", "0.00")
