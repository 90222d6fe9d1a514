"""A no-show fee was charged and paid, and then it turns out that the clinic had the wrong day."""

from tests.front_desk import FrontDesk
from tests.stories.clinic import Clinic, open_story


async def test_the_no_show_undone_after_the_fee_was_paid(desk: FrontDesk) -> None:
    clinic = await open_story(desk)
    package, visit = await in_march_she_books(clinic)
    fee, payment = await she_does_not_come_and_pays_the_fee(clinic, package, visit)
    await it_is_undone(clinic, package, visit, fee, payment)
    await she_comes_after_all(clinic, package, visit, payment)


async def in_march_she_books(clinic: Clinic) -> tuple[str, str]:
    await clinic.offers_package("ten massages", "800.00", uses=10, days=365, massage="12.50")
    await clinic.charges_no_show_fee("missed visit", "45.00")
    clinic.today_is("2026-03-02 09:00")

    package = await clinic.sells("ten massages", pays="800.00")
    visit = await clinic.books("massage", "2026-03-10 09:00", package)
    assert await clinic.visit(visit) == "BOOKED, covered, patient pays 12.50"
    assert await clinic.package(package) == "ACTIVE: 1 held, 0 redeemed, 9 available"
    return package, visit


async def she_does_not_come_and_pays_the_fee(
    clinic: Clinic, package: str, visit: str
) -> tuple[str, str]:
    clinic.today_is("2026-03-10 12:00")
    fee = await clinic.misses(visit, fee="missed visit")
    assert await clinic.visit(visit) == "NO_SHOW, not covered, patient pays 45.00"
    assert await clinic.package(package) == "ACTIVE: 0 held, 0 redeemed, 10 available"
    assert await clinic.money() == "owes 45.00, has 0.00 credit"

    payment = await clinic.receives("45.00", fee)
    assert await clinic.bill(fee) == "PAID: 45.00 of 45.00"
    assert await clinic.money() == "owes 0.00, has 0.00 credit"
    return fee, payment


async def it_is_undone(clinic: Clinic, package: str, visit: str, fee: str, payment: str) -> None:
    clinic.today_is("2026-03-11 09:00")
    refusal = await clinic.desk.refused("undoNoShow", appointmentId=visit)
    assert (refusal["code"], refusal["invoice"]["id"]) == ("PAYMENT_APPLIED", fee)

    await clinic.desk.do("unapplyPayment", paymentId=payment, invoiceId=fee)
    assert await clinic.money() == "owes 45.00, has 45.00 credit"
    undone = await clinic.desk.do("undoNoShow", appointmentId=visit)
    assert undone["appointment"]["redemption"]["patientPackage"]["id"] == package
    assert await clinic.visit(visit) == "BOOKED, covered, patient pays 12.50"
    assert await clinic.bill(fee) == "VOID: 0.00 of 45.00"
    assert await clinic.package(package) == "ACTIVE: 1 held, 0 redeemed, 9 available"
    assert await clinic.money() == "owes 0.00, has 45.00 credit"


async def she_comes_after_all(clinic: Clinic, package: str, visit: str, payment: str) -> None:
    await clinic.desk.do(
        "rescheduleAppointment", appointmentId=visit, startsAt="2026-03-12T16:00:00Z"
    )
    clinic.today_is("2026-03-12 09:00")
    invoice = await clinic.arrives(visit)
    assert await clinic.package(package) == "ACTIVE: 0 held, 1 redeemed, 9 available"
    assert await clinic.money() == "owes 12.50, has 45.00 credit"

    await clinic.desk.do("applyPayment", paymentId=payment, invoiceId=invoice)
    assert await clinic.bill(invoice) == "PAID: 12.50 of 12.50"
    assert await clinic.money() == "owes 0.00, has 32.50 credit"
    await clinic.desk.do("refundPayment", paymentId=payment, amount="32.50")
    assert await clinic.money() == "owes 0.00, has 0.00 credit"
