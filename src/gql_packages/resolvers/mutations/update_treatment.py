"""Change a treatment or class; booked visits keep their times."""

from decimal import Decimal

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.mutation_inputs import id_of, version_field
from gql_packages.resolvers.shared_inputs import KEPT, MINUTES, NAME, PRICE
from gql_packages.schema.catalogue import Treatment
from gql_packages.schema.described import described, described_input
from gql_packages.schema.enums import TreatmentKind
from gql_packages.schema.refusals import VersionConflict
from gql_packages.services.update_treatment import update_treatment


@described_input
class UpdateTreatmentInput:
    """Changes to a treatment or class.

    Fields left out stay as they are; so does what is booked and billed already.
    """

    treatment_id: strawberry.ID = id_of("Treatment", "The treatment or class.")
    expected_version: int | None = version_field()
    name: str | None = strawberry.field(default=None, description=NAME + KEPT)
    kind: TreatmentKind | None = strawberry.field(
        default=None, description="A treatment for one patient, or a class." + KEPT
    )
    duration_minutes: int | None = strawberry.field(default=None, description=MINUTES + KEPT)
    price: Decimal | None = strawberry.field(default=None, description=PRICE + KEPT)


@described
class UpdateTreatmentPayload:
    """A treatment or class was changed."""

    treatment: Treatment = shown("id", "The treatment or class as it is now.")


mutation = Mutation(
    input=UpdateTreatmentInput,
    payload=UpdateTreatmentPayload,
    service=update_treatment,
    permission=Permission.CATALOGUE_EDIT,
    refusals=(VersionConflict,),
)
