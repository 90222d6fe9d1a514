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
        self, *, database: Database, principal: Principal, now: datetime, request_id: UUID
    ) -> None:
        self.database = database
        self.principal = principal
        self.now = now
        self.request_id = request_id
        self.read = Reader(database, principal, now)

    async def viewer(self) -> ViewerRow:
        """Who asks, looked up once per snapshot; raises Unauthenticated unless they work here."""
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
