"""With which code and reason a WebSocket is closed: the reason says what to do (rule 189)."""

from __future__ import annotations

from gql_packages.auth.authentication import EXPIRED
from gql_packages.errors import RequestError, TooSlow, Unauthenticated
from gql_packages.web.slow_clients import TOO_SLOW

UNAUTHORIZED, FORBIDDEN, TRY_AGAIN_LATER = 4401, 4403, 1013

#: As the WebSocket protocol has it.
MAX_REASON_BYTES = 123

SEND_ONE = "Send Authorization: Bearer <token> in the payload of connection_init."

#: What to do, by the beginning of the reason that Strawberry's handler gives.
_ADVICE = {
    "Unauthorized": "Send connection_init with the token, and wait for connection_ack, first.",
    "Connection initialisation timeout": (
        "No connection_init came within 10 seconds: send it, with the token, at once."
    ),
    "Too many initialisation requests": "Send connection_init once on each connection.",
    "Subprotocol not acceptable": "Connect with the subprotocol graphql-transport-ws.",
    "Subscriber for ": "An operation with this id is running: give each one an id of its own.",
    "Invalid connection init payload": SEND_ONE,
    "WebSocket message type must be text": "Send messages of graphql-transport-ws as text.",
    "WebSocket message must be valid JSON": "Send messages of graphql-transport-ws as JSON.",
    "Failed to parse message": "Send messages as graphql-transport-ws has them.",
    "Unknown message type": "Send connection_init, subscribe, complete, ping and pong only.",
}


def closure_of(error: RequestError) -> tuple[int, str]:
    """The code and the reason for an error that ends the whole connection."""
    if isinstance(error, TooSlow):
        return TOO_SLOW, f"{error.message} Connect again, and read each message as it comes."
    if not isinstance(error, Unauthenticated):
        return TRY_AGAIN_LATER, error.message
    if error.message == EXPIRED:
        return UNAUTHORIZED, f"{error.message} Connect again with a new one."
    if error.message == SEND_ONE:
        return FORBIDDEN, error.message
    return FORBIDDEN, f"{error.message} Connect again with another one."


def reason_of(given: str) -> str:
    """The reason that says what to do, as long as there is room for."""
    advice = (_ADVICE[each] for each in _ADVICE if given.startswith(each))
    beginning = next(advice, given).encode("utf-8", "replace")[:MAX_REASON_BYTES]
    return beginning.decode(errors="ignore")
