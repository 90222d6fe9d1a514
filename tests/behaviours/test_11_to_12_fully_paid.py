"""Rules 11 and 12: a package is redeemed only while it is fully paid."""

from tests.front_desk import FrontDesk, Ready


async def test_11_a_partly_paid_package_cannot_be_redeemed_and_says_what_is_due(
    desk: FrontDesk,
) -> None:
    treatment, patient = await desk.treatment(), await desk.patient()
    sale = await desk.sell(patient, await desk.offer(treatment), pay="799.99")
    package, visit = sale["patientPackage"]["id"], await desk.book(patient, treatment)

    refusal = await desk.refused(
        "redeemPackage", appointmentId=visit["id"], patientPackageId=package
    )

    assert refusal["code"] == "NOT_FULLY_PAID"
    assert refusal["balanceDue"]["amount"] == "0.01"
    assert refusal["invoice"]["id"] == sale["invoice"]["id"]
    booking = await desk.refused(
        "bookAppointment",
        patientId=patient,
        treatmentId=treatment,
        patientPackageId=package,
        startsAt="2026-03-12T17:00:00Z",
    )
    assert booking["code"] == "NOT_FULLY_PAID"


async def test_12_unapplying_later_leaves_what_was_redeemed_and_held_but_allows_no_more(
    clinic: Ready,
) -> None:
    desk = clinic.desk
    spent, held = await clinic.use(), await clinic.use("2026-03-11T17:00:00Z")
    await desk.do("arriveAppointment", appointmentId=spent["id"])
    free = await desk.book(clinic.patient, clinic.treatment, "2026-03-12T17:00:00Z")

    await desk.do("unapplyPayment", paymentId=clinic.payment, invoiceId=clinic.invoice, amount="1")

    assert await clinic.counters() == {
        "total": 10,
        "reserved": 1,
        "redeemed": 1,
        "remaining": 9,
        "available": 8,
    }
    arrival = await desk.refused("arriveAppointment", appointmentId=held["id"])
    redeeming = await desk.refused(
        "redeemPackage", appointmentId=free["id"], patientPackageId=clinic.package
    )
    assert (arrival["code"], redeeming["code"]) == ("NOT_FULLY_PAID", "NOT_FULLY_PAID")
    await desk.do("applyPayment", paymentId=clinic.payment, invoiceId=clinic.invoice)
    await desk.do("arriveAppointment", appointmentId=held["id"])
