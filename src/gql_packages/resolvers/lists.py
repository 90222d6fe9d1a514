"""The root fields that list what the clinic has, page by page."""

from typing import Annotated

import strawberry

from gql_packages.domain.enums import InvoiceOrder, PaymentOrder
from gql_packages.domain.permissions import Permission
from gql_packages.reading.statements import Target
from gql_packages.resolvers.arguments import IncludeArchived, Search
from gql_packages.resolvers.authorization import permitted
from gql_packages.resolvers.context import Info
from gql_packages.resolvers.list_requests import filtered
from gql_packages.resolvers.lookups import found_patients
from gql_packages.schema.billing import INVOICES, PAYMENTS, Invoice, Payment
from gql_packages.schema.described import described
from gql_packages.schema.list_filters import InvoiceFilter, PaymentFilter
from gql_packages.schema.pagination import After, Connection, First
from gql_packages.schema.patient import Patient


@described
class Lists:
    """Those of the queries."""

    @permitted(Permission.PATIENTS_READ)
    async def patients(
        self,
        info: Info,
        search: Search = strawberry.UNSET,
        include_archived: IncludeArchived = False,
        first: First = strawberry.UNSET,
        after: After = strawberry.UNSET,
    ) -> Connection[Patient]:
        """The clinic's patients, by last name."""
        return await found_patients(info, search, include_archived)

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
        return await filtered(info, Target(type_name="Invoice"), INVOICES, filter)

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
        return await filtered(info, Target(type_name="Payment"), PAYMENTS, filter)
