"""Add a fee that can be charged when a patient does not come."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from gql_packages.domain.input_validator import InputValidator
from gql_packages.models.catalogue import NoShowFee
from gql_packages.unit_of_work.unit_of_work import Work


@dataclass(frozen=True)
class CreateNoShowFeeOutcome:
    """What was made."""

    no_show_fee_id: UUID


async def create_no_show_fee(work: Work, *, name: str, amount: Decimal) -> CreateNoShowFeeOutcome:
    """Make the fee. `amount` in major units, at least one minor unit. Raises InvalidInput."""
    problems = InputValidator()
    name = problems.required(name, "input", "name")
    minor = problems.amount(amount, work.currency, "input", "amount", minimum=1)
    problems.refuse_if_any()

    fee = await NoShowFee.create(
        using_db=work.db,
        id=work.new_id(),
        clinic_id=work.clinic_id,
        name=name,
        amount=minor,
        is_archived=False,
        version=1,
        created_at=work.now,
    )
    return CreateNoShowFeeOutcome(fee.id)
