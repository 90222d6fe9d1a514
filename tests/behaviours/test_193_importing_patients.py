"""Rule 193: patients are imported, as rows of a mutation and as a file."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

import pytest

from gql_packages.database.connect import Connection
from gql_packages.schema.global_id import decode
from tests.asgi_client import http_client
from tests.clinic_database import ClinicDatabase
from tests.concurrent_requests import holding
from tests.conftest import DatabaseUrls
from tests.front_desk import Answer, FrontDesk, open_clinic
from tests.import_client import (
    ANA,
    BEN,
    DOCUMENT,
    PATH,
    csv_of,
    file_imported,
    file_refused,
    imported,
    new_key,
    sent,
)
from tests.row_counts import Written

#: Two ways to send the same rows: the answer has the same names.
Send = Callable[..., Awaitable[Answer]]


async def in_a_mutation(
    desk: FrontDesk, *rows: Mapping[str, str], key: str | None = None, dry_run: bool = False
) -> Answer:
    return await imported(desk, *rows, idempotencyKey=key or new_key(), dryRun=dry_run)


async def in_a_file(
    desk: FrontDesk, *rows: Mapping[str, str], key: str | None = None, dry_run: bool = False
) -> Answer:
    response = await sent(desk, csv_of(rows), key=key, dryRun=str(dry_run).lower())
    answer: Answer = response.json()
    for error in answer.get("errors", ()):
        return {"message": error["message"], **error["extensions"]}
    return answer


@pytest.fixture(params=[in_a_mutation, in_a_file])
def send(request: pytest.FixtureRequest) -> Send:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture
def written(desk: FrontDesk, superuser: Connection) -> Written:
    return Written(superuser, desk.principal.clinic_id)


def outcomes(answer: Answer) -> list[str]:
    return [row["outcome"] for row in answer["rows"]]


def problems(answer: Answer) -> list[tuple[int, str, list[str]]]:
    return [
        (row["row"], problem["code"], problem["path"])
        for row in answer["rows"]
        for problem in row["problems"]
    ]


def many(count: int) -> list[dict[str, str]]:
    return [
        {"externalId": f"K-{each}", "firstName": f"Kim{each}", "lastName": "Park"}
        for each in range(count)
    ]


async def named(desk: FrontDesk, search: str) -> list[str]:
    document = "query P($s: String) { patients(search: $s) { nodes { firstName } } }"
    found = await desk.ask(document, s=search)
    return [node["firstName"] for node in found["patients"]["nodes"]]


async def test_193_patients_are_imported_in_the_order_of_the_rows(
    desk: FrontDesk, send: Send
) -> None:
    await desk.patient("Noor", "Haddad")

    born = {**BEN, "dateOfBirth": "1980-02-29"}
    answer = await send(desk, ANA, born, {**ANA, "externalId": "a-1", "firstName": "Zoe"})

    assert (answer["created"], outcomes(answer)) == (3, ["CREATED"] * 3)
    assert [row["externalId"] for row in answer["rows"]] == ["A-1", "A-2", "a-1"]
    ids = [decode(row["patient"]["id"], "Patient") for row in answer["rows"]]
    assert ids == sorted(ids)
    assert [row["patient"]["number"] for row in answer["rows"]] == [2, 3, 4]
    fields = "firstName email phone externalId number dateOfBirth"
    document = f"query P($id: ID!) {{ patient(id: $id) {{ {fields} }} }}"
    shown = (await desk.ask(document, id=answer["rows"][1]["patient"]["id"]))["patient"]
    assert shown == {
        "firstName": "Ben",
        "email": None,
        "phone": "604 555 0133",
        "externalId": "A-2",
        "number": 3,
        "dateOfBirth": "1980-02-29",
    }
    for search in ("okoro", "0133", "#3"):
        assert await named(desk, search) == ["Ben"]
    # The next is counted on.
    document = "query P($id: ID!) { patient(id: $id) { number } }"
    assert (await desk.ask(document, id=await desk.patient()))["patient"]["number"] == 5


async def test_193_the_same_row_again_is_unchanged_whatever_was_changed_since(
    desk: FrontDesk, send: Send, written: Written
) -> None:
    first = await send(desk, ANA)
    patient = first["rows"][0]["patient"]["id"]
    await desk.do("updatePatient", patientId=patient, lastName="Lima Reis", email=None)

    # A corrected list can be sent whole; what cannot be seen makes no row another one.
    again = await send(desk, {**ANA, "firstName": " A\u00adna "}, BEN)

    assert (again["created"], again["unchanged"]) == (1, 1)
    assert outcomes(again) == ["UNCHANGED", "CREATED"]
    assert again["rows"][0]["patient"]["id"] == patient
    assert await named(desk, "reis") == ["Ana"]
    assert await written.count("patient") == await written.count("imported_patient") == 2


async def test_193_the_same_row_twice_in_one_import_makes_one_patient(
    desk: FrontDesk, send: Send, written: Written
) -> None:
    answer = await send(desk, ANA, BEN, ANA)

    assert outcomes(answer) == ["CREATED", "CREATED", "UNCHANGED"]
    assert answer["rows"][2]["patient"] == answer["rows"][0]["patient"]
    assert await written.count("patient") == 2


async def test_193_another_row_under_an_external_id_is_refused(
    desk: FrontDesk, send: Send, written: Written
) -> None:
    await send(desk, ANA)

    of_another = await send(desk, {**ANA, "lastName": "Reis"})
    of_two = await send(desk, BEN, {**BEN, "email": "ben@example.org"})

    for refused, row in ((of_another, 1), (of_two, 2)):
        assert refused["code"] == "IMPORT_REFUSED"
        assert problems(refused) == [(row, "EXTERNAL_ID_MISMATCH", ["externalId"])]
    assert await written.count("patient") == 1


async def test_193_an_external_id_is_the_clinics_own(
    desk: FrontDesk, database: ClinicDatabase, send: Send
) -> None:
    other = await open_clinic(database)
    await send(other, {**ANA, "lastName": "Reis"})

    answer = await send(desk, ANA)

    assert outcomes(answer) == ["CREATED"]
    assert answer["rows"][0]["possibleDuplicates"] == []


async def test_193_one_row_with_problems_and_nothing_is_written(
    desk: FrontDesk, send: Send, written: Written
) -> None:
    before = await written.rows(but="audit_entry")

    refused = await send(
        desk,
        ANA,
        {"externalId": "", "firstName": "\u200b", "lastName": "x" * 201},
        {**BEN, "externalId": "i" * 101, "email": "nowhere", "phone": "4" * 10_000},
        BEN,
        {**BEN, "externalId": "A-3", "lastName": "Ok\noro", "dateOfBirth": "2026-03-03"},
    )

    assert refused["code"] == "IMPORT_REFUSED"
    assert refused["message"] == "3 rows have problems: nothing was imported."
    wrong = [(row, path) for row, code, path in problems(refused) if code == "INVALID_INPUT"]
    assert wrong == [
        *((2, [name]) for name in ("externalId", "firstName", "lastName")),
        *((3, [name]) for name in ("externalId", "email", "phone")),
        *((5, [name]) for name in ("lastName", "dateOfBirth")),
    ]
    assert [row["outcome"] for row in refused["rows"]] == ["REFUSED"] * 3
    assert await written.rows(but="audit_entry") == before
    assert await written.audited("importPatients") == ["IMPORT_REFUSED"]


async def test_193_an_external_id_that_cannot_be_kept_is_empty_in_the_answer(
    desk: FrontDesk, written: Written
) -> None:
    rows = [{**ANA, "externalId": "A\0"}, BEN]

    refused = await file_refused(desk, csv_of(rows))
    told = await file_imported(desk, csv_of(rows), dryRun="true")
    long = await imported(desk, {**ANA, "externalId": "A" * 101})

    assert problems(refused) == problems(told) == problems(long)
    assert problems(long) == [(1, "INVALID_INPUT", ["externalId"])]
    assert long["rows"][0]["externalId"] == ""
    assert await written.count("patient") == 0


async def test_193_a_dry_run_tells_of_each_row_and_writes_nothing(
    desk: FrontDesk, send: Send, written: Written
) -> None:
    await send(desk, ANA)
    before, key = await written.rows(but="audit_entry"), new_key()
    rows = [ANA, BEN, {**ANA, "lastName": "Reis"}, {**BEN, "phone": "x" * 51}]

    told = await send(desk, *rows, key=key, dry_run=True)

    assert told["dryRun"]
    assert (told["created"], told["unchanged"], told["refused"]) == (1, 1, 2)
    assert outcomes(told) == ["UNCHANGED", "CREATED", "REFUSED", "REFUSED"]
    assert problems(told) == [
        (3, "EXTERNAL_ID_MISMATCH", ["externalId"]),
        (4, "INVALID_INPUT", ["phone"]),
    ]
    assert told["rows"][1]["patient"] is None
    assert await written.rows(but="audit_entry") == before
    assert await written.audited("importPatients") == ["DONE"]
    # The key is not used up by it.
    assert outcomes(await send(desk, ANA, BEN, key=key)) == ["UNCHANGED", "CREATED"]
    later = await send(desk, ANA, BEN, key=key, dry_run=True)
    assert outcomes(later) == ["UNCHANGED", "UNCHANGED"], later


async def test_193_possible_duplicates_are_warned_of_and_made(
    desk: FrontDesk, send: Send, written: Written
) -> None:
    there = await desk.patient("BEN", "Okoró")
    rows = [
        {**BEN, "phone": "604 555 0177"},
        {**ANA, "phone": "+1 (604) 555-0177"},
        {**ANA, "externalId": "A-3", "lastName": "Costa"},
        {"externalId": "A-4", "firstName": "Nobody", "lastName": "Like", "phone": "911"},
    ]

    told = await send(desk, *rows, dry_run=True)
    answer = await send(desk, *rows)

    for each in (told, answer):
        assert [row["duplicateRows"] for row in each["rows"]] == [[2], [1, 3], [2], []]
        same = [[one["id"] for one in row["possibleDuplicates"]] for row in each["rows"]]
        assert same == [[there], [], [], []]
    assert (answer["created"], await written.count("patient")) == (4, 5)


async def test_193_at_most_five_possible_duplicates_are_named(desk: FrontDesk) -> None:
    rows = [{**row, "phone": "604 555 0100"} for row in many(9)]

    first = await imported(desk, *rows)
    answer = await imported(desk, {**rows[0], "externalId": "other", "firstName": "Kimberly"})

    assert first["rows"][0]["duplicateRows"] == [2, 3, 4, 5, 6]
    assert first["rows"][8]["duplicateRows"] == [1, 2, 3, 4, 5]
    assert len(answer["rows"][0]["possibleDuplicates"]) == 5


async def test_193_it_is_for_the_owner_and_billing_alone(desk: FrontDesk, send: Send) -> None:
    for role in ("FRONT_DESK", "PRACTITIONER", "SUPPORT"):
        colleague = await desk.colleague(role)
        # Neither of a dry run nor of what is wrong do they learn anything.
        response = await sent(colleague, csv_of([{**ANA, "lastName": ""}]), dryRun="true")
        assert response.status_code == 403, response.text
        given = {"rows": [ANA], "idempotencyKey": new_key()}
        answer = await colleague.post(DOCUMENT, {"input": given})
        assert answer["errors"][0]["extensions"]["code"] == "FORBIDDEN"

    assert outcomes(await send(await desk.colleague("BILLING"), ANA)) == ["CREATED"]


async def test_193_under_one_key_the_same_rows_are_one_request_in_either_way(
    desk: FrontDesk, written: Written
) -> None:
    key = new_key()
    first = await in_a_mutation(desk, ANA, BEN, key=key)
    rows = await written.rows(but="audit_entry")

    again = await in_a_file(desk, ANA, BEN, key=key)
    once_more = await in_a_mutation(desk, ANA, BEN, key=key)
    another = await in_a_file(desk, ANA, key=key)

    assert once_more == first
    assert outcomes(again) == outcomes(first) == ["CREATED", "CREATED"]
    assert [row["patient"]["id"] for row in again["rows"]] == [
        row["patient"]["id"] for row in first["rows"]
    ]
    assert another["code"] == "IDEMPOTENCY_KEY_MISMATCH"
    assert await written.rows(but="audit_entry") == rows


async def test_193_each_patient_is_in_the_audit(
    desk: FrontDesk, superuser: Connection, send: Send
) -> None:
    there = decode(await desk.patient("Ben", "Okoro"), "Patient")
    await desk.database.audit.flush()

    answer = await send(desk, ANA, BEN)
    made = {decode(row["patient"]["id"], "Patient") for row in answer["rows"]}
    await desk.database.audit.flush()

    entries = await superuser.fetch(
        "SELECT outcome, entity_id, actor_id FROM audit_entry"
        " WHERE clinic_id = $1 AND operation = 'importPatients'",
        desk.principal.clinic_id,
    )
    done = [row["entity_id"] for row in entries if row["outcome"] == "DONE"]
    # One of the import, and one of each patient.
    assert (len(done), set(done)) == (3, {None, *made})
    assert {row["entity_id"] for row in entries if row["outcome"] == "READ"} == {there, *made}
    assert {row["actor_id"] for row in entries} == {desk.principal.staff_member_id}


async def test_193_a_dry_run_is_a_read_of_whom_it_names(
    desk: FrontDesk, superuser: Connection, send: Send
) -> None:
    there = decode(await desk.patient("Ben", "Okoro"), "Patient")

    await send(desk, ANA, BEN, dry_run=True)
    await desk.database.audit.flush()

    entries = await superuser.fetch(
        "SELECT outcome, entity_id FROM audit_entry"
        " WHERE clinic_id = $1 AND operation = 'importPatients'",
        desk.principal.clinic_id,
    )
    assert {tuple(entry) for entry in entries} == {("READ", there), ("READ", None)}


async def test_193_of_two_imports_at_once_one_makes_the_patients(
    desk: FrontDesk, written: Written, database_urls: DatabaseUrls, send: Send
) -> None:
    rows = many(5)
    async with holding(
        database_urls.superuser, "LOCK TABLE imported_patient IN EXCLUSIVE MODE"
    ) as held:
        both = [asyncio.ensure_future(send(desk, *rows)) for _ in range(2)]
        # One waits for the table, the other for the first.
        await held.until_waiting(2)

    answers = await asyncio.gather(*both)

    assert sorted(answer["created"] for answer in answers) == [0, 5], answers
    assert sorted(answer["unchanged"] for answer in answers) == [0, 5]
    assert await written.count("patient") == 5


async def test_193_an_import_that_is_cut_off_leaves_nothing_or_all_of_it(
    desk: FrontDesk, written: Written, database_urls: DatabaseUrls
) -> None:
    async with holding(database_urls.superuser, "LOCK TABLE audit_entry IN EXCLUSIVE MODE") as held:
        asked = asyncio.ensure_future(file_imported(desk, csv_of(many(300))))
        # Its patients are written, and the audit is not.
        (process,) = await held.until_waiting(1, patience=20)
        await held.connection.execute("SELECT pg_terminate_backend($1)", process)
        while process in await held.waiting():
            await asyncio.sleep(0.005)
        assert await written.count("patient") == 0
    answer = await asked

    assert answer["created"] == await written.count("patient") == 300
    assert await written.audited("importPatients") == ["DONE"] * 301


async def test_193_a_mutation_takes_300_rows_and_a_file_2000(
    desk: FrontDesk, written: Written
) -> None:
    for rows in ([], many(301)):
        refused = await imported(desk, *rows)
        assert (refused["code"], refused["path"]) == ("INVALID_INPUT", ["input", "rows"])
    refused = await file_refused(desk, csv_of(many(2001)))
    assert (refused["code"], refused["path"]) == ("INVALID_INPUT", ["line", "2002"])
    assert await written.count("patient") == 0

    assert (await imported(desk, *many(300)))["created"] == 300
    answer = await file_imported(desk, csv_of(many(2000)))
    assert (answer["created"], answer["unchanged"]) == (1700, 300)


SPREADSHEETS: Mapping[str, bytes] = {
    "as it is": "externalId,firstName,lastName,phone\n1,Zoë,Łuk,604\n".encode(),
    "a byte order mark, semicolons and CRLF": (
        "\ufeffexternalId;firstName;lastName;phone\r\n1;Zoë;Łuk;604\r\n;;;\r\n".encode()
    ),
    "a line that names the delimiter": (
        "\ufeffsep=;\r\nexternalId;firstName;lastName;phone\r\n1;Zoë;Łuk;604\r\n".encode()
    ),
    "tabs, and CR alone": "externalId\tfirstName\tlastName\tphone\r1\tZoë\tŁuk\t604".encode(),
    "quoted, in another order, empty columns": (
        '"phone","lastName","externalId","firstName","",\n604,"Łuk",1,"Zoë",,\n\n'.encode()
    ),
    "headings in other letters": (
        "ExternalID, FIRSTNAME ,lastname,Phone\n1,Zoë,Łuk,604\n".encode()
    ),
    "a text that looks like a formula": (
        "externalId,firstName,lastName,phone\n1,Zoë,Łuk,'+604\n".encode()
    ),
}


@pytest.mark.parametrize("dialect", SPREADSHEETS)
async def test_193_a_file_as_spreadsheets_write_it(desk: FrontDesk, dialect: str) -> None:
    answer = await file_imported(desk, SPREADSHEETS[dialect])

    (row,) = answer["rows"]
    assert (row["externalId"], row["outcome"]) == ("1", "CREATED")
    document = "query P($id: ID!) { patient(id: $id) { firstName lastName email phone } }"
    patient = (await desk.ask(document, id=row["patient"]["id"]))["patient"]
    phone = patient.pop("phone")
    assert patient == {"firstName": "Zoë", "lastName": "Łuk", "email": None}
    assert phone.removeprefix("+") == "604"


UNREADABLE: Mapping[str, tuple[bytes, str, str]] = {
    "Windows-1252": (
        "externalId,firstName,lastName\n1,A,B\n2,Zoë,L\n".encode("cp1252"),
        "3",
        "UTF-8",
    ),
    "UTF-16": ("externalId,firstName,lastName\n1,A,B\n".encode("utf-16"), "1", "CSV UTF-8"),
    "a workbook": (b"PK\x03\x04\x14\x00", "1", "workbook"),
    "nothing": (b"", "1", "externalId is missing"),
    "no rows": (b"externalId,firstName,lastName\n", "1", "no rows"),
    "an unknown column": (b"externalId,firstName,lastName,surname\n1,A,B,C\n", "1", "surname"),
    "a missing column": (b"externalId,firstName\n1,A\n", "1", "lastName is missing"),
    "a column twice": (b"externalId,firstName,lastName,lastName\n1,A,B,C\n", "1", "two columns"),
    "a cell too many": (b"externalId,firstName,lastName\n1,A,B\n\n2,C,D,E\n", "4", "no heading"),
    "a quotation mark too few": (b'externalId,firstName,lastName\n1,"A,B\n', "2", "quotation"),
    "a quotation mark too many": (b'externalId,firstName,lastName\n1,"A"x,B\n', "2", "quotation"),
    "a cell of 200,000 characters": (
        b"externalId,firstName,lastName\n1,A,%s\n" % (b"x" * 200_000),
        "2",
        "longer than",
    ),
}


@pytest.mark.parametrize("file", UNREADABLE)
async def test_193_a_file_that_cannot_be_read_is_refused_with_its_line(
    desk: FrontDesk, written: Written, file: str
) -> None:
    data, line, word = UNREADABLE[file]

    refused = await file_refused(desk, data)

    assert (refused["code"], refused["path"]) == ("INVALID_INPUT", ["line", line])
    assert refused["message"].startswith(f"Line {line}: ")
    assert word in refused["message"]
    assert await written.count("patient") == 0


async def test_193_every_column_that_is_wrong_is_named(desk: FrontDesk) -> None:
    refused = await file_refused(desk, b"id,surname,email\n1,A,B\n")

    said = " ".join(problem["message"] for problem in refused["problems"])
    for name in ("“id”", "“surname”", "externalId is", "firstName is", "lastName is"):
        assert name in said


async def test_193_a_cell_is_a_value_in_its_line(desk: FrontDesk, written: Written) -> None:
    rows = [
        {**ANA, "lastName": '=HYPERLINK("http://x.example")'},
        {**BEN, "firstName": "Ben\r\nJr"},
        {**ANA, "externalId": "A-3", "firstName": "x" * 10_000},
        {**BEN, "externalId": "A\u200b-\u00ad4", "lastName": "O\u2019Koro\n"},
        {**BEN, "externalId": "A-5", "lastName": "O\0Koro", "dateOfBirth": "29/02/1980"},
    ]

    refused = await file_refused(desk, csv_of(rows))

    lines = [(row["row"], row["line"]) for row in refused["rows"]]
    assert lines == [(1, 2), (2, 3), (3, 5), (5, 8)]
    wrong = ((1, "lastName"), (2, "firstName"), (3, "firstName"), (5, "dateOfBirth"))
    expected = [(row, "INVALID_INPUT", [name]) for row, name in (*wrong, (5, "lastName"))]
    assert problems(refused) == expected
    answer = await file_imported(desk, csv_of(rows[3:4]))
    assert answer["rows"][0]["patient"]["lastName"] == "O\u2019Koro"
    document = "query P($id: ID!) { patient(id: $id) { externalId } }"
    shown = await desk.ask(document, id=answer["rows"][0]["patient"]["id"])
    assert shown["patient"]["externalId"] == "A-4"
    assert await written.count("patient") == 1


async def test_193_a_request_is_as_it_must_be(desk: FrontDesk, written: Written) -> None:
    file = csv_of([ANA])
    no_token = FrontDesk(**{**vars(desk), "token": None})
    no_key: Mapping[str, str] = {"idempotency-key": ""}
    expected: Sequence[tuple[int, str, FrontDesk, dict[str, Any]]] = [
        (401, "UNAUTHENTICATED", no_token, {}),
        (415, "BAD_REQUEST", desk, {"headers": {"content-type": "application/json"}}),
        (415, "BAD_REQUEST", desk, {"headers": {"content-type": "multipart/form-data"}}),
        (415, "BAD_REQUEST", desk, {"headers": {"content-type": "text/csv; charset=latin1"}}),
        (415, "BAD_REQUEST", desk, {"headers": {"content-encoding": "gzip"}}),
        (400, "INVALID_INPUT", desk, {"headers": no_key}),
        (400, "INVALID_INPUT", desk, {"key": "short"}),
        (400, "INVALID_INPUT", desk, {"dryrun": "true"}),
        (400, "INVALID_INPUT", desk, {"dryRun": "yes"}),
    ]

    for status, code, who, how in expected:
        response = await sent(who, file, **how)
        found = response.json()["errors"][0]["extensions"]["code"]
        assert (response.status_code, found) == (status, code), how
    response = await sent(desk, b"x" * (1024 * 1024 + 1))
    assert (response.status_code, response.json()["errors"][0]["message"]) == (
        413,
        "The body is longer than 1024 KiB.",
    )
    assert await written.count("patient") == 0
    response = await sent(desk, file, headers={"content-type": 'text/csv; charset="UTF-8"'})
    assert response.status_code == 200
    assert response.headers["cache-control"] == "no-store"


async def test_193_getting_it_gives_a_file_with_its_columns(desk: FrontDesk) -> None:
    response = await http_client(desk.app).get(PATH, headers=desk.headers)
    forbidden = await http_client(desk.app).get(
        PATH, headers=(await desk.colleague("FRONT_DESK")).headers
    )
    other = await http_client(desk.app).put(PATH, headers=desk.headers)

    assert response.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    assert 'filename="patients.csv"' in response.headers["content-disposition"]
    line = b"Z-1,Zoe,Reis" + b"," * (response.content.count(b",") - 2) + b"\r\n"
    answer = await file_imported(desk, response.content + line)
    assert outcomes(answer) == ["CREATED"]
    assert (forbidden.status_code, other.status_code) == (403, 405)
