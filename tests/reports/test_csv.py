"""The CSV of the reports: a file that every program reads, and no spreadsheet runs."""

import csv
import re
from dataclasses import replace
from io import StringIO
from typing import Any

import pytest

from tests.asgi_client import AsgiRequest
from tests.front_desk import FrontDesk, Ready, open_clinic, ready
from tests.reports.report_client import DAYS, SALES, USAGE, address, csv_rows, get_csv, lines_of

BOTH = pytest.mark.parametrize("report", [SALES, USAGE])

FORMULAS = [
    *("=1+1", "+49 30", "-2", "@SUM(A1)", '=HYPERLINK("http://x.example","y")', "\uff1d1+1"),
    "=cmd|' /C calc'!A0",
]
PLAIN = ["Zoë 張", 'O"Neil, Jr.', "a;b", "'quoted'", "1=1", "Ĳssel-Meer", "👩‍⚕️ Ng"]


@BOTH
async def test_the_answer_is_a_file_that_no_cache_keeps(clinic: Ready, report: str) -> None:
    response = await get_csv(clinic.desk, report)

    headers = response.headers
    assert response.status_code == 200
    assert headers["content-type"] == "text/csv; charset=utf-8; header=present"
    name = address(report, {}).split("/")[2].split(".")[0]
    assert headers["content-disposition"] == f'attachment; filename="{name}-2026-03-02.csv"'
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert re.fullmatch("[0-9a-f-]{36}", headers["x-request-id"])


@pytest.mark.parametrize("name", FORMULAS)
async def test_what_a_spreadsheet_would_run_is_made_harmless(desk: FrontDesk, name: str) -> None:
    line = await line_with(desk, name)

    assert line["packageName"] == f"'{name}"
    assert line["patientName"] == f"'{name} Ng"
    assert line["lastTreatment"] == f"'{name}"
    assert line["staffName"] == f"'{name}"


@pytest.mark.parametrize("name", PLAIN)
async def test_any_other_name_stays_as_it_is(desk: FrontDesk, name: str) -> None:
    line = await line_with(desk, name)

    assert (line["packageName"], line["staffName"]) == (name, name)
    assert line["patientName"] == f"{name} Ng"


async def line_with(desk: FrontDesk, name: str) -> dict[str, str]:
    """The one line of Package Sales, with that name wherever one can be."""
    treatment = await desk.treatment(name)
    patient = await desk.patient(name, "Ng")
    seller = await desk.do("createStaffMember", name=name, role="OWNER")
    offer = await desk.offer(treatment, name=name, price="0")
    sale = await desk.sell(patient, offer, staffMemberId=seller["staffMember"]["id"])
    visit = await desk.book(patient, treatment, patientPackageId=sale["patientPackage"]["id"])
    await desk.do("arriveAppointment", appointmentId=visit["id"])
    (used,) = await csv_rows(desk, USAGE)
    (sold,) = await csv_rows(desk, SALES)
    for column in ("patientName", "packageName"):
        assert used[column] == sold[column]
    assert used["treatmentName"] == sold["lastTreatment"]
    return sold


async def test_it_is_as_rfc_4180_says(desk: FrontDesk) -> None:
    await line_with(desk, 'Ten "deep", long')
    await desk.sell(await desk.patient(), await desk.offer(name="Five"))

    response = await get_csv(desk, SALES)

    text = response.content.decode("utf-8")
    lines = text.split("\r\n")
    assert lines.pop() == "", "every line ends with CR LF, the last one too"
    assert len(lines) == 3
    assert "\n" not in "".join(lines)
    assert "\r" not in "".join(lines)
    assert '"Ten ""deep"", long"' in lines[1]
    fields = list(csv.reader(StringIO(text, newline=""), strict=True))
    assert {len(line) for line in fields} == {17}
    assert not text.startswith("\ufeff")


async def test_amounts_are_plain_decimals_of_the_currency(desk: FrontDesk) -> None:
    for currency, price in (("JPY", "100000000"), ("CAD", "1234567.80"), ("KWD", "0.005")):
        other = await open_clinic(desk.database, currency=currency)
        await ready(other, price=price)

        (line,) = await csv_rows(other, SALES)

        assert (line["price"], line["collected"], line["currency"]) == (price, price, currency)


