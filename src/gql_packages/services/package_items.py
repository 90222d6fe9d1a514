"""The eligible items of a package: checked against the catalogue."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from gql_packages.domain.input_validator import ELIGIBLE_ITEMS, InputValidator
from gql_packages.domain.limits import OfferedLimit
from gql_packages.errors import Archived, NotFound
from gql_packages.models.catalogue import Treatment
from gql_packages.problems import Problem, ProblemCode
from gql_packages.services.row_locks import lock_all, require_found
from gql_packages.unit_of_work.work import Work


@dataclass(frozen=True, kw_only=True)
class EligibleItem:
    """A treatment that a package covers. `patient_pays` per appointment, in major units."""

    treatment_id: UUID
    patient_pays: Decimal


@dataclass(frozen=True, kw_only=True)
class PricedItem:
    """An eligible item whose amount was checked. `patient_pays` in minor units."""

    treatment_id: UUID
    patient_pays: int


def price_items(
    problems: InputValidator, items: Sequence[EligibleItem], currency: str
) -> Sequence[PricedItem]:
    """The items in minor units (rule 1): 1 to 200, no treatment twice, amounts of 0 or more."""
    path = ("eligible_items",)
    if not problems.count(items, *path, bounds=ELIGIBLE_ITEMS):
        return []
    seen: set[UUID] = set()
    priced = []
    for index, item in enumerate(items):
        if item.treatment_id in seen:
            place = (*path, str(index), "treatment_id")
            problems.found.append(Problem(place, ProblemCode.LISTED_TWICE))
        seen.add(item.treatment_id)
        minor = problems.amount(
            item.patient_pays, currency, *path, str(index), "patient_pays", minimum=0
        )
        priced.append(PricedItem(treatment_id=item.treatment_id, patient_pays=minor))
    return priced


async def check_treatments(
    work: Work,
    items: Sequence[PricedItem],
    limits: Sequence[OfferedLimit],
    *,
    already_listed: Collection[UUID] = (),
) -> None:
    """Raise NotFound for a treatment that the clinic has not, Archived for an item that is no
    longer on offer.

    A package keeps an archived treatment that it lists already. Locks the treatments, so that none
    is archived meanwhile.
    """
    limited = [treatment_id for limit in limits for treatment_id in limit.treatment_ids]
    named = [*(item.treatment_id for item in items), *limited]
    treatments = await lock_all(work, Treatment, named)
    for index, item in enumerate(items):
        path = ("eligible_items", str(index), "treatment_id")
        treatment = treatments.get(item.treatment_id)
        if treatment is None:
            raise NotFound("There is no such treatment here.", path=path)
        if treatment.is_archived and treatment.id not in already_listed:
            raise Archived(f"{treatment.name} is archived.", path=path)
    for index, limit in enumerate(limits):
        for place, treatment_id in enumerate(limit.treatment_ids):
            where = ("use_limits", str(index), "treatment_ids", str(place))
            require_found(treatments.get(treatment_id), *where)
