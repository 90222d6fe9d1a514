"""The whole reference, generated from the schema, the permissions, the refusals and the errors."""

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

NOTE = "*Generated from the code by `make reference`; do not edit.*"

ABOUT = """\
Every type, field, argument, permission, refusal and error of the API. To learn how to use it,
start with the [front-end guide](../front-end-developers.md), the [mobile
guide](../mobile-developers.md) or the [support guide](../support-staff.md). The [business
rules](../rules.md) and the [glossary](../glossary.md) explain the concepts."""

READING = """\
`!` after a type means never null, `[…]` a list, `= …` the default (null if none is given). Send
requests to `POST /graphql` with a bearer token; `/graphiql` shows the same descriptions."""

NAMED = {
    "types": (
        "Types",
        "Output types. Those of a single mutation are listed with it.",
    ),
    "connections": (
        "Connections",
        "Long lists are paginated: `first` is the page size, `after` the `endCursor` of the"
        " previous page, until `hasNextPage` is false. `nodes` are the items; `edges` add cursors.",
    ),
    "inputs": (
        "Inputs",
        "Input types. Those of a single mutation are listed with it.",
    ),
    "enums": ("Enums", "Later versions may add values."),
    "scalars": ("Scalars", "Scalar types and their formats."),
}


@cache
def pages() -> Mapping[str, str]:
    """The text of every page, by file name."""
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
    lines = ["# API reference", "", ABOUT, "", READING, ""]
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
