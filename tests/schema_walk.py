"""The schema, walked by its own introspection: what is added to it later is walked too."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
    is_list_type,
)

from gql_packages.errors import BadRequest
from gql_packages.resolvers.build_schema import schema
from gql_packages.web.document_cache import parse_document
from gql_packages.web.document_limits import MAX_DEPTH, check_limits

SCHEMA: GraphQLSchema = schema._schema
assert SCHEMA.query_type is not None
assert SCHEMA.mutation_type is not None
assert SCHEMA.subscription_type is not None
QUERIES: Mapping[str, GraphQLField] = SCHEMA.query_type.fields
MUTATIONS: Mapping[str, GraphQLField] = SCHEMA.mutation_type.fields
SUBSCRIPTIONS: Mapping[str, GraphQLField] = SCHEMA.subscription_type.fields
#: What shows something and changes nothing.
READS: Mapping[str, GraphQLField] = {**QUERIES, **SUBSCRIPTIONS}
_NODE, _REFUSAL = SCHEMA.type_map["Node"], SCHEMA.type_map["Refusal"]
assert isinstance(_REFUSAL, GraphQLInterfaceType)
_SAID_BY_ALL: Sequence[str] = list(_REFUSAL.fields)
#: The types of all that has a global id.
NODE_TYPES: Sequence[str] = sorted(
    name
    for name, kind in SCHEMA.type_map.items()
    if isinstance(kind, GraphQLObjectType) and _NODE in kind.interfaces
)

#: A value for each kind of argument, for those that must be given; ids are the caller's.
ARGUMENTS: Mapping[str, Any] = {
    "Int": 2,
    "Boolean": True,
    "String": "",
    "Date": "2026-03-02",
    "DateTime": "2026-03-10T17:00:00Z",
    "DateRange": {"from": "2026-01-01", "to": "2026-12-31"},
}


#: Fields whose names do not say the type of what their ids name.
_OTHER_NAMES = {"practitioner": "StaffMember"}

Answer = dict[str, Any]


def thing_named(field: str) -> str:
    """The type of what a field of this name names by its id: "patientId" a Patient."""
    thing = re.sub("Ids?$", "", field)
    return _OTHER_NAMES.get(thing, thing[0].upper() + thing[1:])


def table_of(type_name: str) -> str:
    """The table that the things of that type are rows of."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", type_name).lower()


def selection(kind: GraphQLNamedType, depth: int) -> str:
    """All fields of a type, so many levels deep; pages of two."""
    if isinstance(kind, GraphQLUnionType):
        return " ".join(["__typename", *(_of_member(member, depth) for member in _by_weight(kind))])
    assert isinstance(kind, GraphQLObjectType | GraphQLInterfaceType), kind
    chosen = ["__typename"]
    for name, field in kind.fields.items():
        named = get_named_type(field.type)
        arguments = _arguments(field)
        if is_leaf_type(named):
            chosen.append(name + arguments)
        elif depth > 0:
            # what is in a page is selected whole under `nodes`
            below = 0 if kind.name.endswith("Edge") else depth - 1
            chosen.append(f"{name}{arguments} {{ {selection(named, below)} }}")
    return " ".join(chosen)


def deepest(kind: GraphQLNamedType, around: str, levels: int = MAX_DEPTH) -> str:
    """`around` with, in the place of `%s`, the deepest selection that the server takes."""
    found = None
    for depth in range(levels + 1):
        document = around % selection(kind, depth)
        try:
            parsed = parse_document(document)
            check_limits(parsed, SCHEMA, parsed.operations[0], {})
        except BadRequest:
            break
        found = document
    assert found is not None, around
    return found


def documents(kind: GraphQLObjectType, around: str) -> Iterator[str]:
    """`around` with everything of a type in the place of `%s`: whole, and each field deeper."""
    yield deepest(kind, around)
    for name, field in kind.fields.items():
        named = get_named_type(field.type)
        if not is_leaf_type(named):
            yield deepest(named, around % f"{name}{_arguments(field)} {{ %s }}")


@cache
def node_documents(type_name: str) -> Sequence[str]:
    """Everything of one thing, whose id is the variable `id`; the first has some of it all."""
    kind = SCHEMA.type_map[type_name]
    assert isinstance(kind, GraphQLObjectType)
    around = f"query Q($id: ID!) {{ node(id: $id) {{ ... on {type_name} {{ %s }} }} }}"
    return list(documents(kind, around))


