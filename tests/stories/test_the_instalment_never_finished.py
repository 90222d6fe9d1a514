"""Three instalments were agreed and two were paid: the package never works, and is taken back."""

from tests.front_desk import FrontDesk
from tests.stories.clinic import Clinic, open_story


async def test_the_instalment_that_was_never_finished(desk: FrontDesk) -> None:
    clinic = await open_story(desk)
    package = await in_march_she_pays_the_first(clinic)
    visit_invoice = await in_april_she_pays_the_second(clinic, package)
    await in_june_it_has_expired(clinic, package)
    await in_july_it_is_settled(clinic, package, visit_invoice)


async def in_march_she_pays_the_first(clinic: Clinic) -> str:
    await clinic.offers_package("six massages", "600.00", uses=6, days=90, massage="0")
    clinic.today_is("2026-03-02 09:00")

    package = await clinic.sells("six massages", pays="200.00")
    invoice = await clinic.sale_invoice(package)
    assert await clinic.package(package) == "UNPAID: 0 held, 0 redeemed, 6 available"
    assert await clinic.bill(invoice) == "PARTIALLY_PAID: 200.00 of 600.00"
    assert await clinic.money() == "owes 400.00, has 0.00 credit"
    return package


async def in_april_she_pays_the_second(clinic: Clinic, package: str) -> str:
    clinic.today_is("2026-04-02 09:00")
    await clinic.receives("200.00", await clinic.sale_invoice(package))
    assert await clinic.money() == "owes 200.00, has 0.00 credit"

    visit = await clinic.books("massage", "2026-04-02 10:00")
    refusal = await clinic.desk.refused(
        "redeemPackage", appointmentId=visit, patientPackageId=package
    )
    assert (refusal["code"], refusal["balanceDue"]["amount"]) == ("NOT_FULLY_PAID", "200.00")

    # she wants her massage all the same, and will pay for it "with the rest"
    invoice = await clinic.arrives(visit)
    assert await clinic.bill(invoice) == "UNPAID: 0.00 of 90.00"
    assert await clinic.package(package) == "UNPAID: 0 held, 0 redeemed, 6 available"
    assert await clinic.money() == "owes 290.00, has 0.00 credit"
    return invoice


async def in_june_it_has_expired(clinic: Clinic, package: str) -> None:
    clinic.today_is("2026-05-31 09:00")  # its last valid day
    assert await clinic.package(package) == "UNPAID: 0 held, 0 redeemed, 6 available"

    clinic.today_is("2026-06-01 09:00")
    assert await clinic.package(package) == "EXPIRED: 0 held, 0 redeemed, 6 available"
    assert await clinic.money() == "owes 290.00, has 0.00 credit"


async def in_july_it_is_settled(clinic: Clinic, package: str, visit_invoice: str) -> None:
    clinic.today_is("2026-07-02 09:00")
    sale_invoice = await clinic.sale_invoice(package)

    refunded = await clinic.desk.do("refundPackage", patientPackageId=package)
    # all six uses are left, but no more than was collected goes back
    assert refunded["refund"]["amount"]["amount"] == "400.00"
    assert await clinic.package(package) == "REFUNDED: 0 held, 0 redeemed, 6 available"
    assert await clinic.bill(sale_invoice) == "PAID: 0.00 of 0.00"
    assert await clinic.money() == "owes 90.00, has 400.00 credit"

    data = await clinic.desk.ask(
        "query Q($id: ID!) { patient(id: $id) { payments { nodes { id } } } }", id=clinic.patient
    )
    newer, older = [node["id"] for node in data["patient"]["payments"]["nodes"]]
    await clinic.desk.do("applyPayment", paymentId=newer, invoiceId=visit_invoice)
    assert await clinic.bill(visit_invoice) == "PAID: 90.00 of 90.00"
    assert await clinic.money() == "owes 0.00, has 310.00 credit"

    await clinic.desk.do("refundPayment", paymentId=older, amount="200.00")
    await clinic.desk.do("refundPayment", paymentId=newer, amount="110.00")
    assert await clinic.money() == "owes 0.00, has 0.00 credit"
