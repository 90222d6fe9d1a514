"""Change a fee that can be charged when a patient does not come."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from gql_packages.domain.input_validator import InputValidator
from gql_packages.models.catalogue import NoShowFee
from gql_packages.services.optimistic_locking import write_changes
from gql_packages.services.row_locks import check_version, lock
from gql_packages.unit_of_work.unit_of_work import Work


@dataclass(frozen=True)
class UpdateNoShowFeeOutcome:
    """What was changed."""

    no_show_fee_id: UUID


async def update_no_show_fee(
    work: Work,
    *,
    no_show_fee_id: UUID,
    expected_version: int | None = None,
    name: str | None = None,
    amount: Decimal | None = None,
) -> UpdateNoShowFeeOutcome:
    """Change what is given; None stays as it is. `amount` in major units, at least one minor unit.

    Fees that were charged already are not touched. Raises NotFound, InvalidInput, VersionConflict.
    """
    problems = InputValidator()
    changes: dict[str, Any] = {}
    if name is not None:
        changes["name"] = problems.required(name, "input", "name")
    if amount is not None:
        changes["amount"] = problems.amount(amount, work.currency, "input", "amount", minimum=1)
    problems.refuse_if_any()

    fee = await lock(work, NoShowFee, no_show_fee_id, "input", "noShowFeeId")
    check_version(expected_version, fee.version)
    await write_changes(work, fee, **changes)
    return UpdateNoShowFeeOutcome(no_show_fee_id)
