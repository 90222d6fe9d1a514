"""Rule 57: the liability with every dated movement behind it."""

from typing import Any

from tests.front_desk import Answer, FrontDesk, Ready, ready
from tests.reports.liability_client import ENTRY, entries, visit
from tests.reports.report_client import ENTRIES, csv_rows, flat, get_csv


async def in_use(desk: FrontDesk) -> Ready:
    """500.00 for 10, sold and paid on 5 November; a use that month, one in December that is given
    back, and a refund of 400.00 on 10 January."""
    desk.clock.go_to("2026-11-05")
    clinic = await ready(desk, price="500.00", uses=10, validForDays=None)
    of_it = (clinic.patient, clinic.treatment, clinic.package)
    await visit(desk, *of_it, "2026-11-10")
    given_back = await visit(desk, *of_it, "2026-12-01")
    desk.clock.go_to("2026-12-03")
    await desk.do("undoArrival", appointmentId=given_back)
    desk.clock.go_to("2027-01-10")
    await desk.do("refundPackage", patientPackageId=clinic.package, amount="400")
    desk.clock.go_to("2027-01-20")
    return clinic


def told(found: list[Answer]) -> list[tuple[Any, ...]]:
    return [(each["on"], each["kind"], each["amount"], each["balanceAfter"]) for each in found]


ALL = [
    ("2026-11-05", "SOLD", "500.00", "500.00"),
    ("2026-11-10", "REDEEMED", "50.00", "450.00"),
    ("2026-12-01", "REDEEMED", "50.00", "400.00"),
    ("2026-12-01", "REDEEMED", "-50.00", "450.00"),
    ("2027-01-10", "REFUNDED", "400.00", "50.00"),
    ("2027-01-10", "SUSPENSE", "50.00", "0.00"),
]


async def test_57_every_movement_of_the_days_is_behind_the_figures(desk: FrontDesk) -> None:
    clinic = await in_use(desk)

    found = await entries(desk, "2026-11-01", "2027-01-31")

    assert told(found) == ALL
    assert {each["patientPackage"] for each in found} == {clinic.package}
    assert found[0]["payment"] == clinic.payment
    assert found[2]["redemption"] == found[3]["redemption"]
    assert len({each["id"] for each in found}) == 6
    assert found[3]["recordedAt"].startswith("2026-12-03")
    assert told(await entries(desk, "2026-12")) == ALL[2:4]
    assert told(await entries(desk, "2026-11-01", "2027-01-31", size=1)) == ALL


async def test_57_entries_are_those_that_were_recorded_until_then(desk: FrontDesk) -> None:
    await in_use(desk)
    whole = await entries(desk, "2026-11-01", "2027-01-31")

    then = await entries(desk, "2026-11-01", "2027-01-31", knownAt="2026-12-02T00:00:00Z")

    assert then == whole[:3]


async def test_57_what_changes_it_after_a_refund_has_an_entry_of_its_own(desk: FrontDesk) -> None:
    desk.clock.go_to("2026-11-05")
    clinic = await ready(desk, price="500.00", uses=10, validForDays=None)
    of_it = (clinic.patient, clinic.treatment, clinic.package)
    appointment = await visit(desk, *of_it, "2026-11-10")
    desk.clock.go_to("2026-11-15")
    await desk.do("refundPackage", patientPackageId=clinic.package, amount="450")
    before = await at_once(desk, clinic.package)
    desk.clock.go_to("2026-11-20")
    await desk.do("undoArrival", appointmentId=appointment)
    desk.clock.go_to("2026-11-21")

    found = await entries(desk, "2026-11")

    assert told(before) == [
        ("2026-11-05", "SOLD", "500.00", "500.00"),
        ("2026-11-10", "REDEEMED", "50.00", "450.00"),
        ("2026-11-15", "REFUNDED", "450.00", "0.00"),
    ]
    assert [(each["on"], each["kind"], each["amount"]) for each in found] == [
        ("2026-11-05", "SOLD", "500.00"),
        ("2026-11-10", "REDEEMED", "50.00"),
        ("2026-11-10", "REDEEMED", "-50.00"),
        ("2026-11-15", "SUSPENSE", "50.00"),
        ("2026-11-15", "REFUNDED", "450.00"),
    ]
    assert found[-1]["balanceAfter"] == "0.00"
    (late,) = (each for each in found if each["kind"] == "SUSPENSE")
    assert late["recordedAt"].startswith("2026-11-20")
    assert late["redemption"] == found[1]["redemption"]


async def at_once(desk: FrontDesk, package: str) -> list[Answer]:
    """The movements as the package itself shows them, without waiting until they are settled."""
    found = await desk.package(package, f"liabilityEntries(first: 100) {{ nodes {{ {ENTRY} }} }}")
    assert found is not None
    return [flat(each) for each in found["liabilityEntries"]["nodes"]]


async def test_57_a_package_shows_its_own_movements_and_what_it_is_a_liability_of(
    desk: FrontDesk,
) -> None:
    clinic = await in_use(desk)

    assert told(await at_once(desk, clinic.package)) == ALL
    for given, expected in (
        ("", "0.00"),
        ('(date: "2026-11-04")', "0.00"),
        ('(date: "2026-11-05")', "500.00"),
        ('(date: "2026-12-31")', "450.00"),
        ('(date: "2027-01-10")', "0.00"),
    ):
        found = await desk.package(clinic.package, f"liabilityOn{given} {{ amount currency }}")
        assert found == {"liabilityOn": {"amount": expected, "currency": "CAD"}}, given


async def test_57_the_movements_are_a_file_too(desk: FrontDesk) -> None:
    clinic = await in_use(desk)
    during = {"during": {"from": "2026-11-01", "to": "2027-01-31"}}

    lines = await csv_rows(desk, ENTRIES, during)

    found = await entries(desk, "2026-11-01", "2027-01-31")
    assert [line["entryId"] for line in lines] == [each["id"] for each in found]
    assert {**lines[0], "recordedAt": ""} == {
        **{"entryId": found[0]["id"], "on": "2026-11-05", "recordedAt": "", "kind": "SOLD"},
        **{"amount": "500.00", "balanceAfter": "500.00", "patientPackageId": clinic.package},
        **{"redemptionId": "", "paymentId": clinic.payment, "currency": "CAD"},
    }
    colleague = await desk.colleague("FRONT_DESK")
    assert (await get_csv(colleague, ENTRIES, during)).status_code == 403
