"""Tries a write and leaves nothing behind."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

import asyncpg

from gql_packages.database.connect import Connection
from tests.db_constraints.write_attempts import Write


@asynccontextmanager
async def rolled_back(
    connection: Connection, clinic_id: UUID | None, role: str | None = None
) -> AsyncIterator[None]:
    """A transaction of that clinic, or of none, that leaves nothing behind; a savepoint in one."""
    settings = [f"SET LOCAL app.clinic_id = '{clinic_id}'"] if clinic_id else []
    settings += [f"SET LOCAL ROLE {role}"] if role else []
    transaction = connection.transaction()
    await transaction.start()
    try:
        for setting in settings:
            await connection.execute(setting)
        yield
    finally:
        await transaction.rollback()


async def refusal(
    connection: Connection, clinic_id: UUID | None, write: Write, role: str | None = None
) -> str | None:
    """Why the write was refused: a constraint's name or what Postgres says; None if it was not."""
    async with rolled_back(connection, clinic_id, role):
        try:
            status = await write(connection)
        except asyncpg.PostgresError as error:
            return getattr(error, "constraint_name", None) or str(error)
    return "no row was seen" if status.endswith(" 0") else None
