"""Setting up the packages on offer."""

from typing import Annotated

import strawberry

from gql_packages.resolvers.context import Info
from gql_packages.resolvers.mutation_runner import named, perform
from gql_packages.resolvers.optional_fields import or_unchanged
from gql_packages.schema.field_decorators import resolved
from gql_packages.schema.global_id import decode
from gql_packages.schema.setup_inputs import (
    ArchivePackageInput,
    CreatePackageInput,
    EligibleItemInput,
    UpdatePackageInput,
)
from gql_packages.schema.setup_results import (
    ArchivePackagePayload,
    ArchivePackageResult,
    CreatePackagePayload,
    CreatePackageResult,
    UpdatePackagePayload,
    UpdatePackageResult,
)
from gql_packages.services.archive_package import ArchivePackageOutcome, archive_package
from gql_packages.services.create_package import CreatePackageOutcome, create_package
from gql_packages.services.package_items import EligibleItem
from gql_packages.services.update_package import UpdatePackageOutcome, update_package


def _items(given: list[EligibleItemInput]) -> list[EligibleItem]:
    return [
        EligibleItem(
            treatment_id=decode(
                item.treatment_id,
                "Treatment",
                path=("input", "eligibleItems", str(position), "treatmentId"),
            ),
            patient_pays=item.patient_pays,
        )
        for position, item in enumerate(given)
    ]


def _items_or_none(given: list[EligibleItemInput] | None) -> list[EligibleItem] | None:
    return None if given is None else _items(given)


@strawberry.type
class PackageMutations:
    """The part of Mutation that says what can be sold."""

    @resolved
    async def create_package(
        self,
        info: Info,
        input: Annotated[
            CreatePackageInput, strawberry.argument(description="The package to put on offer.")
        ],
    ) -> CreatePackageResult:
        """Put a package on offer: so many uses, at one price, for the treatments that it names."""
        return await perform(
            info,
            input,
            CreatePackageOutcome,
            lambda work: create_package(
                work,
                name=input.name,
                price=input.price,
                uses=input.uses,
                valid_for_days=input.valid_for_days,
                eligible_items=_items(input.eligible_items),
            ),
            CreatePackagePayload,
        )

    @resolved
    async def update_package(
        self,
        info: Info,
        input: Annotated[UpdatePackageInput, strawberry.argument(description="What is to change.")],
    ) -> UpdatePackageResult:
        """Change a package on offer; those already sold keep the terms of their sale."""
        return await perform(
            info,
            input,
            UpdatePackageOutcome,
            lambda work: update_package(
                work,
                package_id=named("Package", input.package_id, "packageId"),
                expected_version=input.expected_version,
                name=input.name,
                price=input.price,
                uses=input.uses,
                valid_for_days=or_unchanged(input.valid_for_days),
                eligible_items=_items_or_none(input.eligible_items),
            ),
            UpdatePackagePayload,
        )

    @resolved
    async def archive_package(
        self,
        info: Info,
        input: Annotated[ArchivePackageInput, strawberry.argument(description="Which package.")],
    ) -> ArchivePackageResult:
        """Stop selling a package, or sell it again; those already sold go on."""
        return await perform(
            info,
            input,
            ArchivePackageOutcome,
            lambda work: archive_package(
                work,
                package_id=named("Package", input.package_id, "packageId"),
                archived=input.archived,
            ),
            ArchivePackagePayload,
        )
