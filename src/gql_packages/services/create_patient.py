"""Register a patient."""

from dataclasses import dataclass
from uuid import UUID

from gql_packages.domain.input_validator import InputValidator
from gql_packages.models.patient import Patient
from gql_packages.services.patient_search_columns import LONGEST_PHONE, patient_keys
from gql_packages.unit_of_work.unit_of_work import Work


@dataclass(frozen=True)
class CreatePatientOutcome:
    """Who was registered."""

    patient_id: UUID


async def create_patient(
    work: Work,
    *,
    first_name: str,
    last_name: str,
    email: str | None = None,
    phone: str | None = None,
) -> CreatePatientOutcome:
    """Register the patient; two may have the same name. Raises InvalidInput."""
    problems = InputValidator()
    first_name = problems.required(first_name, "input", "firstName")
    last_name = problems.required(last_name, "input", "lastName")
    email = problems.email(email, "input", "email")
    phone = problems.optional(phone, "input", "phone", longest=LONGEST_PHONE)
    problems.refuse_if_any()

    patient = await Patient.create(
        using_db=work.db,
        id=work.new_id(),
        clinic_id=work.clinic_id,
        first_name=first_name,
        last_name=last_name,
        email=email,
        phone=phone,
        is_archived=False,
        version=1,
        created_at=work.now,
        **patient_keys(first_name, last_name, email, phone),
    )
    return CreatePatientOutcome(patient.id)
