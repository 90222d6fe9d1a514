"""Change what is known of a patient."""

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.mutation_inputs import id_of, version_field
from gql_packages.resolvers.shared_inputs import EMAIL, KEPT, PHONE
from gql_packages.schema.described import described, described_input
from gql_packages.schema.patient import Patient
from gql_packages.schema.refusals import VersionConflict
from gql_packages.services.update_patient import update_patient


@described_input
class UpdatePatientInput:
    """Changes to a patient's data. Fields left out stay as they are."""

    patient_id: strawberry.ID = id_of("Patient", "Who it is.")
    expected_version: int | None = version_field()
    first_name: str | None = strawberry.field(
        default=None, description="Given name or names: 1 to 200 characters." + KEPT
    )
    last_name: str | None = strawberry.field(
        default=None, description="Family name: 1 to 200 characters." + KEPT
    )
    email: strawberry.Maybe[str | None] = strawberry.field(
        description=f"{EMAIL}{KEPT} Null: none is known any more."
    )
    phone: strawberry.Maybe[str | None] = strawberry.field(
        description=f"{PHONE}{KEPT} Null: none is known any more."
    )


@described
class UpdatePatientPayload:
    """A patient was changed."""

    patient: Patient = shown("id", "The patient as they are now.")


mutation = Mutation(
    input=UpdatePatientInput,
    payload=UpdatePatientPayload,
    service=update_patient,
    permission=Permission.PATIENTS_EDIT,
    refusals=(VersionConflict,),
)
