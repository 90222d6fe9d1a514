"""Requests of every kind, each of which holds something that no log may tell, and what a server
that has ended wrote, line by line."""

from __future__ import annotations

import json
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from gql_packages.database.connect import connected
from tests import import_client as imports
from tests.conftest import DatabaseUrls
from tests.front_desk import Answer, FrontDesk
from tests.mutation_documents import mutation_document
from tests.running_server import Served

#: In every name, note, alias, header and address that is sent.
WORD = "Quokka"
AMOUNT = "73391.17"

#: As a superuser, so that writing a patient fails in each way in which a database quotes the row.
FAULTS = """
CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.last_name LIKE '%-raised' THEN
        RAISE EXCEPTION 'no % here', NEW.first_name;
    ELSIF NEW.last_name LIKE '%-data' THEN
        RAISE EXCEPTION '% is out of range', NEW.first_name USING ERRCODE = '22003';
    ELSIF NEW.last_name LIKE '%-busy' THEN
        RAISE EXCEPTION 'not with %', NEW.first_name USING ERRCODE = '40001';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER fail BEFORE INSERT ON patient FOR EACH ROW EXECUTE FUNCTION fail();
ALTER TABLE patient ADD CONSTRAINT patient_checked CHECK (last_name NOT LIKE '%-check');
CREATE UNIQUE INDEX patient_twice ON patient (clinic_id, first_name)
    WHERE last_name LIKE '%-unique';
"""


@dataclass(frozen=True)
class Sent:
    """A request that was answered, and how the log should say that it ended."""

    outcome: str
    answer: httpx.Response


def canaries(desk: FrontDesk) -> list[str]:
    """What must be nowhere: small letters count too."""
    parts = (desk.token or "").lower().split(".")
    return [WORD.lower(), AMOUNT, AMOUNT.replace(".", ""), *parts]


async def put_faults(urls: DatabaseUrls) -> None:
    """Let writing some patients fail from now on."""
    async with connected(urls.superuser) as superuser:
        await superuser.execute(FAULTS)


async def sent(desk: FrontDesk) -> AsyncIterator[Sent]:
    """Send them all."""
    async for each in _work(desk):
        yield each
    async for each in _refused(desk):
        yield each
    async for each in failures(desk):
        yield each
    async for each in _reports(desk):
        yield each
    async for each in _imports(desk):
        yield each


def _post(desk: FrontDesk, content: bytes, **headers: str) -> Any:
    assert desk.http is not None
    given = {"authorization": f"Bearer {desk.token}", "content-type": "application/json"}
    return desk.http.post("/graphql", content=content, headers=given | headers)


async def _asked(desk: FrontDesk, query: str, **more: object) -> httpx.Response:
    return await desk.post_raw({"query": query, **more})


async def _do(desk: FrontDesk, mutation: str, selection: str, **given: Any) -> httpx.Response:
    document = mutation_document(mutation, selection)
    return await _asked(desk, document, variables={"input": given})


def _patient(desk: FrontDesk, kind: str) -> Any:
    given = {"firstName": WORD, "lastName": f"{WORD}-{kind}", "email": f"{WORD}@example.org"}
    document = mutation_document("createPatient", "patient { id firstName }")
    if kind != "done":
        document = document.replace("createPatient(", f"{WORD}: createPatient(", 1)
    return _asked(desk, document, variables={"input": given})


async def _work(desk: FrontDesk) -> AsyncIterator[Sent]:
    made = await _patient(desk, "done")
    yield Sent("OK", made)
    patient = made.json()["data"]["createPatient"]["patient"]["id"]
    offer = await desk.offer(price=AMOUNT, name=WORD)
    pay = {"amount": AMOUNT, "method": "CARD"}
    given = {"patientId": patient, "packageId": offer, "payment": pay}
    sale = await _do(desk, "sellPackage", "patientPackage { id }", **given, **_key())
    yield Sent("OK", sale)
    package = sale.json()["data"]["sellPackage"]["patientPackage"]["id"]
    refund = {"patientPackageId": package, "amount": AMOUNT, "reason": WORD}
    yield Sent("OK", await _do(desk, "refundPackage", "refund { reason }", **refund, **_key()))
    searching = f'{{ patients(search: "{WORD}") {{ nodes {{ id firstName }} }} }}'
    yield Sent("OK", await _asked(desk, searching))
    yield Sent("OK", await _asked(desk, f"{{ {WORD}: viewer {{ role }} __typename }}"))
    yield Sent("OK", await _asked(desk, f"query {WORD * 11} {{ viewer {{ role }} }}"))
    yield Sent("OK", await _asked(desk, "query Morning { viewer { role } }"))


