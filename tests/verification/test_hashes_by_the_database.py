"""The database's hashes are those of the domain, to the byte, and older rows were given theirs."""

import json
import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from gql_packages.database.connect import Connection, connected
from gql_packages.database.migration_runner import migrate, migrations
from gql_packages.domain.row_hash import HASHED_COLUMNS, Column, row_hash
from gql_packages.verification import run_checks
from gql_packages.verification.verify import verify
from tests.conftest import DatabaseUrls
from tests.table_state import tenant_tables

#: Rows without a hash become rows with one in this migration.
HASHING = "0008"

#: All that a text can be made of, in the order of Unicode: neither NUL nor halves of a pair.
EVERY_CHARACTER = "".join(map(chr, [*range(1, 0xD800), *range(0xE000, sys.maxunicode + 1)]))

VALUES: list[tuple[str, Column]] = [
    ("text", None),
    ("text", ""),
    ("text", EVERY_CHARACTER),
    ("text", '"\\/\b\f\n\r\t\x1f\x7f'),
    ("integer", -1),
    ("bigint", 2**53 - 1),
    ("bigint", -(2**53 - 1)),
    ("uuid", UUID("0190abcd-ef01-7abc-8def-0123456789ab")),
    ("bytea", bytes(range(256))),
    ("date", date(1, 1, 2)),
    ("date", date(9999, 12, 30)),
    ("timestamp with time zone", datetime(1, 1, 2, tzinfo=UTC)),
    ("timestamp with time zone", datetime(2026, 3, 8, 10, 0, 0, 100, tzinfo=UTC)),
    ("timestamp with time zone", datetime(9999, 12, 30, 23, 59, 59, 999999, tzinfo=UTC)),
]


@pytest.mark.parametrize(
    ("type_name", "value"), VALUES, ids=[f"{kind}-{n}" for n, (kind, _) in enumerate(VALUES)]
)
async def test_the_database_computes_what_the_domain_does(
    database_urls: DatabaseUrls,
    monkeypatch: pytest.MonkeyPatch,
    type_name: str,
    value: Column,
) -> None:
    monkeypatch.setattr(run_checks, "HASHED_COLUMNS", {"row": ("a", "b")})
    fitting = run_checks.fitting_hash("row", {"a": type_name, "b": type_name})

    async with connected(database_urls.app) as connection:
        await connection.execute("SET TimeZone = 'Asia/Kathmandu'; SET DateStyle = 'German'")
        computed = await connection.fetchval(
            f"SELECT {fitting} FROM (SELECT $1::{type_name} AS a, NULL::{type_name} AS b)", value
        )

    assert computed == row_hash([value, None])


async def test_rows_that_were_there_before_were_given_the_hashes_that_fit(
    database_urls: DatabaseUrls, empty_database_urls: DatabaseUrls, clinic_ids: tuple[UUID, UUID]
) -> None:
    urls = empty_database_urls
    older = [migration for migration in migrations() if migration.name < HASHING]
    await migrate(urls.owner, app_url=urls.app, progress=_quietly, known=older)
    async with (
        connected(database_urls.superuser) as now,
        connected(urls.superuser) as then,
    ):
        older_tables = set(await tenant_tables(then))
        await _widen(then)
        await _copy(now, then, older_tables)
        await then.execute(f"DELETE FROM package_entry WHERE {_ADJUSTING}")
        await migrate(urls.owner, app_url=urls.app, progress=_quietly)
        # The audit tells who was imported, what was set, and of keys whose records were purged.
        newer = ["imported_patient", "policy_change", "breakage_policy", "use_adjustment", "purge"]
        await _copy(now, then, set(newer))
        await _copy(now, then, {"package_entry"}, where=_ADJUSTING)
        await _copy_limits(now, then)
        for row in await now.fetch("SELECT id, uses_changed FROM patient_package"):
            await then.execute("UPDATE patient_package SET uses_changed = $2 WHERE id = $1", *row)
        for table in older_tables & HASHED_COLUMNS.keys():
            rows = f"SELECT array_agg(id || hash::text ORDER BY id) FROM {table} t"
            assert await then.fetchval(rows) == await now.fetchval(rows)

    assert (await verify(urls.owner, progress=_quietly)).findings == []


async def _copy_limits(source: Connection, target: Connection) -> None:
    """Of what has limits, which none had then, the number with the hash that it is part of."""
    await _copy(source, target, {"package_limit", "patient_package_limit"})
    for table in ("patient_package_item", "redemption"):
        rows = await source.fetch(
            f"SELECT id, limit_number, hash FROM {table} WHERE limit_number IS NOT NULL"
        )
        assert rows
        await target.executemany(
            f"UPDATE {table} SET limit_number = $2, hash = $3 WHERE id = $1",
            [tuple(row) for row in rows],
        )


#: The entries of what nobody did then.
_ADJUSTING = "kind IN ('USES_ADDED', 'USES_TAKEN', 'ADJUSTMENT_UNDONE')"
#: What the rows of today have that was refused then.
_WIDENED = {
    "appointment_no_show_ck": "appointment",
    "redemption_reason_ck": "redemption",
    "package_entry_kind_ck": "package_entry",
}


async def _widen(target: Connection) -> None:
    for name, table in _WIDENED.items():
        await target.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        await target.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK (true)")


async def _copy(
    source: Connection, target: Connection, tables: Iterable[str], where: str = "true"
) -> None:
    await target.execute("SET session_replication_role = replica")
    for table in tables:
        rows = await source.fetch(f"SELECT to_jsonb(t) AS row FROM {table} t WHERE {where}")
        assert rows
        await target.execute(
            f"INSERT INTO {table} SELECT * FROM jsonb_populate_recordset(NULL::{table}, $1)",
            json.dumps([json.loads(row["row"]) for row in rows]),
        )


def _quietly(_: str) -> None:
    pass
