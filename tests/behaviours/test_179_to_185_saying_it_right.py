"""Rules 179 to 185: what is shown says what it means."""

import pytest

from tests.front_desk import Answer, FrontDesk, Ready, ready
from tests.reports.report_client import SALES, all_rows

_SHOWN = "status usesRemaining usesAvailable usesRedeemable"
_LISTED = """query Q($id: ID!, $status: [PatientPackageStatus!]) { patient(id: $id) {
    packages(status: $status) { nodes { id status } } } }"""


async def uses(clinic: Ready) -> tuple[str, int, int]:
    """Status, available and redeemable uses of the package."""
    found = await clinic.desk.package(clinic.package, _SHOWN)
    return found["status"], found["usesAvailable"], found["usesRedeemable"]


async def use_up(clinic: Ready, *days: int) -> None:
    """Redeem a use on each of these days of March."""
    for day in days:
        visit = await clinic.use(f"2026-03-{day:02}T17:00:00Z")
        await clinic.desk.do("arriveAppointment", appointmentId=visit["id"])


async def is_everywhere(clinic: Ready, status: str) -> bool:
    """Whether package, list of the patient and Package Sales show that status, and find by it."""
    desk, listed = clinic.desk, []
    for asked in (status, None):
        given = {"status": asked and [asked]}
        data = await desk.ask(_LISTED, id=clinic.patient, **given)
        listed += [node["status"] for node in data["patient"]["packages"]["nodes"]]
        listed += [row["status"] for row in await all_rows(desk, SALES, given)]
    return [*listed, (await uses(clinic))[0]] == [status] * 5


async def test_179_available_is_a_difference_and_redeemable_is_what_can_be_used_today(
    desk: FrontDesk,
) -> None:
    clinic = await ready(desk, uses=3, price="90.00", validForDays=10)
    await clinic.use("2026-03-10T17:00:00Z")
    assert await uses(clinic) == ("ACTIVE", 2, 2)

    paid = {"paymentId": clinic.payment, "invoiceId": clinic.invoice}
    await desk.do("unapplyPayment", **paid)
    assert await uses(clinic) == ("UNPAID", 2, 0)
    await desk.do("applyPayment", **paid)
    assert await uses(clinic) == ("ACTIVE", 2, 2)

    desk.clock.go_to("2026-03-13")
    assert await uses(clinic) == ("EXPIRED", 2, 0)
    await desk.do("refundPackage", patientPackageId=clinic.package)
    assert await uses(clinic) == ("REFUNDED", 3, 0)


async def test_180_what_is_used_up_does_not_expire(desk: FrontDesk) -> None:
    clinic = await ready(desk, uses=2, price="90.00", validForDays=10)
    await use_up(clinic, 10, 11)
    assert await is_everywhere(clinic, "USED_UP")

    desk.clock.go_to("2026-03-20")

    assert await is_everywhere(clinic, "USED_UP")
    assert (await clinic.refused_use("2026-03-20T17:00:00Z"))["code"] == "PACKAGE_USED_UP"


async def test_180_with_nothing_remaining_and_something_due_it_is_unpaid(desk: FrontDesk) -> None:
    clinic = await ready(desk, uses=1, price="90.00", validForDays=10)
    await use_up(clinic, 10)
    await desk.do("unapplyPayment", paymentId=clinic.payment, invoiceId=clinic.invoice)
    assert await is_everywhere(clinic, "UNPAID")

    desk.clock.go_to("2026-03-20")

    assert await is_everywhere(clinic, "UNPAID")
    assert (await clinic.refused_use("2026-03-20T17:00:00Z"))["code"] == "NOT_FULLY_PAID"


async def test_180_uses_left_are_forfeited_whether_paid_or_not(desk: FrontDesk) -> None:
    clinic = await ready(desk, uses=2, price="90.00", validForDays=10)
    await use_up(clinic, 10)
    desk.clock.go_to("2026-03-20")
    assert await is_everywhere(clinic, "EXPIRED")
    assert (await clinic.refused_use("2026-03-20T17:00:00Z"))["code"] == "PACKAGE_EXPIRED"

    await desk.do("unapplyPayment", paymentId=clinic.payment, invoiceId=clinic.invoice)

    assert await is_everywhere(clinic, "EXPIRED")


_OPTIONS = """query Q($patient: ID!, $treatment: ID!, $at: DateTime!) {
    packageOptions(patientId: $patient, treatmentId: $treatment, startsAt: $at) {
        refusalCode refusalMessage } }"""


