"""Error classification: connection lost, outcome of a COMMIT unknown, retryable, transient."""

from __future__ import annotations

import asyncpg
from tortoise.exceptions import BaseORMException

#: The connection has gone, at once.
CONNECTION_CUT = (
    asyncpg.PostgresConnectionError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    ConnectionError,
)

#: The connection is gone, or the server is, or it took too long: a COMMIT that was under way may
#: or may not have happened.
CONNECTION_LOST = (
    *CONNECTION_CUT,
    asyncpg.OperatorInterventionError,
    OSError,
    TimeoutError,
)

#: After these the outcome of a COMMIT is unknown: a server that fails within itself (SQLSTATE class
#: XX) may have done it before.
UNKNOWN_AFTER_COMMIT = (*CONNECTION_LOST, asyncpg.InternalServerError)

#: Nothing was done, and an immediate retry may succeed.
RETRYABLE = (
    asyncpg.SerializationError,
    asyncpg.DeadlockDetectedError,
    asyncpg.LockNotAvailableError,
    asyncpg.CannotConnectNowError,
    *CONNECTION_CUT,
)

#: Nothing was done, and a later retry may succeed. Any other error is a bug.
TRANSIENT = (
    *RETRYABLE,
    *CONNECTION_LOST,
    asyncpg.TransactionTimeoutError,
    asyncpg.IdleInTransactionSessionTimeoutError,
)


def unwrap_driver_error(error: Exception) -> Exception:
    """The error of asyncpg that Tortoise has wrapped, or the error itself."""
    if isinstance(error, BaseORMException) and isinstance(error.__cause__, Exception):
        return error.__cause__
    return error
