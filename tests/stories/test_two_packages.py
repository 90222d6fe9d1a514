"""Two packages and the right one preselected, from March until both have ended."""

from tests.front_desk import FrontDesk
from tests.stories.clinic import Clinic, open_story


async def test_two_packages_and_the_right_one_preselected(desk: FrontDesk) -> None:
    clinic = await open_story(desk)
    long, short = await in_march_she_has_two(clinic)
    await the_one_that_ends_sooner_is_taken(clinic, long, short)
    await when_it_is_used_up_the_other_is(clinic, long, short)
    await in_may_she_has_the_longer_one_left(clinic, long, short)


async def in_march_she_has_two(clinic: Clinic) -> tuple[str, str]:
    await clinic.offers_treatment("yoga", "25.50")
    await clinic.offers_package("ten for ever", "800.00", uses=10, days=None, massage="0")
    await clinic.offers_package("spring pair", "150.00", uses=2, days=60, massage="10.00", yoga="0")
    clinic.today_is("2026-03-02 09:00")

    long = await clinic.sells("ten for ever", pays="800.00")
    chosen, _ = await clinic.preselected("massage", "2026-03-10 09:00")
    assert chosen == long

    short = await clinic.sells("spring pair")
    chosen, options = await clinic.preselected("massage", "2026-03-10 09:00")
    assert chosen == long  # the other one is not paid yet
    assert [option["refusalCode"] for option in options] == [None, "NOT_FULLY_PAID"]
    await clinic.receives("150.00", await clinic.sale_invoice(short))
    return long, short


async def the_one_that_ends_sooner_is_taken(clinic: Clinic, long: str, short: str) -> None:
    chosen, options = await clinic.preselected("massage", "2026-03-10 09:00")
    assert chosen == short
    assert [option["patientPackage"]["id"] for option in options] == [short, long]
    chosen, _ = await clinic.preselected("massage", "2026-05-02 09:00")
    assert chosen == long  # the spring pair is valid until 1 May
    chosen, options = await clinic.preselected("yoga", "2026-03-10 09:00")
    assert chosen == short
    assert options[1]["refusalCode"] == "NOT_ELIGIBLE"

    booked = await clinic.desk.book(
        clinic.patient, clinic.names["massage"], "2026-03-10T16:00:00Z", usePreselected=True
    )
    assert booked["redemption"]["patientPackage"]["id"] == short
    clinic.today_is("2026-03-10 09:00")
    assert await clinic.bill(await clinic.arrives(booked["id"])) == "UNPAID: 0.00 of 10.00"
    assert await clinic.package(short) == "ACTIVE: 0 held, 1 redeemed, 1 available"
    assert await clinic.package(long) == "ACTIVE: 0 held, 0 redeemed, 10 available"


async def when_it_is_used_up_the_other_is(clinic: Clinic, long: str, short: str) -> None:
    visit = await clinic.books("massage", "2026-04-07 09:00", short)
    chosen, options = await clinic.preselected("massage", "2026-04-14 09:00")
    assert chosen == long  # the last use of the pair is held
    assert options[1]["refusalCode"] == "PACKAGE_USED_UP"

    # she would rather keep it: taken off again, it is the first choice again
    await clinic.desk.do("removePackage", appointmentId=visit)
    chosen, _ = await clinic.preselected("massage", "2026-04-14 09:00")
    assert chosen == short
    await clinic.desk.do("redeemPackage", appointmentId=visit, patientPackageId=long)
    clinic.today_is("2026-04-07 09:00")
    assert await clinic.bill(await clinic.arrives(visit)) == "PAID: 0.00 of 0.00"
    assert await clinic.package(long) == "ACTIVE: 0 held, 1 redeemed, 9 available"


async def in_may_she_has_the_longer_one_left(clinic: Clinic, long: str, short: str) -> None:
    clinic.today_is("2026-05-02 09:00")
    assert await clinic.package(short) == "EXPIRED: 0 held, 1 redeemed, 1 available"
    chosen, options = await clinic.preselected("massage", "2026-05-05 09:00")
    assert chosen == long
    assert options[1]["refusalCode"] == "PACKAGE_EXPIRED"

    await clinic.comes("massage", "2026-05-05 09:00", long)
    assert await clinic.package(long) == "ACTIVE: 0 held, 2 redeemed, 8 available"
    assert await clinic.money() == "owes 10.00, has 0.00 credit"
