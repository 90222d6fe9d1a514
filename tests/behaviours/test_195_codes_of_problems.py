"""Rule 195: everything that is wrong with an input has a code, and what a translation needs."""

from typing import Any

from tests.front_desk import Answer, FrontDesk
from tests.import_client import ANA, csv_of, file_refused, imported
from tests.reports.report_client import SALES, get_csv


def told(problems: list[Answer], code: str = "code") -> list[tuple[str, dict[str, str]]]:
    """The codes, each with its values."""
    return [
        (problem[code], {each["name"]: each["value"] for each in problem["values"]})
        for problem in problems
    ]


async def wrong(desk: FrontDesk, mutation: str, **given: Any) -> list[tuple[str, dict[str, str]]]:
    return told((await desk.refused(mutation, **given))["problems"], "problem")


async def test_195_a_mutation_names_every_problem_by_its_code_and_values(desk: FrontDesk) -> None:
    person = {"firstName": " ", "lastName": "a" * 201, "email": "noor", "phone": "\a"}
    treatment = {"name": "Massage", "durationMinutes": 1441, "price": "1.234"}

    found = [
        *await wrong(desk, "createPatient", **person, dateOfBirth="2026-03-03"),
        *await wrong(desk, "createTreatment", **treatment),
        *await wrong(desk, "createPackage", name="Ten", price="-1", uses=10, eligibleItems=[]),
    ]

    assert found == [
        ("EMPTY", {}),
        ("TOO_LONG", {"most": "200", "found": "201"}),
        ("NOT_AN_EMAIL", {}),
        ("UNPRINTABLE", {}),
        ("DATE_OF_BIRTH_OUT_OF_RANGE", {"earliest": "1900-01-01", "latest": "2026-03-02"}),
        ("NUMBER_OUT_OF_RANGE", {"least": "1", "most": "1440", "found": "1441"}),
        ("TOO_MANY_DECIMALS", {"currency": "CAD", "decimals": "2"}),
        ("AMOUNT_TOO_SMALL", {"currency": "CAD", "least": "0.00"}),
        ("COUNT_OUT_OF_RANGE", {"least": "1", "most": "200", "found": "0"}),
    ]


async def test_195_a_query_and_a_report_say_it_in_their_extensions(desk: FrontDesk) -> None:
    size: Answer = {"least": "1", "most": "100", "found": "0"}

    (error,) = (await desk.post("{ patients(first: 0) { nodes { id } } }"))["errors"]
    response = await get_csv(desk, SALES, soldFrom="2026-13-01")

    assert told(error["extensions"]["problems"]) == [("PAGE_SIZE_OUT_OF_RANGE", size)]
    (problem,) = error["extensions"]["problems"]
    assert (problem["path"], problem["message"]) == (["first"], error["message"])
    (error,) = response.json()["errors"]
    assert told(error["extensions"]["problems"]) == [("NOT_A_DAY", {})]


async def test_195_an_import_says_it_of_rows_and_of_the_file(desk: FrontDesk) -> None:
    row = {**ANA, "firstName": "", "phone": "1" * 51}

    refused = await imported(desk, row)
    file = await file_refused(desk, csv_of([row]))
    not_csv = await file_refused(desk, "externalId,firstName\nA-1,Ana\n")

    expected = [("EMPTY", {}), ("TOO_LONG", {"most": "50", "found": "51"})]
    for answer in (refused, file):
        assert told(answer["rows"][0]["problems"], "problemCode") == expected
    assert told(not_csv["problems"]) == [("COLUMN_MISSING", {"line": "1", "column": "lastName"})]
