"""The page of refusals and errors: the meaning of each code, and whether to retry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from graphql import GraphQLEnumType, GraphQLSchema

from docs_generator.writing import Lines, Places, anchor, said, table
from gql_packages.errors import REFUSALS, RefusalCode, RequestError
from gql_packages.web.responses import STATUS_BY_CODE


class Again(StrEnum):
    """Whether to retry the same request."""

    YES = "yes, after a moment"
    SAME_KEY = "yes, mutations with the same key only"
    NO = "no"


@dataclass(frozen=True)
class ErrorText:
    """The description of an error code."""

    why: str
    is_undone: bool
    again: Again
    remedy: str


#: By `extensions.code`. Tests compare them with the code and with the TypeScript client.
ERRORS: Mapping[str, ErrorText] = {
    "UNAUTHENTICATED": ErrorText(
        "The token is missing, expired or invalid, or names no active staff member of the clinic.",
        True,
        Again.NO,
        "Get a new token, or let the user sign in, and send the request again with it.",
    ),
    "FORBIDDEN": ErrorText(
        "The role lacks the permission that the field needs. The other fields' data is in `data`.",
        True,
        Again.NO,
        "Query `viewer { permissions }` and hide actions that are not permitted.",
    ),
    "BAD_REQUEST": ErrorText(
        "The request is malformed or exceeds a limit.",
        True,
        Again.NO,
        "The message names the limit. If the error has a `path` inside a mutation's payload, the"
        " change was made and only the answer was too long: repeat the key with a smaller"
        " selection.",
    ),
    "GRAPHQL_PARSE_FAILED": ErrorText(
        "The document is not valid GraphQL syntax.", True, Again.NO, "Fix the client."
    ),
    "GRAPHQL_VALIDATION_FAILED": ErrorText(
        "The document does not fit the schema.",
        True,
        Again.NO,
        "Fix the client. The message names the field.",
    ),
    "BAD_USER_INPUT": ErrorText(
        "A variable or an argument has the wrong type.",
        True,
        Again.NO,
        "Fix the client, or validate the input in the form.",
    ),
    "DOCUMENT_NOT_TRUSTED": ErrorText(
        "The server accepts registered documents only, and this one is not registered.",
        True,
        Again.NO,
        "Register the manifest of this client release, or use a role with `API_EXPLORE`.",
    ),
    "DOCUMENT_NOT_FOUND": ErrorText(
        "No document is registered under this `documentId`.",
        True,
        Again.NO,
        "Send the document's text, if the server accepts unregistered documents.",
    ),
    "PERSISTED_QUERY_NOT_FOUND": ErrorText(
        "The hash in `persistedQuery` is not in this process's cache.",
        True,
        Again.NO,
        "Send hash and text together, as the clients of Apollo and urql do by themselves.",
    ),
    "TOO_SLOW": ErrorText(
        "The subscription ended because the client read nothing for 15 seconds.",
        True,
        Again.NO,
        "Subscribe again, and load what the screen shows on `STARTED`.",
    ),
    "BUSY": ErrorText(
        "`extensions.cause` says why: `LOCKED`, another request holds the same objects; `SLOW`, the"
        " database did not answer in time; `DATABASE_UNAVAILABLE`, it cannot be reached. Without a"
        " cause, the identity provider's keys or the notifications are unavailable.",
        True,
        Again.YES,
        "Nothing was done.",
    ),
    "OVERLOADED": ErrorText(
        "The server is overloaded. `Retry-After` says how long to wait.",
        True,
        Again.YES,
        "Nothing was done. Wait that long plus a random delay.",
    ),
    "AUDIT_UNAVAILABLE": ErrorText(
        "The audit log cannot be written, for the reason in `extensions.cause`, so reads of"
        " patients and changes are refused.",
        True,
        Again.YES,
        "Nothing was done.",
    ),
    "TIMEOUT": ErrorText(
        "The request exceeded the time limit and was cancelled.",
        False,
        Again.SAME_KEY,
        "Whether it was done is unknown. Repeat it with the same key to find out.",
    ),
    "OUTCOME_UNKNOWN": ErrorText(
        "The database connection was lost during the commit.",
        False,
        Again.SAME_KEY,
        "Whether it was done is unknown. Repeat it with the same key to find out.",
    ),
    "INTERNAL": ErrorText(
        "An unexpected error, logged under `incidentId`.",
        False,
        Again.NO,
        "Show `incidentId` for the report. To learn whether a mutation was done, repeat its key.",
    ),
}

#: Codes of GraphQL itself, whose status depends on the media type.
OF_THE_DOCUMENT = ("GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT")

INTRODUCTION = """\
A **refusal** is data: a business rule forbids the change, and the user can be told why. An
**error** is in `errors`, with `extensions.code`: the request was not served. Programs use the
codes; messages are for people and may change.

