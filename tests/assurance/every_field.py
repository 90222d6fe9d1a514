"""Requests that together name every field and every argument of the schema, and what they name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from graphql import (
    FieldNode,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLUnionType,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    get_nullable_type,
    is_list_type,
    parse,
    visit,
)

from tests.input_walk import fields_of
from tests.schema_walk import (
    MUTATIONS,
    NODE_TYPES,
    QUERIES,
    READS,
    SCHEMA,
    Answer,
    arguments_for,
    example_of,
    input_type,
    mutation_document,
    node_documents,
    query_document,
    selection,
    thing_named,
)
from tests.tenancy.leak_detectors import CANARY

Request = tuple[str, Answer]

#: What stands deeper than the other documents go.
_PROBLEMS = """mutation M($input: ImportPatientsInput!) { importPatients(input: $input) {
  ... on ImportPatientsPayload { rows { problems { values { name value } } } }
  ... on InvalidInput { problems { values { name value } } } } }"""
#: A moment that has passed belongs to the days that are asked for.
_AS_KNOWN = """query Q($during: DateRange!, $knownAt: DateTime!) {
  packageLiabilityReport(during: $during, knownAt: $knownAt) { __typename }
  patientCreditReport(asOf: "2026-03-01", knownAt: $knownAt) { __typename } }"""
_KNOWN = {"during": {"from": "2026-03-01", "to": "2026-03-01"}, "knownAt": "2026-03-02T06:00:00Z"}


def everything() -> set[str]:
    """Each field of each type that is answered, each argument, and each field of each input."""
    named = set[str]()
    for kind in SCHEMA.type_map.values():
        if kind.name.startswith("__"):
            continue
        if isinstance(kind, GraphQLObjectType):
            for name, field in kind.fields.items():
                named.add(f"{kind.name}.{name}")
                named |= {f"{kind.name}.{name}({argument})" for argument in field.args}
        elif isinstance(kind, GraphQLInputObjectType):
            named |= {f"{kind.name}.{name}" for name in kind.fields}
    return named


def named_in(request: Request) -> set[str]:
    """What of that a request names."""
    document, variables = parse(request[0]), request[1]
    info, named = TypeInfo(SCHEMA), set[str]()

    class Naming(Visitor):
        def enter_field(self, node: FieldNode, *_: Any) -> None:
            parent, field = info.get_parent_type(), info.get_field_def()
            if parent is None or field is None or node.name.value.startswith("__"):
                return
            for owner in _owners(parent):
                named.add(f"{owner.name}.{node.name.value}")
                for argument in node.arguments or ():
                    named.add(f"{owner.name}.{node.name.value}({argument.name.value})")

        def enter_variable_definition(self, node: Any, *_: Any) -> None:
            given = info.get_input_type()
            named.update(_named_by_value(given, variables.get(node.variable.name.value)))

    visit(document, TypeInfoVisitor(info, Naming()))
    return named


def requests(ids: Mapping[str, str], inputs: Mapping[str, Answer]) -> Iterator[Request]:
    """Requests that name everything: about the things with these ids, with these valid inputs."""
    for name, query in READS.items():
        yield query_document(name, _all_arguments(query, ids), depth=3)
    for type_name in NODE_TYPES:
        for document in node_documents(type_name):
            yield document, {"id": ids[type_name]}
    yield from _fields_with_arguments(ids)
    yield _AS_KNOWN, _KNOWN
    yield _PROBLEMS, {"input": inputs["importPatients"]}
    for mutation in MUTATIONS:
        # Two levels, for what only a payload shows: the other appointment of a warning.
        yield mutation_document(mutation, depth=2), {"input": inputs[mutation]}
        document = mutation_document(mutation)
        for field in fields_of(input_type(mutation)):
            if field.is_list:
                continue
            value = _value(field.type, ids, field.names)
            yield document, {"input": field.put(inputs[mutation], value)}


def _fields_with_arguments(ids: Mapping[str, str]) -> Iterator[Request]:
    """Each field below the roots that takes arguments, with all of them: of a thing that has an
    id, or of what a root field shows."""
    for name in NODE_TYPES:
        around = f"query Q($id: ID!%d) {{ node(id: $id) {{ ... on {name} {{ %s }} }} }}"
        yield from _each_with_arguments(name, around, ids, {"id": ids[name]})
    for root, query in QUERIES.items():
        name = get_named_type(query.type).name
        if name not in NODE_TYPES:
            yield from _each_with_arguments(name, f"query Q(%d) {{ {root} {{ %s }} }}", ids, {})


def _each_with_arguments(
    type_name: str, around: str, ids: Mapping[str, str], variables: Answer
) -> Iterator[Request]:
    kind = SCHEMA.type_map[type_name]
    for name, field in kind.fields.items() if isinstance(kind, GraphQLObjectType) else ():
        if field.args:
            given = _all_arguments(field, ids)
            declared = ", ".join(f"${a}: {field.args[a].type}" for a in given)
            passed = ", ".join(f"{a}: ${a}" for a in given)
            inside = f"{name}({passed}) {{ {selection(get_named_type(field.type), 1)} }}"
            declared = f", {declared}" if variables else declared
            yield around.replace("%d", declared) % inside, {**variables, **given}


def _all_arguments(field: GraphQLField, ids: Mapping[str, str]) -> Answer:
    given = arguments_for(field, ids)
    for name, argument in field.args.items():
        kind = get_named_type(argument.type)
        if kind.name == "String":
            given[name] = CANARY
        elif isinstance(kind, GraphQLInputObjectType):
            given[name] = _value(argument.type, ids, name)
    return given


def _value(type_: GraphQLInputType, ids: Mapping[str, str], named: str) -> Any:
    kind = get_named_type(type_)
    if isinstance(kind, GraphQLInputObjectType):
        # All of its fields; the first where exactly one is to be given.
        is_choice: bool = kind.extensions["strawberry-definition"].is_one_of
        chosen = list(kind.fields.items())[: 1 if is_choice else None]
        found: Any = {name: _value(field.type, ids, thing_named(name)) for name, field in chosen}
    elif kind.name in ("ID", "String", "Decimal"):
        words = {"Decimal": "1.00", "String": "words-of-another-clinic"}
        found = words.get(kind.name) or ids.get(named, ids["Patient"])
    else:
        return example_of(type_)
    return [found] if is_list_type(get_nullable_type(type_)) else found


def _named_by_value(type_: Any, value: Any) -> Iterator[str]:
    kind = get_named_type(type_)
    if isinstance(value, list):
        for item in value:
            yield from _named_by_value(kind, item)
    elif isinstance(kind, GraphQLInputObjectType) and isinstance(value, dict):
        for name, inner in value.items():
            yield f"{kind.name}.{name}"
            yield from _named_by_value(kind.fields[name].type, inner)


def _owners(kind: Any) -> list[GraphQLObjectType]:
    is_abstract = isinstance(kind, GraphQLInterfaceType | GraphQLUnionType)
    return list(SCHEMA.get_possible_types(kind)) if is_abstract else [kind]