def named_by(query: GraphQLField, argument: str) -> str:
    """The type of what an id in this argument of a field names; Node for any."""
    return thing_named(argument) if argument != "id" else get_named_type(query.type).name


def arguments_for(query: GraphQLField, ids: Mapping[str, str]) -> Answer:
    """Every argument of a field but the cursor and a moment that has passed, and what may be given
    in place of an id; `ids` are of one thing of each type."""
    return {
        name: ids.get(named_by(query, name), ids["Patient"])
        if get_named_type(argument.type).name == "ID"
        else example_of(argument.type)
        for name, argument in query.args.items()
        if name not in ("after", "knownAt") and not (name == "number" and "id" in query.args)
    }


def around_root(name: str, given: Mapping[str, Any]) -> str:
    """The document of a query or a subscription with these arguments; `%s` is its selection."""
    field = READS[name]
    kind = "query" if name in QUERIES else "subscription"
    declared = ", ".join(f"${argument}: {field.args[argument].type}" for argument in given)
    passed = ", ".join(f"{argument}: ${argument}" for argument in given)
    head, call = (f"({declared})", f"({passed})") if given else ("", "")
    return f"{kind} Q{head} {{ {name}{call} {{ %s }} }}"


def query_document(name: str, given: Mapping[str, Any], depth: int = 1) -> tuple[str, Answer]:
    """The document of a query or a subscription with these arguments, and its variables."""
    kind = get_named_type(READS[name].type)
    return deepest(kind, around_root(name, given), depth), dict(given)


def input_type(mutation: str) -> GraphQLInputObjectType:
    found = get_named_type(MUTATIONS[mutation].args["input"].type)
    assert isinstance(found, GraphQLInputObjectType)
    return found


#: The mutations that take an idempotency key.
KEYED: Sequence[str] = sorted(m for m in MUTATIONS if "idempotencyKey" in input_type(m).fields)


@cache
def mutation_document(mutation: str, depth: int = 1) -> str:
    """The document that runs a mutation and shows everything of its result."""
    around = (
        f"mutation M($input: {input_type(mutation).name}!) {{ {mutation}(input: $input) {{ %s }} }}"
    )
    return deepest(get_named_type(MUTATIONS[mutation].type), around, depth)


def example_of(type_: GraphQLInputType) -> Any:
    """Some value that an argument of that type takes."""
    named = get_named_type(type_)
    if isinstance(named, GraphQLEnumType):
        value: Any = next(iter(named.values))
    elif isinstance(named, GraphQLInputObjectType) and named.name not in ARGUMENTS:
        objects = {
            name: field.type
            for name, field in named.fields.items()
            if isinstance(field.type, GraphQLNonNull)
            or isinstance(get_named_type(field.type), GraphQLInputObjectType)
        }
        value = {name: example_of(type_) for name, type_ in objects.items()}
    else:
        value = ARGUMENTS[named.name]
    return [value] if is_list_type(get_nullable_type(type_)) else value


def _arguments(field: GraphQLField) -> str:
    """What the field of a selection has to be given, and a small page."""
    assert not any(isinstance(a.type, GraphQLNonNull) for a in field.args.values()), field
    return "(first: 2)" if "first" in field.args else ""


def _by_weight(kind: GraphQLUnionType) -> Sequence[GraphQLObjectType]:
    return sorted(kind.types, key=lambda member: not member.name.endswith("Payload"))


def _of_member(member: GraphQLObjectType, depth: int) -> str:
    """A payload to the whole depth; a refusal's own data under names of their own, no deeper."""
    if member.name.endswith("Payload"):
        return f"... on {member.name} {{ {selection(member, depth)} }}"
    own = [
        f"{member.name}_{name}: {name}{_below(field, min(depth, 1))}"
        for name, field in member.fields.items()
        if name not in _SAID_BY_ALL
    ]
    return f"... on {member.name} {{ {' '.join([*_SAID_BY_ALL, *own])} }}"


def _below(field: GraphQLField, depth: int) -> str:
    named = get_named_type(field.type)
    return "" if is_leaf_type(named) else f" {{ {selection(named, depth - 1)} }}"
