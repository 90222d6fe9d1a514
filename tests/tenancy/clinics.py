"""Three clinics in one database: one to be kept secret, a stranger, and a twin with its keys."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import httpx
import pytest

from gql_packages.database.connect import Connection, connected
from gql_packages.domain.permissions import Principal
from gql_packages.schema.global_id import encode
from tests.clinic_database import ClinicDatabase
from tests.conftest import DatabaseUrls
from tests.front_desk import FrontDesk, open_clinic
from tests.old_records import purge_an_old_record
from tests.populated_clinic import Furnished, furnish
from tests.schema_walk import Answer
from tests.table_state import State, some_ids
from tests.tenancy.leak_detectors import (
    CANARY,
    ZONE,
    Watched,
    copy_rows,
    fill_with_canaries,
)

# What its twin gave back is held again here, and by visits that are a century later.
_A_GOES_ON = """
WITH later AS (
    UPDATE appointment
    SET starts_at = starts_at + interval '100 years', ends_at = ends_at + interval '100 years'
    WHERE clinic_id = $1
)
UPDATE redemption SET status = 'RESERVED', ended_at = NULL
WHERE clinic_id = $1 AND status = 'RELEASED'
"""


@dataclass(frozen=True)
class Clinics:
    """A, full of canaries; B, a stranger with keys of its own; and A's twin, who has A's keys.

    The twin's amounts are twice those of A.
    """

    a: Furnished
    b: Furnished
    twin_id: UUID
    #: some thing of A of each type
    ids_of_a: Mapping[str, str]
    canaries: frozenset[str]


@dataclass(frozen=True)
class Level:
    """The clinics behind some of what keeps them apart."""

    clinics: Clinics
    urls: DatabaseUrls
    superuser: Connection
    watched: Watched
    a: FrontDesk
    b: FrontDesk
    twin: FrontDesk
    #: a token that names clinic B and a staff member of A
    impostor: FrontDesk

    async def state(self) -> State:
        """All that A has, once all is written down that was read."""
        await self.a.database.audit.flush()
        return await self.watched.state()

    async def ask_as_b(
        self, document: str, variables: Mapping[str, Any], caplog: pytest.LogCaptureFixture
    ) -> Answer:
        """The answer to B; nothing of A is in it, in its headers or in the log."""
        caplog.clear()
        response = await self.b.post_raw({"query": document, "variables": variables})
        shown = f"{response.text}\n{dict(response.headers)}"
        assert self.watched.leaks(shown) == [], f"{document}\n{dict(variables)}\n{shown}"
        # at its most talkative the log may repeat the keys that B sent
        assert CANARY not in caplog.text
        return answer_of(response)


def answer_of(response: httpx.Response) -> Answer:
    """The answer to a request that could be served, though what it asks for may not be there."""
    answer: Answer = response.json()
    codes = {error["extensions"]["code"] for error in answer.get("errors", [])}
    assert codes <= {"NOT_FOUND"}, answer
    return answer


def unknown_id(type_name: str) -> str:
    """A well-formed id of nothing at all."""
    return str(encode(type_name, uuid4()))


async def make_clinics(urls: DatabaseUrls) -> Clinics:
    """Make them in a database, and leave no connection to it."""
    database = await ClinicDatabase.open(urls.app, pool_size=2)
    a = await furnish(await open_clinic(database, time_zone=ZONE))
    b = await furnish(await open_clinic(database))
    for each in (a, b):
        # Beside those of the valid input.
        row = {"externalId": "K-1", "firstName": "Kim", "lastName": "Park"}
        await each.desk.do("importPatients", rows=[row])
        await purge_an_old_record(urls, each.desk.principal)
    await database.close()
    twin_id, a_id = uuid4(), a.desk.principal.clinic_id
    async with connected(urls.superuser) as superuser:
        await copy_rows(superuser, a_id, twin_id)
        await superuser.execute(_A_GOES_ON, a_id)
        canaries = await fill_with_canaries(superuser, a_id)
        ids_of_a = await some_ids(superuser, a_id)
    return Clinics(a, b, twin_id, ids_of_a, frozenset(canaries))


@asynccontextmanager
async def level_of(clinics: Clinics, urls: DatabaseUrls) -> AsyncIterator[Level]:
    """Desks of the three in front of one database."""
    database = await ClinicDatabase.open(urls.app, pool_size=2)
    superuser = await asyncpg.connect(urls.superuser)
    a, b = clinics.a.desk.principal, clinics.b.desk.principal
    desk = FrontDesk.of(database, a, clinics.a.desk.clock)
    yield Level(
        clinics=clinics,
        urls=urls,
        superuser=superuser,
        watched=await Watched.over(superuser, a.clinic_id),
        a=desk,
        b=desk.of_principal(b),
        twin=desk.of_principal(Principal(clinics.twin_id, a.staff_member_id)),
        impostor=desk.of_principal(Principal(b.clinic_id, a.staff_member_id)),
    )
    await superuser.close()
    await database.close()
