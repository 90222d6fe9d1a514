"""Change what is known of a patient."""

from datetime import date

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import (
    DATE_OF_BIRTH,
    EMAIL,
    PHONE,
    change_key_field,
    clearable,
    kept,
    version_field,
)
from gql_packages.schema.described import described, described_input
from gql_packages.schema.global_id import id_of
from gql_packages.schema.patient import Patient
from gql_packages.schema.refusals import VersionConflict
from gql_packages.services.update_patient import update_patient


@described_input
class UpdatePatientInput:
    """Changes to a patient's data. Fields left out stay as they are."""

    patient_id: strawberry.ID = id_of("Patient", "Who it is.")
    expected_version: int | None = version_field()
    first_name: str | None = kept("Given name or names: 1 to 200 characters.")
    last_name: str | None = kept("Family name: 1 to 200 characters.")
    email: strawberry.Maybe[str | None] = clearable(EMAIL, "none is known any more")
    phone: strawberry.Maybe[str | None] = clearable(PHONE, "none is known any more")
    date_of_birth: strawberry.Maybe[date | None] = clearable(
        DATE_OF_BIRTH, "it is not known any more"
    )
    idempotency_key: str | None = change_key_field()


@described
class UpdatePatientPayload:
    """The patient was changed."""

    patient: Patient = shown("The patient as they are now.")


mutation = Mutation(__name__, update_patient, Permission.PATIENTS_EDIT, refusals=(VersionConflict,))
