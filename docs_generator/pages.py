"""The whole reference, made from the code: the schema, the rights, the refusals and the errors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from graphql import GraphQLSchema

from docs_generator.codes import codes_page
from docs_generator.named_types import types_page
from docs_generator.possible_refusals import possible_refusals
from docs_generator.rights_page import rights_page
from docs_generator.root_fields import contents, fields_page, is_keyed, mutations_page
from docs_generator.writing import Lines, Places, said
from gql_packages.errors import RefusalCode
from gql_packages.resolvers.build_schema import schema as served

NOTE = "*Written from the code by `make reference`; do not edit it here.*"

ABOUT = """\
Every type, field, argument, right, refusal and error of the API, for looking up. To learn how it is
used, read [for front-end developers](../front-end-developers.md), [for mobile
developers](../mobile-developers.md) or [for support](../support-staff.md) first; the rules behind
it are in [rules.md](../rules.md)."""

READING = """\
`!` behind a type: never null. `[…]`: a list. `= …`: what counts when it is left out; null if
nothing is said. Fields are read at `POST /graphql` with a bearer token; in `/graphiql` the same
descriptions stand beside what you write."""

NAMED = {
    "types": (
        "Types",
        "What is answered. What belongs to one mutation alone is with that mutation.",
    ),
    "pages-of-lists": (
        "Pages of lists",
        "A long list is given in pages: `first` says how many, and `after` takes the `endCursor` of"
        " the page before, until `hasNextPage` is false. `nodes` are the items; `edges` are the"
        " same, each with a cursor.",
    ),
    "inputs": (
        "Inputs",
        "What is given. What belongs to one mutation alone is with that mutation.",
    ),
    "enums": ("Enums", "Words of a closed list. A later version may know more of them."),
    "scalars": ("Scalars", "Single values, and how each is written."),
}


@cache
def pages() -> Mapping[str, str]:
    """Every page: the name of its file, and its text."""
    schema = served._schema
    places = Places.of(schema)
    refusals = _refusals(schema)
    written = dict(_root_pages(schema, refusals, places))
    for page, (title, introduction) in NAMED.items():
        written[page] = types_page(page, title, introduction, schema, places)
    written["refusals-and-errors"] = codes_page(schema, refusals, places)
    written["rights"] = rights_page(schema, places)
    index = _index(schema, {page: lines[0].removeprefix("# ") for page, lines in written.items()})
    texts = {"README.md": _text(index)}
    return texts | {f"{page}.md": _text(lines) for page, lines in written.items()}


def _refusals(schema: GraphQLSchema) -> Mapping[str, list[RefusalCode]]:
    fields = schema.mutation_type.fields if schema.mutation_type else {}
    return possible_refusals(frozenset(name for name in fields if is_keyed(fields[name])))


def _root_pages(
    schema: GraphQLSchema, refusals: Mapping[str, list[RefusalCode]], places: Places
) -> Iterable[tuple[str, Lines]]:
    if query := schema.query_type:
        yield "queries", fields_page("Queries", said(query.description), query.fields, places)
    if mutation := schema.mutation_type:
        introduction = said(mutation.description)
        yield "mutations", mutations_page(introduction, mutation.fields, refusals, places)
    if root := schema.subscription_type:
        introduction = said(root.description)
        yield "subscriptions", fields_page("Subscriptions", introduction, root.fields, places)


def _index(schema: GraphQLSchema, titles: Mapping[str, str]) -> Lines:
    lines = ["# Reference", "", ABOUT, "", READING, ""]
    lines += [f"- [{title}]({page}.md)" for page, title in titles.items()]
    for page, root in (
        ("queries", schema.query_type),
        ("mutations", schema.mutation_type),
        ("subscriptions", schema.subscription_type),
    ):
        if root:
            listed = contents(root.fields)
            lines += ["", f"## {titles[page]}", ""]
            lines += [line.replace("](#", f"]({page}.md#") for line in listed]
    return lines


def _text(lines: Lines) -> str:
    heading, *rest = lines
    return "\n".join([heading, "", NOTE, *rest]).rstrip() + "\n"
