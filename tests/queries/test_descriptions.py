"""Everything in the schema tells whoever sees it first what it is."""

from __future__ import annotations

from collections.abc import Iterator

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    build_schema,
    is_specified_scalar_type,
)

from gql_packages.resolvers.build_schema import schema, sdl


def _named() -> Iterator[tuple[str, str | None]]:
    """Every type, field, argument and value, with its description."""
    for name, kind in schema._schema.type_map.items():
        if name.startswith("__") or is_specified_scalar_type(kind):
            continue
        yield name, kind.description
        if isinstance(kind, GraphQLEnumType):
            for value_name, value in kind.values.items():
                yield f"{name}.{value_name}", value.description
        if isinstance(kind, GraphQLInputObjectType):
            for field_name, given in kind.fields.items():
                yield f"{name}.{field_name}", given.description
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            for field_name, field in kind.fields.items():
                yield f"{name}.{field_name}", field.description
                for argument_name, argument in field.args.items():
                    yield f"{name}.{field_name}({argument_name})", argument.description


def test_everything_in_the_schema_has_a_description() -> None:
    named = dict(_named())

    assert len(named) > 300
    assert [name for name, description in named.items() if not (description or "").strip()] == []


def test_descriptions_are_sentences_and_not_notes_to_ourselves() -> None:
    for name, description in _named():
        assert description is not None
        assert description.endswith((".", "?", '"', ")")), name
        assert "(rule" not in description, name


def test_fields_are_listed_in_the_order_of_their_class() -> None:
    package = schema._schema.type_map["PatientPackage"]
    assert isinstance(package, GraphQLObjectType)

    assert list(package.fields)[:6] == [
        "id",
        "patient",
        "package",
        "name",
        "price",
        "eligibleItems",
    ]


def test_the_written_schema_is_the_schema() -> None:
    written = build_schema(sdl())

    assert set(written.type_map) == set(schema._schema.type_map)
