"""Give a no-show fee another name."""

from uuid import UUID

from gql_packages.domain.input_validator import InputValidator
from gql_packages.errors import Archived
from gql_packages.models.catalogue import NoShowFee
from gql_packages.services.versioned_rows import lock_version, write_changes
from gql_packages.unit_of_work.work import Work


async def rename_no_show_fee(
    work: Work, *, no_show_fee_id: UUID, name: str, expected_version: int | None = None
) -> UUID:
    """Rename the fee; its id. Refuses InvalidInput, NotFound, VersionConflict and Archived."""
    problems = InputValidator()
    name = problems.required(name, "name")
    problems.refuse_if_any()
    fee = await lock_version(work, NoShowFee, no_show_fee_id, "no_show_fee_id", expected_version)
    if fee.is_archived:
        raise Archived("This fee is no longer charged.", path=("no_show_fee_id",))
    return await write_changes(work, fee, name=name)
