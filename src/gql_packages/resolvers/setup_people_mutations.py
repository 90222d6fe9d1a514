"""Setting up staff members and patients."""

from typing import Annotated

import strawberry

from gql_packages.resolvers.context import Info
from gql_packages.resolvers.mutation_runner import named, perform
from gql_packages.resolvers.optional_fields import or_unchanged
from gql_packages.schema.field_decorators import resolved
from gql_packages.schema.setup_inputs import (
    ArchivePatientInput,
    ArchiveStaffMemberInput,
    CreatePatientInput,
    CreateStaffMemberInput,
    UpdatePatientInput,
    UpdateStaffMemberInput,
)
from gql_packages.schema.setup_results import (
    ArchivePatientPayload,
    ArchivePatientResult,
    ArchiveStaffMemberPayload,
    ArchiveStaffMemberResult,
    CreatePatientPayload,
    CreatePatientResult,
    CreateStaffMemberPayload,
    CreateStaffMemberResult,
    UpdatePatientPayload,
    UpdatePatientResult,
    UpdateStaffMemberPayload,
    UpdateStaffMemberResult,
)
from gql_packages.services.archive_patient import ArchivePatientOutcome, archive_patient
from gql_packages.services.archive_staff_member import (
    ArchiveStaffMemberOutcome,
    archive_staff_member,
)
from gql_packages.services.create_patient import CreatePatientOutcome, create_patient
from gql_packages.services.create_staff_member import CreateStaffMemberOutcome, create_staff_member
from gql_packages.services.update_patient import UpdatePatientOutcome, update_patient
from gql_packages.services.update_staff_member import UpdateStaffMemberOutcome, update_staff_member


@strawberry.type
class PeopleMutations:
    """The part of Mutation that says who works at the clinic and who is treated there."""

    @resolved
    async def create_staff_member(
        self,
        info: Info,
        input: Annotated[
            CreateStaffMemberInput, strawberry.argument(description="Who works here from now on.")
        ],
    ) -> CreateStaffMemberResult:
        """Add somebody who works at the clinic, with the rights of their role from now on."""
        return await perform(
            info,
            input,
            CreateStaffMemberOutcome,
            lambda work: create_staff_member(
                work, name=input.name, email=input.email, role=input.role
            ),
            CreateStaffMemberPayload,
        )

    @resolved
    async def update_staff_member(
        self,
        info: Info,
        input: Annotated[
            UpdateStaffMemberInput, strawberry.argument(description="What is to change.")
        ],
    ) -> UpdateStaffMemberResult:
        """Change a staff member's name, e-mail address or role.

        A new role counts from their next request on. The clinic must keep an active owner.
        """
        return await perform(
            info,
            input,
            UpdateStaffMemberOutcome,
            lambda work: update_staff_member(
                work,
                staff_member_id=named("StaffMember", input.staff_member_id, "staffMemberId"),
                expected_version=input.expected_version,
                name=input.name,
                email=or_unchanged(input.email),
                role=input.role,
            ),
            UpdateStaffMemberPayload,
        )

    @resolved
    async def archive_staff_member(
        self,
        info: Info,
        input: Annotated[
            ArchiveStaffMemberInput, strawberry.argument(description="Who has left, or is back.")
        ],
    ) -> ArchiveStaffMemberResult:
        """Make a staff member inactive, or active again.

        Who is inactive can do nothing here from the next request on; what they did stays theirs.
        """
        return await perform(
            info,
            input,
            ArchiveStaffMemberOutcome,
            lambda work: archive_staff_member(
                work,
                staff_member_id=named("StaffMember", input.staff_member_id, "staffMemberId"),
                archived=input.archived,
            ),
            ArchiveStaffMemberPayload,
        )

    @resolved
    async def create_patient(
        self,
        info: Info,
        input: Annotated[
            CreatePatientInput, strawberry.argument(description="Who comes to the clinic.")
        ],
    ) -> CreatePatientResult:
        """Register a patient."""
        return await perform(
            info,
            input,
            CreatePatientOutcome,
            lambda work: create_patient(
                work,
                first_name=input.first_name,
                last_name=input.last_name,
                email=input.email,
                phone=input.phone,
            ),
            CreatePatientPayload,
        )

    @resolved
    async def update_patient(
        self,
        info: Info,
        input: Annotated[UpdatePatientInput, strawberry.argument(description="What is to change.")],
    ) -> UpdatePatientResult:
        """Change what is known of a patient."""
        return await perform(
            info,
            input,
            UpdatePatientOutcome,
            lambda work: update_patient(
                work,
                patient_id=named("Patient", input.patient_id, "patientId"),
                expected_version=input.expected_version,
                first_name=input.first_name,
                last_name=input.last_name,
                email=or_unchanged(input.email),
                phone=or_unchanged(input.phone),
            ),
            UpdatePatientPayload,
        )

    @resolved
    async def archive_patient(
        self,
        info: Info,
        input: Annotated[ArchivePatientInput, strawberry.argument(description="Which patient.")],
    ) -> ArchivePatientResult:
        """Take a patient off the list, or put them back on it; all that is theirs stays."""
        return await perform(
            info,
            input,
            ArchivePatientOutcome,
            lambda work: archive_patient(
                work,
                patient_id=named("Patient", input.patient_id, "patientId"),
                archived=input.archived,
            ),
            ArchivePatientPayload,
        )
