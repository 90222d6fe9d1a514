"""Change a treatment or class that the clinic offers."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from gql_packages.domain.enums import TreatmentKind
from gql_packages.domain.input_validator import InputValidator
from gql_packages.models.catalogue import Treatment
from gql_packages.services.optimistic_locking import write_changes
from gql_packages.services.row_locks import check_version, lock
from gql_packages.unit_of_work.unit_of_work import Work


@dataclass(frozen=True)
class UpdateTreatmentOutcome:
    """What was changed."""

    treatment_id: UUID


async def update_treatment(
    work: Work,
    *,
    treatment_id: UUID,
    expected_version: int | None = None,
    name: str | None = None,
    kind: TreatmentKind | None = None,
    duration_minutes: int | None = None,
    price: Decimal | None = None,
) -> UpdateTreatmentOutcome:
    """Change what is given; None stays as it is. `price` in major units, 0 allowed.

    Visits that are booked keep their times; a visit is billed at the price of the day it is billed.
    Raises NotFound, InvalidInput, VersionConflict.
    """
    problems = InputValidator()
    changes: dict[str, Any] = {}
    if name is not None:
        changes["name"] = problems.required(name, "input", "name")
    if kind is not None:
        changes["kind"] = kind
    if duration_minutes is not None:
        changes["duration_minutes"] = problems.whole_number(
            duration_minutes, "input", "durationMinutes", bounds=(1, 1440)
        )
    if price is not None:
        changes["price"] = problems.amount(price, work.currency, "input", "price", minimum=0)
    problems.refuse_if_any()

    treatment = await lock(work, Treatment, treatment_id, "input", "treatmentId")
    check_version(expected_version, treatment.version)
    await write_changes(work, treatment, **changes)
    return UpdateTreatmentOutcome(treatment_id)
