"""Add a treatment or class to what the clinic offers."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from gql_packages.domain.enums import TreatmentKind
from gql_packages.domain.input_validator import InputValidator
from gql_packages.models.catalogue import Treatment
from gql_packages.unit_of_work.unit_of_work import Work


@dataclass(frozen=True)
class CreateTreatmentOutcome:
    """What was made."""

    treatment_id: UUID


async def create_treatment(
    work: Work, *, name: str, kind: TreatmentKind, duration_minutes: int, price: Decimal
) -> CreateTreatmentOutcome:
    """Make the treatment. `price` in major units, 0 allowed; 1 minute to 24 hours long."""
    problems = InputValidator()
    name = problems.required(name, "input", "name")
    problems.whole_number(duration_minutes, "input", "durationMinutes", bounds=(1, 1440))
    minor = problems.amount(price, work.currency, "input", "price", minimum=0)
    problems.refuse_if_any()

    treatment = await Treatment.create(
        using_db=work.db,
        id=work.new_id(),
        clinic_id=work.clinic_id,
        name=name,
        kind=kind,
        duration_minutes=duration_minutes,
        price=minor,
        is_archived=False,
        version=1,
        created_at=work.now,
    )
    return CreateTreatmentOutcome(treatment.id)
