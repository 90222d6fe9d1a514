"""GraphQL over WebSocket at a real server, a message at a time."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from tests.front_desk import Answer

PROTOCOL = Subprotocol("graphql-transport-ws")

#: So long a test waits for what must come; nothing is measured with it.
PATIENCE = 20.0


@dataclass(frozen=True)
class GraphQLSocket:
    """A connection."""

    connection: ClientConnection

    async def say(self, **message: Any) -> None:
        """Send a message."""
        await self.connection.send(json.dumps(message))

    async def message(self) -> Answer:
        """The next message, whatever it is."""
        async with asyncio.timeout(PATIENCE):
            heard: Answer = json.loads(await self.connection.recv())
        return heard

    async def closed(self) -> tuple[int, str]:
        """The code and the reason with which the server closes; nothing comes before."""
        with pytest.raises(ConnectionClosed) as gone:
            await self.message()
        return close_of(gone)

    async def sign_in(self, token: str | None) -> None:
        """Send a token, and do not wait for what becomes of it."""
        await self.say(type="connection_init", payload={"Authorization": f"Bearer {token}"})

    async def subscribe(self, document: str, **variables: Any) -> None:
        """Send a document."""
        payload = {"query": document, "variables": variables}
        await self.say(id="one", type="subscribe", payload=payload)

    async def run(self, document: str, **variables: Any) -> list[Answer]:
        """Everything that is said to one operation."""
        await self.subscribe(document, **variables)
        heard = [await self.message()]
        while heard[-1]["type"] not in ("complete", "error"):
            heard.append(await self.message())
        return heard

    async def told(self) -> Answer:
        """What is told next, without errors."""
        heard = await self.message()
        assert heard["type"] == "next", heard
        assert "errors" not in heard["payload"], heard
        (change,) = heard["payload"]["data"].values()
        assert isinstance(change, dict)
        return change

    async def error(self) -> str:
        """The code of the error that ends an operation."""
        heard = await self.message()
        assert heard["type"] == "error", heard
        return str(heard["payload"][0]["extensions"]["code"])

    async def answered(self) -> None:
        """Return when the server has taken all that was said before."""
        await self.say(type="ping")
        heard = await self.message()
        assert heard["type"] == "pong", heard


def close_of(gone: pytest.ExceptionInfo[ConnectionClosed]) -> tuple[int, str]:
    """The code and the reason that came with an end."""
    assert gone.value.rcvd is not None
    return gone.value.rcvd.code, gone.value.rcvd.reason


@asynccontextmanager
async def opened(
    port: int, *, protocol: str = PROTOCOL, origin: str | None = None, **options: Any
) -> AsyncIterator[GraphQLSocket]:
    """A connection on which nothing was said yet."""
    headers = {"Origin": origin} if origin else None
    async with connect(
        f"ws://127.0.0.1:{port}/graphql",
        subprotocols=[Subprotocol(protocol)],
        additional_headers=headers,
        **options,
    ) as connection:
        yield GraphQLSocket(connection)


@asynccontextmanager
async def signed_in(port: int, token: str | None, **options: Any) -> AsyncIterator[GraphQLSocket]:
    """A connection that is signed in, and follows nothing yet."""
    async with opened(port, **options) as socket:
        await socket.sign_in(token)
        assert await socket.message() == {"type": "connection_ack"}
        yield socket
