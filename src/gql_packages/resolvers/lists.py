"""The root fields that list what the clinic has, page by page."""

from typing import Annotated

import strawberry

from gql_packages.domain.enums import (
    AppointmentOrder,
    InvoiceOrder,
    PatientOrder,
    PatientPackageOrder,
    PaymentOrder,
)
from gql_packages.domain.permissions import Permission
from gql_packages.reading.statements import Target
from gql_packages.resolvers.arguments import (
    DuringUnlessFiltered,
    IncludeArchived,
    PatientSearch,
    PractitionerId,
)
from gql_packages.resolvers.authorization import permitted
from gql_packages.resolvers.context import Info
from gql_packages.resolvers.list_requests import filtered
from gql_packages.resolvers.lookups import found_appointments, found_patients
from gql_packages.schema.appointment import Appointment
from gql_packages.schema.billing import INVOICES, PAYMENTS, Invoice, Payment
from gql_packages.schema.described import described
from gql_packages.schema.list_filters import (
    AppointmentFilter,
    InvoiceFilter,
    PatientFilter,
    PatientPackageFilter,
    PaymentFilter,
)
from gql_packages.schema.pagination import After, Connection, First
from gql_packages.schema.patient import Patient
from gql_packages.schema.patient_package import PATIENT_PACKAGES, PatientPackage


@described
class Lists:
    """Those of the queries."""

    @permitted(Permission.PATIENTS_READ)
    async def patients(
        self,
        info: Info,
        search: PatientSearch = strawberry.UNSET,
        include_archived: IncludeArchived = False,
        filter: Annotated[
            PatientFilter | None, strawberry.argument(description="Which; left out: all.")
        ] = strawberry.UNSET,
        order_by: Annotated[
            PatientOrder | None,
            strawberry.argument(
                description=(
                    "In which order; left out: NAME_ASC, or of a search what fits best first."
                )
            ),
        ] = strawberry.UNSET,
        first: First = strawberry.UNSET,
        after: After = strawberry.UNSET,
    ) -> Connection[Patient]:
        """The clinic's patients."""
        says = filter.is_archived if filter else None
        all_of_them = include_archived or says is not None
        return await found_patients(info, search, all_of_them, filter, order_by)

    @permitted(Permission.PATIENTS_READ)
    async def appointments(
        self,
        info: Info,
        during: DuringUnlessFiltered = strawberry.UNSET,
        practitioner_id: PractitionerId = strawberry.UNSET,
        filter: Annotated[
            AppointmentFilter | None, strawberry.argument(description="Which; left out: all.")
        ] = strawberry.UNSET,
        order_by: Annotated[
            AppointmentOrder | None,
            strawberry.argument(description="In which order; left out: STARTS_AT_ASC."),
        ] = strawberry.UNSET,
        first: First = strawberry.UNSET,
        after: After = strawberry.UNSET,
    ) -> Connection[Appointment]:
        """The clinic's appointments, cancelled ones too."""
        return await found_appointments(info, during, practitioner_id, filter)

    @permitted(Permission.PATIENTS_READ)
    async def invoices(
        self,
        info: Info,
        filter: Annotated[
            InvoiceFilter | None, strawberry.argument(description="Which; left out: all.")
        ] = strawberry.UNSET,
        order_by: Annotated[
            InvoiceOrder | None,
            strawberry.argument(description="In which order; left out: ISSUED_AT_DESC."),
        ] = strawberry.UNSET,
        first: First = strawberry.UNSET,
        after: After = strawberry.UNSET,
    ) -> Connection[Invoice]:
        """The clinic's invoices, void ones too."""
        return await filtered(info, Target(type_name="Invoice", listing=INVOICES), filter)

    @permitted(Permission.PATIENTS_READ)
    async def payments(
        self,
        info: Info,
        filter: Annotated[
            PaymentFilter | None, strawberry.argument(description="Which; left out: all.")
        ] = strawberry.UNSET,
        order_by: Annotated[
            PaymentOrder | None,
            strawberry.argument(description="In which order; left out: RECEIVED_AT_DESC."),
        ] = strawberry.UNSET,
        first: First = strawberry.UNSET,
        after: After = strawberry.UNSET,
    ) -> Connection[Payment]:
        """The clinic's payments, void ones too."""
        return await filtered(info, Target(type_name="Payment", listing=PAYMENTS), filter)

    @permitted(Permission.PATIENTS_READ)
    async def patient_packages(
        self,
        info: Info,
        filter: Annotated[
            PatientPackageFilter | None, strawberry.argument(description="Which; left out: all.")
        ] = strawberry.UNSET,
        order_by: Annotated[
            PatientPackageOrder | None,
            strawberry.argument(description="In which order; left out: PURCHASED_AT_DESC."),
        ] = strawberry.UNSET,
        first: First = strawberry.UNSET,
        after: After = strawberry.UNSET,
    ) -> Connection[PatientPackage]:
        """The packages that the clinic's patients have bought; those whose sale was deleted are
        gone."""
        target = Target(type_name="PatientPackage", listing=PATIENT_PACKAGES)
        return await filtered(info, target, filter)
