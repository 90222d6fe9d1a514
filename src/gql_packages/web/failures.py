"""What a client is told when a request is not served: an error in GraphQL's shape, never more."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from graphql import GraphQLError
from starlette.responses import Response

from gql_packages.errors import BadRequest, Internal, RequestError
from gql_packages.web.media_types import JSON

#: HTTP statuses by error code, for requests that were not executed; any other code is 400.
STATUS_BY_CODE: Mapping[str, int] = {
    "UNAUTHENTICATED": 401,
    "FORBIDDEN": 403,
    "BUSY": 503,
    "OVERLOADED": 503,
    "TIMEOUT": 503,
    "INTERNAL": 500,
}

HEADERS_BY_STATUS: Mapping[int, Mapping[str, str]] = {
    401: {"WWW-Authenticate": "Bearer"},
    405: {"Allow": "POST"},
    503: {"Retry-After": "1"},
}

_SUGGESTION = re.compile(r" Did you mean .*\Z", re.DOTALL)

log = logging.getLogger(__name__)


class MethodNotAllowed(BadRequest):
    """The HTTP method is not one that this address serves."""

    status = 405


class BodyTooLarge(BadRequest):
    """The body is longer than a request may be."""

    status = 413


class UnsupportedMediaType(BadRequest):
    """The body is not declared as plain JSON in UTF-8."""

    status = 415


def log_incident(incident_id: UUID, error: BaseException) -> Internal:
    """Write an unforeseen error to the log under `incident_id`; return what the client is told."""
    log.error("incident %s", incident_id, exc_info=error)
    return Internal(incident_id)


def shown(error: GraphQLError, incident_id: UUID) -> dict[str, Any]:
    """What a client sees of an error in a result: always with a code.

    An exception that nothing has turned into an error with a code is unforeseen, and masked. What
    GraphQL itself found wrong with a document or its variables points at a place in the document.
    """
    formatted: dict[str, Any] = dict(error.formatted)
    if not error.path:
        # Strawberry's own setting hides those for fields, and none for arguments, types and values.
        formatted["message"] = _SUGGESTION.sub("", error.message)
    if "code" in (error.extensions or {}):
        return formatted
    cause = error.original_error
    if (
        cause is not None
        and not isinstance(cause, GraphQLError)
        and (error.path or not error.nodes)
    ):
        masked = log_incident(incident_id, cause)
        formatted.update(message=masked.message, extensions=masked.extensions)
    else:
        formatted["extensions"] = {**(error.extensions or {}), "code": BadRequest.code}
    return formatted


def failure(error: RequestError, media_type: str = JSON) -> Response:
    """The HTTP response for a request that was not executed."""
    content = {"errors": [{"message": error.message, "extensions": error.extensions}]}
    return graphql_response(content, status=status_of(error), media_type=media_type)


def status_of(error: RequestError) -> int:
    """The HTTP status for a request that was not executed because of `error`."""
    return getattr(error, "status", None) or STATUS_BY_CODE.get(error.code, 400)


def graphql_response(content: object, *, status: int, media_type: str) -> Response:
    """A response that no cache keeps, with the headers that its status asks for."""
    response = Response(
        encode_json(content),
        status_code=status,
        headers={"Content-Type": f"{media_type}; charset=utf-8", "Cache-Control": "no-store"},
    )
    response.headers.update(HEADERS_BY_STATUS.get(status, {}))
    return response


def encode_json(data: object) -> str:
    """Compact JSON in ASCII: whatever a string holds, it can be sent. Refuses NaN."""
    return json.dumps(data, separators=(",", ":"), allow_nan=False)
