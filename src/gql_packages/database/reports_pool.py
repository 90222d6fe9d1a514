"""The pool of the reports: its own connections, on which a transaction may take its time."""

from __future__ import annotations

from gql_packages.database.pool import Database, PooledConnection

#: Seconds. A report may take long, as long as the client goes on reading: a transaction that waits
#: for it longer than IDLE_TIMEOUT ends.
STATEMENT_TIMEOUT = 60
IDLE_TIMEOUT = 60
TRANSACTION_TIMEOUT = 600

#: The role's own time-outs are those of the desk. Reports leave the other cores to it, too. They
#: join in the order that their statements are written in: the planner's own took twice as long. So
#: there is nothing that a plan for the very values would do better, and it takes as long again. The
#: small tables are not to be read for each row of a page, by no kind of scan.
_TERMS = (
    f"SET LOCAL statement_timeout = '{STATEMENT_TIMEOUT}s';"
    f" SET LOCAL idle_in_transaction_session_timeout = '{IDLE_TIMEOUT}s';"
    " SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL join_collapse_limit = 1;"
    " SET LOCAL plan_cache_mode = force_generic_plan; SET LOCAL enable_bitmapscan = off"
)
#: Came with Postgres 17. It is counted from when it was last nought, so that setting it to more
#: would change nothing.
_LONG_TRANSACTION = (
    f"; SET LOCAL transaction_timeout = 0; SET LOCAL transaction_timeout = '{TRANSACTION_TIMEOUT}s'"
)


class ReportsDatabase(Database):
    """A pool of connections for reports, perhaps of a read-only copy, so that they never wait for
    the desk or it for them."""

    command_timeout = STATEMENT_TIMEOUT + 5.0
    _terms: str | None = None

    async def _begun(self, begin: str) -> tuple[PooledConnection, str, int]:
        if self._terms is None:
            self._terms = await self._terms_here()
        return await super()._begun(f"{begin}; {self._terms}")

    async def _terms_here(self) -> str:
        """What this server, which may not have been there before, is told of each transaction."""
        connection = await self._acquire()
        version = connection.get_server_version()
        await self._release(connection)
        return _TERMS + (_LONG_TRANSACTION if version.major >= 17 else "")
