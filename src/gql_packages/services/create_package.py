"""Add a package."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from gql_packages.domain.input_validator import USES, VALID_FOR_DAYS, InputValidator
from gql_packages.domain.search_keys import sort_key
from gql_packages.models.catalogue import Package
from gql_packages.services.catalogue_display import presented
from gql_packages.services.package_items import (
    EligibleItem,
    check_treatments,
    price_items,
)
from gql_packages.services.package_limits import (
    LimitedItems,
    Terms,
    check_limits,
    price_limits,
    write_terms,
)
from gql_packages.services.policy_settings import check_offered_validity
from gql_packages.services.versioned_rows import create
from gql_packages.unit_of_work.work import Work


async def create_package(
    work: Work,
    *,
    name: str,
    price: Decimal,
    uses: int,
    eligible_items: Sequence[EligibleItem],
    use_limits: Sequence[LimitedItems] = (),
    valid_for_days: int | None = None,
    category: str | None = None,
    description: str | None = None,
    position: int | None = None,
) -> UUID:
    """Make the package (rules 1 to 3, 74, 75, 78).

    `price` in major units, 0 allowed; no days: it never expires. Raises InvalidInput, NotFound and
    Archived for a treatment that it cannot be good for.
    """
    problems = InputValidator()
    name = problems.required(name, "name")
    minor = problems.amount(price, work.currency, "price", minimum=0)
    problems.whole_number(uses, "uses", bounds=USES)
    problems.whole_number(valid_for_days, "valid_for_days", bounds=VALID_FOR_DAYS)
    items = price_items(problems, eligible_items, work.currency)
    limits = price_limits(problems, use_limits, work.currency)
    columns = presented(problems, category=category, description=description, position=position)
    problems.refuse_if_any()

    await check_offered_validity(work, valid_for_days)
    await check_treatments(work, items, limits)
    terms = Terms(items, limits)
    check_limits(work, terms, uses, minor)
    package_id = await create(
        work,
        Package,
        name=name,
        search_key=sort_key(name),
        folded_version=1,
        price=minor,
        uses=uses,
        valid_for_days=valid_for_days,
        is_archived=False,
        **columns,
    )
    await write_terms(work, package_id, terms)
    return package_id
