"""Rule 73: what the state claims is refunded to credit and paid out, and is never revenue."""

from typing import Any

import pytest

from gql_packages.database.connect import Connection
from gql_packages.domain.row_hash import row_hash
from tests.front_desk import Answer, Ready
from tests.reports.liability_client import figures
from tests.reports.report_client import TAKINGS, csv_rows

REFUNDS = "refunds { amount { amount } method reference }"


async def paid_out(clinic: Ready, **given: Any) -> Answer:
    """A package of which nothing is used is refunded, and the money paid out."""
    desk = clinic.desk
    await desk.do("refundPackage", patientPackageId=clinic.package)
    return await desk.do("refundPayment", paymentId=clinic.payment, amount="800", **given)


async def test_73_what_the_state_claims_is_refunded_and_paid_out_under_its_reference(
    clinic: Ready,
) -> None:
    desk = clinic.desk
    desk.clock.go_to("2026-04-05")
    await paid_out(clinic, method="OTHER", reference=" BC unclaimed property 77 ")
    desk.clock.go_to("2026-04-06")

    document = f"query($id: ID!) {{ node(id: $id) {{ ... on Payment {{ {REFUNDS} }} }} }}"
    (refund,) = (await desk.ask(document, id=clinic.payment))["node"]["refunds"]
    assert refund == {
        **{"amount": {"amount": "800.00"}, "method": "OTHER"},
        "reference": "BC unclaimed property 77",
    }
    found = await figures(desk, "2026-04")
    assert found == {"opening": "800.00", "refunded": "800.00"}
    taken = await csv_rows(desk, TAKINGS, {})
    assert taken[-1]["reference"] == "BC unclaimed property 77"


async def test_73_a_reference_is_of_at_most_200_characters_and_may_be_left_out(
    clinic: Ready,
) -> None:
    desk = clinic.desk
    await desk.do("refundPackage", patientPackageId=clinic.package)
    given = {"paymentId": clinic.payment, "amount": "1"}

    refused = await desk.result("refundPayment", **given, reference="x" * 201)
    assert (refused["code"], refused["path"]) == ("INVALID_INPUT", ["input", "reference"])
    for reference in (None, "  "):
        await desk.do("refundPayment", **given, reference=reference)
    taken = await csv_rows(desk, TAKINGS, {})
    assert [line["reference"] for line in taken[-2:]] == ["", ""]


@pytest.mark.parametrize("reference", [None, "T 4"])
async def test_73_a_payout_without_a_reference_hashes_as_before_there_were_any(
    clinic: Ready, superuser: Connection, reference: str | None
) -> None:
    await paid_out(clinic, reference=reference)

    row = await superuser.fetchrow(
        "SELECT * FROM payment_refund WHERE clinic_id = $1", clinic.desk.principal.clinic_id
    )

    assert row is not None
    before = ("clinic_id", "id", "payment_id", "amount", "method", "refunded_at", "refunded_by_id")
    columns = [row[name] for name in (*before, "request_id")]
    assert row["hash"] == row_hash([*columns, *([reference] if reference else [])])
