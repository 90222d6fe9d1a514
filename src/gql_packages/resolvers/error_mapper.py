"""What becomes of an error before a client sees it: a code, and nothing that is ours alone."""

import logging
from uuid import uuid4

from graphql import GraphQLError, GraphQLSyntaxError
from strawberry.types import ExecutionContext

from gql_packages.errors import Refusal, RequestError
from gql_packages.observability.request_log import note_incident

log = logging.getLogger(__name__)


def map_error(error: GraphQLError, execution: ExecutionContext | None) -> GraphQLError:
    """The error that a client sees, with `extensions.code`.

    Refusals and request errors say what they say; so do errors in the document and its variables;
    anything else is masked, and logged under the incident's id.
    """
    cause = _cause(error)
    if isinstance(cause, RequestError):
        return _shown(error, cause.message, cause.extensions)
    if isinstance(cause, Refusal):
        path = None if cause.path is None else list(cause.path)
        return _shown(error, cause.message, {"code": str(cause.code), "path": path})
    if isinstance(error, GraphQLSyntaxError):
        return _shown(error, error.message, {"code": "GRAPHQL_PARSE_FAILED"})
    if cause is None:
        was_run = execution is not None and execution.result is not None
        code = "BAD_USER_INPUT" if was_run else "GRAPHQL_VALIDATION_FAILED"
        return _shown(error, error.message, {"code": code})
    return _masked(error, cause, execution)


def _cause(error: GraphQLError) -> BaseException | None:
    """What was raised; None if graphql-core itself found fault with what the client sent."""
    cause: BaseException | None = error.original_error
    while isinstance(cause, GraphQLError):
        if cause.original_error is None and cause.nodes is None and error.path is not None:
            return cause
        cause = cause.original_error
    return cause


def _shown(error: GraphQLError, message: str, extensions: dict[str, object]) -> GraphQLError:
    return GraphQLError(
        message,
        nodes=error.nodes,
        source=error.source,
        positions=error.positions,
        path=error.path,
        extensions=dict(extensions),
    )


def _masked(
    error: GraphQLError, cause: BaseException, execution: ExecutionContext | None
) -> GraphQLError:
    request_id = getattr(execution and execution.context, "request_id", None)
    incident = request_id or uuid4()
    # The field, and not where it stands in the answer: the names there are the client's.
    field = getattr(error.nodes[0], "name", None) if error.nodes else None
    log.error("incident %s", incident, exc_info=cause, extra={"field": field and field.value})
    note_incident()
    return _shown(
        error,
        "Something went wrong on our side. It was noted; please try again.",
        {"code": "INTERNAL", "incidentId": str(incident)},
    )
