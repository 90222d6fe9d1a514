"""Which kinds of operations are served by which HTTP method, and what the others are told."""

from __future__ import annotations

from collections.abc import Mapping

from graphql import GraphQLSyntaxError
from graphql import OperationType as DocumentOperation
from strawberry.types.graphql import OperationType

from gql_packages.errors import BadRequest, DocumentNotTrusted, RequestError
from gql_packages.web.document_cache import parse_document
from gql_packages.web.error_responses import MethodNotAllowed, NotAcceptable

#: What is served by each method, whatever the library would allow.
SERVED: Mapping[str, frozenset[OperationType]] = {
    "GET": frozenset({OperationType.QUERY}),
    "POST": frozenset({OperationType.QUERY, OperationType.MUTATION}),
}


def not_by_get(text: str | None, operation_name: str | None) -> RequestError:
    """Why a document that is not trusted is not run by GET; without its text, if it may not be
    read."""
    try:
        kind = parse_document(text).operation(operation_name).operation if text else None
    except (BadRequest, GraphQLSyntaxError):
        kind = None
    if kind is not None and kind is not DocumentOperation.QUERY:
        return not_served(OperationType(kind.value))
    return DocumentNotTrusted("Only trusted documents are served by GET: send others with POST.")


def not_served(kind: OperationType) -> RequestError:
    """Why an operation of this kind is not run by the method that it came with."""
    if kind is OperationType.SUBSCRIPTION:
        return NotAcceptable(
            "A subscription is answered with events: send it over WebSocket"
            " (graphql-transport-ws), or with the header Accept: text/event-stream."
        )
    return MethodNotAllowed("Send mutations with POST.", allow="POST")
