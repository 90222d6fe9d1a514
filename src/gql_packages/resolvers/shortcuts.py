"""Which fields need no resolver to be run: found out once, from how they are declared."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any

from graphql import (
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLID,
    GraphQLLeafType,
    GraphQLObjectType,
    GraphQLString,
    get_nullable_type,
    is_leaf_type,
    is_non_null_type,
)
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.field import StrawberryField

from gql_packages.resolvers.read_billing import INVOICE, PAYMENT
from gql_packages.resolvers.read_catalogue import NO_SHOW_FEE, PACKAGE, STAFF_MEMBER, TREATMENT
from gql_packages.resolvers.read_patients import PATIENT
from gql_packages.resolvers.read_schedule import APPOINTMENT
from gql_packages.resolvers.read_sold_packages import PATIENT_PACKAGE, REDEMPTION
from gql_packages.resolvers.statements import Entity

#: What is read by its key, by the name of its type.
ENTITIES: Mapping[str, Entity[Any]] = {
    "Appointment": APPOINTMENT,
    "Invoice": INVOICE,
    "NoShowFee": NO_SHOW_FEE,
    "Package": PACKAGE,
    "Patient": PATIENT,
    "PatientPackage": PATIENT_PACKAGE,
    "Payment": PAYMENT,
    "Redemption": REDEMPTION,
    "StaffMember": STAFF_MEMBER,
    "Treatment": TREATMENT,
}

#: Values of these types are written as they are.
_PLAIN: Mapping[object, type] = {GraphQLString: str, GraphQLID: str, GraphQLBoolean: bool}


#: In place of a value that the library has to find, or to object to.
UNUSUAL: Any = object()


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scalar that is an attribute of what was read, or is always the same."""

    #: the field of a thing as it is written, or UNUSUAL
    value: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Part:
    """An object that is an attribute of what was read: money."""

    attribute: str
    kind: GraphQLObjectType
    #: what stands there if there is none
    missing: Any


@dataclass(frozen=True, slots=True)
class Link:
    """Another thing, whose key is an attribute: `invoice` of whatever has an `invoice_key`."""

    attribute: str
    kind: GraphQLObjectType
    #: what stands there if there is no key
    missing: Any
    entity: Entity[Any]


@cache
def shortcut_of(parent: GraphQLObjectType, field_name: str) -> Leaf | Part | Link | None:
    """How the field's value is had from what was read; None if its resolver has to say."""
    if field_name == "__typename":
        return Leaf(lambda _thing: parent.name)
    field = parent.fields.get(field_name)
    declared = field and field.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
    if field is None or not isinstance(declared, StrawberryField):
        return None
    kind, name = get_nullable_type(field.type), declared.python_name
    missing = UNUSUAL if is_non_null_type(field.type) else None
    if declared.is_basic_field and is_leaf_type(kind):
        return Leaf(_leaf(name, kind, missing))
    if not isinstance(kind, GraphQLObjectType):
        return None
    if declared.is_basic_field:
        return Part(name, kind, missing)
    if f"{name}_key" in _attributes(parent) and not declared.extensions:
        return Link(f"{name}_key", kind, missing, ENTITIES[kind.name])
    return None


def _leaf(attribute: str, kind: GraphQLLeafType, missing: Any) -> Callable[[Any], Any]:
    """Writes the attribute as the kind of scalar that it is."""
    find, plain = attrgetter(attribute), _PLAIN.get(kind)
    write = kind.coerce_output_value
    if isinstance(kind, GraphQLEnumType):
        # Few values, and to look for the name of each takes longest of all.
        write = cache(write)

    def value(thing: Any) -> Any:
        found = find(thing)
        if type(found) is plain:
            return found
        if found is None:
            return missing
        try:
            written = write(found)
        except Exception:
            return UNUSUAL
        return UNUSUAL if written is None else written

    return value


def _attributes(parent: GraphQLObjectType) -> set[str]:
    made_of = parent.extensions[GraphQLCoreConverter.DEFINITION_BACKREF].origin
    return {field.name for field in dataclasses.fields(made_of)}