async def _refused(desk: FrontDesk) -> AsyncIterator[Sent]:
    viewer = "{ viewer { role } }"
    yield Sent("BAD_REQUEST", await _asked(desk, viewer, operationName=f"{WORD} asks\n{WORD}"))
    yield Sent("BAD_REQUEST", await _asked(desk, viewer, operationName=[WORD]))
    yield Sent("GRAPHQL_VALIDATION_FAILED", await _asked(desk, f"{{ {WORD} }}"))
    yield Sent("GRAPHQL_PARSE_FAILED", await _asked(desk, f"{{ {WORD}"))
    search = "query($text: String) { patients(search: $text) { totalCount } }"
    yield Sent("BAD_USER_INPUT", await _asked(desk, search, variables={"text": [WORD]}))
    yield Sent("INVALID_INPUT", await _do(desk, "createPatient", "__typename", **_NOBODY))
    yield Sent("NOT_FOUND", await _do(desk, "archivePackage", "__typename", **_NO_PACKAGE))
    much = "patients(first: 100) { nodes { packages(first: 100) { nodes { id } } } }"
    yield Sent("BAD_REQUEST", await _asked(desk, f"query Much {{ {much} }}"))
    for body in (b'{"query": "{ Quokka \xff }"}', b'{"Quokka"', b'{"query": "\\ud800Quokka"}'):
        yield Sent("BAD_REQUEST", await _post(desk, body))
    for token in (f"Bearer {WORD}.{WORD}.{WORD}", f"{WORD} x", f"Bearer {desk.token}{WORD}", ""):
        yield Sent("UNAUTHENTICATED", await _post(desk, b"{}", authorization=token))
    marked = {"content-type": f"{WORD}/json", "x-request-id": f"{WORD}, {WORD}", "user-agent": WORD}
    yield Sent("BAD_REQUEST", await _post(desk, b"{}", **marked))
    assert desk.http is not None
    address, signed = f"/graphql?query={{{WORD}}}", {"authorization": f"Bearer {desk.token}"}
    yield Sent("BAD_REQUEST", await desk.http.put(address, headers=signed))
    yield Sent("UNAUTHENTICATED", await desk.http.get(address))
    yield Sent("DOCUMENT_NOT_TRUSTED", await desk.http.get(address, headers=signed))
    yield Sent("DOCUMENT_NOT_FOUND", await _asked(desk, "", documentId=WORD))
    unknown = {"persistedQuery": {"version": 1, "sha256Hash": "0" * 64}, WORD: WORD}
    yield Sent("PERSISTED_QUERY_NOT_FOUND", await _asked(desk, "", extensions=unknown))


async def failures(desk: FrontDesk) -> AsyncIterator[Sent]:
    """What the database refuses without our having foreseen it."""
    yield Sent("OK", await _patient(desk, "unique"))
    for kind in ("unique", "raised", "data", "check"):
        yield Sent("INTERNAL", await _patient(desk, kind))
    yield Sent("BUSY", await _patient(desk, "busy"))


async def _reports(desk: FrontDesk) -> AsyncIterator[Sent]:
    assert desk.http is not None
    signed = {"authorization": f"Bearer {desk.token}"}
    address = "/reports/package-sales.csv"
    whole = await desk.http.get(address, headers=signed)
    assert WORD in whole.text
    yield Sent("OK", whole)
    yield Sent("INVALID_INPUT", await desk.http.get(f"{address}?soldFrom={WORD}", headers=signed))
    yield Sent("UNAUTHENTICATED", await desk.http.get(address, headers={"authorization": WORD}))


