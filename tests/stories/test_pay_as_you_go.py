"""Pay as you go: a package that costs nothing, money up front, and a fixed price per visit."""

from tests.front_desk import FrontDesk
from tests.stories.clinic import Clinic, open_story


async def test_pay_as_you_go(desk: FrontDesk) -> None:
    clinic = await open_story(desk)
    package, payment = await she_puts_money_down(clinic)
    await in_march_three_visits_are_paid_from_it(clinic, package, payment)
    await in_april_the_money_is_used_up(clinic, package, payment)
    await in_may_what_is_left_over_goes_on(clinic, package)


async def she_puts_money_down(clinic: Clinic) -> tuple[str, str]:
    await clinic.offers_package("pay as you go", "0", uses=10, days=None, massage="70.00")
    clinic.today_is("2026-03-02 09:00")

    sale = await clinic.desk.sell(clinic.patient, clinic.names["pay as you go"], pay="300.00")
    package = sale["patientPackage"]["id"]
    assert await clinic.package(package) == "ACTIVE: 0 held, 0 redeemed, 10 available"
    assert await clinic.bill(sale["invoice"]["id"]) == "PAID: 0.00 of 0.00"
    assert await clinic.money() == "owes 0.00, has 300.00 credit"
    return package, sale["payment"]["id"]


async def in_march_three_visits_are_paid_from_it(
    clinic: Clinic, package: str, payment: str
) -> None:
    credit = ("230.00", "160.00", "90.00")
    days = ("2026-03-09 10:00", "2026-03-16 10:00", "2026-03-23 10:00")
    for number, (day, left) in enumerate(zip(days, credit, strict=True), start=1):
        invoice = await clinic.comes("massage", day, package)
        assert await clinic.bill(invoice) == "UNPAID: 0.00 of 70.00"

        await clinic.desk.do("applyPayment", paymentId=payment, invoiceId=invoice)
        assert await clinic.bill(invoice) == "PAID: 70.00 of 70.00"
        assert await clinic.money() == f"owes 0.00, has {left} credit"
        now = f"ACTIVE: 0 held, {number} redeemed, {10 - number} available"
        assert await clinic.package(package) == now


async def in_april_the_money_is_used_up(clinic: Clinic, package: str, payment: str) -> None:
    fourth = await clinic.comes("massage", "2026-04-06 10:00", package)
    await clinic.desk.do("applyPayment", paymentId=payment, invoiceId=fourth)
    assert await clinic.money() == "owes 0.00, has 20.00 credit"

    fifth = await clinic.comes("massage", "2026-04-13 10:00", package)
    await clinic.desk.do("applyPayment", paymentId=payment, invoiceId=fifth)
    assert await clinic.bill(fifth) == "PARTIALLY_PAID: 20.00 of 70.00"
    assert await clinic.money() == "owes 50.00, has 0.00 credit"

    await clinic.receives("60.00", fifth)
    assert await clinic.bill(fifth) == "PAID: 70.00 of 70.00"
    assert await clinic.money() == "owes 0.00, has 10.00 credit"
    assert await clinic.package(package) == "ACTIVE: 0 held, 5 redeemed, 5 available"


async def in_may_what_is_left_over_goes_on(clinic: Clinic, package: str) -> None:
    # without the package the same visit costs the treatment's price
    visit = await clinic.books("massage", "2026-05-04 10:00")
    assert await clinic.visit(visit) == "BOOKED, not covered, patient pays 90.00"
    await clinic.desk.do("redeemPackage", appointmentId=visit, patientPackageId=package)
    assert await clinic.visit(visit) == "BOOKED, covered, patient pays 70.00"

    clinic.today_is("2026-05-04 10:00")
    invoice = await clinic.arrives(visit)
    assert await clinic.money() == "owes 70.00, has 10.00 credit"
    await clinic.receives("70.00", invoice)
    assert await clinic.bill(invoice) == "PAID: 70.00 of 70.00"
    assert await clinic.money() == "owes 0.00, has 10.00 credit"
    assert await clinic.package(package) == "ACTIVE: 0 held, 6 redeemed, 4 available"
