"""The page of refusals and errors: what each code means, and whether to send it again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from graphql import GraphQLEnumType, GraphQLSchema

from docs_generator.writing import Lines, Places, anchor, said, table
from gql_packages.errors import REFUSALS, RefusalCode, RequestError
from gql_packages.web.error_responses import STATUS_BY_CODE


class Again(StrEnum):
    """Whether to send the same request again."""

    YES = "yes, after a moment"
    SAME_KEY = "yes, a mutation with the same key only"
    NO = "no"


@dataclass(frozen=True)
class Said:
    """What an error says: why, whether anything was done, and what to do."""

    why: str
    is_undone: bool
    again: Again
    remedy: str


#: By `extensions.code`. Tests hold that none is missing and that the TypeScript client agrees.
ERRORS: Mapping[str, Said] = {
    "UNAUTHENTICATED": Said(
        "There is no token, it has expired or is not to be believed, or it names nobody who works"
        " in that clinic now.",
        True,
        Again.NO,
        "Get a new token, or let the person sign in, and send it again with that.",
    ),
    "FORBIDDEN": Said(
        "The role lacks the right that the field asks for. What other fields gave stands beside it"
        " in `data`.",
        True,
        Again.NO,
        "Ask `viewer { permissions }` and do not offer what cannot be done.",
    ),
    "BAD_REQUEST": Said(
        "The request cannot be read, or asks for more than a request may.",
        True,
        Again.NO,
        "The message says which limit it was. Where it stands at a place in the answer of a"
        " mutation (`path`), that was done and only the answer was too long: the same key with a"
        " smaller selection shows it.",
    ),
    "GRAPHQL_PARSE_FAILED": Said(
        "The document is not GraphQL.", True, Again.NO, "It is a mistake in the program."
    ),
    "GRAPHQL_VALIDATION_FAILED": Said(
        "The document asks for what the schema does not have, or asks wrongly.",
        True,
        Again.NO,
        "It is a mistake in the program. The message names the field.",
    ),
    "BAD_USER_INPUT": Said(
        "A variable or an argument is not of its type.",
        True,
        Again.NO,
        "It is a mistake in the program, or a text that should have been checked in the form.",
    ),
    "DOCUMENT_NOT_TRUSTED": Said(
        "Only documents that are registered with the server are served in this way, and this one"
        " is not.",
        True,
        Again.NO,
        "Register the manifest of this release of the client, or ask as somebody who may explore.",
    ),
    "DOCUMENT_NOT_FOUND": Said(
        "No document is registered under the id in `documentId`.",
        True,
        Again.NO,
        "Send the text of the document, if the server takes others than those that are registered.",
    ),
    "PERSISTED_QUERY_NOT_FOUND": Said(
        "The hash in `persistedQuery` is not known to this process, or not any more.",
        True,
        Again.NO,
        "Send the hash and the text together, as Apollo's and urql's clients do by themselves.",
    ),
    "TOO_SLOW": Said(
        "A subscription ended, since the client did not take what it was told for 15 seconds.",
        True,
        Again.NO,
        "Subscribe again, and read what the screen shows when you hear `STARTED`.",
    ),
    "BUSY": Said(
        "Somebody else holds what this needs, or the sign-in keys cannot be read.",
        True,
        Again.YES,
        "Nothing was done.",
    ),
    "OVERLOADED": Said(
        "There is more to do than the server can. `Retry-After` says when to come back.",
        True,
        Again.YES,
        "Nothing was done. Wait as long as the header says, and a little longer at random.",
    ),
    "AUDIT_UNAVAILABLE": Said(
        "It cannot be written down who does this, so it is neither shown nor done.",
        True,
        Again.YES,
        "Nothing was done.",
    ),
    "TIMEOUT": Said(
        "It took longer than a request may take, and was stopped.",
        False,
        Again.SAME_KEY,
        "Nobody knows whether it was done. The same key finds out.",
    ),
    "OUTCOME_UNKNOWN": Said(
        "The database went away while the change was being made.",
        False,
        Again.SAME_KEY,
        "Nobody knows whether it was done. The same key finds out.",
    ),
    "INTERNAL": Said(
        "Something that was not foreseen. It was logged under `incidentId`.",
        False,
        Again.NO,
        "Show `incidentId`, so that it can be quoted. Whether a mutation was done, its key finds"
        " out.",
    ),
}

#: How a code that GraphQL itself gives is answered, by the media type that was asked for.
OF_THE_DOCUMENT = ("GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT")

INTRODUCTION = """\
There are two ways of saying no. A **refusal** is data: the rules of the clinic do not allow it, and
a person can be told why. An **error** stands in `errors`, with `extensions.code`: the request was
not served. Programs go by the codes; the messages are for people, and may change.

Nothing was written where something was refused. A query that cannot be answered as it is asked (a
search that is too long, a page of 1,000) says so in `errors` with the code of a refusal and its
`path`."""

ABOUT_ERRORS = """\
The HTTP status is that of a request that was not executed: its answer has no `data`. Where it was
executed the status is 200, and the error stands beside `data`. With `Accept:
application/graphql-response+json` a document that cannot be served is 400; with `application/json`
it is 200, because older clients read nothing else.

A method other than those served is 405, a subscription that accepts no stream of events 406, a body
of more than 128 KiB 413, an address that is too long 414, a body that is not JSON in UTF-8 415.
Every 503 has `Retry-After`, every 401 `WWW-Authenticate`, and every answer to a request that was
read `X-Request-Id`, which the log has too."""


def codes_page(
    schema: GraphQLSchema, refusals: Mapping[str, list[RefusalCode]], places: Places
) -> Lines:
    """Refusals, then errors, each with a table and then one by one."""
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


HEADS = ("code", "status", "was nothing done?", "send it again?")


def _errors() -> Iterator[tuple[str, ...]]:
    for code, error in ERRORS.items():
        status = "400, 200" if code in OF_THE_DOCUMENT else str(STATUS_BY_CODE.get(code, 400))
        undone = "nothing was done" if error.is_undone else "nobody knows"
        yield (f"[{code}](#{anchor(code)})", status, undone, error.again)


def _again(code: RefusalCode) -> str:
    if REFUSALS[code].is_definitive:
        return (
            "The same key gives it again, whatever has changed since: what is meant anew has a new"
            " key."
        )
    return "It is not kept under the key."


def _type_of(code: RefusalCode, schema: GraphQLSchema) -> str:
    name = REFUSALS[code].__name__
    return name if name in schema.type_map else "SimpleRefusal"


def _mutations(code: RefusalCode, refusals: Mapping[str, list[RefusalCode]]) -> Iterator[str]:
    for name, codes in refusals.items():
        if code in codes:
            yield f"[{name}](mutations.md#{anchor(name)})"


def error_codes() -> set[str]:
    """Every code of an error that is raised on purpose."""
    waiting: list[type[RequestError]] = [RequestError]
    found = set()
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if hasattr(kind, "code"):
            found.add(kind.code)
    return found
