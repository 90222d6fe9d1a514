"""Add a treatment or class."""

from decimal import Decimal
from uuid import UUID

from gql_packages.domain.enums import TreatmentKind
from gql_packages.domain.input_validator import InputValidator
from gql_packages.models.catalogue import Treatment
from gql_packages.services.catalogue_display import presented
from gql_packages.services.versioned_rows import create
from gql_packages.unit_of_work.work import Work


async def create_treatment(
    work: Work,
    *,
    name: str,
    kind: TreatmentKind,
    duration_minutes: int,
    price: Decimal,
    category: str | None = None,
    description: str | None = None,
    position: int | None = None,
) -> UUID:
    """Make the treatment. `price` in major units, 0 allowed; 1 minute to 24 hours long.

    Raises InvalidInput.
    """
    problems = InputValidator()
    columns = {
        "name": problems.required(name, "name"),
        "kind": kind,
        "duration_minutes": problems.whole_number(
            duration_minutes, "duration_minutes", bounds=(1, 1440)
        ),
        "price": problems.amount(price, work.currency, "price", minimum=0),
        **presented(problems, category=category, description=description, position=position),
    }
    problems.refuse_if_any()
    return await create(work, Treatment, **columns, is_archived=False)
