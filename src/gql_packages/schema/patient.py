"""Patients."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from gql_packages.schema.context import Info
from gql_packages.schema.fields import in_order, resolved
from gql_packages.schema.money import Money
from gql_packages.schema.node import Node
from gql_packages.schema.page import After, Connection, First
from gql_packages.schema.vocabulary import InvoiceStatus, PatientPackageStatus

if TYPE_CHECKING:
    from gql_packages.schema.appointment import Appointment
    from gql_packages.schema.billing import Invoice, Payment
    from gql_packages.schema.patient_package import PatientPackage


@dataclass(frozen=True)
class Balance:
    """What a patient has to their credit, and what is still due on their invoices."""

    credit: Money
    owing: Money


@strawberry.type(description="A patient of the clinic, with what they hold, owe and have booked.")
@in_order
class Patient(Node):
    """A patient."""

    sort_key: strawberry.Private[str]
    first_name: str = strawberry.field(description="Given name or names.")
    last_name: str = strawberry.field(description="Family name.")
    email: str | None = strawberry.field(description="The e-mail address; null if none is known.")
    phone: str | None = strawberry.field(description="The phone number; null if none is known.")

    @resolved
    async def credit(self, info: Info) -> Money:
        """Money received and neither applied to an invoice nor paid back."""
        return (await info.context.read.balance(self.key)).credit

    @resolved
    async def owing(self, info: Info) -> Money:
        """The sum of what is due on all of the patient's invoices."""
        return (await info.context.read.balance(self.key)).owing

    @resolved
    async def packages(
        self,
        info: Info,
        status: Annotated[
            list[PatientPackageStatus] | None,
            strawberry.argument(
                description="Only those that stand so today; left out or empty: all."
            ),
        ] = strawberry.UNSET,
        first: First = strawberry.UNSET,
        after: After = strawberry.UNSET,
    ) -> Connection[
        Annotated["PatientPackage", strawberry.lazy("gql_packages.schema.patient_package")]
    ]:
        """The packages that the patient holds, newest first."""
        return await info.context.read.patient_packages(self.key, status, first, after)

    @resolved
    async def invoices(
        self,
        info: Info,
        status: Annotated[
            list[InvoiceStatus] | None,
            strawberry.argument(description="Only those that stand so; left out or empty: all."),
        ] = strawberry.UNSET,
        first: First = strawberry.UNSET,
        after: After = strawberry.UNSET,
    ) -> Connection[Annotated["Invoice", strawberry.lazy("gql_packages.schema.billing")]]:
        """The patient's invoices, newest first; void ones too."""
        return await info.context.read.patient_invoices(self.key, status, first, after)

    @resolved
    async def payments(
        self, info: Info, first: First = strawberry.UNSET, after: After = strawberry.UNSET
    ) -> Connection[Annotated["Payment", strawberry.lazy("gql_packages.schema.billing")]]:
        """The money that the patient paid, newest first."""
        return await info.context.read.patient_payments(self.key, first, after)

    @resolved
    async def appointments(
        self, info: Info, first: First = strawberry.UNSET, after: After = strawberry.UNSET
    ) -> Connection[Annotated["Appointment", strawberry.lazy("gql_packages.schema.appointment")]]:
        """The patient's visits, the latest first, coming ones included."""
        return await info.context.read.patient_appointments(self.key, first, after)

    is_archived: bool = strawberry.field(
        description="Whether the patient is kept out of the list of patients."
    )
    created_at: datetime = strawberry.field(description="When the patient was added.")
    version: int = strawberry.field(description="Goes up with every change; for `expectedVersion`.")
