"""Requests at the same moment: kept waiting for rows that a third connection holds, let go."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest

from gql_packages.database.connect import Connection, connected
from gql_packages.models.tenant import TenantModel
from gql_packages.schema.global_id import read
from gql_packages.services import row_locks
from tests.front_desk import Answer, FrontDesk
from tests.mutation_documents import input_fields, mutation_document

#: Seconds, inside the two for which the application's role waits for a lock.
PATIENCE = 1.8

#: Rows by table, as services lock them. With a superuser row-level security hides nothing.
APPOINTMENT = "SELECT FROM appointment WHERE id = $1 FOR NO KEY UPDATE"
PACKAGE = "SELECT FROM patient_package WHERE id = $1 FOR NO KEY UPDATE"
INVOICE = "SELECT FROM invoice WHERE id = $1 FOR NO KEY UPDATE"
PAYMENT = "SELECT FROM payment WHERE id = $1 FOR NO KEY UPDATE"
NUMBERS = "SELECT FROM invoice_counter WHERE clinic_id = $1 FOR NO KEY UPDATE"
#: The whole table: whoever reads it waits too. (A lock takes no parameter.)
PATIENTS = "LOCK TABLE patient IN ACCESS EXCLUSIVE MODE"
STAFF = "LOCK TABLE staff_member IN ACCESS EXCLUSIVE MODE"

_WAITING = """
SELECT pid FROM pg_stat_activity
WHERE datname = current_database() AND wait_event_type = 'Lock'
"""


@dataclass
class Held:
    """Rows that nobody else can have until the block ends."""

    connection: Connection

    async def waiting(self) -> list[int]:
        """The server processes that wait for a lock right now."""
        # Within one transaction the server would show the same moment again and again.
        await self.connection.execute("SELECT pg_stat_clear_snapshot()")
        return [row["pid"] for row in await self.connection.fetch(_WAITING)]

    async def until_waiting(self, count: int, patience: float = PATIENCE) -> list[int]:
        """Until so many wait; the server says so, no time that has passed."""
        found = await self.waiting()
        try:
            async with asyncio.timeout(patience):
                while len(found := await self.waiting()) != count:
                    await asyncio.sleep(0.005)
        except TimeoutError:
            raise AssertionError(f"{len(found)} wait for a lock, not {count}") from None
        return found


@asynccontextmanager
async def holding(url: str, rows: str, key: str | UUID = "") -> AsyncIterator[Held]:
    """Hold the rows with that key, a global id or a plain one, on a connection of our own."""
    async with connected(url) as connection, connection.transaction():
        await connection.execute(rows, *([plain(key)] if "$1" in rows else []))
        yield Held(connection)


def plain(key: str | UUID) -> UUID:
    """The key in a global id."""
    if isinstance(key, UUID):
        return key
    found = read(key)
    assert found is not None, key
    return found[1]


Asked = asyncio.Task[Answer]


def ask(desk: FrontDesk, mutation: str, **given: Any) -> Asked:
    """Begin a request; it goes on while the test does other things. A key is made if need be."""
    if "idempotencyKey" in input_fields(mutation):
        given.setdefault("idempotencyKey", f"test-{uuid4()}")
    return asyncio.ensure_future(desk.post(mutation_document(mutation), {"input": given}))


async def insist(desk: FrontDesk, mutation: str, **given: Any) -> Answer:
    """The answer to a request under a key, asked again while another one has the key."""
    while True:
        answer = await ask(desk, mutation, **given)
        if heard(answer) != "IDEMPOTENCY_KEY_IN_USE":
            return answer


async def in_turn(held: Held, *requests: tuple[FrontDesk, str, dict[str, Any]]) -> list[Asked]:
    """Begin the requests one after the other, each when those before it wait; nobody is let go."""
    asked = []
    for desk, mutation, given in requests:
        asked.append(ask(desk, mutation, **given))
        await held.until_waiting(len(asked))
    return asked


def heard(answer: Answer) -> str:
    """What the desk hears in a word: DONE, the code of a refusal, or the code of an error."""
    if "errors" in answer:
        return str(answer["errors"][0]["extensions"]["code"])
    (result,) = answer["data"].values()
    return "DONE" if result["__typename"].endswith("Payload") else str(result["code"])


async def all_heard(asked: list[Asked]) -> list[str]:
    """What each desk hears."""
    return [heard(answer) for answer in await asyncio.gather(*asked)]


def take_out_locks_of(monkeypatch: pytest.MonkeyPatch, unlocked: type[TenantModel]) -> None:
    """Let every service look at rows of that kind without locking them."""

    monkeypatch.setattr(row_locks, "is_locked", lambda model: model is not unlocked)
