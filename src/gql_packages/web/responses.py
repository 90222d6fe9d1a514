"""What answers look like: media types, JSON, errors with their statuses, and compression."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import orjson
from graphql import GraphQLError
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from strawberry.types import ExecutionResult

from gql_packages.errors import BadRequest, RequestError
from gql_packages.observability import request_log

GRAPHQL_RESPONSE = "application/graphql-response+json"
JSON = "application/json"
EVENT_STREAM = "text/event-stream"
HTML = "text/html"

#: A longer header of the Accept family is ignored: parsing it takes time, and needs no token.
MAX_CHARACTERS = 1_000

#: A shorter answer fits one packet as it is. Higher levels than 3 take half as long again, or three
#: times as long, for a hundredth less.
MIN_COMPRESSED_BYTES, COMPRESSION_LEVEL = 1_400, 3

#: HTTP statuses by error code, for requests that were not executed; any other code is 400.
STATUS_BY_CODE: Mapping[str, int] = {
    "UNAUTHENTICATED": 401,
    "FORBIDDEN": 403,
    "DOCUMENT_NOT_TRUSTED": 403,
    # A step of Apollo's protocol: some of its clients read no error of another status.
    "PERSISTED_QUERY_NOT_FOUND": 200,
    "BUSY": 503,
    "OVERLOADED": 503,
    "TIMEOUT": 503,
    "AUDIT_UNAVAILABLE": 503,
    "INTERNAL": 500,
}

HEADERS_BY_STATUS: Mapping[int, Mapping[str, str]] = {
    401: {"WWW-Authenticate": "Bearer"},
    503: {"Retry-After": "1"},
}

#: GraphQL's messages repeat values of any length.
MAX_MESSAGE_CHARACTERS = 1_000

_SUGGESTION = re.compile(r" Did you mean .*\Z", re.DOTALL)


def accepted_media_type(accept: str) -> str:
    """The GraphQL media type that the Accept header prefers, application/json by default."""
    given = weights(accept)
    preferred = given.get(GRAPHQL_RESPONSE, 0.0)
    return GRAPHQL_RESPONSE if preferred > 0 and preferred >= given.get(JSON, 0.0) else JSON


def wants_events(accept: str) -> bool:
    """Whether the Accept header prefers server-sent events to both of GraphQL's media types.

    Some clients name all three for every query, and handle one answer with less work than a stream.
    """
    given = weights(accept)
    others = max(given.get(GRAPHQL_RESPONSE, 0.0), given.get(JSON, 0.0))
    return given.get(EVENT_STREAM, 0.0) > others


def wants_page(accept: str) -> bool:
    """Whether the Accept header prefers a page to each media type that GraphQL has: a browser's."""
    given = weights(accept)
    others = (GRAPHQL_RESPONSE, JSON, EVENT_STREAM)
    return given.get(HTML, 0.0) > max(given.get(name, 0.0) for name in others)


def weights(header: str) -> Mapping[str, float]:
    """The weights (q) in a header of the Accept family, from 0 to 1."""
    return _weights(header) if len(header) <= MAX_CHARACTERS else {}


@lru_cache(maxsize=256)
def _weights(header: str) -> Mapping[str, float]:
    return dict(_weighed(each) for each in header.split(","))


def _weighed(media_range: str) -> tuple[str, float]:
    name, *parameters = (part.strip().lower() for part in media_range.split(";"))
    weight = 1.0
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                weight = float(parameter.removeprefix("q="))
            except ValueError:
                weight = 0.0
    return name, weight


class HttpError(BadRequest):
    """A bad request that HTTP has a status of its own for, and may ask for a header."""

    def __init__(self, status: int, message: str, **headers: str) -> None:
        super().__init__(message)
        self.status = status
        self.headers = headers


