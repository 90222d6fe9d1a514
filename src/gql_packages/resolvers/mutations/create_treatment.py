"""Add a treatment or class: it can be booked, and packages can cover it."""

from decimal import Decimal

import strawberry

from gql_packages.domain.enums import TreatmentKind
from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import (
    CATEGORY,
    DESCRIPTION,
    MINUTES,
    NAME,
    POSITION,
    PRICE,
    creation_key_field,
)
from gql_packages.schema.catalogue import Treatment
from gql_packages.schema.described import described, described_input, optional, required
from gql_packages.services.create_treatment import create_treatment


@described_input
class CreateTreatmentInput:
    """A treatment or class to add."""

    name: str = required(NAME)
    kind: TreatmentKind = strawberry.field(
        default=TreatmentKind.TREATMENT, description="A treatment for one patient, or a class."
    )
    duration_minutes: int = required(MINUTES)
    price: Decimal = required(PRICE)
    category: str | None = optional(CATEGORY)
    description: str | None = optional(DESCRIPTION)
    position: int | None = optional(POSITION)
    idempotency_key: str | None = creation_key_field()


@described
class CreateTreatmentPayload:
    """The treatment or class was added."""

    treatment: Treatment = shown("The treatment or class as it is now.")


mutation = Mutation(__name__, create_treatment, Permission.CATALOGUE_EDIT)
