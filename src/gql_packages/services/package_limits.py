"""The limits of a package on offer: checked against its terms, and written with its items."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from gql_packages.domain.input_validator import ELIGIBLE_ITEMS, InputValidator
from gql_packages.domain.limits import OfferedLimit, problems_of_limits
from gql_packages.errors import InvalidInput
from gql_packages.models.catalogue import PackageItem, PackageLimit
from gql_packages.services.package_items import PricedItem
from gql_packages.unit_of_work.work import Work


@dataclass(frozen=True, kw_only=True)
class LimitedItems:
    """How many uses some items may take together. `price_share` in major units."""

    treatment_ids: Sequence[UUID]
    uses: int
    price_share: Decimal | None = None


@dataclass(frozen=True)
class Terms:
    """The items of a package on offer, and the limits of them."""

    items: Sequence[PricedItem]
    limits: Sequence[OfferedLimit]


def price_limits(
    problems: InputValidator, limits: Sequence[LimitedItems], currency: str
) -> Sequence[OfferedLimit]:
    """The limits in minor units (rule 74): each of 1 to 200 items, with a share of 0 or more."""
    path = ("use_limits",)
    if not problems.count(limits, *path, bounds=(0, ELIGIBLE_ITEMS[1])):
        return []
    priced = []
    for index, limit in enumerate(limits):
        place = (*path, str(index))
        problems.count(limit.treatment_ids, *place, "treatment_ids", bounds=ELIGIBLE_ITEMS)
        share = problems.amount(limit.price_share, currency, *place, "price_share", minimum=0)
        priced.append(
            OfferedLimit(treatment_ids=limit.treatment_ids, uses=limit.uses, price_share=share)
        )
    return priced


def check_limits(work: Work, terms: Terms, uses: int, price: int) -> None:
    """Refuse (InvalidInput) limits that do not fit the items, the uses and the price, in minor
    units (rules 74, 75, 78)."""
    treatments = {item.treatment_id for item in terms.items}
    found = problems_of_limits(
        terms.limits, treatments, uses=uses, price=price, currency=work.currency
    )
    if found:
        raise InvalidInput.of(*found)


async def read_terms(work: Work, package_id: UUID) -> Terms:
    """The items and the limits of the locked package, in their order."""
    items = (
        await PackageItem.filter(clinic_id=work.clinic_id, package_id=package_id)
        .using_db(work.db)
        .order_by("position", "id")
    )
    limits = (
        await PackageLimit.filter(clinic_id=work.clinic_id, package_id=package_id)
        .using_db(work.db)
        .order_by("number")
    )
    return Terms(
        [
            PricedItem(treatment_id=item.treatment_id, patient_pays=item.patient_pays)
            for item in items
        ],
        [
            OfferedLimit(
                treatment_ids=[
                    item.treatment_id for item in items if item.limit_number == limit.number
                ],
                uses=limit.uses,
                price_share=limit.price_share,
            )
            for limit in limits
        ],
    )


async def write_terms(work: Work, package_id: UUID, terms: Terms) -> None:
    """Replace the items and the limits of the package by these, in their order."""
    await (
        PackageItem.filter(clinic_id=work.clinic_id, package_id=package_id)
        .using_db(work.db)
        .delete()
    )
    await (
        PackageLimit.filter(clinic_id=work.clinic_id, package_id=package_id)
        .using_db(work.db)
        .delete()
    )
    if terms.limits:
        await PackageLimit.bulk_create(
            [
                PackageLimit(
                    id=work.new_id(),
                    clinic_id=work.clinic_id,
                    package_id=package_id,
                    number=number,
                    uses=limit.uses,
                    price_share=limit.price_share,
                )
                for number, limit in enumerate(terms.limits, 1)
            ],
            using_db=work.db,
        )
    numbers = {
        treatment_id: number
        for number, limit in enumerate(terms.limits, 1)
        for treatment_id in limit.treatment_ids
    }
    await PackageItem.bulk_create(
        [
            PackageItem(
                id=work.new_id(),
                clinic_id=work.clinic_id,
                package_id=package_id,
                treatment_id=item.treatment_id,
                patient_pays=item.patient_pays,
                position=position,
                limit_number=numbers.get(item.treatment_id),
            )
            for position, item in enumerate(terms.items)
        ],
        using_db=work.db,
    )
