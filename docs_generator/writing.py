"""Markdown of the reference: tables, and links to the headings of types."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graphql import (
    GraphQLArgument,
    GraphQLField,
    GraphQLInputField,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLSchema,
    GraphQLType,
    Undefined,
    ast_from_value,
    get_named_type,
    is_enum_type,
    is_input_object_type,
    is_scalar_type,
    print_ast,
)

#: Descriptions of GraphQL's built-in scalars.
OF_GRAPHQL = {
    "Boolean": "`true` or `false`.",
    "Int": "A whole number, from -2,147,483,648 to 2,147,483,647.",
    "String": "Unicode text.",
    "ID": "An opaque id, as a string.",
}

Lines = list[str]


@dataclass(frozen=True)
class Places:
    """The page of each type."""

    page_of: Mapping[str, str]

    @classmethod
    def of(cls, schema: GraphQLSchema) -> Places:
        """Types of a single mutation are on its page, the rest by kind."""
        pages = {}
        mutations = schema.mutation_type.fields if schema.mutation_type else {}
        own = {f"{name[0].upper()}{name[1:]}{part}" for name in mutations for part in OWN_PARTS}
        for name, kind in schema.type_map.items():
            if not name.startswith("__"):
                pages[name] = "mutations" if name in own else _page_of_kind(kind)
        return cls(pages)

    def named(self, page: str) -> list[str]:
        """The types of a page, by name."""
        return sorted(name for name, where in self.page_of.items() if where == page)

    def link(self, name: str) -> str:
        """A link to the type's heading."""
        return f"[{name}]({self.page_of[name]}.md#{anchor(name)})"

    def type(self, kind: GraphQLType) -> str:
        """A type as GraphQL writes it, its name a link."""
        if isinstance(kind, GraphQLNonNull):
            return f"{self.type(kind.of_type)}!"
        if isinstance(kind, GraphQLList):
            return f"\\[{self.type(kind.of_type)}\\]"
        return self.link(get_named_type(kind).name)

    def rows(
        self, fields: Mapping[str, GraphQLField | GraphQLInputField | GraphQLArgument]
    ) -> Lines:
        """A table of fields or arguments: name, type, description."""
        rows = [
            (f"`{name}`", self.typed(field), self.about(field)) for name, field in fields.items()
        ]
        return table(("name", "type", ""), rows)

    def typed(self, field: GraphQLField | GraphQLInputField | GraphQLArgument) -> str:
        """The type of a field or argument, with its default if that is not null."""
        default = getattr(field, "default_value", Undefined)
        # A null default is not mentioned.
        if default is Undefined or default is None:
            return self.type(field.type)
        written = ast_from_value(default, field.type)  # type: ignore[arg-type]
        return f"{self.type(field.type)} = `{print_ast(written) if written else default}`"

    def about(self, field: GraphQLField | GraphQLInputField | GraphQLArgument) -> str:
        """The description of a field, with its arguments."""
        about = said(field.description)
        if not isinstance(field, GraphQLField) or not field.args:
            return about
        given = (
            f"`{name}`: {self.typed(argument)}. {said(argument.description)}"
            for name, argument in field.args.items()
        )
        return f"{about}<br>Arguments:<br>{'<br>'.join(given)}"


#: Suffixes of the types of a single mutation.
OWN_PARTS = ("Input", "Result", "Payload")

_CONNECTIONS = re.compile(r"\w+(Connection|Edge)\Z")


def _page_of_kind(kind: GraphQLNamedType) -> str:
    if is_scalar_type(kind):
        return "scalars"
    if is_enum_type(kind):
        return "enums"
    if is_input_object_type(kind):
        return "inputs"
    if kind.name in ("Query", "Mutation", "Subscription"):
        return {"Query": "queries", "Mutation": "mutations", "Subscription": "subscriptions"}[
            kind.name
        ]
    return "connections" if _CONNECTIONS.match(kind.name) else "types"


def said(description: str | None) -> str:
    """The description on one line; a missing one raises ValueError."""
    if not description:
        raise ValueError("Everything in the schema has a description.")
    return " ".join(description.split())


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Lines:
    """A table, followed by an empty line."""
    lines = [_row(heads), _row(["---"] * len(heads))]
    return [*lines, *(_row([cell.replace("|", "\\|") for cell in row]) for row in rows), ""]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def anchor(heading: str) -> str:
    """The anchor of a one-word heading."""
    return heading.lower()


def code_link(code: str) -> str:
    """A link to the code of a refusal or an error."""
    return f"[{code}](refusals-and-errors.md#{anchor(code)})"


def right_link(right: str) -> str:
    """A link to a permission."""
    return f"[{right}](rights.md#{anchor(right)})"
