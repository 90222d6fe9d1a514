"""Requests for every root field: valid ones, and ones that are wrong in every field."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from graphql import get_named_type

from gql_packages.schema.global_id import encode
from tests.input_walk import fields_of
from tests.populated_clinic import Furnished
from tests.schema_walk import (
    MUTATIONS,
    NODE_TYPES,
    READS,
    Answer,
    example_of,
    input_type,
    mutation_document,
    query_document,
    thing_named,
)

ROOT_FIELDS = [*READS, *MUTATIONS]
_NOTHING = UUID(int=1)
#: What a field may be given without the document being refused for it.
_MALFORMED: Mapping[str, Any] = {"ID": "nonsense", "String": "", "Int": -1, "Decimal": "NaN"}


def valid_request(name: str, clinic: Furnished) -> Answer:
    """One that would be done for whoever has the right."""
    if name in MUTATIONS:
        return _mutation(name, clinic.valid_input(name))
    return _query(name, {"ID": None})


def malformed_request(name: str, clinic: Furnished) -> Answer:
    """Ids that are none, empty names and keys, numbers and amounts that cannot be."""
    return _mutation(name, _spoilt(name, clinic)) if name in MUTATIONS else _query(name, _MALFORMED)


def request_about_nothing(name: str, clinic: Furnished) -> Answer:
    """Well-formed ids of things that are not there."""
    if name in READS:
        return _query(name, {"ID": None})
    given = clinic.valid_input(name)
    for field in fields_of(input_type(name)):
        if field.kind.name == "ID" and not field.is_list:
            given = field.put(given, encode(field.names, _NOTHING))
    return _mutation(name, given)


def _spoilt(name: str, clinic: Furnished) -> Answer:
    given = clinic.valid_input(name)
    for field in fields_of(input_type(name)):
        if field.kind.name in _MALFORMED and not field.is_list:
            given = field.put(given, _MALFORMED[field.kind.name])
    return given


def _mutation(name: str, given: Answer) -> Answer:
    return {"query": mutation_document(name, 0), "variables": {"input": given}}


def _query(name: str, instead: Mapping[str, Any]) -> Answer:
    given = {}
    for argument, declared in READS[name].args.items():
        kind = get_named_type(declared.type).name
        if instead.get(kind) is not None:
            given[argument] = instead[kind]
        elif kind == "ID":
            given[argument] = encode(_type_of(name, argument), _NOTHING)
        elif argument != "after":
            given[argument] = example_of(declared.type)
    document, variables = query_document(name, given, 0)
    return {"query": document, "variables": variables}


def _type_of(query: str, argument: str) -> str:
    name = thing_named(argument) if argument != "id" else thing_named(query)
    return name if name in NODE_TYPES else "Patient"
