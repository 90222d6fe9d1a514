"""Which fields need no resolver to be run: found out once, from how they are declared."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from graphql import (
    GraphQLObjectType,
    GraphQLOutputType,
    Undefined,
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


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scalar that is an attribute of what was read."""

    attribute: str
    is_required: bool
    write: Callable[[Any], Any]

    def of(self, source: object) -> Any:
        """As it is written; Undefined where the library has to say what is wrong."""
        value = getattr(source, self.attribute)
        if value is None:
            return Undefined if self.is_required else None
        try:
            written = self.write(value)
        except Exception:
            return Undefined
        return Undefined if written is None else written


@dataclass(frozen=True, slots=True)
class Part:
    """An object that is an attribute of what was read: money."""

    attribute: str
    kind: GraphQLObjectType


@dataclass(frozen=True, slots=True)
class Link:
    """Another thing, whose key is an attribute: `invoice` of whatever has an `invoice_key`."""

    attribute: str
    kind: GraphQLObjectType
    type: GraphQLOutputType
    entity: Entity[Any]


@cache
def attribute_of(parent: GraphQLObjectType, field_name: str) -> Leaf | Part | None:
    """How the field is an attribute; None if it is none, or none that is so simple."""
    declared = _declared(parent, field_name)
    if declared is None or not declared.is_basic_field:
        return None
    field_type = parent.fields[field_name].type
    kind = get_nullable_type(field_type)
    if is_leaf_type(kind):
        return Leaf(declared.python_name, is_non_null_type(field_type), kind.coerce_output_value)
    if isinstance(kind, GraphQLObjectType):
        return Part(declared.python_name, kind)
    return None


@cache
def link_of(parent: GraphQLObjectType, field_name: str) -> Link | None:
    """How the field is a link; None if it is none."""
    declared = _declared(parent, field_name)
    if declared is None or declared.base_resolver is None:
        return None
    field_type, attribute = parent.fields[field_name].type, f"{declared.python_name}_key"
    kind = get_nullable_type(field_type)
    owner = parent.extensions[GraphQLCoreConverter.DEFINITION_BACKREF].origin
    if not isinstance(kind, GraphQLObjectType) or attribute not in _attributes(owner):
        return None
    return Link(attribute, kind, field_type, ENTITIES[kind.name])


@cache
def _attributes(owner: type) -> frozenset[str]:
    return frozenset(field.name for field in dataclasses.fields(owner))


def _declared(parent: GraphQLObjectType, field_name: str) -> StrawberryField | None:
    field = parent.fields.get(field_name)
    declared = field and field.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
    return declared if isinstance(declared, StrawberryField) else None
