"""The reports: Package Sales and Package Usage, each its sums and its rows."""

from datetime import date, datetime

from gql_packages.domain.adjustments import UseLotKind
from gql_packages.domain.enums import CommissionBasis, PatientPackageStatus, RedemptionReason
from gql_packages.reading.declarations import Listing, column, many, one, paged, reads, sql
from gql_packages.reading.statuses import package_status
from gql_packages.schema.billing import INVOICE_NUMBER
from gql_packages.schema.clinic import StaffMember
from gql_packages.schema.described import described
from gql_packages.schema.money import Money
from gql_packages.schema.pagination import Connection, page_arguments
from gql_packages.schema.patient_package import PatientPackage, Redemption

#: What the number of a patient is in the rows of a report.
PATIENT_NUMBER = "The patient's number; null only until earlier patients are numbered."
#: Whether another use of the package was reversed after it. Most have none: that is looked up first
_IS_SUPERSEDED = """EXISTS (
    SELECT FROM (
        SELECT last.sequence FROM package_entry last WHERE last.clinic_id = $1
            AND last.patient_package_id = {t}.patient_package_id AND last.kind = 'REVERSED'
        ORDER BY last.sequence DESC LIMIT 1
    ) AS reversed JOIN package_entry redeemed ON redeemed.clinic_id = $1
        AND reversed.sequence > redeemed.sequence AND redeemed.kind = 'REDEEMED'
        AND redeemed.redemption_id = {t}.id)"""
_STATUS = package_status(
    refunded="{t}.is_refunded",
    expires_on="{t}.expires_on",
    due="{t}.balance_due",
    redeemed="{t}.uses_redeemed",
    total="{t}.uses_total",
)


@described
@reads("({by_staff_member})", clinic="TRUE")
class SalesByStaffMember:
    """The sums over the packages that were sold for one staff member, who is compensated for it."""

    staff_member: StaffMember = one("staff_member_id", "Who is compensated for these sales.")
    packages_sold: int = column("packages_sold", "How many packages were sold.")
    invoiced: Money = column(
        "invoiced", "The prices that they were sold at; refunds do not change it."
    )
    collected: Money = column("collected", "What is paid on the invoices of their sales now.")
    refunded: Money = column("refunded", "What was refunded for them.")


@described
@reads("({summary})", clinic="TRUE")
class PackageSalesSummary:
    """The sums over all patient packages that the filter selects."""

    packages_sold: int = column("packages_sold", "How many packages were sold.")
    invoiced: Money = column(
        "invoiced", "The prices that they were sold at; refunds do not change it."
    )
    collected: Money = column("collected", "What is paid on the invoices of their sales now.")
    refunded: Money = column("refunded", "What was refunded for them.")
    uses_sold: int = column("uses_sold", "How many uses were sold.")
    uses_redeemed: int = column("uses_redeemed", "How many of these uses are redeemed.")
    uses_remaining: int = sql(
        "{t}.uses_sold + {t}.uses_changed - {t}.uses_redeemed",
        "How many are not redeemed, those of expired and refunded packages included.",
    )
    by_staff_member: list[SalesByStaffMember] = many(
        "TRUE",
        "{o}.invoiced DESC, {o}.staff_member_id",
        "The sums over the sales that are compensated, for each staff member; the largest first.",
    )


@described
@reads("({rows})", clinic="TRUE", patient="{t}.patient_id")
class PackageSalesRow:
    """A package that was sold. A sale that was deleted has no row."""

    patient_package: PatientPackage = one("id", "The patient package.")

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
        "collected", "What is paid on the sale's invoice now: a refund lowers it."
    )
    refunded: Money = column("refunded", "What was refunded for the package; zero if nothing was.")
    uses_redeemed: int = column("uses_redeemed", "How many of its uses are redeemed.")
    uses_remaining: int = sql(
        "{t}.uses_total - {t}.uses_redeemed",
        "How many of its uses are not redeemed, reserved ones included.",
    )
    expires_on: date | None = column("expires_on", "Its last valid day; null: it never expires.")
    is_expired: bool = sql(
        "coalesce({t}.expires_on < v.today, FALSE)", "Whether its last valid day is over."
    )
    last_treatment: str | None = column(
        "last_treatment", "The treatment of its latest redeemed use; null if there is none."
    )
    last_used_at: datetime | None = column(
        "last_used_at",
        "When the appointment of its latest redeemed use started; null if there is none.",
    )
    status: PatientPackageStatus = sql(_STATUS, "The status of the package today.")
    staff_name: str | None = column("staff_name", "Who is compensated for the sale, if anyone.")
    patient_number: int | None = column("patient_number", PATIENT_NUMBER)


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
@reads("({by_staff_member})", clinic="TRUE")
class UsesByStaffMember:
    """The sums over the uses that are compensated themselves, for one who treated."""

    staff_member: StaffMember | None = one(
        "staff_member_id", "The practitioner; null: the appointments without one."
    )
    uses: int = column("uses", "How many uses were redeemed.")
    value: Money = column("value", "The share of the packages' prices that these uses are worth.")
    patient_pays: Money = column(
        "patient_pays", "What the patients were billed for the appointments on top of the packages."
    )


