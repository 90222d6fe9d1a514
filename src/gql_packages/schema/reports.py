"""The reports: Package Sales and Package Usage, each its sums and its rows."""

from datetime import date, datetime
from uuid import UUID

import strawberry

from gql_packages.domain.report_filters import PackageSales, PackageUsage
from gql_packages.schema.context import Info
from gql_packages.schema.fields import in_order, resolved
from gql_packages.schema.money import Money
from gql_packages.schema.node import present
from gql_packages.schema.page import After, Connection, First
from gql_packages.schema.patient_package import PatientPackage, Redemption
from gql_packages.schema.vocabulary import PatientPackageStatus, RedemptionReason


@strawberry.type(description="The sums over all sold packages that the filter lets through.")
class PackageSalesSummary:
    """The sums of Package Sales."""

    packages_sold: int = strawberry.field(description="How many packages were sold.")
    invoiced: Money = strawberry.field(
        description="The prices that they were sold at, whatever was refunded since."
    )
    collected: Money = strawberry.field(
        description="What is paid on the invoices of their sales, as things stand."
    )
    refunded: Money = strawberry.field(description="What was given back for them.")
    uses_sold: int = strawberry.field(description="How many uses were sold.")
    uses_redeemed: int = strawberry.field(description="How many of these uses are spent.")
    uses_remaining: int = strawberry.field(
        description="How many are not spent, those of expired and refunded packages included."
    )


@strawberry.type(description="A package that was sold. A sale that was deleted has no row.")
@in_order
class PackageSalesRow:
    """A sold package, as the report shows it."""

    patient_package_key: strawberry.Private[UUID]

    @resolved
    async def patient_package(self, info: Info) -> PatientPackage:
        """The sold package itself."""
        return present(await info.context.read.patient_package(self.patient_package_key))

    patient_name: str = strawberry.field(description="First and last name of who bought it.")
    package_name: str = strawberry.field(description="The package's name, as sold.")
    purchased_at: datetime = strawberry.field(description="When it was sold.")
    invoice_number: str = strawberry.field(description="The number of the sale's invoice.")
    price: Money = strawberry.field(description="The price that it was sold at.")
    collected: Money = strawberry.field(
        description="What is paid on the sale's invoice, as things stand: a refund is taken off."
    )
    refunded: Money = strawberry.field(
        description="What was given back for the package; zero if nothing was."
    )
    uses_redeemed: int = strawberry.field(description="How many of its uses are spent.")
    uses_remaining: int = strawberry.field(
        description="How many of its uses are not spent, held ones included."
    )
    expires_on: date | None = strawberry.field(
        description="Its last valid day; null: it never expires."
    )
    is_expired: bool = strawberry.field(description="Whether its last valid day is over.")
    last_treatment: str | None = strawberry.field(
        description="What its latest use was spent on; null if none was spent."
    )
    last_used_at: datetime | None = strawberry.field(
        description="When the visit of its latest use started; null if none was spent."
    )
    status: PatientPackageStatus = strawberry.field(description="Where the package stands today.")
    staff_name: str | None = strawberry.field(
        description="Who is compensated for the sale; null: nobody."
    )


@strawberry.type(
    description=(
        "Package Sales: every package that was sold in the clinic. A sale belongs to the day on "
        "which it was made, in the clinic's time zone."
    )
)
@in_order
class PackageSalesReport:
    """Package Sales of what was asked about."""

    sales: strawberry.Private[PackageSales]

    @resolved
    async def summary(self, info: Info) -> PackageSalesSummary:
        """The sums over all rows, not only over a page of them. Computed only if you ask for it."""
        return await info.context.read.package_sales_summary(self.sales)

    @resolved
    async def rows(
        self, info: Info, first: First = strawberry.UNSET, after: After = strawberry.UNSET
    ) -> Connection[PackageSalesRow]:
        """A row for each package, in the order in which they were sold."""
        return await info.context.read.package_sales_rows(self.sales, first, after)


@strawberry.type(description="The sums over all redeemed uses that the filter lets through.")
class PackageUsageSummary:
    """The sums of Package Usage."""

    uses: int = strawberry.field(description="How many uses were spent.")
    arrivals: int = strawberry.field(description="How many of them by patients who came.")
    no_shows: int = strawberry.field(description="How many of them by patients who did not come.")
    value: Money = strawberry.field(
        description="The share of the packages' prices that these uses are worth."
    )
    patient_pays: Money = strawberry.field(
        description="What the patients were billed for the visits on top of the packages."
    )


@strawberry.type(description="A use that was spent. One that was given back has no row.")
@in_order
class PackageUsageRow:
    """A redeemed use, as the report shows it."""

    redemption_key: strawberry.Private[UUID]

    @resolved
    async def redemption(self, info: Info) -> Redemption:
        """The use itself."""
        return present(await info.context.read.redemption(self.redemption_key))

    used_at: datetime = strawberry.field(description="When its visit started.")
    patient_name: str = strawberry.field(description="First and last name of the patient.")
    package_name: str = strawberry.field(description="The package's name, as sold.")
    treatment_name: str = strawberry.field(description="What the visit was for.")
    practitioner_name: str | None = strawberry.field(
        description="Who treated; null if nobody was named."
    )
    reason: RedemptionReason = strawberry.field(description="What spent it.")
    value: Money = strawberry.field(
        description="The share of the package's price that this use is worth."
    )
    patient_pays: Money = strawberry.field(
        description="What the patient was billed for the visit on top of the package."
    )
    invoice_number: str = strawberry.field(
        description="The number of the invoice that the visit was billed on."
    )
    uses_remaining_after: int = strawberry.field(
        description="How many uses of the package were not spent once this one was."
    )


@strawberry.type(
    description=(
        "Package Usage: every use of a package that was spent in the clinic, also of packages that "
        "were refunded since. A use belongs to the day of its visit, in the clinic's time zone."
    )
)
@in_order
class PackageUsageReport:
    """Package Usage of what was asked about."""

    usage: strawberry.Private[PackageUsage]

    @resolved
    async def summary(self, info: Info) -> PackageUsageSummary:
        """The sums over all rows, not only over a page of them. Computed only if you ask for it."""
        return await info.context.read.package_usage_summary(self.usage)

    @resolved
    async def rows(
        self, info: Info, first: First = strawberry.UNSET, after: After = strawberry.UNSET
    ) -> Connection[PackageUsageRow]:
        """A row for each use, in the order of the visits."""
        return await info.context.read.package_usage_rows(self.usage, first, after)
