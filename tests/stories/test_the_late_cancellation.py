"""She cancels two hours before: it costs a use, then a fee, and then the clinic lets it pass."""

from typing import Any

from tests.front_desk import FrontDesk
from tests.stories.clinic import Clinic, open_story


async def test_the_late_cancellation(desk: FrontDesk) -> None:
    clinic = await open_story(desk)
    package, visit = await she_books(clinic)
    await it_costs_a_use(clinic, package, visit)
    await it_costs_a_fee_instead(clinic, package, visit)
    await it_is_let_pass_and_she_comes(clinic, package, visit)


async def she_books(clinic: Clinic) -> tuple[str, str]:
    await clinic.offers_package("ten massages", "800.00", uses=10, days=365, massage="12.50")
    await clinic.charges_no_show_fee("short notice", "30.00")
    clinic.today_is("2026-03-02 09:00")

    package = await clinic.sells("ten massages", pays="800.00")
    visit = await clinic.books("massage", "2026-03-10 09:00", package)
    assert await clinic.package(package) == "ACTIVE: 1 held, 0 redeemed, 9 available"
    return package, visit


async def cancels(clinic: Clinic, visit: str, **late: Any) -> str:
    """The invoice of the late cancellation."""
    cancelled = await clinic.desk.do("cancelAppointment", appointmentId=visit, late=late)
    assert cancelled["appointment"]["status"] == "CANCELLED"
    return str(cancelled["invoice"]["id"]) if cancelled["invoice"] else ""


async def it_costs_a_use(clinic: Clinic, package: str, visit: str) -> None:
    clinic.today_is("2026-03-10 07:00")
    invoice = await cancels(clinic, visit, redeemPackage={})
    assert await clinic.visit(visit) == "CANCELLED, covered, patient pays 12.50"
    assert await clinic.bill(invoice) == "UNPAID: 0.00 of 12.50"
    assert await clinic.package(package) == "ACTIVE: 0 held, 1 redeemed, 9 available"
    assert await clinic.money() == "owes 12.50, has 0.00 credit"


async def it_costs_a_fee_instead(clinic: Clinic, package: str, visit: str) -> None:
    await clinic.desk.do("undoCancellation", appointmentId=visit)
    assert await clinic.visit(visit) == "BOOKED, covered, patient pays 12.50"
    assert await clinic.money() == "owes 0.00, has 0.00 credit"

    fee = await cancels(clinic, visit, chargeFee={"noShowFeeId": clinic.names["short notice"]})
    assert await clinic.visit(visit) == "CANCELLED, not covered, patient pays 30.00"
    assert await clinic.package(package) == "ACTIVE: 0 held, 0 redeemed, 10 available"
    payment = await clinic.receives("30.00", fee)
    refusal = await clinic.desk.refused("undoCancellation", appointmentId=visit)
    assert (refusal["code"], refusal["invoice"]["id"]) == ("PAYMENT_APPLIED", fee)
    await clinic.desk.do("unapplyPayment", paymentId=payment, invoiceId=fee)


async def it_is_let_pass_and_she_comes(clinic: Clinic, package: str, visit: str) -> None:
    await clinic.desk.do("undoCancellation", appointmentId=visit)
    assert await cancels(clinic, visit, chargeNothing=True) == ""
    assert await clinic.visit(visit) == "CANCELLED, not covered, patient pays 0.00"
    assert await clinic.money() == "owes 0.00, has 30.00 credit"

    await clinic.desk.do("undoCancellation", appointmentId=visit)
    clinic.today_is("2026-03-10 09:00")
    await clinic.arrives(visit)
    assert await clinic.visit(visit) == "ARRIVED, covered, patient pays 12.50"
    assert await clinic.package(package) == "ACTIVE: 0 held, 1 redeemed, 9 available"
