"""Which messages of graphql-transport-ws are ones."""

from __future__ import annotations

from typing import Any

from gql_packages.errors import BadRequest
from gql_packages.web.graphql_request import parse_request

MAX_ID = 128


def is_known(message: dict[str, Any]) -> bool:
    """Whether the protocol knows such a message, as far as the handler does not look itself."""
    kind = message.get("type")
    if not isinstance(kind, str):
        return False
    if kind in ("subscribe", "complete"):
        name = message.get("id")
        if not isinstance(name, str) or not 0 < len(name) <= MAX_ID:
            return False
    if kind == "subscribe":
        try:
            parse_request(message.get("payload"))
        except BadRequest:
            return False
    return True
