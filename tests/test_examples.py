"""The examples work, step by step, against the demo clinic: the day, and what support asks."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from graphql import build_schema, parse, validate

from examples.day import HERE, Day, is_refused, steps
from gql_packages.demo.clinics import VANCOUVER
from gql_packages.demo.generate import fill_demo
from gql_packages.domain.permissions import Principal
from gql_packages.schema.global_id import decode
from tests.clinic_database import ClinicDatabase
from tests.front_desk import Clock, FrontDesk

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)

SUPPORT = HERE / "support"
LIVE = HERE / "live"

EXPORTED = build_schema((Path(__file__).parents[1] / "schema.graphql").read_text())


@pytest.fixture(scope="module")
async def owner(database: ClinicDatabase) -> FrontDesk:
    """The demo clinic's owner, four days after its history ends."""
    await fill_demo(database, database.audit, patients=8, progress=lambda _: None)
    return FrontDesk.of(database, VANCOUVER.owner, Clock(NOW))


@pytest.fixture
async def support(owner: FrontDesk) -> FrontDesk:
    """The one who has the role SUPPORT there."""
    staff = (await owner.ask("{ staffMembers { id role } }"))["staffMembers"]
    [key] = [decode(one["id"], "StaffMember") for one in staff if one["role"] == "SUPPORT"]
    return owner.of_principal(Principal(owner.principal.clinic_id, key))


@pytest.mark.parametrize(
    "step", [*steps(), *steps(SUPPORT), *steps(LIVE)], ids=lambda step: step.name
)
def test_the_document_fits_the_exported_schema(step: Any) -> None:
    assert validate(EXPORTED, parse(step.document)) == []


@pytest.mark.parametrize("folder", [HERE, SUPPORT, LIVE], ids=lambda folder: folder.name)
def test_every_document_says_what_it_does_and_has_variables(folder: Path) -> None:
    documents = {path.stem for path in folder.glob("*.graphql")}

    assert documents == {path.stem for path in folder.glob("*.json")}
    assert [step.name for step in steps(folder) if not step.document.startswith("# ")] == []


async def test_the_day_goes_through_without_a_refusal(owner: FrontDesk) -> None:
    answers = await run(owner, "test-first-day")

    assert answers["find-the-patient"]["patients"]["nodes"][0]["firstName"] == "Lucía"
    assert len(answers["find-the-patient"]["patients"]["nodes"]) == 1
    assert [o["refusalCode"] for o in answers["not-yet-usable"]["packageOptions"]] == [
        "NOT_FULLY_PAID"
    ]
    assert [o["isPreselected"] for o in answers["package-options"]["packageOptions"]] == [True]
    history = answers["what-is-left"]["patientPackage"]["history"]["nodes"]
    assert [line["kind"] for line in history] == ["SOLD", "RESERVED", "REDEEMED"]
    screen = answers["the-patients-screen"]["patient"]
    assert screen["credit"]["amount"] == "5.00"
    assert screen["owing"]["amount"] == "0.00"
    assert [package["usesAvailable"] for package in screen["packages"]["nodes"]] == [6]


async def test_the_next_day_goes_through_as_well(owner: FrontDesk) -> None:
    await run(owner, "test-second-day")

    answers = await run(owner, "test-third-day")

    assert answers["the-patients-screen"]["patient"]["owing"]["amount"] == "0.00"


async def test_support_sees_why_three_uses_are_left(support: FrontDesk) -> None:
    answers = await run(support, "test-support", SUPPORT)

    asked = answers["why-this-number-left"]["patientPackage"]
    assert (asked["usesTotal"], asked["usesRedeemed"], asked["usesRemaining"]) == (10, 7, 3)
    history = [(line["kind"], line["usesRemainingAfter"]) for line in asked["history"]["nodes"]]
    assert history[0] == ("SOLD", 10)
    assert [left for kind, left in history if kind == "REDEEMED"] == [9, 8, 7, 6, 5, 5, 4, 3]
    assert [line for line in history if line[0] in ("REVERSED", "RELEASED")] == [
        ("REVERSED", 6),  # an arrival that was undone
        ("RELEASED", 6),  # its visit, cancelled
        ("RELEASED", 5),  # a package that was taken off
    ]
    assert all(line["actor"]["name"] for line in asked["history"]["nodes"])

    uses = answers["which-visits-used-it"]["patientPackage"]["redemptions"]["nodes"]
    spent = [use for use in uses if use["status"] == "REDEEMED"]
    assert [use["reason"] for use in spent].count("NO_SHOW") == 1
    assert [use["reason"] for use in spent].count("ARRIVAL") == 6
    assert all(use["invoice"]["status"] == "PAID" for use in spent)
    [taken_off] = [u for u in uses if u["appointment"]["patientTotal"]["amount"] == "95.00"]
    assert (taken_off["status"], taken_off["appointment"]["status"]) == ("RELEASED", "ARRIVED")


async def test_support_sees_why_a_package_is_the_liability_that_it_is(support: FrontDesk) -> None:
    answers = await run(support, "test-support", SUPPORT)

    package = answers["why-this-liability"]["patientPackage"]
    assert package["liabilityOn"] == {"amount": "240.00", "currency": "CAD"}
    entries = package["liabilityEntries"]["nodes"]
    redeemed = [each["amount"]["amount"] for each in entries if each["kind"] == "REDEEMED"]
    assert (redeemed.count("80.00"), redeemed.count("-80.00")) == (8, 1)
    assert entries[-1]["balanceAfter"]["amount"] == "240.00"


async def test_support_sees_why_no_package_pays_for_a_massage(support: FrontDesk) -> None:
    answers = await run(support, "test-support", SUPPORT)

    options = answers["why-can-it-not-be-redeemed"]["packageOptions"]
    assert {(o["patientPackage"]["name"], o["refusalCode"]) for o in options} == {
        ("Recovery mix", "PACKAGE_EXPIRED"),
        ("Massage 5", "NOT_FULLY_PAID"),
        ("Ten physiotherapy visits", "NOT_ELIGIBLE"),
        ("Massage, whenever", "PACKAGE_REFUNDED"),
    }
    preview = answers["what-would-a-refund-be"]["refundPreview"]
    assert preview["suggestedAmount"] == {"amount": "240.00", "currency": "CAD"}
    assert preview["maximumAmount"]["amount"] == "800.00"


async def test_support_reads_the_reports(support: FrontDesk) -> None:
    answers = await run(support, "test-support", SUPPORT)

    hers = answers["what-the-patient-used"]["packageUsageReport"]
    assert hers["summary"]["value"]["amount"] == "788.04"
    assert [hers["summary"][name] for name in ("uses", "arrivals", "noShows")] == [10, 9, 1]
    of_ten = [row for row in hers["rows"]["nodes"] if row["packageName"].startswith("Ten")]
    assert [row["usesRemainingAfter"] for row in of_ten] == [9, 8, 7, 6, 5, 4, 3]
    usage = answers["usage-of-the-month"]["packageUsageReport"]
    assert usage["summary"]["uses"] == usage["rows"]["totalCount"] > 0
    sales = answers["sales-of-the-month"]["packageSalesReport"]
    assert sales["summary"]["packagesSold"] == sales["rows"]["totalCount"]


async def run(staff: FrontDesk, name: str, folder: Path = HERE) -> dict[str, Any]:
    """The answers of a whole day, by step."""
    answers: dict[str, Any] = {}
    day = Day(answers, NOW, name)
    for step in steps(folder):
        answer = await staff.post(step.document, day.fill_in(step))
        assert not is_refused(answer), (step.name, answer)
        answers[step.name] = answer["data"]
    return answers