@described
@reads("({by_commission_basis})", clinic="TRUE")
class UsesByCommissionBasis:
    """The sums over the uses of which the package's sale, or each use itself, is compensated."""

    commission_basis: CommissionBasis = column(
        "commission_basis",
        "Whether the sale of their packages or each of these uses is compensated.",
    )
    uses: int = column("uses", "How many uses were redeemed.")
    value: Money = column("value", "The share of the packages' prices that these uses are worth.")
    patient_pays: Money = column(
        "patient_pays", "What the patients were billed for the appointments on top of the packages."
    )


@described
@reads("({summary})", clinic="TRUE")
class PackageUsageSummary:
    """The sums over all redeemed uses that the filter selects."""

    uses: int = column("uses", "How many uses were redeemed.")
    arrivals: int = column("arrivals", "How many of them by an arrival.")
    no_shows: int = column("no_shows", "How many of them by a no-show.")
    late_cancellations: int = column(
        "late_cancellations", "How many of them by a late cancellation."
    )
    value: Money = column("value", "The share of the packages' prices that these uses are worth.")
    patient_pays: Money = column(
        "patient_pays", "What the patients were billed for the appointments on top of the packages."
    )
    by_commission_basis: list[UsesByCommissionBasis] = many(
        "TRUE",
        "{o}.commission_basis DESC",
        "The same sums apart, by what is compensated: SALE and REDEMPTION, also where one is zero.",
    )
    by_staff_member: list[UsesByStaffMember] = many(
        "TRUE",
        "{o}.value DESC, {o}.staff_member_id",
        "The sums over the uses that are compensated themselves (REDEMPTION), for each who "
        "treated; the largest value first.",
    )


@described
@reads("({rows})", clinic="TRUE", patient="{t}.patient_id")
class PackageUsageRow:
    """A redeemed use. One that was reversed has no row."""

    redemption: Redemption = one("id", "The redemption.")

    used_at: datetime = column("at", "When its appointment started.")
    patient_name: str = sql(
        "{t}.first_name || ' ' || {t}.last_name", "First and last name of the patient."
    )
    package_name: str = column("package_name", "The package's name, as sold.")
    treatment_name: str = column("treatment_name", "The treatment or class.")
    practitioner_name: str | None = column(
        "practitioner_name", "Who treated; null if not recorded."
    )
    reason: RedemptionReason = column("reason", "Why it was redeemed.")
    lot: UseLotKind = column("lot", "Whether the use was sold or added.")
    value: Money = column("value", "The share of the package's price that this use is worth.")
    patient_pays: Money = column(
        "patient_pays", "What the patient was billed for the appointment on top of the package."
    )
    invoice_number: str = sql(
        INVOICE_NUMBER.replace("{number}", "{t}.invoice_number"),
        "The number of the invoice that billed the appointment.",
    )
    uses_remaining_after: int = column(
        "uses_remaining_after",
        "How many uses of the package were not redeemed after this one, in the order in which they "
        "were recorded, which need not be that of the appointments.",
    )
    is_superseded: bool = sql(
        _IS_SUPERSEDED,
        "Whether a use of the package was reversed after this one was recorded: what remained then "
        "no longer follows from the uses that there are.",
    )
    commission_basis: CommissionBasis = column(
        "commission_basis", "Whether the sale of the package or this use is compensated."
    )
    patient_number: int | None = column("patient_number", PATIENT_NUMBER)


@described
class PackageUsageReport:
    """Package Usage: every redeemed use of a package in the clinic, also of packages that were
    refunded since. A use belongs to the day of its appointment, in the clinic's time zone."""

    summary: PackageUsageSummary = one(
        "TRUE",
        "The sums over all rows, not only over a page of them. Computed only if you ask for it.",
    )

    rows: Connection[PackageUsageRow] = paged(
        Listing("packageUsageRows", order="{o}.at", kind="time", count="{count}"),
        page_arguments,
        "A row for each use, in the order of the appointments.",
    )