async def option(clinic: Ready, at: str) -> Answer:
    """Whether and why the package cannot cover a visit that is not booked yet."""
    asked = {"patient": clinic.patient, "treatment": clinic.treatment, "at": at}
    (found,) = (await clinic.desk.ask(_OPTIONS, **asked))["packageOptions"]
    return dict(found)


async def test_184_package_options_give_the_sentence_that_a_refusal_gives(desk: FrontDesk) -> None:
    clinic = await ready(desk, validForDays=10, uses=2)
    late, in_time = "2026-03-13T17:00:00Z", "2026-03-10T17:00:00Z"
    assert await option(clinic, in_time) == {"refusalCode": None, "refusalMessage": None}

    refusal = await clinic.refused_use(late)
    found = await option(clinic, late)
    assert found == {"refusalCode": "PACKAGE_EXPIRED", "refusalMessage": refusal["message"]}
    assert "2026-03-12" in found["refusalMessage"]
    await desk.do("unapplyPayment", paymentId=clinic.payment, invoiceId=clinic.invoice)
    refusal = await clinic.refused_use(in_time)
    assert (await option(clinic, in_time))["refusalMessage"] == refusal["message"]


async def test_184_the_options_of_a_visit_say_what_redeeming_would_say(clinic: Ready) -> None:
    desk = clinic.desk
    await desk.sell(clinic.patient, clinic.offer, pay="800")
    covered = await clinic.use()
    cancelled = await desk.book(clinic.patient, clinic.treatment)
    await desk.do("cancelAppointment", appointmentId=cancelled["id"])
    paid = await desk.book(clinic.patient, clinic.treatment)
    arrived = await desk.do("arriveAppointment", appointmentId=paid["id"])
    await desk.receive(clinic.patient, "10", arrived["invoice"]["id"])

    for visit, code in (
        (covered, "ALREADY_COVERED"),
        (cancelled, "WRONG_STATUS"),
        (paid, "PAYMENT_APPLIED"),
    ):
        selection = "packageOptions { refusalCode refusalMessage }"
        shown = (await desk.appointment(visit["id"], selection))["packageOptions"]
        refusal = await desk.refused(
            "redeemPackage", appointmentId=visit["id"], patientPackageId=clinic.package
        )
        assert {(each["refusalCode"], each["refusalMessage"]) for each in shown} == {
            (code, refusal["message"])
        }


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-03-10T09:00:00.1234567-08:00", "2026-03-10T17:00:00.123456Z"),
        ("2026-03-10T17:00:00.999999999Z", "2026-03-10T17:00:00.999999Z"),
        ("2026-03-10T09:00:00-0800", "2026-03-10T17:00:00Z"),
    ],
)
async def test_184_moments_are_read_as_other_systems_write_them(
    clinic: Ready, written: str, read: str
) -> None:
    visit = await clinic.desk.book(clinic.patient, clinic.treatment, written)

    assert visit["startsAt"] == read


_PREVIEW = """query Q($id: ID!) { refundPreview(patientPackageId: $id) {
    usedValue { amount } collected { amount } suggestedAmount { amount }
    retainedAmount { amount } } }"""


async def preview(clinic: Ready) -> list[str]:
    """The value used, the collected, the suggested, and what would stay with the clinic."""
    data = await clinic.desk.ask(_PREVIEW, id=clinic.package)
    return [amount["amount"] for amount in data["refundPreview"].values()]


async def test_185_the_preview_says_what_was_used_collected_and_would_stay(desk: FrontDesk) -> None:
    clinic = await ready(desk, uses=3, price="100.00")
    await clinic.use("2026-03-20T17:00:00Z")
    assert await preview(clinic) == ["0.00", "100.00", "100.00", "0.00"]

    await use_up(clinic, 10, 11)
    assert await preview(clinic) == ["66.67", "100.00", "33.33", "66.67"]
    undone = (await desk.package(clinic.package, "redemptions { nodes { appointment { id } } }"))[
        "redemptions"
    ]["nodes"][1]["appointment"]["id"]
    await desk.do("undoArrival", appointmentId=undone)
    assert await preview(clinic) == ["33.34", "100.00", "66.67", "33.33"]

    paid = {"paymentId": clinic.payment, "invoiceId": clinic.invoice}
    await desk.do("unapplyPayment", **paid, amount="60")
    assert await preview(clinic) == ["33.34", "40.00", "40.00", "0.00"]
    await desk.do("refundPackage", patientPackageId=clinic.package)
    assert (await desk.ask(_PREVIEW, id=clinic.package))["refundPreview"] is None