A refused mutation has written nothing. A query with invalid arguments (a search that is too long,
a page of 1,000) has an error with the code of a refusal and its `path`."""

ABOUT_ERRORS = """\
The status applies to requests that were not executed: their answer has no `data`. If the request
was executed the status is 200, and the error is beside `data`. An invalid document gets 400 with
`Accept: application/graphql-response+json` and 200 with `application/json`, because older clients
read nothing else.

An unsupported method is 405, a subscription that accepts no event stream 406, a body above 128 KiB
413, a URL that is too long 414, a body that is not JSON in UTF-8 415. Every 503 has `Retry-After`,
every 401 `WWW-Authenticate`, and every answer to a request that was read `X-Request-Id`, which is
in the log too."""


def codes_page(
    schema: GraphQLSchema, refusals: Mapping[str, list[RefusalCode]], places: Places
) -> Lines:
    """Refusals, then errors, each as a table and then one by one."""
    lines = ["# Refusals and errors", "", INTRODUCTION, "", "## Refusals", ""]
    codes = schema.type_map["RefusalCode"]
    if not isinstance(codes, GraphQLEnumType):
        raise TypeError(codes)
    lines += [", ".join(f"[{code}](#{anchor(code)})" for code in RefusalCode) + ".", ""]
    for code in RefusalCode:
        why = said(codes.values[code].description)
        lines += [f"### {code}", "", f"{why} {_again(code)}", ""]
        lines += [f"Its type is {places.link(_type_of(code, schema))}.", ""]
        lines += [f"Mutations: {', '.join(_mutations(code, refusals))}.", ""]
    lines += ["## Errors", "", ABOUT_ERRORS, "", *table(HEADS, _errors())]
    for name, error in ERRORS.items():
        lines += [f"### {name}", "", f"{error.why} {error.remedy}", ""]
    return lines


HEADS = ("code", "status", "effect", "retry")


def _errors() -> Iterator[tuple[str, ...]]:
    for code, error in ERRORS.items():
        status = "400, 200" if code in OF_THE_DOCUMENT else str(STATUS_BY_CODE.get(code, 400))
        undone = "nothing was done" if error.is_undone else "unknown"
        yield (f"[{code}](#{anchor(code)})", status, undone, error.again)


def _again(code: RefusalCode) -> str:
    if REFUSALS[code].is_definitive:
        return "It is recorded under the key: a new attempt needs a new key."
    return "It is not recorded under the key."


def _type_of(code: RefusalCode, schema: GraphQLSchema) -> str:
    name = REFUSALS[code].__name__
    return name if name in schema.type_map else "SimpleRefusal"


def _mutations(code: RefusalCode, refusals: Mapping[str, list[RefusalCode]]) -> Iterator[str]:
    for name, codes in refusals.items():
        if code in codes:
            yield f"[{name}](mutations.md#{anchor(name)})"


def error_codes() -> set[str]:
    """The codes of all error classes."""
    waiting: list[type[RequestError]] = [RequestError]
    found = set()
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if hasattr(kind, "code"):
            found.add(kind.code)
    return found
