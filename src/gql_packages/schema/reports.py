"""The reports: Package Sales and Package Usage, each its sums and its rows."""

from datetime import date, datetime

from gql_packages.domain.enums import PatientPackageStatus, RedemptionReason
from gql_packages.reading.declarations import Listing, column, one, paged, reads, sql
from gql_packages.reading.statuses import package_status
from gql_packages.schema.billing import INVOICE_NUMBER
from gql_packages.schema.described import described
from gql_packages.schema.money import Money
from gql_packages.schema.pagination import Connection, page_arguments
from gql_packages.schema.patient_package import PatientPackage, Redemption

_STATUS = package_status(
    refunded="{t}.is_refunded",
    expires_on="{t}.expires_on",
    due="{t}.balance_due",
    redeemed="{t}.uses_redeemed",
    total="{t}.uses_total",
)


@described
@reads("({summary})", clinic="TRUE")
class PackageSalesSummary:
    """The sums over all sold packages that the filter lets through."""

    packages_sold: int = column("packages_sold", "How many packages were sold.")
    invoiced: Money = column(
        "invoiced", "The prices that they were sold at, whatever was refunded since."
    )
    collected: Money = column(
        "collected", "What is paid on the invoices of their sales, as things stand."
    )
    refunded: Money = column("refunded", "What was given back for them.")
    uses_sold: int = column("uses_sold", "How many uses were sold.")
    uses_redeemed: int = column("uses_redeemed", "How many of these uses are spent.")
    uses_remaining: int = sql(
        "{t}.uses_sold - {t}.uses_redeemed",
        "How many are not spent, those of expired and refunded packages included.",
    )


@described
@reads("({rows})", clinic="TRUE", patient="{t}.patient_id")
class PackageSalesRow:
    """A package that was sold. A sale that was deleted has no row."""

    patient_package: PatientPackage = one("id", "The sold package itself.")

    patient_name: str = sql(
        "{t}.first_name || ' ' || {t}.last_name", "First and last name of who bought it."
    )
    package_name: str = column("package_name", "The package's name, as sold.")
    purchased_at: datetime = column("at", "When it was sold.")
    invoice_number: str = sql(
        INVOICE_NUMBER.replace("{number}", "{t}.invoice_number"),
        "The number of the sale's invoice.",
    )
    price: Money = column("price", "The price that it was sold at.")
    collected: Money = column(
        "collected", "What is paid on the sale's invoice, as things stand: a refund is taken off."
    )
    refunded: Money = column(
        "refunded", "What was given back for the package; zero if nothing was."
    )
    uses_redeemed: int = column("uses_redeemed", "How many of its uses are spent.")
    uses_remaining: int = sql(
        "{t}.uses_total - {t}.uses_redeemed",
        "How many of its uses are not spent, held ones included.",
    )
    expires_on: date | None = column("expires_on", "Its last valid day; null: it never expires.")
    is_expired: bool = sql(
        "coalesce({t}.expires_on < v.today, FALSE)", "Whether its last valid day is over."
    )
    last_treatment: str | None = column(
        "last_treatment", "What its latest use was spent on; null if none was spent."
    )
    last_used_at: datetime | None = column(
        "last_used_at", "When the visit of its latest use started; null if none was spent."
    )
    status: PatientPackageStatus = sql(_STATUS, "Where the package stands today.")
    staff_name: str | None = column("staff_name", "Who is compensated for the sale, if anyone.")


@described
class PackageSalesReport:
    """Package Sales: every package that was sold in the clinic.

    A sale belongs to the day on which it was made, in the clinic's time zone.
    """

    summary: PackageSalesSummary = one(
        "TRUE",
        "The sums over all rows, not only over a page of them. Computed only if you ask for it.",
    )

    rows: Connection[PackageSalesRow] = paged(
        Listing("packageSalesRows", order="{o}.at", kind="time", count="{count}"),
        page_arguments,
        "A row for each package, in the order in which they were sold.",
    )


@described
@reads("({summary})", clinic="TRUE")
class PackageUsageSummary:
    """The sums over all redeemed uses that the filter lets through."""

    uses: int = column("uses", "How many uses were spent.")
    arrivals: int = column("arrivals", "How many of them by patients who came.")
    no_shows: int = column("no_shows", "How many of them by patients who did not come.")
    value: Money = column("value", "The share of the packages' prices that these uses are worth.")
    patient_pays: Money = column(
        "patient_pays", "What the patients were billed for the visits on top of the packages."
    )


@described
@reads("({rows})", clinic="TRUE", patient="{t}.patient_id")
class PackageUsageRow:
    """A use that was spent. One that was given back has no row."""

    redemption: Redemption = one("id", "The use itself.")

    used_at: datetime = column("at", "When its visit started.")
    patient_name: str = sql(
        "{t}.first_name || ' ' || {t}.last_name", "First and last name of the patient."
    )
    package_name: str = column("package_name", "The package's name, as sold.")
    treatment_name: str = column("treatment_name", "What the visit was for.")
    practitioner_name: str | None = column(
        "practitioner_name", "Who treated; null if not recorded."
    )
    reason: RedemptionReason = column("reason", "What spent it.")
    value: Money = column("value", "The share of the package's price that this use is worth.")
    patient_pays: Money = column(
        "patient_pays", "What the patient was billed for the visit on top of the package."
    )
    invoice_number: str = sql(
        INVOICE_NUMBER.replace("{number}", "{t}.invoice_number"),
        "The number of the invoice that the visit was billed on.",
    )
    uses_remaining_after: int = column(
        "uses_remaining_after", "How many uses of the package were not spent once this one was."
    )


@described
class PackageUsageReport:
    """Package Usage: every use of a package that was spent in the clinic, also of packages that
    were refunded since. A use belongs to the day of its visit, in the clinic's time zone."""

    summary: PackageUsageSummary = one(
        "TRUE",
        "The sums over all rows, not only over a page of them. Computed only if you ask for it.",
    )

    rows: Connection[PackageUsageRow] = paged(
        Listing("packageUsageRows", order="{o}.at", kind="time", count="{count}"),
        page_arguments,
        "A row for each use, in the order of the visits.",
    )
