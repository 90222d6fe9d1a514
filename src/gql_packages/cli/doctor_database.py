"""What `doctor` looks at in each database. A check returns how it is, or raises SetupError with
what would not work; it gets a connection, its URL, and the variable that the URL was given in."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence

from gql_packages.database.connect import Connection, connected, role_of
from gql_packages.database.migration_runner import refuse_newer, state
from gql_packages.database.roles import (
    missing_settings,
    refuse_other_than_owner,
    refuse_unsafe_role,
)
from gql_packages.database_urls import refuse_pending
from gql_packages.errors import SetupError

#: Seconds for a notification to come back; seconds of lag beyond which reports are noticeably old.
NOTIFY_SECONDS, MOST_LAG = 2.0, 60.0

Check = Callable[[Connection, str, str], Awaitable[str]]


async def _tables(connection: Connection, url: str, variable: str) -> str:
    found = await state(connection)
    refuse_pending(found.pending)
    refuse_newer(found.newer)
    return "the tables are those of this version"


async def _role(connection: Connection, url: str, variable: str) -> str:
    await refuse_unsafe_role(connection, url, variable)
    missing = [name for name, _ in await missing_settings(connection, role_of(url))]
    if missing:
        raise SetupError(
            f"The role {role_of(url)} lacks {', '.join(missing)}: run `gql-packages migrate` with"
            " both DATABASE_URL and MIGRATION_DATABASE_URL set."
        )
    return f"{role_of(url)} sees one clinic at a time and cannot change history"


async def _writes(connection: Connection, url: str, variable: str) -> str:
    if await connection.fetchval(
        "SELECT pg_is_in_recovery() OR current_setting('default_transaction_read_only')::bool"
    ):
        raise SetupError(
            f"The server of {variable} takes no changes: nothing could be booked, sold or shown."
            " Name the primary there, and a replica in REPORTS_DATABASE_URL."
        )
    return "takes changes"


async def _notifications(connection: Connection, url: str, variable: str) -> str:
    heard = asyncio.Event()
    async with connected(url) as listening:
        await listening.add_listener("gql_packages_doctor", lambda *_: heard.set())
        await connection.execute("NOTIFY gql_packages_doctor")
        try:
            await asyncio.wait_for(heard.wait(), NOTIFY_SECONDS)
        except TimeoutError:
            raise SetupError(
                f"Notifications do not come through {variable}, so that subscriptions would tell"
                " nothing: name the server itself in LISTEN_DATABASE_URL, without a pooler."
            ) from None
    return "notifications come through: subscriptions work"


async def _connections(connection: Connection, url: str, variable: str) -> str:
    limit = await connection.fetchval("SELECT current_setting('max_connections')::int")
    used = await connection.fetchval("SELECT sum(numbackends)::int FROM pg_stat_database")
    return f"{used} of {limit} connections are used"


async def _owner(connection: Connection, url: str, variable: str) -> str:
    await refuse_other_than_owner(connection)
    return f"{role_of(url)} owns the tables"


async def _replica(connection: Connection, url: str, variable: str) -> str:
    lag = await connection.fetchval(
        "SELECT CASE WHEN NOT pg_is_in_recovery() THEN -1"
        " WHEN pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() THEN 0"
        " ELSE extract(epoch FROM now() - pg_last_xact_replay_timestamp()) END::float"
    )
    if lag is not None and lag < 0:
        return "no replica: reports take their share of a server that takes changes"
    if lag is None or lag > MOST_LAG:
        behind = "of unknown age" if lag is None else f"{lag:.0f} seconds behind"
        raise SetupError(f"It is {behind}, and so would be reports: look at its replication.")
    words = f"follows, {lag:.0f} seconds behind"
    if await connection.fetchval("SELECT NOT current_setting('hot_standby_feedback')::bool"):
        words += "; set hot_standby_feedback there, or what runs long may be cancelled"
    return words


CHECKS: Mapping[str, Sequence[Check]] = {
    "database": (_tables, _role, _writes, _connections),
    "owner": (_tables, _owner),
    "replica": (_tables, _role, _replica),
    "changes": (_notifications,),
}
