"""The wrong package was sold: its sale is deleted, and the money goes on the right one."""

from tests.front_desk import FrontDesk
from tests.stories.clinic import Clinic, open_story

_SOLD = """{ packageSalesReport { summary { packagesSold invoiced { amount } collected { amount } }
  rows { nodes { packageName } } } }"""


async def test_the_mistaken_sale(desk: FrontDesk) -> None:
    clinic = await open_story(desk)
    wrong, visit = await on_monday_the_wrong_package_is_sold(clinic)
    payment = await the_sale_is_deleted(clinic, wrong, visit)
    right = await the_right_one_is_sold(clinic, payment, visit)
    await on_wednesday_she_comes(clinic, right, visit)


async def on_monday_the_wrong_package_is_sold(clinic: Clinic) -> tuple[str, str]:
    await clinic.offers_package("ten massages", "800.00", uses=10, days=365, massage="0")
    await clinic.offers_package("five massages", "425.00", uses=5, days=180, massage="0")
    clinic.today_is("2026-03-02 09:00")

    package = await clinic.sells("ten massages", pays="800.00")
    visit = await clinic.books("massage", "2026-03-04 11:00", package)
    assert await clinic.package(package) == "ACTIVE: 1 held, 0 redeemed, 9 available"
    assert await clinic.visit(visit) == "BOOKED, covered, patient pays 0.00"
    return package, visit


async def the_sale_is_deleted(clinic: Clinic, package: str, visit: str) -> str:
    invoice = await clinic.sale_invoice(package)
    refusal = await clinic.desk.refused("deletePackageSale", patientPackageId=package)
    assert (refusal["code"], refusal["invoice"]["id"]) == ("PAYMENT_APPLIED", invoice)

    bill = await clinic.desk.invoice(invoice, "applications { payment { id } }")
    payment = str(bill["applications"][0]["payment"]["id"])
    await clinic.desk.do("unapplyPayment", paymentId=payment, invoiceId=invoice)
    assert await clinic.package(package) == "UNPAID: 1 held, 0 redeemed, 9 available"
    assert await clinic.money() == "owes 800.00, has 800.00 credit"

    deleted = await clinic.desk.do(
        "deletePackageSale", patientPackageId=package, reason="She wanted five"
    )
    assert deleted["releasedAppointments"] == [{"id": visit, "status": "BOOKED"}]
    assert await clinic.desk.package(package) is None
    assert await clinic.bill(invoice) == "VOID: 0.00 of 800.00"
    assert await clinic.visit(visit) == "BOOKED, not covered, patient pays 90.00"
    assert await clinic.money() == "owes 0.00, has 800.00 credit"
    return payment


async def the_right_one_is_sold(clinic: Clinic, payment: str, visit: str) -> str:
    package = await clinic.sells("five massages")
    assert await clinic.money() == "owes 425.00, has 800.00 credit"
    invoice = await clinic.sale_invoice(package)
    await clinic.desk.do("applyPayment", paymentId=payment, invoiceId=invoice)
    assert await clinic.bill(invoice) == "PAID: 425.00 of 425.00"
    assert await clinic.money() == "owes 0.00, has 375.00 credit"

    await clinic.desk.do("refundPayment", paymentId=payment, amount="375.00")
    assert await clinic.money() == "owes 0.00, has 0.00 credit"
    await clinic.desk.do("redeemPackage", appointmentId=visit, patientPackageId=package)
    assert await clinic.package(package) == "ACTIVE: 1 held, 0 redeemed, 4 available"
    return package


async def on_wednesday_she_comes(clinic: Clinic, package: str, visit: str) -> None:
    clinic.today_is("2026-03-04 11:00")
    await clinic.arrives(visit)
    assert await clinic.package(package) == "ACTIVE: 0 held, 1 redeemed, 4 available"

    # from now on it is a refund, and no longer a mistake
    refusal = await clinic.desk.refused("deletePackageSale", patientPackageId=package)
    assert refusal["code"] == "USES_REDEEMED"
    report = (await clinic.desk.ask(_SOLD))["packageSalesReport"]
    assert [row["packageName"] for row in report["rows"]["nodes"]] == ["five massages"]
    assert report["summary"] == {
        "packagesSold": 1,
        "invoiced": {"amount": "425.00"},
        "collected": {"amount": "425.00"},
    }
