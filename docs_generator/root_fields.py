"""The pages of queries, mutations and subscriptions."""

from __future__ import annotations

from collections.abc import Mapping

from graphql import GraphQLField, GraphQLInputObjectType, GraphQLUnionType, get_named_type

from docs_generator.writing import OWN_PARTS, Lines, Places, anchor, code_link, right_link, said
from gql_packages.domain.permissions import ROLE_PERMISSIONS
from gql_packages.errors import RefusalCode
from gql_packages.resolvers.root_field_permissions import ROOT_FIELD_PERMISSIONS

ANYBODY = "Every active staff member may use it."


def fields_page(
    title: str, introduction: str, fields: Mapping[str, GraphQLField], places: Places
) -> Lines:
    """A page of queries or subscriptions, in schema order."""
    lines = [f"# {title}", "", introduction, "", *contents(fields), ""]
    for name, field in fields.items():
        lines += [f"## {name}", "", said(field.description), ""]
        lines += [f"Returns {places.type(field.type)}. {_right(name)}", ""]
        if field.args:
            lines += places.rows(field.args)
    return lines


def mutations_page(
    introduction: str,
    fields: Mapping[str, GraphQLField],
    refusals: Mapping[str, list[RefusalCode]],
    places: Places,
) -> Lines:
    """The page of mutations, each with its input, its payload and its refusals."""
    lines = ["# Mutations", "", introduction, "", *contents(fields), ""]
    for name, field in fields.items():
        lines += [f"## {name}", "", said(field.description), ""]
        lines += [f"{_right(name)} {_key(field)}", ""]
        for part in OWN_PARTS:
            lines += _own(part, field, refusals[name], places)
    return lines


def contents(fields: Mapping[str, GraphQLField]) -> Lines:
    """The list of a page's fields, each with its first sentence."""
    return [
        f"- [{name}](#{anchor(name)}): {first_sentence(field)}" for name, field in fields.items()
    ]


def first_sentence(field: GraphQLField) -> str:
    """The first sentence of the description."""
    return said(field.description).split(". ")[0].removesuffix(".") + "."


def is_keyed(field: GraphQLField) -> bool:
    """Whether its input has an idempotency key."""
    given = get_named_type(field.args["input"].type)
    return isinstance(given, GraphQLInputObjectType) and "idempotencyKey" in given.fields


def _own(part: str, field: GraphQLField, refusals: list[RefusalCode], places: Places) -> Lines:
    result = get_named_type(field.type)
    if not isinstance(result, GraphQLUnionType):
        raise TypeError(result)
    if part == "Input":
        given = get_named_type(field.args["input"].type)
        if not isinstance(given, GraphQLInputObjectType):
            raise TypeError(given)
        return [f"### {given.name}", "", said(given.description), "", *places.rows(given.fields)]
    if part == "Payload":
        payload = next(kind for kind in result.types if kind.name.endswith(part))
        heading = [f"### {payload.name}", "", said(payload.description), ""]
        return [*heading, *places.rows(payload.fields)]
    members = ", ".join(places.link(kind.name) for kind in result.types)
    codes = ", ".join(map(code_link, refusals))
    lines = [f"### {result.name}", "", said(result.description), ""]
    return [*lines, f"One of {members}.", "", f"Possible refusals: {codes}.", ""]


def _right(name: str) -> str:
    right = ROOT_FIELD_PERMISSIONS[name]
    if right is None:
        return ANYBODY
    roles = ", ".join(role for role, rights in ROLE_PERMISSIONS.items() if right in rights)
    return f"Needs the permission {right_link(right)}: {roles}."


def _key(field: GraphQLField) -> str:
    if is_keyed(field):
        return "It has an idempotency key: repeat it with the same key as often as needed."
    return "It has no idempotency key: if no answer arrives, query the state before repeating it."
