"""The root fields that read."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import strawberry

from gql_packages.resolvers.context import RequestContext
from gql_packages.resolvers.nodes import find_node
from gql_packages.resolvers.report_queries import ReportQueries
from gql_packages.resolvers.rights import Permitted, PermittedByType
from gql_packages.schema.appointment import Appointment, DateRange, PackageOption
from gql_packages.schema.billing import Invoice
from gql_packages.schema.catalogue import NoShowFee, Package, Treatment
from gql_packages.schema.clinic import StaffMember, Viewer
from gql_packages.schema.fields import resolved_with
from gql_packages.schema.global_id import decode, read
from gql_packages.schema.node import Node
from gql_packages.schema.page import After, Connection, First, PageRequest
from gql_packages.schema.patient import Patient
from gql_packages.schema.patient_package import PatientPackage
from gql_packages.schema.refund_preview import RefundPreview

Info = strawberry.Info[RequestContext, None]

Search = Annotated[
    str | None,
    strawberry.argument(
        description=(
            "Words that all have to be found, in any order, whole or in part; case and accents do "
            "not matter."
        )
    ),
]
IncludeArchived = Annotated[bool | None, strawberry.argument(description="Also what is archived.")]
Id = Annotated[strawberry.ID, strawberry.argument(description="Its global id.")]

permitted = resolved_with(Permitted())


def _key(type_name: str, global_id: str) -> UUID | None:
    found = read(global_id)
    return found[1] if found is not None and found[0] == type_name else None


@strawberry.type(
    description=(
        "What can be asked for. Everything belongs to the clinic of whoever asks, and one query is "
        "answered as of one moment. An id that is not there answers null."
    )
)
class Query(ReportQueries):
    """The root fields that read."""

    @permitted
    async def viewer(self, info: Info) -> Viewer:
        """Who is asking, and what they may do."""
        return await info.context.read.viewing()

    @resolved_with(PermittedByType())
    async def node(self, info: Info, id: Id) -> Node | None:
        """Anything by its global id; null if it is not there."""
        return await find_node(info.context.read, id)

    @permitted
    async def packages(
        self,
        info: Info,
        search: Search = strawberry.UNSET,
        include_archived: IncludeArchived = False,
        first: First = strawberry.UNSET,
        after: After = strawberry.UNSET,
    ) -> Connection[Package]:
        """The packages on offer, by name."""
        request = PageRequest.of("packages", first, after)
        return await info.context.read.packages(search, include_archived, request)

    @permitted
    async def treatments(
        self, info: Info, include_archived: IncludeArchived = False
    ) -> list[Treatment]:
        """The treatments and classes, by name."""
        return await info.context.read.treatments(include_archived)

    @permitted
    async def no_show_fees(
        self, info: Info, include_archived: IncludeArchived = False
    ) -> list[NoShowFee]:
        """The fees for visits that were missed, by name."""
        return await info.context.read.no_show_fees(include_archived)

    @permitted
    async def staff_members(
        self,
        info: Info,
        include_inactive: Annotated[
            bool | None, strawberry.argument(description="Also those who do not work here now.")
        ] = False,
    ) -> list[StaffMember]:
        """Who works in the clinic, by name."""
        return await info.context.read.staff_members(include_inactive)

    @permitted
    async def patients(
        self,
        info: Info,
        search: Search = strawberry.UNSET,
        include_archived: IncludeArchived = False,
        first: First = strawberry.UNSET,
        after: After = strawberry.UNSET,
    ) -> Connection[Patient]:
        """The clinic's patients, by last name."""
        request = PageRequest.of("patients", first, after)
        return await info.context.read.patients(search, include_archived, request)

    @permitted
    async def patient(self, info: Info, id: Id) -> Patient | None:
        """A patient."""
        key = _key("Patient", id)
        return await info.context.read.patient(key) if key else None

    @permitted
    async def patient_package(
        self,
        info: Info,
        id: Id,
    ) -> PatientPackage | None:
        """A package that a patient bought; null too once its sale was deleted."""
        key = _key("PatientPackage", id)
        return await info.context.read.patient_package(key) if key else None

    @permitted
    async def appointment(
        self,
        info: Info,
        id: Id,
    ) -> Appointment | None:
        """A visit."""
        key = _key("Appointment", id)
        return await info.context.read.appointment(key) if key else None

    @permitted
    async def appointments(
        self,
        info: Info,
        during: Annotated[
            DateRange, strawberry.argument(description="The days on which the visits start.")
        ],
        practitioner_id: Annotated[
            strawberry.ID | None,
            strawberry.argument(description="Only those with this staff member."),
        ] = strawberry.UNSET,
        first: First = strawberry.UNSET,
        after: After = strawberry.UNSET,
    ) -> Connection[Appointment]:
        """The clinic's visits, in order of time; cancelled ones too."""
        practitioner = (
            decode(practitioner_id, "StaffMember", path=("practitionerId",))
            if practitioner_id
            else None
        )
        request = PageRequest.of("appointments", first, after)
        return await info.context.read.appointments(during.from_, during.to, practitioner, request)

    @permitted
    async def invoice(self, info: Info, id: Id) -> Invoice | None:
        """An invoice."""
        key = _key("Invoice", id)
        return await info.context.read.invoice(key) if key else None

    @permitted
    async def package_options(
        self,
        info: Info,
        patient_id: Annotated[strawberry.ID, strawberry.argument(description="Who comes.")],
        treatment_id: Annotated[strawberry.ID, strawberry.argument(description="What for.")],
        starts_at: Annotated[
            datetime, strawberry.argument(description="When the visit would start.")
        ],
    ) -> list[PackageOption]:
        """What the booking form shows before anything is booked: every package that the patient
        holds, the usable ones first, and for the others why they cannot be used."""
        return await info.context.read.package_options(
            decode(patient_id, "Patient", path=("patientId",)),
            decode(treatment_id, "Treatment", path=("treatmentId",)),
            starts_at,
        )

    @permitted
    async def refund_preview(
        self,
        info: Info,
        patient_package_id: Annotated[
            strawberry.ID, strawberry.argument(description="The sold package.")
        ],
    ) -> RefundPreview | None:
        """What a refund of a package would be; null if it is not there or was refunded already."""
        key = _key("PatientPackage", patient_package_id)
        return await info.context.read.refund_preview(key) if key else None
