"""Error classification: connection lost, outcome of a COMMIT unknown, retryable, transient."""

from __future__ import annotations

import re
from enum import StrEnum

import asyncpg
from tortoise.exceptions import BaseORMException

from gql_packages.errors import Busy

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


class Cause(StrEnum):
    """Why the database did not do what was asked, as a client may tell a person."""

    #: another transaction holds what was needed
    LOCKED = "LOCKED"
    #: there is no server that can do it: it is down, starting, stopping, full, or a read-only copy
    DATABASE_UNAVAILABLE = "DATABASE_UNAVAILABLE"
    #: it took longer than it may
    SLOW = "SLOW"
    #: anything else, which the log has
    FAILED = "FAILED"


_LOCKED = (
    asyncpg.SerializationError,
    asyncpg.DeadlockDetectedError,
    asyncpg.LockNotAvailableError,
)
_SLOW = (
    TimeoutError,
    asyncpg.QueryCanceledError,
    asyncpg.TransactionTimeoutError,
    asyncpg.IdleInTransactionSessionTimeoutError,
)


_UNAVAILABLE = (
    *CONNECTION_LOST,
    asyncpg.CannotConnectNowError,
    asyncpg.InsufficientResourcesError,
    asyncpg.ReadOnlySQLTransactionError,
)


def cause_of(error: BaseException) -> Cause:
    """The cause of an error of the driver."""
    for cause, errors in _BY_CAUSE.items():
        if isinstance(error, errors):
            return cause
    return Cause.FAILED


#: In this order: a statement that was cancelled counts as a lost connection, too.
_BY_CAUSE = {
    Cause.LOCKED: _LOCKED,
    Cause.SLOW: _SLOW,
    Cause.DATABASE_UNAVAILABLE: _UNAVAILABLE,
}

_SENTENCES = {
    Cause.LOCKED: "Something else is using this right now. Please try again.",
    Cause.DATABASE_UNAVAILABLE: "The database cannot be reached right now. Please try again soon.",
    Cause.SLOW: "The database did not answer in time. Please try again.",
    Cause.FAILED: "The database could not do this right now. Please try again.",
}


def busy_after(error: BaseException) -> Busy:
    """What a client is told after an error that is transient, with its cause."""
    cause = cause_of(error)
    return Busy(_SENTENCES[cause], cause=cause)


def unwrap_driver_error(error: Exception) -> Exception:
    """The error of asyncpg that Tortoise has wrapped, or the error itself."""
    if isinstance(error, BaseORMException) and isinstance(error.__cause__, Exception):
        return error.__cause__
    return error


#: What Citus passes on of a worker: a sentence without fields, about a shard by its number.
_CONSTRAINT = re.compile(r'constraint "(\w+)"')
_SHARD = re.compile(r"_[1-9]\d{5,}$")


def constraint_of(error: Exception) -> str:
    """The constraint that a row did not hold to, by the migrations' name; "" if none is named."""
    cause = unwrap_driver_error(error)
    name = getattr(cause, "constraint_name", None)
    if name is None:
        said = _CONSTRAINT.search(str(cause))
        name = said[1] if said else ""
    return _SHARD.sub("", name)
