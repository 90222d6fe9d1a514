"""What goes wrong between us and the database, by what can be done about it."""

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

#: After these nobody knows what became of a COMMIT: a server that fails within itself (SQLSTATE
#: class XX) may have done it before.
UNKNOWN_AFTER_COMMIT = (*CONNECTION_LOST, asyncpg.InternalServerError)

#: Nothing was done, and doing it again at once may well succeed.
RETRYABLE = (
    asyncpg.SerializationError,
    asyncpg.DeadlockDetectedError,
    asyncpg.LockNotAvailableError,
    asyncpg.CannotConnectNowError,
    *CONNECTION_CUT,
)

#: Nothing was done, and it may be otherwise later. Whatever is not in here is a mistake of ours.
TRANSIENT = (
    *RETRYABLE,
    *CONNECTION_LOST,
    asyncpg.TransactionTimeoutError,
    asyncpg.IdleInTransactionSessionTimeoutError,
)


def unwrap_driver_error(error: Exception) -> Exception:
    """What asyncpg raised, where Tortoise has put an error of its own around it."""
    if isinstance(error, BaseORMException) and isinstance(error.__cause__, Exception):
        return error.__cause__
    return error
