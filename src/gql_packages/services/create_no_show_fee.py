"""Add a fee that can be charged when a patient does not come."""

from decimal import Decimal
from uuid import UUID

from gql_packages.domain.input_validator import InputValidator
from gql_packages.models.catalogue import NoShowFee
from gql_packages.services.versioned_rows import create
from gql_packages.unit_of_work.work import Work


async def create_no_show_fee(work: Work, *, name: str, amount: Decimal) -> UUID:
    """Make the fee. `amount` in major units, at least one minor unit. Raises InvalidInput."""
    problems = InputValidator()
    name = problems.required(name, "name")
    minor = problems.amount(amount, work.currency, "amount", minimum=1)
    problems.refuse_if_any()
    return await create(work, NoShowFee, name=name, amount=minor, is_archived=False)
