"""Whatever watches that nothing of one clinic reaches another."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import asyncpg

from gql_packages.database.connect import Connection
from tests.table_state import State, clinic_column, state_of, stored_columns, tenant_tables

#: What stands in every text of the clinic that must not be seen; and its time zone.
CANARY = "canary"
ZONE = "Asia/Kathmandu"

_TEXT_COLUMNS = """
SELECT table_name, column_name FROM information_schema.columns
WHERE table_schema = 'public' AND data_type = 'text' AND table_name = ANY($1)
    AND (table_name, column_name) <> ('clinic', 'time_zone')
ORDER BY table_name, column_name
"""
_AMOUNTS = """
SELECT table_name, column_name FROM information_schema.columns
WHERE table_schema = 'public' AND data_type = 'bigint' AND table_name = ANY($1)
"""
_TOKEN = re.compile(r"[A-Za-z0-9_-]{16,}")


@dataclass(frozen=True)
class Watched:
    """A clinic that must neither be seen nor touched by another."""

    superuser: Connection
    tables: Sequence[str]
    clinic_id: UUID
    #: the keys of all its rows, as hexadecimal digits
    keys: frozenset[str]

    @classmethod
    async def over(cls, superuser: Connection, clinic_id: UUID) -> Watched:
        tables = await tenant_tables(superuser)
        keys = {clinic_id.hex}
        for table in tables:
            rows = await superuser.fetch(
                f"SELECT to_jsonb(t) ->> 'id' AS id FROM {table} t"
                f" WHERE {clinic_column(table)} = $1",
                clinic_id,
            )
            keys.update(UUID(row["id"]).hex for row in rows if row["id"])
        return cls(superuser, tables, clinic_id, frozenset(keys))

    async def state(self) -> State:
        """How many rows each of its tables has, and a hash over all that is in them."""
        return await state_of(self.superuser, self.tables, self.clinic_id)

    def leaks(self, shown: str) -> list[str]:
        """What of the clinic is in a text: a canary, or the key of a row, be it in base64."""
        texts = [shown, shown.replace("-", ""), *map(_unpacked, _TOKEN.findall(shown))]
        secrets = {CANARY, ZONE, *self.keys}
        return sorted({secret for text in texts for secret in secrets if secret in text})


async def fill_with_canaries(superuser: Connection, clinic_id: UUID) -> set[str]:
    """Put a canary into every text of the clinic that may be any text; which columns those are."""
    filled = set()
    for table, column in await superuser.fetch(_TEXT_COLUMNS, await tenant_tables(superuser)):
        try:
            await superuser.execute(
                f"UPDATE {table} SET {column} = concat('{CANARY}-', {column})"
                f" WHERE {clinic_column(table)} = $1",
                clinic_id,
            )
        except asyncpg.CheckViolationError:
            continue
        filled.add(f"{table}.{column}")
    return filled


async def copy_rows(superuser: Connection, source: UUID, copy: UUID) -> None:
    """Give another clinic a row with the same key for every row of a clinic.

    All amounts of money are doubled, so that they are not those of the copied clinic.
    """
    tables = await tenant_tables(superuser)
    amounts = defaultdict[str, list[str]](list)
    for table, column in await superuser.fetch(_AMOUNTS, tables):
        amounts[table].append(column)
    await superuser.execute("SET session_replication_role = replica")
    for table in tables:
        owner = clinic_column(table)
        changed = [f"'{owner}', $2::uuid", *(f"'{name}', {name} * 2" for name in amounts[table])]
        names = await stored_columns(superuser, table)
        await superuser.execute(
            f"INSERT INTO {table} ({names}) SELECT {names} FROM (SELECT"
            f" (jsonb_populate_record(t, jsonb_build_object({', '.join(changed)}))).*"
            f" FROM {table} t WHERE t.{owner} = $1) AS copied",
            source,
            copy,
        )
    await superuser.execute("RESET session_replication_role")


async def switch_off_row_level_security(superuser: Connection) -> None:
    """Only the statements' own filters are left."""
    for table in await tenant_tables(superuser):
        await superuser.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")


def _unpacked(token: str) -> str:
    try:
        return urlsafe_b64decode(token + "=" * (-len(token) % 4)).decode(errors="replace")
    except ValueError:
        return ""
