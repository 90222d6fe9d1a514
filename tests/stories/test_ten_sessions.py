"""Ten massages: bought in March, some used, two missed, and the rest given back in May."""

from dataclasses import dataclass

from tests.front_desk import FrontDesk
from tests.stories.clinic import Clinic, open_story


@dataclass
class Noor:
    clinic: Clinic
    package: str
    payment: str


async def test_ten_sessions_used_missed_and_refunded(desk: FrontDesk) -> None:
    noor = await she_buys_ten(await open_story(desk))
    await in_march_she_comes_three_times_and_misses_one(noor)
    await in_april_she_misses_one_and_pays_the_fee(noor)
    await in_may_she_moves_away(noor)
    await the_money_goes_back(noor)


async def she_buys_ten(clinic: Clinic) -> Noor:
    await clinic.offers_package("ten massages", "800.00", uses=10, days=365, massage="0")
    await clinic.charges_no_show_fee("missed visit", "45.00")
    clinic.today_is("2026-03-02 09:00")

    sale = await clinic.desk.sell(clinic.patient, clinic.names["ten massages"])
    package, invoice = sale["patientPackage"]["id"], sale["invoice"]["id"]
    assert await clinic.package(package) == "UNPAID: 0 held, 0 redeemed, 10 available"
    assert await clinic.bill(invoice) == "UNPAID: 0.00 of 800.00"
    assert await clinic.money() == "owes 800.00, has 0.00 credit"

    payment = await clinic.receives("800.00", invoice)
    assert await clinic.package(package) == "ACTIVE: 0 held, 0 redeemed, 10 available"
    assert await clinic.bill(invoice) == "PAID: 800.00 of 800.00"
    assert await clinic.money() == "owes 0.00, has 0.00 credit"
    return Noor(clinic, package, payment)


async def in_march_she_comes_three_times_and_misses_one(noor: Noor) -> None:
    clinic, package = noor.clinic, noor.package
    days = ("2026-03-10 09:00", "2026-03-17 09:00", "2026-03-24 09:00", "2026-03-31 09:00")
    visits = [await clinic.books("massage", day, package) for day in days]
    assert await clinic.package(package) == "ACTIVE: 4 held, 0 redeemed, 6 available"

    for visit, day in zip(visits[:3], days, strict=False):
        clinic.today_is(day)
        invoice = await clinic.arrives(visit)
        assert await clinic.bill(invoice) == "PAID: 0.00 of 0.00"
    assert await clinic.package(package) == "ACTIVE: 1 held, 3 redeemed, 6 available"

    clinic.today_is(days[3])
    invoice = await clinic.misses(visits[3])
    assert await clinic.visit(visits[3]) == "NO_SHOW, covered, patient pays 0.00"
    assert await clinic.bill(invoice) == "PAID: 0.00 of 0.00"
    assert await clinic.package(package) == "ACTIVE: 0 held, 4 redeemed, 6 available"
    assert await clinic.money() == "owes 0.00, has 0.00 credit"


async def in_april_she_misses_one_and_pays_the_fee(noor: Noor) -> None:
    clinic, package = noor.clinic, noor.package
    await clinic.comes("massage", "2026-04-07 09:00", package)
    assert await clinic.package(package) == "ACTIVE: 0 held, 5 redeemed, 5 available"

    visit = await clinic.books("massage", "2026-04-14 09:00", package)
    assert await clinic.package(package) == "ACTIVE: 1 held, 5 redeemed, 4 available"
    clinic.today_is("2026-04-14 09:30")
    fee = await clinic.misses(visit, fee="missed visit")
    assert await clinic.package(package) == "ACTIVE: 0 held, 5 redeemed, 5 available"
    assert await clinic.visit(visit) == "NO_SHOW, not covered, patient pays 45.00"
    assert await clinic.money() == "owes 45.00, has 0.00 credit"

    await clinic.receives("45.00", fee)
    assert await clinic.bill(fee) == "PAID: 45.00 of 45.00"
    assert await clinic.money() == "owes 0.00, has 0.00 credit"


async def in_may_she_moves_away(noor: Noor) -> None:
    clinic, package = noor.clinic, noor.package
    booked = [
        await clinic.books("massage", day, package)
        for day in ("2026-05-05 09:00", "2026-05-12 09:00")
    ]
    clinic.today_is("2026-05-04 16:00")
    assert await clinic.package(package) == "ACTIVE: 2 held, 5 redeemed, 3 available"

    refunded = await clinic.desk.do(
        "refundPackage", patientPackageId=package, reason="Moves to Montreal"
    )
    # five of the ten uses were left, the two that were held among them
    assert refunded["refund"]["amount"]["amount"] == "400.00"
    assert [visit["id"] for visit in refunded["releasedAppointments"]] == booked
    assert await clinic.package(package) == "REFUNDED: 0 held, 5 redeemed, 5 available"
    assert await clinic.bill(await clinic.sale_invoice(package)) == "PAID: 400.00 of 400.00"
    assert await clinic.money() == "owes 0.00, has 400.00 credit"

    for visit in booked:
        assert await clinic.visit(visit) == "BOOKED, not covered, patient pays 90.00"
        await clinic.desk.do("cancelAppointment", appointmentId=visit)
        assert await clinic.visit(visit) == "CANCELLED, not covered, patient pays 0.00"


async def the_money_goes_back(noor: Noor) -> None:
    clinic, payment = noor.clinic, noor.payment
    too_much = await clinic.desk.refused("refundPayment", paymentId=payment, amount="400.01")
    assert too_much["code"] == "AMOUNT_OUT_OF_RANGE"

    paid_out = await clinic.desk.do(
        "refundPayment", paymentId=payment, amount="400", method="BANK_TRANSFER"
    )
    assert paid_out["payment"]["refunded"]["amount"] == "400.00"
    assert paid_out["payment"]["unapplied"]["amount"] == "0.00"
    assert await clinic.money() == "owes 0.00, has 0.00 credit"

    shown = await clinic.desk.package(
        noor.package, "redemptions { nodes { status reason } } history { totalCount }"
    )
    spent = [use["reason"] for use in shown["redemptions"]["nodes"] if use["status"] == "REDEEMED"]
    assert sorted(spent) == ["ARRIVAL"] * 4 + ["NO_SHOW"]
