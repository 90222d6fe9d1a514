"""Package Liability: what is owed in appointments, and how it came about."""

from datetime import date, datetime

from gql_packages.reading.declarations import Listing, column, one, paged, part, reads, sql
from gql_packages.schema.billing import INVOICE_NUMBER
from gql_packages.schema.catalogue import Package
from gql_packages.schema.described import described
from gql_packages.schema.liability_entry import LiabilityEntry
from gql_packages.schema.money import Money
from gql_packages.schema.pagination import Connection, page_arguments
from gql_packages.schema.patient import Patient
from gql_packages.schema.patient_package import PatientPackage


@described
@reads("({summary})", clinic="TRUE")
class PackageLiability:
    """Opening + sold - redeemed - refunded - suspense - expired + adjusted = closing."""

    opening: Money = column("opening", "The closing of the day before.")
    sold: Money = column("sold", "What was applied to the sales, less what was unapplied.")
    redeemed: Money = column(
        "redeemed", "What the uses are worth that were redeemed for appointments of these days."
    )
    refunded: Money = column("refunded", "What refunds gave back.")
    suspense: Money = column(
        "suspense", "What refunds kept; negative: what they gave on top of the balance."
    )
    expired: Money = column("expired", "What lapsed; negative: what came back.")
    adjusted: Money = column("adjusted", "What came in or left otherwise.")
    closing: Money = column("closing", "What is left at the end: liability - receivable.")
    liability: Money = column(
        "liability", "The sum over the packages on which more was paid than redeemed."
    )
    receivable: Money = column(
        "receivable", "The sum over the packages on which more was redeemed than paid."
    )
    of_which_expired: Money = column(
        "of_which_expired", "The part of the liability that is in expired packages."
    )


@described
@reads("({rows})", clinic="TRUE", patient="{t}.patient_id")
class PackageLiabilityRow:
    """The liability of one package, patient, package on offer or month, as asked for. Where all is
    zero there is no row."""

    patient_package: PatientPackage | None = one(
        "{o}.id = {t}.shown_id",
        "The patient package; null too once its sale was deleted.",
    )
    invoice_number: str | None = sql(
        INVOICE_NUMBER.replace("{number}", "{t}.invoice_number"),
        "The number of the sale's invoice.",
    )
    patient: Patient | None = one("patient_id", "Who bought.")
    package: Package | None = one("package_id", "The package that was sold from, as it is today.")
    month: date | None = column("month", "The first day of the month.")
    name: str = column(
        "name",
        "The name of the package as sold, of the patient or of the package on offer, or the month "
        'as "2026-11".',
    )
    figures: PackageLiability = part("What became of its liability.")


@described
class PackageLiabilityReport:
    """Package Liability: what is owed in appointments at a time, and how it came about.

    Money counts on the day on which it was applied or unapplied, a refund on its own, and a use on
    the day of its appointment, in the clinic's time zone.
    """

    known_at: datetime = sql(
        ":known_at::timestamptz",
        "Only what was recorded until then counts: with it, the same question gets the same answer "
        "at any time.",
    )
    summary: PackageLiability = one(
        "TRUE",
        "The sums over all rows, not only over a page of them. Computed only if you ask for it.",
    )
    unapplied_credit: Money = sql(
        "{credit_total}",
        "Patient Credit at the end of these days: of the patients that are named, or else of all.",
    )
    rows: Connection[PackageLiabilityRow] = paged(
        Listing("packageLiabilityRows", order="{o}.at", kind="time", count="{rows_count}"),
        page_arguments,
        "A row for each package, in the order in which they were sold; or for each patient or "
        "package on offer, in the order in which they were added; or for each month.",
    )
    entries: Connection[LiabilityEntry] = paged(
        Listing("liabilityEntries", order="{o}.at", kind="time", count="{entries_count}"),
        page_arguments,
        "Every movement of these days, by day, then id: those of a kind add up to its column. Also "
        "as CSV: `GET /reports/package-liability-entries.csv`.",
    )
