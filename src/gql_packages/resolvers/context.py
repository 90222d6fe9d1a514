"""What one GraphQL operation carries along."""

import asyncio
from datetime import datetime
from uuid import UUID

from gql_packages.database.pool import Database
from gql_packages.domain.rights import Principal
from gql_packages.resolvers.reader import Reader
from gql_packages.resolvers.snapshot import ViewerRow


class RequestContext:
    """Who asks, when, and what reads for them. Made for one operation and closed at its end."""

    def __init__(
        self,
        *,
        database: Database,
        principal: Principal,
        now: datetime,
        request_id: UUID,
        reports_database: Database | None = None,
    ) -> None:
        self.database = database
        self.principal = principal
        self.now = now
        self.request_id = request_id
        self.read = Reader(database, principal, now)
        self._reports_database = reports_database or database
        self._turning = asyncio.Lock()
        self._is_to_turn = False

    def read_reports(self) -> None:
        """Let all that is read from now on come from the database of reports, as of one moment.

        To be called before anything is read; then the viewer is asked for before anything else.
        Who asks is looked up where the desk works: a copy of it may lag behind.
        """
        self._is_to_turn = True

    async def viewer(self) -> ViewerRow:
        """Who asks, looked up once per snapshot; raises Unauthenticated unless they work here."""
        async with self._turning:
            if self._is_to_turn:
                viewer = await self.read.viewer()
                await _to_the_end(self.read)
                self.read = Reader(self._reports_database, self.principal, self.now, viewer)
                self._is_to_turn = False
            return await self.read.viewer()

    async def restart_reading(self) -> None:
        """Forget what was read: what follows sees the database as it is then.

        A mutation calls it before it writes, so that it never holds two connections.
        """
        earlier, self.read = self.read, Reader(self.database, self.principal, self.now)
        await _to_the_end(earlier)

    async def close(self) -> None:
        """Give the connection back; nothing can be read any more."""
        await _to_the_end(self.read)


async def _to_the_end(read: Reader) -> None:
    """Close it even if whoever waits for that is cancelled: a connection would be lost."""
    await asyncio.shield(asyncio.ensure_future(read.close()))