@BOTH
@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"statsu": "ACTIVE"}, ["statsu"]),
        ({"status": "ACTIV", "reason": "CAME"}, None),
        ({"DAYSFrom": "2026-03-01"}, ["DAYSTo"]),
        ({"DAYSTo": "2026-03-01"}, ["DAYSFrom"]),
        ({"DAYSFrom": "2026-3-1", "DAYSTo": "2026-03-01"}, ["DAYSFrom"]),
        ({"DAYSFrom": "2026-02-30", "DAYSTo": "2026-03-01"}, ["DAYSFrom"]),
        ({"DAYSFrom": ["2026-03-01", "2026-03-02"], "DAYSTo": "2026-03-05"}, ["DAYSFrom"]),
        ({"patientId": ["a", "b"]}, ["patientId"]),
        ({"first": "10"}, ["first"]),
        ({"": ""}, [""]),
    ],
)
async def test_what_cannot_be_read_is_refused_and_not_left_out(
    desk: FrontDesk, report: str, given: dict[str, Any], path: list[str] | None
) -> None:
    days = DAYS[report]
    asked = {name.replace("DAYS", days): value for name, value in given.items()}

    response = await get_csv(desk, report, None, **asked)

    (error,) = response.json()["errors"]
    assert response.status_code == 400
    assert response.headers["content-type"].startswith("application/json")
    assert error["extensions"]["code"] == "INVALID_INPUT"
    if path is not None:
        assert error["extensions"]["path"] == [step.replace("DAYS", days) for step in path]


async def test_the_place_of_a_wrong_word_is_named(desk: FrontDesk) -> None:
    response = await get_csv(desk, SALES, {"status": ["ACTIVE", "active"]})

    (error,) = response.json()["errors"]
    sentence = "Give any of UNPAID, ACTIVE, USED_UP, EXPIRED, REFUNDED."
    choices = {"name": "choices", "value": "UNPAID, ACTIVE, USED_UP, EXPIRED, REFUNDED"}
    problem = {"code": "NOT_A_CHOICE", "path": ["status", "1"], "message": sentence}
    assert error["extensions"] == {
        **{"code": "INVALID_INPUT", "path": ["status", "1"]},
        "problems": [{**problem, "values": [choices]}],
    }
    assert error["message"] == sentence


@pytest.mark.parametrize("text", ["%00", "%ff%fe", "%ED%A0%80", "a" * 3000, "", "%EF%BC%9D"])
@BOTH
async def test_any_bytes_in_an_address_are_answered(
    desk: FrontDesk, report: str, text: str
) -> None:
    for name in ("packageIds", "patientId", DAYS[report] + "From", text):
        response = await get_csv(desk, report, None)
        path = f"{response.request.url.path}?{name}={text}"
        answer = await http_get(desk, path)
        assert answer in (400, 404), path


async def http_get(desk: FrontDesk, path: str) -> int:
    request = AsgiRequest(path, desk.token)
    await request.run(desk.app)
    return request.status


@BOTH
async def test_strangers_get_nothing(clinic: Ready, report: str) -> None:
    desk = clinic.desk
    for token in (None, "", "nonsense", f"{desk.token}x"):
        stranger = replace(desk, token=token)
        response = await get_csv(stranger, report, {"patientId": "nonsense"})
        assert response.status_code == 401
        assert response.headers["www-authenticate"] == "Bearer"
        assert response.json()["errors"][0]["extensions"] == {"code": "UNAUTHENTICATED"}


@BOTH
async def test_whoever_does_not_work_here_any_more_gets_nothing(clinic: Ready, report: str) -> None:
    colleague = await clinic.desk.colleague("BILLING")
    assert (await get_csv(colleague, report)).status_code == 200

    await clinic.desk.do(
        "archiveStaffMember", "staffMember { id }", staffMemberId=colleague.staff_member
    )

    response = await get_csv(colleague, report)
    assert response.status_code == 401
    answer = await colleague.post(f"{{ {report[0].lower()}{report[1:]}Report {{ __typename }} }}")
    assert answer["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "HEAD"])
async def test_reports_are_got_and_not_sent(desk: FrontDesk, method: str) -> None:
    request = AsgiRequest(address(SALES, {}), desk.token, method=method)
    await request.run(desk.app)

    assert request.status == 405
    assert request.headers["allow"] == "GET"


def test_a_file_is_read_as_it_was_written() -> None:
    assert lines_of(b'a,b\r\n1,"x\r\ny"\r\n') == [{"a": "1", "b": "x\r\ny"}]