async def _imports(desk: FrontDesk) -> AsyncIterator[Sent]:
    row = {"externalId": WORD, "firstName": WORD, "lastName": WORD, "email": f"{WORD}@example.org"}
    whole = await imports.sent(desk, imports.csv_of([row]))
    assert WORD in whole.text
    yield Sent("OK", whole)
    for outcome, file, how in (
        ("OK", imports.csv_of([row]), {"dryRun": "true"}),
        ("IMPORT_REFUSED", imports.csv_of([{**row, "lastName": f"{WORD} {WORD}"}]), {}),
        ("INTERNAL", imports.csv_of([{**row, "externalId": "1", "lastName": "-check"}]), {}),
        ("INVALID_INPUT", f"externalId,{WORD}\n1,{WORD}\n", {}),
        ("INVALID_INPUT", imports.csv_of([row]), {WORD: WORD}),
        ("INVALID_INPUT", imports.csv_of([row]), {"key": WORD}),
        ("BAD_REQUEST", WORD, {"headers": {"content-type": f"text/{WORD}"}}),
        ("UNAUTHENTICATED", WORD, {"headers": {"authorization": f"Bearer {WORD}"}}),
    ):
        given: dict[str, Any] = dict(how)
        yield Sent(outcome, await imports.sent(desk, file, **given))


async def over_a_socket(server: Served, desk: FrontDesk) -> None:
    """One operation that is answered and one that is not, on a connection of its own."""
    address = f"ws://127.0.0.1:{server.process.port}/graphql?{WORD}"
    protocols = [Subprotocol("graphql-transport-ws")]
    async with connect(address, subprotocols=protocols) as connection:
        for message in (
            {"type": "connection_init", "payload": {"Authorization": f"Bearer {desk.token}"}},
            _subscribing(f'query Socket {{ patients(search: "{WORD}") {{ nodes {{ id }} }} }}'),
            _subscribing(f"{{ {WORD} }}"),
        ):
            await connection.send(json.dumps(message))
            while json.loads(await connection.recv())["type"] == "next":
                pass
        await connection.send(WORD)
        await connection.wait_closed()


def _subscribing(document: str) -> dict[str, object]:
    return {"type": "subscribe", "id": WORD, "payload": {"query": document}}


def without_manners(server: Served) -> None:
    """What is no HTTP."""
    with socket.create_connection(("127.0.0.1", server.process.port), timeout=10) as connection:
        connection.sendall(f"{WORD} /{WORD} HTTP/9\r\n{WORD}\r\n\r\n".encode())
        connection.recv(4096)


def _key() -> dict[str, str]:
    return {"idempotencyKey": f"{WORD}-{uuid4()}"}


_NOBODY = {"firstName": "", "lastName": WORD, "email": WORD}
_NO_PACKAGE = {"packageId": WORD}


#: On standard output, once: for whoever starts it.
BANNER = (
    "gql-packages ",
    "  Front desk  http://",
    "  Explorer    http://",
    "  Address     http://",
    "  Token       gql-packages token",
)


@dataclass(frozen=True)
class LogLines:
    """The lines of its log, and what is no line of JSON."""

    text: str
    lines: list[Answer]
    others: list[str]

    @property
    def requests(self) -> list[Answer]:
        """Those that tell of a request."""
        return [line for line in self.lines if line["message"] == "request"]

    def of(self, request_id: str) -> Answer:
        """The only one that tells of the request."""
        (found,) = [line for line in self.requests if line["request_id"] == request_id]
        return found


def log_of(server: Served) -> LogLines:
    """All that the server has written."""
    text, lines, others = server.process.text, [], []
    for line in text.splitlines():
        if line.startswith("{"):
            lines.append(json.loads(line))
        elif line and not line.startswith(BANNER):
            others.append(line)
    return LogLines(text, lines, others)
