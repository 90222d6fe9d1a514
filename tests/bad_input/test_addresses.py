"""Whatever stands in the address of a file or a page: a refusal, and nothing of another clinic."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote
from uuid import UUID

import pytest

from gql_packages.schema.global_id import encode
from tests.bad_input.raw_requests import Counter, is_harmless
from tests.bad_input.values import BLANKS, DAYS, LONG, Raw, ids

#: Of each report what a day is called, and what its other parameters take: ids of that type, or
#: one of a few words.
REPORTS = {
    "package-sales": ("sold", {"packageIds": "Package", "patientId": "Patient", "status": ""}),
    "package-usage": (
        "used",
        {
            **{"packageIds": "Package", "patientId": "Patient", "practitionerId": "StaffMember"},
            **{"treatmentIds": "Treatment", "reason": "", "commissionBasis": ""},
        },
    ),
    "takings": ("during", {"patientId": "Patient", "staffMemberId": "StaffMember", "method": ""}),
}
PAGES = {"/invoices/{}.html": "Invoice", "/appointments/{}/receipt.html": "Appointment"}
WORDS: Sequence[Any] = [
    *BLANKS,
    "X",
    "card",
    "ACTIVE ",
    "SALE,SALE",
    "\0",
    "\u200b",
    "🙂",
    "A" * 3000,
]


def others(counter: Counter, type_name: str) -> Sequence[str]:
    """Ids of the other clinic."""
    other = counter.other
    named = {
        "Patient": [other.patient],
        "StaffMember": [other.colleague, other.desk.staff_member],
        "Package": [other.offer],
        "Treatment": [other.treatment],
        "Invoice": [other.invoice, other.unpaid_invoice],
        "Appointment": [other.arrived],
    }
    return named[type_name]


def wrong(counter: Counter, type_name: str) -> list[str]:
    """Texts that name nothing of the type; the other clinic's apart."""
    values = ids(type_name, "x", counter.own_ids)
    return [each for each in values if isinstance(each, str) and _fits(each)]


def _fits(text: str) -> bool:
    """Into an address, so that the server is what answers."""
    return not isinstance(text, Raw) and len(text) < LONG and "\ud800" not in text


@pytest.mark.parametrize("report", REPORTS)
async def test_a_bad_parameter_of_a_file_is_refused(counter: Counter, report: str) -> None:
    days, others_of_it = REPORTS[report]
    before = await counter.state()
    bad = {
        f"{days}{end}": [d for d in DAYS if isinstance(d, str) and _fits(d)]
        for end in ("From", "To")
    }
    for name, type_name in others_of_it.items():
        bad[name] = wrong(counter, type_name) if type_name else list(WORDS)
    bad |= {"for": [*WORDS], "first": ["1"], days: ["2026-03-01"], "": [""]}

    for name, values in bad.items():
        for value in values:
            given = {f"{days}From": "2026-03-01", f"{days}To": "2026-03-31", name: value}
            response = await counter.http.get(f"/reports/{report}.csv", params=given)
            (code,) = set(is_harmless(response))
            status = {"INVALID_INPUT": 400, "NOT_FOUND": 404}[code]
            assert response.status_code == status, (name, value)
    assert await counter.state() == before


@pytest.mark.parametrize("report", REPORTS)
async def test_what_another_clinic_has_is_as_what_there_is_not(
    counter: Counter, report: str
) -> None:
    for name, type_name in REPORTS[report][1].items():
        for value in others(counter, type_name) if type_name else []:
            nothing = encode(type_name, UUID(int=7))
            answers = [
                await counter.http.get(f"/reports/{report}.csv", params={name: each})
                for each in (value, nothing)
            ]
            assert [each.status_code for each in answers] == [404, 404], name
            assert answers[0].text == answers[1].text, name


@pytest.mark.parametrize(("page", "type_name"), PAGES.items())
async def test_a_page_of_nothing_here_is_not_found(
    counter: Counter, page: str, type_name: str
) -> None:
    before = await counter.state()

    for value in [*wrong(counter, type_name), *others(counter, type_name)]:
        response = await counter.http.get(page.format(quote(value, safe="")))
        assert response.status_code in (400, 404), value
        if value and response.headers["content-type"].startswith("application/json"):
            assert is_harmless(response), value
        assert counter.other.desk.principal.clinic_id.hex not in response.text
    assert await counter.state() == before
