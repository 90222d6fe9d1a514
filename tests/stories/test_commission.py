"""Commission on the sale or on the use, never on both: who earned what in March and in April."""

from decimal import Decimal

from tests.front_desk import Answer, FrontDesk
from tests.stories.clinic import Clinic, open_story

_MONTH = """query Month($days: DateRange!) {
  sales: packageSalesReport(filter: {sold: $days}) {
    rows { nodes { price { amount } staffName patientPackage { commissionBasis } } } }
  usage: packageUsageReport(filter: {used: $days}) {
    rows { nodes { value { amount } practitionerName
      redemption { patientPackage { commissionBasis } } } } } }"""


async def test_commission_on_the_sale_and_on_the_use(desk: FrontDesk) -> None:
    clinic = await open_story(desk)
    hers, nobodys = await in_march_two_packages_are_sold(clinic)
    await in_march_both_are_used(clinic, hers, nobodys)
    await in_april_one_use_is_taken_back(clinic, hers, nobodys)


async def in_march_two_packages_are_sold(clinic: Clinic) -> tuple[str, str]:
    await clinic.offers_package("three massages", "250.00", uses=3, days=365, massage="0")
    for name in ("Sam Seller", "Pia Practitioner"):
        await clinic.employs(name)
    clinic.today_is("2026-03-02 09:00")

    hers = await clinic.sells("three massages", pays="250.00", by="Sam Seller")
    clinic.today_is("2026-03-02 09:30")
    nobodys = await clinic.sells("three massages", pays="250.00")
    assert (await clinic.desk.package(hers))["commissionBasis"] == "SALE"
    assert (await clinic.desk.package(nobodys))["commissionBasis"] == "REDEMPTION"
    assert await earned(clinic, "2026-03") == {"Sam Seller": "250.00"}
    return hers, nobodys


async def in_march_both_are_used(clinic: Clinic, hers: str, nobodys: str) -> None:
    for package, day in (
        (hers, "2026-03-10 09:00"),
        (nobodys, "2026-03-17 09:00"),
        (nobodys, "2026-03-24 09:00"),
    ):
        visit = await clinic.books("massage", day, package, practitioner="Pia Practitioner")
        clinic.today_is(day)
        await clinic.arrives(visit)
    assert await clinic.package(hers) == "ACTIVE: 0 held, 1 redeemed, 2 available"
    assert await clinic.package(nobodys) == "ACTIVE: 0 held, 2 redeemed, 1 available"

    # the use of the package that somebody sold earns nobody anything more
    assert await earned(clinic, "2026-03") == {
        "Sam Seller": "250.00",
        "Pia Practitioner": "166.66",
    }


async def in_april_one_use_is_taken_back(clinic: Clinic, hers: str, nobodys: str) -> None:
    visit = await clinic.books("massage", "2026-04-07 09:00", nobodys, "Pia Practitioner")
    clinic.today_is("2026-04-07 09:00")
    await clinic.arrives(visit)
    assert await clinic.package(nobodys) == "USED_UP: 0 held, 3 redeemed, 0 available"
    # 83.33, 83.33 and 83.34: the uses add up to the price
    assert await earned(clinic, "2026-04") == {"Pia Practitioner": "83.34"}

    await clinic.desk.do("undoArrival", appointmentId=visit)
    assert await clinic.package(nobodys) == "ACTIVE: 1 held, 2 redeemed, 0 available"
    assert await earned(clinic, "2026-04") == {}
    await clinic.desk.do("refundPackage", patientPackageId=hers)
    assert await clinic.package(hers) == "REFUNDED: 0 held, 1 redeemed, 2 available"


async def earned(clinic: Clinic, month: str) -> dict[str, str]:
    """What the month's reports say that each is compensated for: sales, and uses of the others."""
    last = {"2026-03": "31", "2026-04": "30"}[month]
    days = {"from": f"{month}-01", "to": f"{month}-{last}"}
    data: Answer = await clinic.desk.ask(_MONTH, days=days)
    sums: dict[str, Decimal] = {}
    for row in data["sales"]["rows"]["nodes"]:
        if row["patientPackage"]["commissionBasis"] == "SALE":
            _add(sums, row["staffName"], row["price"])
    for row in data["usage"]["rows"]["nodes"]:
        if row["redemption"]["patientPackage"]["commissionBasis"] == "REDEMPTION":
            _add(sums, row["practitionerName"], row["value"])
    return {name: str(amount) for name, amount in sums.items()}


def _add(sums: dict[str, Decimal], name: str, money: Answer) -> None:
    sums[name] = sums.get(name, Decimal(0)) + Decimal(money["amount"])
