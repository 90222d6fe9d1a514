"""The end of a transaction, and what an end that fails says."""

from __future__ import annotations

import logging
from contextlib import suppress

import asyncpg

from gql_packages.database.error_classes import CONNECTION_LOST, UNKNOWN_AFTER_COMMIT
from gql_packages.database.tenant_connection import PooledConnection
from gql_packages.errors import OutcomeUnknown
from gql_packages.observability.redacted_tracebacks import kind_of
from gql_packages.observability.tracing import statement_span

#: Seconds.
ROLLBACK_TIMEOUT = 2.0

log = logging.getLogger(__name__)


async def commit(connection: PooledConnection) -> None:
    """Commit. Raises OutcomeUnknown where the answer did not come, or the server failed within."""
    try:
        with statement_span("COMMIT"):
            status = await connection.execute("COMMIT")
    except UNKNOWN_AFTER_COMMIT as error:
        log.error("the outcome of a COMMIT is not known", extra={"error": kind_of(error)})
        raise OutcomeUnknown(
            "The database failed, or the connection to it was lost, while the change was being"
            " saved. Try again with the same key to learn what became of it."
        ) from error
    if status != "COMMIT":
        raise asyncpg.InvalidTransactionStateError("The transaction had failed before its end.")


async def roll_back(connection: PooledConnection) -> None:
    """Roll back; a connection on which that fails is ended."""
    try:
        if not connection.is_closed():
            with statement_span("ROLLBACK"):
                await connection.execute("ROLLBACK", timeout=ROLLBACK_TIMEOUT)
    except (*CONNECTION_LOST, asyncpg.PostgresError):
        # What goes wrong here must not hide why the work is rolled back: the pool has taken a
        # closed connection back, and then it has nothing left to terminate.
        with suppress(asyncpg.InterfaceError):
            connection.terminate()
