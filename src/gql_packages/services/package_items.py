"""The eligible items of a package: checked against the catalogue, and written."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from gql_packages.domain.input_validator import ELIGIBLE_ITEMS, InputValidator
from gql_packages.errors import Archived, NotFound
from gql_packages.models.catalogue import PackageItem, Treatment
from gql_packages.problems import Problem, ProblemCode
from gql_packages.services.row_locks import lock_all
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
    work: Work, items: Sequence[PricedItem], *, already_listed: Collection[UUID] = ()
) -> None:
    """Raise NotFound for a treatment that the clinic has not, Archived for one no longer on offer.

    A package keeps an archived treatment that it lists already. Locks the treatments, so that none
    is archived meanwhile.
    """
    treatments = await lock_all(work, Treatment, [item.treatment_id for item in items])
    for index, item in enumerate(items):
        path = ("eligible_items", str(index), "treatment_id")
        treatment = treatments.get(item.treatment_id)
        if treatment is None:
            raise NotFound("There is no such treatment here.", path=path)
        if treatment.is_archived and treatment.id not in already_listed:
            raise Archived(f"{treatment.name} is archived.", path=path)


async def listed_treatments(work: Work, package_id: UUID) -> set[UUID]:
    """The treatments that the package covers now."""
    items = await PackageItem.filter(clinic_id=work.clinic_id, package_id=package_id).using_db(
        work.db
    )
    return {item.treatment_id for item in items}


async def write_items(work: Work, package_id: UUID, items: Sequence[PricedItem]) -> None:
    """Replace the items of the package by these, in their order."""
    await (
        PackageItem.filter(clinic_id=work.clinic_id, package_id=package_id)
        .using_db(work.db)
        .delete()
    )
    await PackageItem.bulk_create(
        [
            PackageItem(
                id=work.new_id(),
                clinic_id=work.clinic_id,
                package_id=package_id,
                treatment_id=item.treatment_id,
                patient_pays=item.patient_pays,
                position=position,
            )
            for position, item in enumerate(items)
        ],
        using_db=work.db,
    )
