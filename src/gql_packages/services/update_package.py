"""Change a package; patient packages keep their terms."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from gql_packages.domain.input_validator import (
    UNCHANGED,
    USES,
    VALID_FOR_DAYS,
    InputValidator,
    Unchanged,
)
from gql_packages.domain.limits import OfferedLimit
from gql_packages.domain.search_keys import sort_key
from gql_packages.models.catalogue import Package
from gql_packages.services.catalogue_display import presented
from gql_packages.services.package_items import (
    EligibleItem,
    PricedItem,
    check_treatments,
    price_items,
)
from gql_packages.services.package_limits import (
    LimitedItems,
    Terms,
    check_limits,
    price_limits,
    read_terms,
    write_terms,
)
from gql_packages.services.policy_settings import check_offered_validity
from gql_packages.services.versioned_rows import given, lock_version, write_changes
from gql_packages.unit_of_work.work import Work


async def update_package(
    work: Work,
    *,
    package_id: UUID,
    expected_version: int | None = None,
    name: str | None = None,
    price: Decimal | None = None,
    uses: int | None = None,
    valid_for_days: int | Unchanged | None = UNCHANGED,
    eligible_items: Sequence[EligibleItem] | None = None,
    use_limits: Sequence[LimitedItems] | None = None,
    category: str | Unchanged | None = UNCHANGED,
    description: str | Unchanged | None = UNCHANGED,
    position: int | Unchanged | None = UNCHANGED,
) -> UUID:
    """Change what is given (rule 4); None makes it never expire, removes category, description and
    position, and leaves all else as it is.

    Items and limits that are given take the place of all that there were; those that stay must fit
    what is changed (rules 74, 75, 78). `price` in major units, 0 allowed. Raises NotFound,
    InvalidInput, VersionConflict, and Archived for a treatment newly listed.
    """
    problems = InputValidator()
    changes = given(
        name=problems.required(name, "name"),
        price=problems.amount(price, work.currency, "price", minimum=0),
        uses=problems.whole_number(uses, "uses", bounds=USES),
    )
    if name is not None:
        changes["search_key"] = sort_key(changes["name"])
    if valid_for_days is not UNCHANGED:
        changes["valid_for_days"] = problems.whole_number(
            valid_for_days, "valid_for_days", bounds=VALID_FOR_DAYS
        )
    changes |= presented(problems, category=category, description=description, position=position)
    items = limits = None
    if eligible_items is not None:
        items = price_items(problems, eligible_items, work.currency)
    if use_limits is not None:
        limits = price_limits(problems, use_limits, work.currency)
    problems.refuse_if_any()

    if valid_for_days is not UNCHANGED:
        await check_offered_validity(work, valid_for_days)
    package = await lock_version(work, Package, package_id, "package_id", expected_version)
    if items is not None or limits is not None or changes.keys() & {"uses", "price"}:
        await _change_terms(work, package, changes, items, limits)
    if name is not None:
        changes["folded_version"] = package.version + 1
    return await write_changes(work, package, **changes)


async def _change_terms(
    work: Work,
    package: Package,
    changes: Mapping[str, Any],
    items: Sequence[PricedItem] | None,
    limits: Sequence[OfferedLimit] | None,
) -> None:
    """Check what the package will say, and write the items and limits that are given."""
    before = await read_terms(work, package.id)
    terms = Terms(
        before.items if items is None else items, before.limits if limits is None else limits
    )
    listed = {item.treatment_id for item in before.items}
    await check_treatments(work, items or (), limits or (), already_listed=listed)
    uses, price = changes.get("uses", package.uses), changes.get("price", package.price)
    check_limits(work, terms, uses, price)
    if terms != before:
        await write_terms(work, package.id, terms)
