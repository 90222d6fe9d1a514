"""Import patients from elsewhere: all rows, or none.

A row that was imported before, told by its external id, changes nothing, so that a corrected list
can be sent whole. Nothing is refused for possible duplicates. Also as a file:
`POST /imports/patients.csv`.
"""

from datetime import date

import strawberry

from gql_packages.domain.imports import LONGEST_EXTERNAL_ID
from gql_packages.domain.patient_rows import PatientRow
from gql_packages.domain.permissions import Permission
from gql_packages.reading.declarations import sql
from gql_packages.resolvers.mutation import Mutation
from gql_packages.resolvers.shared_input_fields import DATE_OF_BIRTH, EMAIL, PHONE, key_field
from gql_packages.schema.described import described, described_input, optional, required
from gql_packages.schema.imports import ImportedRow, imported_rows
from gql_packages.schema.refusals import ImportRefused
from gql_packages.services.import_patients import import_patients
from gql_packages.services.imported_rows import MOST_ROWS


@described_input
class ImportPatientRow:
    """A patient to import."""

    becomes = PatientRow

    external_id: str = required(
        f"What the patient is called where they come from: 1 to {LONGEST_EXTERNAL_ID} characters,"
        " unique in the clinic for ever."
    )
    first_name: str = required("Given name or names: 1 to 200 characters.")
    last_name: str = required("Family name, by which patients are listed: 1 to 200 characters.")
    email: str | None = optional(EMAIL)
    phone: str | None = optional(PHONE)
    date_of_birth: date | None = optional(DATE_OF_BIRTH)


@described_input
class ImportPatientsInput:
    """Patients to import."""

    rows: list[ImportPatientRow] = required(f"The patients: 1 to {MOST_ROWS}.")
    dry_run: bool = strawberry.field(
        default=False,
        description=(
            "Says what would become of each row, and writes nothing; the key is not used up by it."
        ),
    )
    idempotency_key: str = key_field()


@described
class ImportPatientsPayload:
    """The patients were imported, or would be on a dry run."""

    dry_run: bool = sql(":dry_run::boolean", "Whether it was a dry run: nothing was written.")
    created: int = sql(":created::integer", "How many rows made a patient.")
    unchanged: int = sql(":unchanged::integer", "How many rows were imported before.")
    refused: int = sql(":refused::integer", "How many rows have problems: 0 unless a dry run.")
    rows: list[ImportedRow] = imported_rows("All rows, in their order.")


mutation = Mutation(
    __name__,
    import_patients,
    Permission.PATIENTS_IMPORT,
    refusals=(ImportRefused,),
    is_preview=lambda given: given.dry_run,
)