def encode_json(data: object) -> bytes:
    """Compact JSON in UTF-8, with each `orjson.Fragment` copied as it is.

    Raises TypeError for what JSON cannot say, half of a surrogate pair included: neither requests
    nor the database can hold one. NaN becomes null; the schema has no floating-point numbers.
    """
    return orjson.dumps(data)


def result_body(result: ExecutionResult) -> dict[str, Any]:
    """The body of an answer: without `data` if the operation was not executed."""
    errors = result.errors or []
    body: dict[str, Any] = {}
    if result.data is not None or any(error.path for error in errors):
        body["data"] = result.data
    if errors:
        body["errors"] = [_formatted(error) for error in errors]
    return body


def _formatted(error: GraphQLError) -> dict[str, Any]:
    """An error in a result as JSON, shortened and without suggestions of the schema's names.

    Strawberry's own setting hides suggestions for fields, and none for arguments, types and values.
    """
    formatted: dict[str, Any] = dict(error.formatted)
    if not error.path:
        message = _SUGGESTION.sub("", error.message)
        if len(message) > MAX_MESSAGE_CHARACTERS:
            message = f"{message[:MAX_MESSAGE_CHARACTERS]}…"
        formatted["message"] = message
    request_log.current().add_code(formatted["extensions"]["code"])
    return formatted


def error_body(error: RequestError) -> dict[str, Any]:
    """The body of an answer to a request that was not executed."""
    return {"errors": [{"message": error.message, "extensions": error.extensions}]}


def error_response(error: RequestError, media_type: str = JSON) -> Response:
    """The HTTP response for a request that was not executed."""
    request_log.current().failure = error.code
    status = STATUS_BY_CODE.get(error.code, 400)
    if isinstance(error, HttpError):
        status = error.status
    response = graphql_response(error_body(error), status=status, media_type=media_type)
    if isinstance(error, HttpError):
        response.headers.update(error.headers)
    return response


def graphql_response(content: object, *, status: int, media_type: str) -> Response:
    """A response that no cache keeps, with the headers that its status asks for."""
    headers = {"Content-Type": f"{media_type}; charset=utf-8", "Cache-Control": "no-store"}
    headers |= HEADERS_BY_STATUS.get(status, {})
    return Response(encode_json(content), status_code=status, headers=headers)


class ContentNegotiation:
    """Serves POST requests that prefer events with `events`, and all others with `usual`; leads a
    browser that was given the address, and so brings no token, to the explorer.
    """

    def __init__(self, usual: ASGIApp, *, events: ASGIApp) -> None:
        self._usual = usual
        self._events = events

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        headers = Headers(scope=scope)
        accept = ",".join(headers.getlist("accept"))
        if scope["method"] in ("GET", "HEAD"):
            if "authorization" not in headers and wants_page(accept):
                await _to_the_explorer(scope, receive, send)
                return
        elif scope["method"] == "POST" and wants_events(accept):
            await self._events(scope, receive, send)
            return
        await self._usual(scope, receive, send)


#: Beside this path, whatever a proxy puts before both.
_to_the_explorer = Response(
    status_code=303,
    headers={"Location": "graphiql", "Vary": "Accept", "Cache-Control": "no-store"},
)


class Compressing(GZipMiddleware):
    """Starlette's compression, which itself would take `gzip;q=0` for consent."""

    def __init__(self, app: ASGIApp) -> None:
        super().__init__(app, minimum_size=MIN_COMPRESSED_BYTES, compresslevel=COMPRESSION_LEVEL)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def varying(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).add_vary_header("Accept-Encoding")
            await send(message)

        if accepts_gzip(Headers(scope=scope).get("accept-encoding", "")):
            await super().__call__(scope, receive, send)
        else:
            await self.app(scope, receive, varying)


def accepts_gzip(accept_encoding: str) -> bool:
    """Whether the Accept-Encoding header lets gzip be sent, and does not prefer plain bytes."""
    given = weights(accept_encoding)
    weight = given.get("gzip", 0.0)
    return weight > 0 and weight >= given.get("identity", 0.0)
