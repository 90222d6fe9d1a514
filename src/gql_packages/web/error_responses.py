"""Answers with errors in GraphQL's shape: their statuses, headers and wording over HTTP."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from graphql import GraphQLError
from starlette.responses import Response
from strawberry.types import ExecutionResult

from gql_packages.errors import BadRequest, RequestError
from gql_packages.observability import request_log
from gql_packages.web.content_negotiation import JSON
from gql_packages.web.json_encoding import encode_json

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


class HttpError(BadRequest):
    """A bad request that HTTP has a status of its own for, and may ask for a header."""

    def __init__(self, status: int, message: str, **headers: str) -> None:
        super().__init__(message)
        self.status = status
        self.headers = headers


def format_error(error: GraphQLError) -> dict[str, Any]:
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


def result_body(result: ExecutionResult) -> dict[str, Any]:
    """The body of an answer: without `data` if the operation was not executed."""
    errors = result.errors or []
    body: dict[str, Any] = {}
    if result.data is not None or any(error.path for error in errors):
        body["data"] = result.data
    if errors:
        body["errors"] = [format_error(error) for error in errors]
    return body


def error_response(error: RequestError, media_type: str = JSON) -> Response:
    """The HTTP response for a request that was not executed."""
    request_log.current().failure = error.code
    content = {"errors": [{"message": error.message, "extensions": error.extensions}]}
    if isinstance(error, HttpError):
        response = graphql_response(content, status=error.status, media_type=media_type)
        response.headers.update(error.headers)
        return response
    status = STATUS_BY_CODE.get(error.code, 400)
    return graphql_response(content, status=status, media_type=media_type)


def graphql_response(content: object, *, status: int, media_type: str) -> Response:
    """A response that no cache keeps, with the headers that its status asks for."""
    response = Response(
        encode_json(content),
        status_code=status,
        headers={"Content-Type": f"{media_type}; charset=utf-8", "Cache-Control": "no-store"},
    )
    response.headers.update(HEADERS_BY_STATUS.get(status, {}))
    return response
