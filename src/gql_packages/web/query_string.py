"""Reads a GraphQL request from the query string of a GET, as strictly as from a body."""

from __future__ import annotations

from urllib.parse import parse_qsl

from gql_packages.errors import BadRequest
from gql_packages.web.error_responses import QueryStringTooLong
from gql_packages.web.request_body import GraphQLRequest, check_values, parse_strictly, request_in

MAX_BYTES = 64 * 1024
MAX_PARAMETERS = 10

_IN_JSON = ("variables", "extensions")


def parse_query_string(query_string: bytes) -> GraphQLRequest:
    """The request that the query string holds. Refuses, as BadRequest, whatever is not one.

    Variables and extensions are JSON; what is empty counts as left out.
    """
    if len(query_string) > MAX_BYTES:
        raise QueryStringTooLong(f"The query string is longer than {MAX_BYTES // 1024} KiB.")
    try:
        pairs = parse_qsl(
            query_string.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=MAX_PARAMETERS,
        )
    except ValueError:
        raise BadRequest("The query string is not a few parameters in UTF-8.") from None
    given = dict(pairs)
    if len(given) != len(pairs):
        raise BadRequest("The query string has the same parameter twice.")
    check_values(given)
    content: dict[str, object] = {name: value for name, value in given.items() if value}
    for name in _IN_JSON:
        if name in content:
            content[name] = parse_strictly(given[name])
    return request_in(content)
