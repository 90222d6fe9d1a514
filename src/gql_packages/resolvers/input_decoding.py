"""Decodes the inputs of mutations into the arguments of services.

A service knows nothing of GraphQL. It takes the fields of the input by their names, with ids as
UUIDs, and names them in its refusals by the path of the attribute: `("payment", "amount")`. Where
an input has `becomes`, the service takes what that makes of the fields.
"""

from dataclasses import MISSING
from typing import Any

import strawberry
from strawberry.types.base import StrawberryMaybe, has_object_definition
from strawberry.types.field import StrawberryField
from strawberry.utils.str_converters import to_camel_case

from gql_packages.errors import InvalidInput, Refusal
from gql_packages.schema.global_id import ID_OF, decode

_KEY = "idempotency_key"


def service_arguments(given: Any, path: tuple[str, ...] = ()) -> Any:
    """What a service takes an input for. Optional fields that were left out are left out.

    Raises NotFound, naming the attribute, for an id of something else than the field declares, and
    InvalidInput where an input can become nothing.
    """
    arguments = {}
    for field in _fields(given):
        value, name = getattr(given, field.python_name), field.python_name
        if isinstance(field.type, StrawberryMaybe):
            if value is None:
                continue
            value = value.value
        if name != _KEY:
            arguments[name] = _argument(value, field.metadata.get(ID_OF), (*path, name))
    try:
        return getattr(type(given), "becomes", dict)(**arguments)
    except InvalidInput as refusal:
        problems = (each.at(*path, *each.path) for each in refusal.problems)
        raise InvalidInput.of(*problems) from refusal


def _argument(value: Any, type_name: str | None, path: tuple[str, ...]) -> Any:
    if isinstance(value, list):
        return [
            _argument(part, type_name, (*path, str(position)))
            for position, part in enumerate(value)
        ]
    if has_object_definition(value):
        return service_arguments(value, path)
    if type_name is None or value is None:
        return value
    return decode(value, type_name, path=path)


def with_input_paths(refusal: Refusal) -> Refusal:
    """The refusal of a service, with the paths of attributes as paths in the mutation's input."""
    refusal.path = _input_path(refusal.path) if refusal.path else None
    if isinstance(refusal, InvalidInput):
        refusal.problems = tuple(
            problem.at(*_input_path(problem.path)) for problem in refusal.problems
        )
    return refusal


def _input_path(path: tuple[str, ...]) -> tuple[str, ...]:
    return ("input", *map(to_camel_case, path))


def graphql_arguments(given: Any) -> dict[str, Any]:
    """The fields of an input, without its key, by their names in GraphQL and without those that
    equal their default: neither a field that is new nor one that is called otherwise here makes it
    another input."""
    found = {}
    for field in _fields(given):
        value = getattr(given, field.python_name)
        if field.python_name != _KEY and value != _default_of(field):
            name = field.graphql_name or to_camel_case(field.python_name)
            found[name] = _graphql_value(value)
    return found


def _default_of(field: StrawberryField) -> object:
    """What the field is where it is left out; a `Maybe` is None then."""
    if field.default_factory is not MISSING:
        return field.default_factory()
    is_maybe = isinstance(field.type, StrawberryMaybe)
    return None if is_maybe else field.default


def _graphql_value(value: Any) -> Any:
    if isinstance(value, strawberry.Some):
        return _graphql_value(value.value)
    if isinstance(value, list):
        return [_graphql_value(part) for part in value]
    return graphql_arguments(value) if has_object_definition(value) else value


def _fields(given: Any) -> list[StrawberryField]:
    fields: list[StrawberryField] = given.__strawberry_definition__.fields
    return fields
