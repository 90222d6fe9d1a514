"""Maps exceptions to the errors that clients see: a code, and nothing internal."""

import logging
from uuid import UUID, uuid4

from graphql import GraphQLError, GraphQLSyntaxError
from strawberry.types import ExecutionContext

from gql_packages.errors import Internal, Refusal, RequestError
from gql_packages.observability import request_log

log = logging.getLogger(__name__)


def map_error(error: GraphQLError, execution: ExecutionContext | None) -> GraphQLError:
    """The error that a client sees, with `extensions.code`.

    Refusals and request errors keep their message; so do errors in the document and its variables;
    anything else is masked, and logged under the request's id.
    """
    cause = _cause(error)
    if isinstance(cause, RequestError):
        return _coded(error, cause.message, cause.extensions)
    if isinstance(cause, Refusal):
        return _coded(error, cause.message, cause.extensions)
    if isinstance(error, GraphQLSyntaxError):
        return _coded(error, error.message, {"code": "GRAPHQL_PARSE_FAILED"})
    if cause is None:
        was_run = execution is not None and execution.result is not None
        code = "BAD_USER_INPUT" if was_run else "GRAPHQL_VALIDATION_FAILED"
        return _coded(error, error.message, {"code": code})
    return _masked(error, cause, execution)


def log_incident(incident_id: UUID, error: BaseException, *, field: str | None = None) -> Internal:
    """Log an unforeseen error under `incident_id`; return the error that a client sees."""
    log.error("incident %s", incident_id, exc_info=error, extra={"field": field})
    request_log.current().incidents += 1
    return Internal(incident_id)


def _cause(error: GraphQLError) -> BaseException | None:
    """The exception that was raised; None if graphql-core itself rejected what was sent."""
    cause: BaseException | None = error.original_error
    while isinstance(cause, GraphQLError):
        if cause.original_error is None and cause.nodes is None and error.path is not None:
            return cause
        cause = cause.original_error
    return cause


def _coded(error: GraphQLError, message: str, extensions: dict[str, object]) -> GraphQLError:
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
    # The field's name, and not its path in the answer: aliases are the client's words.
    field = getattr(error.nodes[0], "name", None) if error.nodes else None
    internal = log_incident(request_id or uuid4(), cause, field=field and field.value)
    return _coded(error, internal.message, internal.extensions)
