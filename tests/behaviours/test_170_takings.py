"""Rule 170: what was received and paid back, by method, and the rows behind."""

from typing import Any

from tests.behaviours.test_169_lists import code
from tests.front_desk import Answer, FrontDesk, Ready
from tests.reports.report_client import TAKINGS, csv_rows

_SUMS = "received { amount } paidBack { amount } net { amount } payments refunds"
REPORTED = f"""summary {{ {_SUMS} }} byMethod {{ method {_SUMS} }}
rows {{ totalCount nodes {{ takenAt kind method amount {{ amount }} patientName reference staffName
  payment {{ id }} }} }}"""
REPORT = f"query T($filter: TakingsFilter) {{ takingsReport(filter: $filter) {{ {REPORTED} }} }}"
MINE = f"{{ myTakings {{ {REPORTED} }} }}"


async def takings(desk: FrontDesk, **filter: Any) -> Answer:
    report: Answer = (await desk.ask(REPORT, filter=filter))["takingsReport"]
    return report


def sums(of: Answer) -> list[str]:
    """Received, paid back and net."""
    return [of[name]["amount"].removesuffix(".00") for name in ("received", "paidBack", "net")]


def moved(report: Answer) -> list[str]:
    """The amounts of the rows, in their order."""
    assert report["rows"]["totalCount"] == len(report["rows"]["nodes"])
    return [row["amount"]["amount"].removesuffix(".00") for row in report["rows"]["nodes"]]


async def a_week(clinic: Ready) -> dict[str, str]:
    """800 by card on the 2nd; on the 3rd 100 in cash, of which 30 went back in cash on the 4th; on
    the 4th 50 by cheque that were received on the 3rd, and 70 that are void. The payments."""
    desk = clinic.desk
    desk.clock.go_to("2026-03-03", hour=17)
    cash = (await desk.receive(clinic.patient, "100"))["payment"]["id"]
    desk.clock.go_to("2026-03-04")
    cheque = (await desk.receive(clinic.patient, "50"))["payment"]["id"]
    given = {"method": "CHEQUE", "reference": "No. 7", "receivedOn": "2026-03-03"}
    await desk.do("updatePayment", paymentId=cheque, reason="Late", **given)
    twice = (await desk.receive(clinic.patient, "70"))["payment"]["id"]
    await desk.do("voidPayment", paymentId=twice, reason="Typed twice")
    await desk.do("refundPayment", paymentId=cash, amount="30")
    return {"card": clinic.payment, "cash": cash, "cheque": cheque}


async def test_170_received_and_paid_back_by_method_and_net_with_the_rows_behind(
    clinic: Ready,
) -> None:
    payments = await a_week(clinic)

    report = await takings(clinic.desk)

    assert sums(report["summary"]) == ["950", "30", "920"]
    assert (report["summary"]["payments"], report["summary"]["refunds"]) == (3, 1)
    assert {each["method"]: sums(each) for each in report["byMethod"]} == {
        "CARD": ["800", "0", "800"],
        "CASH": ["100", "30", "70"],
        "CHEQUE": ["50", "0", "50"],
    }
    assert moved(report) == ["800", "100", "50", "-30"]
    row = next(row for row in report["rows"]["nodes"] if row["kind"] == "PAID_BACK")
    assert row == {
        **{"takenAt": "2026-03-04T18:00:00Z", "kind": "PAID_BACK", "method": "CASH"},
        **{"amount": {"amount": "-30.00"}, "patientName": "Noor Haddad", "reference": None},
        **{"staffName": "Olga Owner", "payment": {"id": payments["cash"]}},
    }


async def test_170_money_counts_on_the_day_and_by_the_method_that_are_shown(
    clinic: Ready,
) -> None:
    await a_week(clinic)

    async def of(day: int, **filter: Any) -> list[str]:
        during = {"from": f"2026-03-0{day}", "to": f"2026-03-0{day}"}
        return sums((await takings(clinic.desk, during=during, **filter))["summary"])

    assert await of(2) == ["800", "0", "800"]
    assert await of(3) == ["150", "0", "150"]
    assert await of(3, method=["CHEQUE"]) == ["50", "0", "50"]
    assert await of(4) == ["0", "30", "-30"]
    assert await of(5) == ["0", "0", "0"]


async def test_170_conditions_can_be_asked_for_and_all_of_them_hold(clinic: Ready) -> None:
    desk = clinic.desk
    await a_week(clinic)
    other, clerk = await desk.patient("Ana", "Lima"), await desk.colleague("FRONT_DESK")
    await clerk.receive(other, "5")

    assert moved(await takings(desk, patientId=other)) == ["5"]
    assert moved(await takings(desk, staffMemberId=clerk.staff_member)) == ["5"]
    assert moved(await takings(desk, patientId=other, method=["CARD"])) == []
    assert moved(await takings(desk, method=["CARD", "CHEQUE"])) == ["800", "50"]
    for given, expected in (
        ({"during": {"from": "2026-03-02", "to": "2026-03-01"}}, "INVALID_INPUT"),
        ({"patientId": clinic.invoice}, "NOT_FOUND"),
        ({"staffMemberId": "nobody"}, "NOT_FOUND"),
    ):
        assert await code(desk, REPORT, filter=given) == expected


async def test_170_page_after_page_nothing_is_shown_twice_or_left_out(clinic: Ready) -> None:
    desk = clinic.desk
    await a_week(clinic)
    document = """query T($after: String) { takingsReport { rows(first: 1, after: $after) {
      nodes { amount { amount } } pageInfo { hasNextPage endCursor } } } }"""

    found, after = [], None
    for _ in range(4):
        page = (await desk.ask(document, after=after))["takingsReport"]["rows"]
        found += [node["amount"]["amount"] for node in page["nodes"]]
        after = page["pageInfo"]["endCursor"]

    assert not page["pageInfo"]["hasNextPage"]
    assert sorted(found) == sorted(["800.00", "100.00", "50.00", "-30.00"])


async def test_170_the_csv_has_the_same_rows(clinic: Ready) -> None:
    await a_week(clinic)

    rows = await csv_rows(
        clinic.desk, TAKINGS, {"during": {"from": "2026-03-02", "to": "2026-03-04"}}
    )

    assert sorted(row["amount"] for row in rows) == ["-30.00", "100.00", "50.00", "800.00"]
    cheque = next(row for row in rows if row["method"] == "CHEQUE")
    assert cheque == {
        **{"takenAt": "2026-03-03T12:00:00-08:00", "kind": "RECEIVED", "method": "CHEQUE"},
        **{"amount": "50.00", "patientName": "Noor Haddad", "reference": "No. 7"},
        **{"staffName": "Olga Owner", "currency": "CAD"},
    }


async def test_170_the_front_desk_sees_what_they_received_today_and_no_more(
    clinic: Ready,
) -> None:
    await a_week(clinic)
    clerk = await clinic.desk.colleague("FRONT_DESK")
    await clerk.receive(clinic.patient, "20")
    clerk.clock.go_to("2026-03-05")
    await clerk.receive(clinic.patient, "25")
    await clinic.desk.receive(clinic.patient, "500")

    assert moved((await clerk.ask(MINE))["myTakings"]) == ["25"]
    assert await code(clerk, REPORT) == "FORBIDDEN"
    nurse = await clinic.desk.colleague("PRACTITIONER")
    assert await code(nurse, MINE) == "FORBIDDEN"
