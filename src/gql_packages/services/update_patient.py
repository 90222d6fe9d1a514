"""Change what is known of a patient."""

from datetime import date
from uuid import UUID

from gql_packages.domain.input_validator import UNCHANGED, InputValidator, Unchanged
from gql_packages.models.patient import Patient
from gql_packages.services.patient_search_columns import (
    FOUND_BY,
    LONGEST_PHONE,
    patient_keys,
    write_words,
)
from gql_packages.services.versioned_rows import given, lock_version, write_changes
from gql_packages.unit_of_work.work import Work


async def update_patient(
    work: Work,
    *,
    patient_id: UUID,
    expected_version: int | None = None,
    first_name: str | None = None,
    last_name: str | None = None,
    email: str | Unchanged | None = UNCHANGED,
    phone: str | Unchanged | None = UNCHANGED,
    date_of_birth: date | Unchanged | None = UNCHANGED,
) -> UUID:
    """Change what is given; None removes what may be unknown, and no name.

    Raises NotFound, InvalidInput, VersionConflict.
    """
    problems = InputValidator()
    changes = given(
        first_name=problems.required(first_name, "first_name"),
        last_name=problems.required(last_name, "last_name"),
    )
    if email is not UNCHANGED:
        changes["email"] = problems.email(email, "email")
    if phone is not UNCHANGED:
        changes["phone"] = problems.optional(phone, "phone", longest=LONGEST_PHONE)
    if date_of_birth is not UNCHANGED:
        changes["date_of_birth"] = problems.date_of_birth(
            date_of_birth, work.today, "date_of_birth"
        )
    problems.refuse_if_any()

    patient = await lock_version(work, Patient, patient_id, "patient_id", expected_version)
    patient.update_from_dict(changes)
    columns = {name: getattr(patient, name) for name in FOUND_BY}
    keys = patient_keys(patient.first_name, patient.last_name, patient.email, patient.phone)
    await write_words(work.db, [{"id": patient.id, **columns, **keys}])
    changes |= {**keys, "folded_version": patient.version + 1}
    return await write_changes(work, patient, **changes)
