"""A constraint is known by its name where Citus words the error: about a shard, without fields."""

import asyncio
import contextlib
import re
import struct

import asyncpg
import pytest

from gql_packages.database.connect import Connection
from gql_packages.database.error_classes import constraint_of
from gql_packages.dev.embedded_postgres import EmbeddedServer
from tests.concurrent_requests import ask, heard
from tests.conftest import DatabaseUrls
from tests.database.conftest import OpenDesk
from tests.database.wire import Wire, wire_to
from tests.front_desk import ready
from tests.row_counts import Written

pytestmark = pytest.mark.tampers

KEY = "outlives-its-record-1"
SHARD = b"_102063"


class CitusWire(Wire):
    """Passes bytes on, and words violated constraints as Citus does."""

    reworded = 0

    async def _downstream(self, server: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        with contextlib.suppress(asyncio.IncompleteReadError):
            while True:
                kind, length = struct.unpack("!cI", await server.readexactly(5))
                body = await server.readexactly(length - 4)
                if kind == b"E" and b"\0C23505\0" in body:
                    self.reworded += 1
                    body = _without_fields(body)
                back.write(kind + struct.pack("!I", len(body) + 4) + body)
                await back.drain()


def _without_fields(body: bytes) -> bytes:
    """Without schema, table and constraint, and with the number of a shard in the sentence."""
    fields = [field for field in body.split(b"\0") if field and field[:1] not in b"stn"]
    said = [
        re.sub(rb'"(\w+)"', rb'"\1' + SHARD + b'"', field) if field[:1] == b"M" else field
        for field in fields
    ]
    return b"\0".join(said) + b"\0\0"


async def test_what_a_key_made_before_is_not_made_again_where_the_driver_names_no_constraint(
    open_desk: OpenDesk,
    postgres: EmbeddedServer,
    database_urls: DatabaseUrls,
    superuser: Connection,
) -> None:
    async with wire_to(postgres, database_urls.app, CitusWire) as (wire, url):
        clinic = await ready(await open_desk(url))
        written = Written(superuser, clinic.desk.principal.clinic_id)
        await ask(clinic.desk, "sellPackage", **clinic.sale(KEY))
        before = await written.count("patient_package")

        await written.forget_keys()
        again = await ask(clinic.desk, "sellPackage", **clinic.sale(KEY))

        assert heard(again) == "IDEMPOTENCY_KEY_MISMATCH"
        assert wire.reworded == 1
        assert await written.count("patient_package") == before
        await clinic.desk.database.close()


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (
            'duplicate key value violates unique constraint "invoice_request_once_102063"',
            "invoice_request_once",
        ),
        (
            'insert or update on table "payment_102101" violates foreign key constraint'
            ' "payment_patient_fk_102101"',
            "payment_patient_fk",
        ),
        (
            'new row for relation "payment_102101" violates check constraint "payment_amount_ck"',
            "payment_amount_ck",
        ),
        ('null value in column "price" of relation "package_102101" violates not-null', ""),
    ],
)
def test_the_name_is_read_from_the_sentence(sentence: str, name: str) -> None:
    assert constraint_of(asyncpg.IntegrityConstraintViolationError(sentence)) == name


async def test_no_constraint_is_named_like_a_shard_or_too_long_for_one(
    superuser: Connection,
) -> None:
    names: list[str] = await superuser.fetchval(
        "SELECT array_agg(conname::text) FROM pg_constraint"
        " WHERE connamespace = 'public'::regnamespace"
    )

    assert [name for name in names if re.search(r"_\d{6,}$", name)] == []
    # Citus puts a hash into the middle of names that are longer than Postgres' 63 with the number.
    assert [name for name in names if len(f"{name}_10206300") > 63] == []
