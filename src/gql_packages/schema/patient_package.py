"""Sold packages, their uses, their history and their refund."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import strawberry

from gql_packages.schema.catalogue import EligibleItem, Package
from gql_packages.schema.clinic import StaffMember
from gql_packages.schema.context import Info
from gql_packages.schema.fields import in_order, resolved
from gql_packages.schema.money import Money
from gql_packages.schema.node import Node, present
from gql_packages.schema.page import After, Connection, First
from gql_packages.schema.patient import Patient
from gql_packages.schema.vocabulary import (
    CommissionBasis,
    PackageEntryKind,
    PatientPackageStatus,
    RedemptionReason,
    RedemptionStatus,
    SaleOrigin,
)

if TYPE_CHECKING:
    from gql_packages.schema.appointment import Appointment
    from gql_packages.schema.billing import Invoice


@strawberry.type(description="What was given back for a package.")
@in_order
class PackageRefund:
    """The refund of a package."""

    patient_key: strawberry.Private[UUID]
    refunded_by_key: strawberry.Private[UUID]
    amount: Money = strawberry.field(
        description="What was given back; it became the patient's credit."
    )
    suggested_amount: Money = strawberry.field(
        description="What had been suggested: price / uses x remaining uses."
    )
    reason: str | None = strawberry.field(description="Why, if somebody wrote it down.")
    at: datetime = strawberry.field(description="When.")

    @resolved
    async def by(self, info: Info) -> StaffMember:
        """Who gave it back."""
        return present(await info.context.read.staff_member(self.refunded_by_key))


@strawberry.type(
    description=(
        "A package that a patient bought. Its name, price, uses and items are those that it was "
        "sold under, whatever became of the offer since."
    )
)
@in_order
class PatientPackage(Node):
    """A sold package."""

    patient_key: strawberry.Private[UUID]
    package_key: strawberry.Private[UUID]
    invoice_key: strawberry.Private[UUID]
    staff_member_key: strawberry.Private[UUID | None]

    @resolved
    async def patient(self, info: Info) -> Patient:
        """Who bought it; nobody else can redeem it."""
        return present(await info.context.read.patient(self.patient_key))

    @resolved
    async def package(self, info: Info) -> Package:
        """The offer that it was sold from, as that is today."""
        return present(await info.context.read.package(self.package_key))

    name: str = strawberry.field(description="Its name, as sold.")
    price: Money = strawberry.field(description="Its price, as sold.")

    @resolved
    async def eligible_items(self, info: Info) -> list[EligibleItem]:
        """The treatments that it can be redeemed for, as sold."""
        return await info.context.read.sold_items(self.key)

    status: PatientPackageStatus = strawberry.field(description="Where it stands today.")
    purchased_at: datetime = strawberry.field(description="When it was sold.")
    expires_on: date | None = strawberry.field(
        description="Its last valid day; null: it never expires."
    )
    uses_total: int = strawberry.field(description="How many uses were sold.")
    uses_reserved: int = strawberry.field(
        description="How many uses are held by appointments that are booked."
    )
    uses_redeemed: int = strawberry.field(description="How many uses are spent.")
    uses_remaining: int = strawberry.field(
        description="How many uses are not spent, held ones included: total - redeemed."
    )
    uses_available: int = strawberry.field(
        description="How many uses can still be put on a visit: remaining - reserved."
    )

    @resolved
    async def staff_member(self, info: Info) -> StaffMember | None:
        """Who is compensated for the sale; null: nobody."""
        if self.staff_member_key is None:
            return None
        return await info.context.read.staff_member(self.staff_member_key)

    commission_basis: CommissionBasis = strawberry.field(
        description="Whether its sale or each of its redemptions is compensated."
    )
    origin: SaleOrigin = strawberry.field(description="Where the sale was started from.")

    @resolved
    async def invoice(
        self, info: Info
    ) -> Annotated["Invoice", strawberry.lazy("gql_packages.schema.billing")]:
        """The invoice of the sale."""
        return present(await info.context.read.invoice(self.invoice_key))

    @resolved
    async def refund(self, info: Info) -> PackageRefund | None:
        """What was given back for it; null if it was not refunded."""
        return await info.context.read.package_refund(self.key)

    @resolved
    async def redemptions(
        self, info: Info, first: First = strawberry.UNSET, after: After = strawberry.UNSET
    ) -> Connection["Redemption"]:
        """Every use that was ever put on a visit, in the order in which that happened, also those
        that were given back.
        """
        return await info.context.read.redemptions(self.key, first, after)

    @resolved
    async def history(
        self, info: Info, first: First = strawberry.UNSET, after: After = strawberry.UNSET
    ) -> Connection["PackageEntry"]:
        """Everything that ever happened to it, oldest first."""
        return await info.context.read.history(self.key, first, after)

    version: int = strawberry.field(description="Goes up with every change; for `expectedVersion`.")


@strawberry.type(description="One use of a package, held by or spent on one appointment.")
@in_order
class Redemption(Node):
    """One use of a package."""

    patient_key: strawberry.Private[UUID]
    patient_package_key: strawberry.Private[UUID]
    appointment_key: strawberry.Private[UUID]
    invoice_key: strawberry.Private[UUID | None]

    @resolved
    async def patient_package(self, info: Info) -> PatientPackage:
        """The package that the use is of."""
        return present(await info.context.read.patient_package(self.patient_package_key))

    @resolved
    async def appointment(
        self, info: Info
    ) -> Annotated["Appointment", strawberry.lazy("gql_packages.schema.appointment")]:
        """The visit that it is for."""
        return present(await info.context.read.appointment(self.appointment_key))

    use_number: int = strawberry.field(
        description="Which use of the package it is, from 1. One that was given back is free again."
    )
    status: RedemptionStatus = strawberry.field(description="Where this use stands.")
    reason: RedemptionReason | None = strawberry.field(
        description="What spent it; null until it is redeemed."
    )
    value: Money = strawberry.field(
        description=(
            "The share of the package's price that this use is worth; the shares add up to the "
            "price."
        )
    )
    patient_pays: Money = strawberry.field(
        description="What the patient pays for the visit on top of the package."
    )

    @resolved
    async def invoice(
        self, info: Info
    ) -> Annotated["Invoice", strawberry.lazy("gql_packages.schema.billing")] | None:
        """What the visit was billed on; null until the use is redeemed."""
        if self.invoice_key is None:
            return None
        return await info.context.read.invoice(self.invoice_key)

    reserved_at: datetime = strawberry.field(description="When it was put on the visit.")
    redeemed_at: datetime | None = strawberry.field(
        description="When it was spent; null until it is redeemed."
    )


@strawberry.type(
    description="One line of a sold package's history. Nothing in it is ever edited or removed."
)
@in_order
class PackageEntry(Node):
    """One line of the append-only history."""

    patient_key: strawberry.Private[UUID]
    actor_key: strawberry.Private[UUID]
    appointment_key: strawberry.Private[UUID | None]
    sequence: int = strawberry.field(description="Its number in the history: 1, 2, 3 … no gaps.")
    kind: PackageEntryKind = strawberry.field(description="What happened.")
    at: datetime = strawberry.field(description="When it happened.")

    @resolved
    async def actor(self, info: Info) -> StaffMember:
        """Who did it."""
        return present(await info.context.read.staff_member(self.actor_key))

    @resolved
    async def appointment(
        self, info: Info
    ) -> Annotated["Appointment", strawberry.lazy("gql_packages.schema.appointment")] | None:
        """The visit that it was about; null if it was about none."""
        if self.appointment_key is None:
            return None
        return await info.context.read.appointment(self.appointment_key)

    uses_available_after: int = strawberry.field(
        description="How many uses could still be put on a visit after it."
    )
    uses_remaining_after: int = strawberry.field(
        description="How many uses were not spent after it, held ones included."
    )
    note: str | None = strawberry.field(description="What somebody noted about it.")
