"""What a client is told when a request is not served: an error in GraphQL's shape, never more."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from graphql import GraphQLError
from starlette.responses import Response

from gql_packages.errors import BadRequest, Internal, RequestError
from gql_packages.observability.request_log import note_code, note_failure, note_incident
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

#: What GraphQL says of a value may repeat it, however long it is.
LONGEST_MESSAGE = 1_000

_SUGGESTION = re.compile(r" Did you mean .*\Z", re.DOTALL)

log = logging.getLogger(__name__)


class MethodNotAllowed(BadRequest):
    """The HTTP method is not one that this address serves, or serves this with: `allow` are."""

    status = 405

    def __init__(self, message: str, *, allow: str) -> None:
        super().__init__(message)
        self.allow = allow


class NotAcceptable(BadRequest):
    """The answer is a stream of events, and the client accepts none."""

    status = 406


class BodyTooLarge(BadRequest):
    """The body is longer than a request may be."""

    status = 413


class QueryStringTooLong(BadRequest):
    """The address is longer than a request may be."""

    status = 414


class UnsupportedMediaType(BadRequest):
    """The body is not declared as plain JSON in UTF-8."""

    status = 415


def log_incident(incident_id: UUID, error: BaseException) -> Internal:
    """Write an unforeseen error to the log under `incident_id`; return what the client is told."""
    log.error("incident %s", incident_id, exc_info=error)
    note_incident()
    return Internal(incident_id)


def shown(error: GraphQLError, incident_id: UUID) -> dict[str, Any]:
    """What a client sees of an error in a result: always with a code.

    An exception that nothing has turned into an error with a code is unforeseen, and masked. What
    GraphQL itself found wrong with a document or its variables points at a place in the document.
    """
    formatted: dict[str, Any] = dict(error.formatted)
    if not error.path:
        # Strawberry's own setting hides those for fields, and none for arguments, types and values.
        formatted["message"] = _shortened(_SUGGESTION.sub("", error.message))
    cause = error.original_error
    if "code" in (error.extensions or {}):
        pass
    elif (
        cause is not None
        and not isinstance(cause, GraphQLError)
        and (error.path or not error.nodes)
    ):
        masked = log_incident(incident_id, cause)
        formatted.update(message=masked.message, extensions=masked.extensions)
    else:
        formatted["extensions"] = {**(error.extensions or {}), "code": BadRequest.code}
    note_code(formatted["extensions"]["code"])
    return formatted


def _shortened(message: str) -> str:
    return message if len(message) <= LONGEST_MESSAGE else f"{message[:LONGEST_MESSAGE]}…"


def failure(error: RequestError, media_type: str = JSON) -> Response:
    """The HTTP response for a request that was not executed."""
    note_failure(error.code)
    content = {"errors": [{"message": error.message, "extensions": error.extensions}]}
    response = graphql_response(content, status=status_of(error), media_type=media_type)
    if isinstance(error, MethodNotAllowed):
        response.headers["Allow"] = error.allow
    return response


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
