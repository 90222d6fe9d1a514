"""Health checks: `/livez` for the process, `/readyz` for serving."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from gql_packages.database.pool import Database
from gql_packages.observability.redacted_tracebacks import kind_of

PING_SECONDS = 2.0
NO_STORE = {"Cache-Control": "no-store"}

log = logging.getLogger(__name__)


async def livez(request: Request) -> Response:
    """200 as long as the process answers at all: the database may be away."""
    return JSONResponse({"status": "ok"}, headers=NO_STORE)


def readyz(database: Database) -> Callable[[Request], Awaitable[Response]]:
    """The readiness check: 503 while the database does not answer or is a standby, and from the
    moment at which the server is told to stop, though it still drains."""

    async def check(request: Request) -> Response:
        stopping = request.scope.get("state", {}).get("stopping")
        if stopping is not None and stopping.is_set():
            return JSONResponse({"status": "stopping"}, status_code=503, headers=NO_STORE)
        try:
            async with asyncio.timeout(PING_SECONDS):
                await database.execute("BEGIN READ WRITE; ROLLBACK")
        except Exception as error:
            log.warning("not ready", extra={"error": kind_of(error)})
            return JSONResponse({"status": "unavailable"}, status_code=503, headers=NO_STORE)
        return JSONResponse({"status": "ok"}, headers=NO_STORE)

    return check
