"""The root fields that read."""

from datetime import datetime
from typing import Annotated

import strawberry

from gql_packages.domain.permissions import Permission
from gql_packages.reading.statements import Target
from gql_packages.resolvers.arguments import Id, IncludeArchived, Search
from gql_packages.resolvers.audit_lists import AuditLists
from gql_packages.resolvers.authorization import permitted
from gql_packages.resolvers.context import Info
from gql_packages.resolvers.lists import Lists
from gql_packages.resolvers.lookups import (
    IN_USE,
    NODES,
    PermittedByType,
    all_by_name,
    found_by_id,
    found_of_any_type,
    found_packages,
    found_staff,
    invoice_by,
)
from gql_packages.resolvers.refund_preview import read_refund
from gql_packages.resolvers.reports import Reports
from gql_packages.schema.appointment import Appointment, PackageOption
from gql_packages.schema.billing import Invoice, Payment
from gql_packages.schema.catalogue import NoShowFee, Package, Treatment
from gql_packages.schema.clinic import StaffMember, Viewer
from gql_packages.schema.described import described
from gql_packages.schema.global_id import decode, read
from gql_packages.schema.list_filters import StaffMemberFilter
from gql_packages.schema.node import Node
from gql_packages.schema.package_options import OPTIONS_OF_BOOKING
from gql_packages.schema.pagination import After, Connection, First
from gql_packages.schema.patient import Patient
from gql_packages.schema.patient_package import PatientPackage
from gql_packages.schema.refund_preview import RefundPreview


@described
class Query(Reports, Lists, AuditLists):
    """The queries.

    Everything belongs to the caller's clinic, and one query is answered as of one moment. An
    id that is not there answers null.
    """

    @permitted(None)
    async def viewer(self, info: Info) -> Viewer:
        """The caller, and their permissions."""
        return await info.context.answer(info, Target(type_name="Viewer", is_given=True))

    @permitted(Permission.PATIENTS_READ, PermittedByType())
    async def node(self, info: Info, id: Id) -> Node | None:
        """Anything by its global id; null if it is not there."""
        found = read(id)
        if found is None or found[0] not in NODES:
            return None
        return await found_of_any_type(info, *found)

    @permitted(None)
    async def packages(
        self,
        info: Info,
        search: Search = strawberry.UNSET,
        include_archived: IncludeArchived = False,
        first: First = strawberry.UNSET,
        after: After = strawberry.UNSET,
    ) -> Connection[Package]:
        """The packages that the clinic offers, by position, then by name."""
        return await found_packages(info, search, include_archived)

    @permitted(None)
    async def treatments(
        self, info: Info, include_archived: IncludeArchived = False
    ) -> list[Treatment]:
        """The treatments and classes, by position, then by name."""
        return await all_by_name(
            info, "Treatment", IN_USE, include_archived, placed_by="{t}.position"
        )

    @permitted(None)
    async def no_show_fees(
        self, info: Info, include_archived: IncludeArchived = False
    ) -> list[NoShowFee]:
        """The no-show fees, by name."""
        return await all_by_name(info, "NoShowFee", IN_USE, include_archived)

    @permitted(None)
    async def staff_members(
        self,
        info: Info,
        include_inactive: Annotated[
            bool | None, strawberry.argument(description="Also those who do not work here now.")
        ] = False,
        filter: Annotated[
            StaffMemberFilter | None, strawberry.argument(description="Who; left out: all.")
        ] = strawberry.UNSET,
    ) -> list[StaffMember]:
        """Who works in the clinic, by name."""
        return await found_staff(info, include_inactive, filter)

    @permitted(Permission.PATIENTS_READ)
    async def patient(self, info: Info, id: Id) -> Patient | None:
        """A patient."""
        return await found_by_id(info, "Patient", id)

    @permitted(Permission.PATIENTS_READ)
    async def patient_package(self, info: Info, id: Id) -> PatientPackage | None:
        """A package that a patient bought; null too once its sale was deleted."""
        return await found_by_id(info, "PatientPackage", id)

    @permitted(Permission.PATIENTS_READ)
    async def appointment(self, info: Info, id: Id) -> Appointment | None:
        """An appointment."""
        return await found_by_id(info, "Appointment", id)

    @permitted(Permission.PATIENTS_READ)
    async def invoice(
        self,
        info: Info,
        id: Annotated[
            strawberry.ID | None, strawberry.argument(description="Its global id.")
        ] = strawberry.UNSET,
        number: Annotated[
            str | None,
            strawberry.argument(description='Its number: "INV-000123", or "123" for short.'),
        ] = strawberry.UNSET,
    ) -> Invoice | None:
        """An invoice, by exactly one of its id and its number."""
        return await invoice_by(info, id, number)

    @permitted(Permission.PATIENTS_READ)
    async def payment(self, info: Info, id: Id) -> Payment | None:
        """A payment; a void one too."""
        return await found_by_id(info, "Payment", id)

    @permitted(Permission.PATIENTS_READ)
    async def package_options(
        self,
        info: Info,
        patient_id: Annotated[strawberry.ID, strawberry.argument(description="Who comes.")],
        treatment_id: Annotated[strawberry.ID, strawberry.argument(description="What for.")],
        starts_at: Annotated[
            datetime, strawberry.argument(description="When the appointment would start.")
        ],
    ) -> list[PackageOption]:
        """For the booking form, before anything is booked: every package of the patient, the
        eligible ones first, and for the others why they are not eligible."""
        target = Target(
            type_name="PackageOption",
            derived=OPTIONS_OF_BOOKING,
            patients="ARRAY[:patient_id::uuid]",
        )
        return await info.context.answer(
            info,
            target,
            patient_id=decode(patient_id, "Patient", path=("patientId",)),
            treatment_id=decode(treatment_id, "Treatment", path=("treatmentId",)),
            starts_at=starts_at,
        )

    @permitted(Permission.PATIENTS_READ)
    async def refund_preview(
        self,
        info: Info,
        patient_package_id: Annotated[
            strawberry.ID, strawberry.argument(description="The patient package.")
        ],
    ) -> RefundPreview | None:
        """What a refund of a package would be; null if it is not there or was refunded already."""
        found = read(patient_package_id)
        if found is None or found[0] != "PatientPackage":
            return None
        return await read_refund(info, found[1])
