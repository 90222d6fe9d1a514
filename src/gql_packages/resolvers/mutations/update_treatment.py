"""Change a treatment or class; booked appointments keep their times."""

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
    change_key_field,
    clearable,
    kept,
    version_field,
)
from gql_packages.schema.catalogue import Treatment
from gql_packages.schema.described import described, described_input
from gql_packages.schema.global_id import id_of
from gql_packages.schema.refusals import VersionConflict
from gql_packages.services.update_treatment import update_treatment


@described_input
class UpdateTreatmentInput:
    """Changes to a treatment or class.

    Fields left out stay as they are; so does what is booked and billed already.
    """

    treatment_id: strawberry.ID = id_of("Treatment", "The treatment or class.")
    expected_version: int | None = version_field()
    name: str | None = kept(NAME)
    kind: TreatmentKind | None = kept("A treatment for one patient, or a class.")
    duration_minutes: int | None = kept(MINUTES)
    price: Decimal | None = kept(PRICE)
    category: strawberry.Maybe[str | None] = clearable(CATEGORY, "none")
    description: strawberry.Maybe[str | None] = clearable(DESCRIPTION, "none")
    position: strawberry.Maybe[int | None] = clearable(POSITION, "none")
    idempotency_key: str | None = change_key_field()


@described
class UpdateTreatmentPayload:
    """The treatment or class was changed."""

    treatment: Treatment = shown("The treatment or class as it is now.")


mutation = Mutation(
    __name__, update_treatment, Permission.CATALOGUE_EDIT, refusals=(VersionConflict,)
)
