"""Change a package on offer; what is sold already keeps its terms."""

from collections.abc import Sequence
from dataclasses import dataclass
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
from gql_packages.domain.search_keys import sort_key
from gql_packages.models.catalogue import Package
from gql_packages.services.optimistic_locking import write_changes
from gql_packages.services.package_items import (
    EligibleItem,
    check_treatments,
    listed_treatments,
    price_items,
    write_items,
)
from gql_packages.services.row_locks import check_version, lock
from gql_packages.unit_of_work.unit_of_work import Work


@dataclass(frozen=True)
class UpdatePackageOutcome:
    """What was changed."""

    package_id: UUID


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
) -> UpdatePackageOutcome:
    """Change what is given (rule 4); None makes it never expire, and leaves all else as it is.

    Items that are given take the place of all that there were. `price` in major units, 0 allowed.
    Raises NotFound, InvalidInput, VersionConflict, and Archived for a treatment newly listed.
    """
    problems = InputValidator()
    changes = _terms(problems, work.currency, name, price, uses)
    if valid_for_days is not UNCHANGED:
        changes["valid_for_days"] = valid_for_days
    if isinstance(valid_for_days, int):
        problems.whole_number(valid_for_days, "input", "validForDays", bounds=VALID_FOR_DAYS)
    items = None
    if eligible_items is not None:
        items = price_items(problems, eligible_items, work.currency)
    problems.refuse_if_any()

    package = await lock(work, Package, package_id, "input", "packageId")
    check_version(expected_version, package.version)
    if items is not None:
        listed = await listed_treatments(work, package_id)
        await check_treatments(work, items, already_listed=listed)
        await write_items(work, package_id, items)
    await write_changes(work, package, **changes)
    return UpdatePackageOutcome(package_id)


def _terms(
    problems: InputValidator,
    currency: str,
    name: str | None,
    price: Decimal | None,
    uses: int | None,
) -> dict[str, Any]:
    """The columns of what is given, with whatever is wrong with it."""
    changes: dict[str, Any] = {}
    if name is not None:
        changes["name"] = problems.required(name, "input", "name")
        changes["search_key"] = sort_key(changes["name"])
    if price is not None:
        changes["price"] = problems.amount(price, currency, "input", "price", minimum=0)
    if uses is not None:
        changes["uses"] = problems.whole_number(uses, "input", "uses", bounds=USES)
    return changes
