"""Register a patient."""

from datetime import date

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import (
    DATE_OF_BIRTH,
    EMAIL,
    PHONE,
    creation_key_field,
)
from gql_packages.schema.described import described, described_input, optional, required
from gql_packages.schema.patient import Patient, possible_duplicates
from gql_packages.services.create_patient import create_patient


@described_input
class CreatePatientInput:
    """A patient to register."""

    first_name: str = required("Given name or names: 1 to 200 characters.")
    last_name: str = required("Family name, by which patients are listed: 1 to 200 characters.")
    email: str | None = optional(EMAIL)
    phone: str | None = optional(PHONE)
    date_of_birth: date | None = optional(DATE_OF_BIRTH)
    idempotency_key: str | None = creation_key_field()


@described
class CreatePatientPayload:
    """The patient was registered."""

    patient: Patient = shown("The patient as they are now.")
    possible_duplicates: list[Patient] = possible_duplicates(":patient_id::uuid")


mutation = Mutation(__name__, create_patient, Permission.PATIENTS_EDIT)
