"""Content negotiation: one of GraphQL's two media types, or server-sent events."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

GRAPHQL_RESPONSE = "application/graphql-response+json"
JSON = "application/json"
EVENT_STREAM = "text/event-stream"


#: A longer header is ignored: parsing it takes time, and needs no token.
MAX_CHARACTERS = 1_000


def accepted_media_type(accept: str) -> str:
    """The GraphQL media type that the Accept header prefers, application/json by default."""
    given = weights(accept)
    preferred = given.get(GRAPHQL_RESPONSE, 0.0)
    return GRAPHQL_RESPONSE if preferred > 0 and preferred >= given.get(JSON, 0.0) else JSON


def weights(header: str) -> Mapping[str, float]:
    """The weights (q) in a header of the Accept family, from 0 to 1."""
    return _weights(header) if len(header) <= MAX_CHARACTERS else {}


def wants_events(accept: str) -> bool:
    """Whether the Accept header prefers server-sent events to both of GraphQL's media types.

    Some clients name all three for every query, and handle one answer with less work than a stream.
    """
    given = weights(accept)
    others = max(given.get(GRAPHQL_RESPONSE, 0.0), given.get(JSON, 0.0))
    return given.get(EVENT_STREAM, 0.0) > others


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
