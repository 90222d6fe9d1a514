"""Imports of patients as clients send them: through GraphQL, and as a file."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Any
from uuid import uuid4

import httpx

from tests.asgi_client import http_client
from tests.front_desk import Answer, FrontDesk

PATH = "/imports/patients.csv"
COLUMNS = ("externalId", "firstName", "lastName", "email", "phone", "dateOfBirth")

IMPORTED = """dryRun created unchanged refused rows { row externalId outcome
  patient { id number dateOfBirth firstName lastName email phone externalId }
  possibleDuplicates { id lastName }
  duplicateRows problems { code path message problemCode values { name value } } }"""
DOCUMENT = (
    "mutation I($input: ImportPatientsInput!) { importPatients(input: $input) { __typename"
    f" ... on ImportPatientsPayload {{ {IMPORTED} }} ... on Refusal {{ code message path }}"
    " ... on InvalidInput { problems { path code message values { name value } } }"
    " ... on ImportRefused { rows {"
    " row externalId outcome patient { id }"
    " problems { code path message problemCode values { name value } } } } } }"
)

ANA = {"externalId": "A-1", "firstName": "Ana", "lastName": "Lima", "email": "ana@example.org"}
BEN = {"externalId": "A-2", "firstName": "Ben", "lastName": "Okoro", "phone": "604 555 0133"}


def new_key() -> str:
    return f"import-{uuid4()}"


async def imported(desk: FrontDesk, *rows: Mapping[str, Any], **given: Any) -> Answer:
    """What the mutation answers."""
    given = {"idempotencyKey": new_key(), "rows": list(rows), **given}
    answer: Answer = (await desk.ask(DOCUMENT, input=given))["importPatients"]
    return answer


def csv_of(
    rows: Sequence[Mapping[str, str]], columns: Sequence[str] = COLUMNS, **dialect: Any
) -> str:
    """The rows as a file."""
    text = StringIO(newline="")
    writer = csv.DictWriter(text, columns, **dialect)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


async def sent(
    desk: FrontDesk,
    file: str | bytes,
    *,
    key: str | None = None,
    headers: Mapping[str, str] | None = None,
    **query: str,
) -> httpx.Response:
    """The response to a file."""
    given = {"content-type": "text/csv", "idempotency-key": key or new_key(), **(headers or {})}
    data = file.encode() if isinstance(file, str) else file
    http = desk.http or http_client(desk.app)
    return await http.post(PATH, content=data, params=query, headers={**desk.headers, **given})


async def file_imported(desk: FrontDesk, file: str | bytes, **more: Any) -> Answer:
    """What became of the rows of a file; an error fails the test."""
    response = await sent(desk, file, **more)
    assert response.status_code == 200, response.text
    answer: Answer = response.json()
    return answer


async def file_refused(desk: FrontDesk, file: str | bytes, **more: Any) -> Answer:
    """The error for a file that is refused."""
    response = await sent(desk, file, **more)
    assert response.status_code == 400, (response.status_code, response.text)
    (error,) = response.json()["errors"]
    shown: Answer = {"message": error["message"], **error["extensions"]}
    return shown
