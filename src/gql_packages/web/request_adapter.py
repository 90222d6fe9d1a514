"""What a client sent over HTTP, checked while it comes in."""

from __future__ import annotations

from cross_web import StarletteRequestAdapter

from gql_packages.web.query_string import parse_query_string
from gql_packages.web.request_body import GraphQLRequest, parse_body, read_body


class CheckedRequest(StarletteRequestAdapter):
    """An HTTP request whose body is checked while it comes in."""

    async def get_body(self) -> bytes:
        """The body. Raises BadRequest as read_body does."""
        return await read_body(self._request.stream(), self._request.headers)

    async def sent(self) -> GraphQLRequest:
        """What was sent, in the body or in the address. Raises BadRequest if it is no request."""
        if self.method == "GET":
            return parse_query_string(self._request.scope["query_string"])
        return parse_body(await self.get_body())
