"""What the clinic offers: treatments, packages, and fees for visits that were missed."""

from uuid import UUID

import strawberry

from gql_packages.schema.context import Info
from gql_packages.schema.fields import in_order, resolved
from gql_packages.schema.money import Money
from gql_packages.schema.node import Node, present
from gql_packages.schema.vocabulary import TreatmentKind

VERSION = "Goes up with every change; for `expectedVersion`."


@strawberry.type(description="A treatment or a class that can be booked.")
class Treatment(Node):
    """A treatment or a class."""

    name: str = strawberry.field(description="What it is called.")
    kind: TreatmentKind = strawberry.field(description="A treatment for one patient, or a class.")
    duration_minutes: int = strawberry.field(description="How long a visit takes, in minutes.")
    price: Money = strawberry.field(description="What a visit costs that no package covers.")
    is_archived: bool = strawberry.field(
        description="Whether it is no longer offered: it cannot be booked any more."
    )
    version: int = strawberry.field(description=VERSION)


@strawberry.type(description="A fee that can be charged for a visit that the patient missed.")
class NoShowFee(Node):
    """A no-show fee."""

    name: str = strawberry.field(description="What it is called on the invoice.")
    amount: Money = strawberry.field(description="What is charged.")
    is_archived: bool = strawberry.field(
        description="Whether it is no longer in use: it cannot be charged any more."
    )
    version: int = strawberry.field(description=VERSION)


@strawberry.type(description="A treatment that a package is good for, and what is still to pay.")
@in_order
class EligibleItem:
    """What a package is good for."""

    treatment_key: strawberry.Private[UUID]

    @resolved
    async def treatment(self, info: Info) -> Treatment:
        """The treatment or class."""
        return present(await info.context.read.treatment(self.treatment_key))

    patient_pays: Money = strawberry.field(
        description=(
            "What the patient pays at each visit that the package covers, on top of the package's "
            "price. Usually zero."
        )
    )


@strawberry.type(
    description=(
        "A package on offer: a number of prepaid uses at one price. A sold one "
        "(PatientPackage) keeps the terms that it was sold under."
    )
)
@in_order
class Package(Node):
    """A package on offer."""

    sort_key: strawberry.Private[str]
    name: str = strawberry.field(description="What it is called.")
    price: Money = strawberry.field(description="What all of its uses cost together.")
    uses: int = strawberry.field(
        description="How many visits it covers: one limit for all of its items together."
    )
    valid_for_days: int | None = strawberry.field(
        description=(
            "How many days after the day of sale is its last valid day; null: it never expires."
        )
    )

    @resolved
    async def eligible_items(self, info: Info) -> list[EligibleItem]:
        """The treatments that it can be redeemed for."""
        return await info.context.read.package_items(self.key)

    is_archived: bool = strawberry.field(
        description="Whether it is no longer offered. Sold ones stay as they are."
    )
    version: int = strawberry.field(description=VERSION)
