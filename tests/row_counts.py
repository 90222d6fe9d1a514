"""What stands in the database about one clinic, as a superuser sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from gql_packages.database.connect import Connection
from tests.table_state import State, state_of, tenant_tables


@dataclass(frozen=True)
class Written:
    """The rows of one clinic."""

    superuser: Connection
    clinic_id: UUID

    async def count(self, table: str) -> int:
        """How many rows a table has."""
        found: int = await self.superuser.fetchval(
            f"SELECT count(*) FROM {table} WHERE clinic_id = $1", self.clinic_id
        )
        return found

    async def audited(self, operation: str) -> list[str]:
        """The outcomes of an operation, in the order of the audit; not what it showed."""
        rows = await self.superuser.fetch(
            "SELECT outcome FROM audit_entry WHERE clinic_id = $1 AND operation = $2"
            " AND outcome <> 'READ' ORDER BY id",
            self.clinic_id,
            operation,
        )
        return [row["outcome"] for row in rows]

    async def rows(self, *, but: str) -> State:
        """The state of each table but one."""
        tables = [table for table in await tenant_tables(self.superuser) if table != but]
        return await state_of(self.superuser, tables, self.clinic_id)

    async def totals(self, *, but: str) -> Mapping[str, int]:
        """How many rows each table but one has, and what their versions add up to."""
        tables = await self.superuser.fetch(
            "SELECT relname, EXISTS (SELECT FROM pg_attribute a"
            "  WHERE a.attrelid = t.oid AND attname = 'version') AS has_versions"
            " FROM pg_class t WHERE relnamespace = 'public'::regnamespace"
            " AND relkind = 'r' AND relname NOT IN ('clinic', 'schema_migration', $1)",
            but,
        )
        rows = await self.superuser.fetch(
            " UNION ALL ".join(
                f"SELECT '{table}', count(*) + {'coalesce(sum(version), 0)' * versions or 0}"
                f" FROM {table} WHERE clinic_id = $1"
                for table, versions in tables
            ),
            self.clinic_id,
        )
        return dict(tuple(row) for row in rows)

    async def audit_lines(self) -> int:
        """How many lines the audit has of what was done and refused."""
        lines: int = await self.superuser.fetchval(
            "SELECT count(*) FROM audit_entry WHERE clinic_id = $1 AND outcome <> 'READ'",
            self.clinic_id,
        )
        return lines

    async def forget_keys(self) -> None:
        """Take every record of a key away, as nobody but a superuser could."""
        await self.superuser.execute(
            "DELETE FROM idempotency_record WHERE clinic_id = $1", self.clinic_id
        )
