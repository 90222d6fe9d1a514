"""Change what is known of a patient."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from gql_packages.domain.input_validator import UNCHANGED, InputValidator, Unchanged
from gql_packages.models.patient import Patient
from gql_packages.services.optimistic_locking import write_changes
from gql_packages.services.patient_search_columns import LONGEST_PHONE, patient_keys
from gql_packages.services.row_locks import check_version, lock
from gql_packages.unit_of_work.unit_of_work import Work


@dataclass(frozen=True)
class UpdatePatientOutcome:
    """Whose data were changed."""

    patient_id: UUID


async def update_patient(
    work: Work,
    *,
    patient_id: UUID,
    expected_version: int | None = None,
    first_name: str | None = None,
    last_name: str | None = None,
    email: str | Unchanged | None = UNCHANGED,
    phone: str | Unchanged | None = UNCHANGED,
) -> UpdatePatientOutcome:
    """Change what is given; None removes the e-mail address or phone number, and no name.

    Raises NotFound, InvalidInput, VersionConflict.
    """
    problems = InputValidator()
    changes: dict[str, Any] = {}
    if first_name is not None:
        changes["first_name"] = problems.required(first_name, "input", "firstName")
    if last_name is not None:
        changes["last_name"] = problems.required(last_name, "input", "lastName")
    if email is not UNCHANGED:
        changes["email"] = problems.email(email, "input", "email")
    if phone is not UNCHANGED:
        changes["phone"] = problems.optional(phone, "input", "phone", longest=LONGEST_PHONE)
    problems.refuse_if_any()

    patient = await lock(work, Patient, patient_id, "input", "patientId")
    check_version(expected_version, patient.version)
    patient.update_from_dict(changes)
    keys = patient_keys(patient.first_name, patient.last_name, patient.email, patient.phone)
    await write_changes(work, patient, **changes, **keys)
    return UpdatePatientOutcome(patient_id)
