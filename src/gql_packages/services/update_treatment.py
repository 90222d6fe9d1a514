"""Change a treatment or class."""

from decimal import Decimal
from uuid import UUID

from gql_packages.domain.enums import TreatmentKind
from gql_packages.domain.input_validator import UNCHANGED, InputValidator, Unchanged
from gql_packages.models.catalogue import Treatment
from gql_packages.services.catalogue_display import presented
from gql_packages.services.versioned_rows import given, lock_version, write_changes
from gql_packages.unit_of_work.work import Work


async def update_treatment(
    work: Work,
    *,
    treatment_id: UUID,
    expected_version: int | None = None,
    name: str | None = None,
    kind: TreatmentKind | None = None,
    duration_minutes: int | None = None,
    price: Decimal | None = None,
    category: str | Unchanged | None = UNCHANGED,
    description: str | Unchanged | None = UNCHANGED,
    position: int | Unchanged | None = UNCHANGED,
) -> UUID:
    """Change what is given; None removes category, description and position, and leaves all else.

    `price` in major units, 0 allowed.

    Appointments that are booked keep their times, and are billed at the price of the day.
    Raises NotFound, InvalidInput, VersionConflict.
    """
    problems = InputValidator()
    changes = given(
        name=problems.required(name, "name"),
        kind=kind,
        duration_minutes=problems.whole_number(
            duration_minutes, "duration_minutes", bounds=(1, 1440)
        ),
        price=problems.amount(price, work.currency, "price", minimum=0),
    )
    changes |= presented(problems, category=category, description=description, position=position)
    problems.refuse_if_any()
    treatment = await lock_version(work, Treatment, treatment_id, "treatment_id", expected_version)
    return await write_changes(work, treatment, **changes)
