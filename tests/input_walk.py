"""The inputs of mutations, field by field: where each stands, and copies with one thing changed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from graphql import (
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    get_named_type,
    get_nullable_type,
    is_list_type,
)

from gql_packages.schema.global_id import encode, read
from tests.schema_walk import Answer, input_type, thing_named

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class InputField:
    """A place in a mutation's input, from the outside in; lists are entered at their first item."""

    path: Path
    type: GraphQLInputType
    #: the input type that declares it, and its name there: "PaymentInput.amount"
    name: str
    #: where on the way exactly one of several fields is given
    choices: frozenset[Path] = frozenset()

    def put(self, given: Answer, value: Any) -> Answer:
        """A copy of the input with that value at this place."""
        changed = put(given, self.path, value)
        for at in self.choices:
            step = self.path[len(at)]
            changed = put(changed, at, {step: look_up(changed, (*at, step))})
        return dict(changed)

    @property
    def names(self) -> str:
        """The type of what an id at this place names."""
        return thing_named(self.name.partition(".")[2])

    @property
    def kind(self) -> GraphQLNamedType:
        return get_named_type(self.type)

    @property
    def is_required(self) -> bool:
        return isinstance(self.type, GraphQLNonNull)

    @property
    def is_list(self) -> bool:
        return is_list_type(get_nullable_type(self.type))


def fields_of(
    kind: GraphQLInputObjectType, at: Path = (), choices: frozenset[Path] = frozenset()
) -> Iterator[InputField]:
    """Every field of an input, the fields of its fields too."""
    if kind.extensions["strawberry-definition"].is_one_of:
        choices |= {at}
    for name, field in kind.fields.items():
        path: Path = (*at, name)
        yield InputField(path, field.type, f"{kind.name}.{name}", choices)
        named = get_named_type(field.type)
        nullable = get_nullable_type(field.type)
        if isinstance(nullable, GraphQLList):
            path = (*path, 0)
            yield InputField(path, nullable.of_type, f"{kind.name}.{name}", choices)
        if isinstance(named, GraphQLInputObjectType):
            yield from fields_of(named, path, choices)


def put(value: Any, path: Sequence[str | int], new: Any) -> Any:
    """A copy of the input with something else at that place, which is made if it is not there."""
    if not path:
        return new
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        items = list(value or [])
        return [put(items[0] if items else None, rest, new), *items[1:]]
    return {**(value or {}), step: put((value or {}).get(step), rest, new)}


def take_out(value: Any, path: Sequence[str | int]) -> Any:
    """A copy of the input without that field."""
    *outer, last = path
    inside = look_up(value, outer)
    return put(value, outer, {name: kept for name, kept in inside.items() if name != last})


def look_up(value: Any, path: Sequence[str | int]) -> Any:
    """What is at that place; None if nothing is."""
    for step in path:
        if isinstance(step, int):
            value = value[step] if value else None
        else:
            value = (value or {}).get(step)
    return value


def with_another_thing(mutation: str, given: Answer) -> Answer:
    """The same input about something that is not there, or that says something else."""
    fields = list(fields_of(input_type(mutation)))
    ids = [f for f in fields if f.kind.name == "ID" and not f.is_list]
    field = next((f for f in ids if look_up(given, f.path)), None)
    if field is None:
        said = [f for f in fields if f.path != ("idempotencyKey",)]
        for kind, other in (("String", " another"), ("Decimal", "1")):
            field = next((f for f in said if f.kind.name == kind), None)
            if field is not None:
                return field.put(given, f"{look_up(given, field.path)}{other}")
        field = next(f for f in said if f.kind.name == "Boolean")
        return field.put(given, not look_up(given, field.path))
    found = read(look_up(given, field.path))
    assert found is not None
    return field.put(given, encode(found[0], uuid4()))


def with_ids(given: Any, id_of: Callable[[str, str], str | None], field: str = "") -> Any:
    """The input with ids in the place of what things are called. `id_of` knows them by the type
    that the field names; in a list what it does not know is left out."""
    if isinstance(given, Mapping):
        return {name: with_ids(value, id_of, name) for name, value in given.items()}
    if isinstance(given, list):
        return [each for each in (with_ids(each, id_of, field) for each in given) if each]
    is_of_ours = field.endswith(("Id", "Ids")) and field != "externalId"
    return id_of(thing_named(field), given) if is_of_ours else given
