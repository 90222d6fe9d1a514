"""Register a patient."""

from datetime import date
from uuid import UUID

from gql_packages.domain.input_validator import InputValidator
from gql_packages.models.patient import Patient
from gql_packages.services.patient_numbers import draw_numbers
from gql_packages.services.patient_search_columns import LONGEST_PHONE, patient_keys, write_words
from gql_packages.services.versioned_rows import create
from gql_packages.unit_of_work.work import Work


async def create_patient(
    work: Work,
    *,
    first_name: str,
    last_name: str,
    email: str | None = None,
    phone: str | None = None,
    date_of_birth: date | None = None,
) -> UUID:
    """Register the patient under the clinic's next number (rule 167); two may have the same name.

    Raises InvalidInput.
    """
    problems = InputValidator()
    names = {
        "first_name": problems.required(first_name, "first_name"),
        "last_name": problems.required(last_name, "last_name"),
    }
    email = problems.email(email, "email")
    phone = problems.optional(phone, "phone", longest=LONGEST_PHONE)
    date_of_birth = problems.date_of_birth(date_of_birth, work.today, "date_of_birth")
    problems.refuse_if_any()
    keys = patient_keys(**names, email=email, phone=phone)
    columns = {**names, "email": email, "phone": phone, "date_of_birth": date_of_birth, **keys}
    (number,) = await draw_numbers(work.db, 1)
    kept = {"owing": 0, "credit": 0, "folded_version": 1, "is_archived": False}
    patient_id = await create(work, Patient, **columns, number=number, **kept)
    await write_words(work.db, [{"id": patient_id, **columns, "number": number}])
    return patient_id
