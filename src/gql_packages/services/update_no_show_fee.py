"""Change a fee that can be charged when a patient does not come."""

from decimal import Decimal
from uuid import UUID

from gql_packages.domain.input_validator import InputValidator
from gql_packages.models.catalogue import NoShowFee
from gql_packages.services.versioned_rows import given, lock_version, write_changes
from gql_packages.unit_of_work.work import Work


async def update_no_show_fee(
    work: Work,
    *,
    no_show_fee_id: UUID,
    expected_version: int | None = None,
    name: str | None = None,
    amount: Decimal | None = None,
) -> UUID:
    """Change what is given; None stays as it is. `amount` in major units, at least one minor unit.

    Fees that were charged already are not touched. Raises NotFound, InvalidInput, VersionConflict.
    """
    problems = InputValidator()
    changes = given(
        name=problems.required(name, "name"),
        amount=problems.amount(amount, work.currency, "amount", minimum=1),
    )
    problems.refuse_if_any()
    fee = await lock_version(work, NoShowFee, no_show_fee_id, "no_show_fee_id", expected_version)
    return await write_changes(work, fee, **changes)
