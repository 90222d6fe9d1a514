"""Setting up treatments, classes and no-show fees."""

from typing import Annotated

import strawberry

from gql_packages.resolvers.context import Info
from gql_packages.resolvers.mutation_runner import named, perform
from gql_packages.schema.field_decorators import resolved
from gql_packages.schema.setup_inputs import (
    ArchiveNoShowFeeInput,
    ArchiveTreatmentInput,
    CreateNoShowFeeInput,
    CreateTreatmentInput,
    UpdateNoShowFeeInput,
    UpdateTreatmentInput,
)
from gql_packages.schema.setup_results import (
    ArchiveNoShowFeePayload,
    ArchiveNoShowFeeResult,
    ArchiveTreatmentPayload,
    ArchiveTreatmentResult,
    CreateNoShowFeePayload,
    CreateNoShowFeeResult,
    CreateTreatmentPayload,
    CreateTreatmentResult,
    UpdateNoShowFeePayload,
    UpdateNoShowFeeResult,
    UpdateTreatmentPayload,
    UpdateTreatmentResult,
)
from gql_packages.services.archive_no_show_fee import ArchiveNoShowFeeOutcome, archive_no_show_fee
from gql_packages.services.archive_treatment import ArchiveTreatmentOutcome, archive_treatment
from gql_packages.services.create_no_show_fee import CreateNoShowFeeOutcome, create_no_show_fee
from gql_packages.services.create_treatment import CreateTreatmentOutcome, create_treatment
from gql_packages.services.update_no_show_fee import UpdateNoShowFeeOutcome, update_no_show_fee
from gql_packages.services.update_treatment import UpdateTreatmentOutcome, update_treatment


@strawberry.type
class CatalogueMutations:
    """The part of Mutation that says what can be booked and charged."""

    @resolved
    async def create_treatment(
        self,
        info: Info,
        input: Annotated[
            CreateTreatmentInput, strawberry.argument(description="The treatment or class to add.")
        ],
    ) -> CreateTreatmentResult:
        """Add a treatment or class: it can be booked, and packages can be good for it."""
        return await perform(
            info,
            input,
            CreateTreatmentOutcome,
            lambda work: create_treatment(
                work,
                name=input.name,
                kind=input.kind,
                duration_minutes=input.duration_minutes,
                price=input.price,
            ),
            CreateTreatmentPayload,
        )

    @resolved
    async def update_treatment(
        self,
        info: Info,
        input: Annotated[
            UpdateTreatmentInput, strawberry.argument(description="What is to change.")
        ],
    ) -> UpdateTreatmentResult:
        """Change a treatment or class; booked visits keep their times."""
        return await perform(
            info,
            input,
            UpdateTreatmentOutcome,
            lambda work: update_treatment(
                work,
                treatment_id=named("Treatment", input.treatment_id, "treatmentId"),
                expected_version=input.expected_version,
                name=input.name,
                kind=input.kind,
                duration_minutes=input.duration_minutes,
                price=input.price,
            ),
            UpdateTreatmentPayload,
        )

    @resolved
    async def archive_treatment(
        self,
        info: Info,
        input: Annotated[
            ArchiveTreatmentInput, strawberry.argument(description="Which treatment or class.")
        ],
    ) -> ArchiveTreatmentResult:
        """Stop offering a treatment or class, or offer it again.

        What is booked goes on, and packages that list it keep it.
        """
        return await perform(
            info,
            input,
            ArchiveTreatmentOutcome,
            lambda work: archive_treatment(
                work,
                treatment_id=named("Treatment", input.treatment_id, "treatmentId"),
                archived=input.archived,
            ),
            ArchiveTreatmentPayload,
        )

    @resolved
    async def create_no_show_fee(
        self,
        info: Info,
        input: Annotated[CreateNoShowFeeInput, strawberry.argument(description="The fee to add.")],
    ) -> CreateNoShowFeeResult:
        """Add a fee that can be charged when a patient does not come."""
        return await perform(
            info,
            input,
            CreateNoShowFeeOutcome,
            lambda work: create_no_show_fee(work, name=input.name, amount=input.amount),
            CreateNoShowFeePayload,
        )

    @resolved
    async def update_no_show_fee(
        self,
        info: Info,
        input: Annotated[
            UpdateNoShowFeeInput, strawberry.argument(description="What is to change.")
        ],
    ) -> UpdateNoShowFeeResult:
        """Change a no-show fee; what was charged already stays as it was."""
        return await perform(
            info,
            input,
            UpdateNoShowFeeOutcome,
            lambda work: update_no_show_fee(
                work,
                no_show_fee_id=named("NoShowFee", input.no_show_fee_id, "noShowFeeId"),
                expected_version=input.expected_version,
                name=input.name,
                amount=input.amount,
            ),
            UpdateNoShowFeePayload,
        )

    @resolved
    async def archive_no_show_fee(
        self,
        info: Info,
        input: Annotated[ArchiveNoShowFeeInput, strawberry.argument(description="Which fee.")],
    ) -> ArchiveNoShowFeeResult:
        """Stop charging a no-show fee, or charge it again."""
        return await perform(
            info,
            input,
            ArchiveNoShowFeeOutcome,
            lambda work: archive_no_show_fee(
                work,
                no_show_fee_id=named("NoShowFee", input.no_show_fee_id, "noShowFeeId"),
                archived=input.archived,
            ),
            ArchiveNoShowFeePayload,
        )
