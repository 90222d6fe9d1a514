"""Archive a patient, or restore them."""

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import shown
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import ARCHIVED, change_key_field
from gql_packages.schema.described import described, described_input
from gql_packages.schema.global_id import id_of
from gql_packages.schema.patient import Patient
from gql_packages.services.archive_patient import archive_patient


@described_input
class ArchivePatientInput:
    """A patient to archive or restore.

    Their packages, appointments and invoices stay as they are.
    """

    patient_id: strawberry.ID = id_of("Patient", "Who it is.")
    archived: bool = strawberry.field(default=True, description=ARCHIVED)
    idempotency_key: str | None = change_key_field()


@described
class ArchivePatientPayload:
    """The patient was archived or restored."""

    patient: Patient = shown("The patient as they are now.")


mutation = Mutation(__name__, archive_patient, Permission.PATIENTS_EDIT)
