"""Rule 72: money that is neither applied nor paid back, as of any day."""

from datetime import timedelta
from typing import Any

from tests.front_desk import Answer, FrontDesk, Ready
from tests.reports.liability_client import code, days, liability
from tests.reports.report_client import CREDIT, csv_rows

ROWS = "rows { totalCount nodes { patient { id } patientName credit { amount } oldestOn } }"
DOCUMENT = f"""query C($asOf: Date, $knownAt: DateTime) {{
  patientCreditReport(asOf: $asOf, knownAt: $knownAt) {{
    asOf knownAt total {{ amount }} {ROWS} }} }}"""


async def credit(desk: FrontDesk, as_of: str | None = None, **given: Any) -> Answer:
    """The report; its rows are flat."""
    given = {**given, **({"asOf": as_of} if as_of else {})}
    report: Answer = (await desk.ask(DOCUMENT, **given))["patientCreditReport"]
    assert report["rows"]["totalCount"] == len(report["rows"]["nodes"])
    report["rows"] = [
        (row["patientName"], row["credit"]["amount"], row["oldestOn"])
        for row in report["rows"]["nodes"]
    ]
    report["total"] = report["total"]["amount"]
    return report


async def money(clinic: Ready) -> str:
    """On the 3rd 100.00 of Noor; on the 4th 50.00 of Ana, of whose 30.00 of the 5th 10.00 went back
    on the 6th. The package of the 2nd is paid."""
    desk = clinic.desk
    desk.clock.go_to("2026-03-03")
    await desk.receive(clinic.patient, "100")
    ana = await desk.patient("Ana", "Lima")
    desk.clock.go_to("2026-03-04")
    await desk.receive(ana, "50")
    desk.clock.go_to("2026-03-05")
    late = (await desk.receive(ana, "30"))["payment"]["id"]
    desk.clock.go_to("2026-03-06")
    await desk.do("refundPayment", paymentId=late, amount="10")
    desk.clock.go_to("2026-03-10")
    return ana


async def test_72_per_patient_as_of_any_day_with_the_day_of_the_oldest(clinic: Ready) -> None:
    await money(clinic)
    noor = ("Noor Haddad", "100.00", "2026-03-03")

    assert (await credit(clinic.desk, "2026-03-02"))["rows"] == []
    assert (await credit(clinic.desk, "2026-03-03"))["rows"] == [noor]
    fifth = await credit(clinic.desk, "2026-03-05")
    assert fifth["rows"] == [noor, ("Ana Lima", "80.00", "2026-03-04")]
    today = await credit(clinic.desk)
    assert (today["asOf"], today["total"]) == ("2026-03-10", "170.00")
    assert today["rows"] == [noor, ("Ana Lima", "70.00", "2026-03-04")]


async def test_72_what_is_applied_is_no_credit_until_it_is_unapplied(clinic: Ready) -> None:
    desk = clinic.desk
    desk.clock.go_to("2026-03-05")
    await desk.do("unapplyPayment", paymentId=clinic.payment, invoiceId=clinic.invoice)
    desk.clock.go_to("2026-03-07")
    given = {"paymentId": clinic.payment, "invoiceId": clinic.invoice, "amount": "799.99"}
    await desk.do("applyPayment", **given)
    desk.clock.go_to("2026-03-10")

    totals = [(await credit(desk, f"2026-03-0{day}"))["total"] for day in (4, 5, 6, 7)]
    assert totals == ["0.00", "800.00", "800.00", "0.01"]
    assert (await credit(desk))["rows"] == [("Noor Haddad", "0.01", "2026-03-02")]


async def test_72_a_payment_counts_from_its_day_as_corrected_and_not_once_it_is_void(
    clinic: Ready,
) -> None:
    desk = clinic.desk
    desk.clock.go_to("2026-03-05")
    cheque = (await desk.receive(clinic.patient, "50"))["payment"]["id"]
    desk.clock.go_to("2026-03-08")
    await desk.do("updatePayment", paymentId=cheque, reason="Late", receivedOn="2026-03-03")
    desk.clock.go_to("2026-03-09")
    before = await credit(desk, "2026-03-04")
    assert before["rows"] == [("Noor Haddad", "50.00", "2026-03-03")]
    await desk.do("voidPayment", paymentId=cheque, reason="Bounced")
    desk.clock.go_to("2026-03-10")

    assert (await credit(desk, "2026-03-06"))["rows"] == []
    known = {"knownAt": "2026-03-08T17:00:00Z"}
    assert (await credit(desk, "2026-03-04", **known))["rows"] == []
    assert (await credit(desk, "2026-03-06", **known))["rows"] == [
        ("Noor Haddad", "50.00", "2026-03-05")
    ]
    assert await credit(desk, "2026-03-04", knownAt=before["knownAt"]) == before


async def test_72_a_refund_makes_credit_and_paying_it_out_ends_it(clinic: Ready) -> None:
    desk = clinic.desk
    desk.clock.go_to("2026-03-05")
    await desk.do("refundPackage", patientPackageId=clinic.package)
    desk.clock.go_to("2026-03-06")
    given = {"amount": "800", "method": "OTHER"}
    await desk.do("refundPayment", paymentId=clinic.payment, **given)
    desk.clock.go_to("2026-03-10")

    totals = [(await credit(desk, f"2026-03-0{day}"))["total"] for day in (4, 5, 6)]
    assert totals == ["0.00", "800.00", "0.00"]


async def test_72_the_liability_says_what_the_credit_is_at_its_end(clinic: Ready) -> None:
    ana = await money(clinic)
    selection = "unappliedCredit { amount }"

    async def of(**given: Any) -> str:
        report = await liability(clinic.desk, days("2026-03-01", "2026-03-05"), selection, **given)
        return str(report["unappliedCredit"]["amount"])

    assert await of() == "180.00"
    assert await of(filter={"patientIds": [ana]}) == "80.00"
    assert await of(knownAt="2026-03-04T00:00:00Z") == "100.00"


async def test_72_it_is_for_those_with_the_right_to_reports_and_of_a_settled_moment(
    clinic: Ready,
) -> None:
    desk = clinic.desk
    assert await code(await desk.colleague("FRONT_DESK"), DOCUMENT) == "FORBIDDEN"
    moment = (desk.clock.now - timedelta(seconds=59)).isoformat()
    assert await code(desk, DOCUMENT, knownAt=moment) == "INVALID_INPUT"
    assert await code(desk, DOCUMENT, asOf="2201-01-01") == "INVALID_INPUT"


async def test_72_the_csv_has_the_same_rows(clinic: Ready) -> None:
    ana = await money(clinic)

    lines = await csv_rows(clinic.desk, CREDIT, {"asOf": "2026-03-05"})

    assert [line["credit"] for line in lines] == ["100.00", "80.00"]
    assert lines[1] == {
        **{"patientId": ana, "patientName": "Ana Lima", "credit": "80.00"},
        **{"oldestOn": "2026-03-04", "currency": "CAD"},
    }
