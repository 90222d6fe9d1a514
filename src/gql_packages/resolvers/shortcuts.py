"""Which fields need no resolver to be run: found out once, from how they are declared."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

from graphql import (
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLID,
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


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scalar that is an attribute of what was read."""

    attribute: str
    is_required: bool
    #: the type of values that are written as they are, if there is one
    plain: type | None
    write: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class TypeName:
    """`__typename`, which clients that cache ask of everything."""

    name: str


@dataclass(frozen=True, slots=True)
class Part:
    """An object that is an attribute of what was read: money."""

    attribute: str
    is_required: bool
    kind: GraphQLObjectType


@dataclass(frozen=True, slots=True)
class Link:
    """Another thing, whose key is an attribute: `invoice` of whatever has an `invoice_key`."""

    attribute: str
    is_required: bool
    kind: GraphQLObjectType
    entity: Entity[Any]


Shortcut: TypeAlias = Leaf | TypeName | Part | Link


@cache
def shortcut_of(parent: GraphQLObjectType, field_name: str) -> Shortcut | None:
    """How the field's value is had from what was read; None if its resolver has to say."""
    if field_name == "__typename":
        return TypeName(parent.name)
    field = parent.fields.get(field_name)
    declared = field and field.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
    if field is None or not isinstance(declared, StrawberryField):
        return None
    kind, is_required = get_nullable_type(field.type), is_non_null_type(field.type)
    name = declared.python_name
    if declared.is_basic_field and is_leaf_type(kind):
        write = kind.coerce_output_value
        # Few values, and looking for the name of each takes longest of all.
        write = cache(write) if isinstance(kind, GraphQLEnumType) else write
        return Leaf(name, is_required, _PLAIN.get(kind), write)
    if not isinstance(kind, GraphQLObjectType):
        return None
    if declared.is_basic_field:
        return Part(name, is_required, kind)
    if f"{name}_key" in _attributes(parent) and not declared.extensions:
        return Link(f"{name}_key", is_required, kind, ENTITIES[kind.name])
    return None


def _attributes(parent: GraphQLObjectType) -> set[str]:
    made_of = parent.extensions[GraphQLCoreConverter.DEFINITION_BACKREF].origin
    return {field.name for field in dataclasses.fields(made_of)}
