"""Patient packages, their redemptions, history and refund."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from gql_packages.domain.adjustments import UseLotKind
from gql_packages.domain.corrected_columns import corrected
from gql_packages.domain.enums import (
    CommissionBasis,
    PatientPackageStatus,
    RedemptionReason,
    RedemptionStatus,
    SaleOrigin,
)
from gql_packages.reading.declarations import Listing, Order, column, many, one, paged, reads, sql
from gql_packages.reading.movements import LIABILITY, MOVEMENTS
from gql_packages.reading.statuses import (
    COMMISSION_BASIS,
    LAST_DAY,
    PACKAGE_STATUS,
    USES_NOW,
    one_of,
    package_has,
)
from gql_packages.schema.catalogue import EligibleItem, Package
from gql_packages.schema.clinic import StaffMember
from gql_packages.schema.described import described
from gql_packages.schema.money import Money
from gql_packages.schema.node import Node
from gql_packages.schema.package_entry import OWNER, PackageEntry
from gql_packages.schema.pagination import Connection, day_argument, page_arguments
from gql_packages.schema.patient import Patient
from gql_packages.schema.use_limits import BALANCES, UseLimitBalance
from gql_packages.schema.use_lots import LOT, LOTS, UseLot

if TYPE_CHECKING:
    from gql_packages.schema.appointment import Appointment
    from gql_packages.schema.billing import Invoice
    from gql_packages.schema.liability_entry import LiabilityEntry

_SELLER = corrected("{t}", "patient_package", "staff_member_id")
_REMAINING = "{o}.uses_total + {o}.uses_changed - {o}.uses_redeemed"
#: The packages that the clinic's patients have bought, newest first unless asked otherwise.
PATIENT_PACKAGES = Listing(
    "clinicPackages",
    order="{o}.purchased_at",
    kind="time",
    is_descending=True,
    orders={
        "PURCHASED_AT": Order("{o}.purchased_at", "time"),
        "EXPIRES_ON": Order("{o}.expires_on", "day", absent="'infinity'::date"),
        "USES_REMAINING": Order(f"({_REMAINING})", "number"),
    },
    filters={
        "status": lambda words: package_has("status", words),
        "package_ids": lambda keys: one_of("{t}.package_id", "package_ids", keys, "uuid"),
        "expires_first": f"{LAST_DAY} >= :expires_first::date AND {{t}}.expires_on IS NOT NULL",
        "expires_last": f"{LAST_DAY} <= :expires_last::date",
        "uses_remaining_at_most": f"{_REMAINING} <= :uses_remaining_at_most::int",
        "sold_since": "{t}.purchased_at >= :sold_since::timestamptz",
        "sold_until": "{t}.purchased_at < :sold_until::timestamptz",
    },
)


@described
@reads("package_refund", patient=OWNER)
class PackageRefund:
    """The refund of a package."""

    amount: Money = column("amount", "The amount, which became the patient's credit.")
    suggested_amount: Money = column(
        "suggested_amount",
        "What had been suggested: price / uses x remaining uses, of those sold.",
    )
    reason: str | None = column("reason", "The reason, if one was given.")
    at: datetime = column("refunded_at", "When.")
    by: StaffMember = one("refunded_by_id", "Who refunded it.")


@described
@reads("patient_package", where="{t}.deleted_at IS NULL", patient="{t}.patient_id")
class PatientPackage(Node):
    """A package that a patient bought.

    Its name, price, uses and items are those that it was sold under, whatever became of the offer
    since.
    """

    patient: Patient = one("patient_id", "Who bought it; only they can redeem it.")
    package: Package = one("package_id", "The package that it was sold from, as that is today.")
    name: str = column("name", "Its name, as sold.")
    price: Money = column("price", "Its price, as sold.")
    eligible_items: list[EligibleItem] = many(
        "{o}.patient_package_id = {t}.id",
        "{o}.position, {o}.id",
        "The treatments that it can be redeemed for, as sold.",
        source="patient_package_item",
    )
    use_limits: list[UseLimitBalance] = many(
        "{o}.patient_package_id = {t}.id",
        "{o}.number",
        "How many uses some of the items may take together, as sold, and what is left of them.",
        source=BALANCES,
    )
    lots: list[UseLot] = many(
        "{o}.patient_package_id = {t}.id",
        "{o}.place",
        "Its uses, those that were sold and, where there ever were any, those that were added.",
        source=LOTS,
    )
    status: PatientPackageStatus = sql(PACKAGE_STATUS, "Its status today.")
    purchased_at: datetime = column("purchased_at", "When it was sold.")
    expires_on: date | None = column("expires_on", "Its last valid day; null: it never expires.")
    uses_total: int = sql(
        USES_NOW, "How many uses it has: those that were sold, with what was added and taken."
    )
    uses_reserved: int = column(
        "uses_reserved", "How many uses are reserved for booked appointments."
    )
    uses_redeemed: int = column("uses_redeemed", "How many uses are redeemed.")
    uses_remaining: int = sql(
        f"{USES_NOW} - {{t}}.uses_redeemed",
        "How many uses are not redeemed, reserved ones included: total - redeemed.",
    )
    uses_available: int = sql(
        f"{USES_NOW} - {{t}}.uses_redeemed - {{t}}.uses_reserved",
        "How many uses are not reserved either: remaining - reserved, whatever the status.",
    )
    uses_redeemable: int = sql(
        f"CASE WHEN {PACKAGE_STATUS} = 'ACTIVE'"
        f" THEN {USES_NOW} - {{t}}.uses_redeemed - {{t}}.uses_reserved ELSE 0 END",
        "How many uses can be put on an appointment today: those available while ACTIVE, else 0.",
    )
    staff_member: StaffMember | None = one(
        f"{{o}}.id = {_SELLER}", "Who is compensated for the sale, if anyone."
    )
    commission_basis: CommissionBasis = sql(
        COMMISSION_BASIS,
        "Whether its sale or each of its redemptions is compensated.",
    )
    origin: SaleOrigin = column("origin", "Where the sale was started from.")
    invoice: Annotated["Invoice", strawberry.lazy("gql_packages.schema.billing")] = one(
        "invoice_id", "The invoice of the sale."
    )
    refund: PackageRefund | None = one(
        "{o}.patient_package_id = {t}.id",
        "Its refund; null if it was not refunded.",
    )
    redemptions: Connection["Redemption"] = paged(
        Listing(
            "redemptions",
            order="{o}.reserved_at",
            kind="time",
            on="{o}.patient_package_id = {t}.id",
        ),
        page_arguments,
        "Every use that was ever reserved, in that order; released and reversed ones too.",
    )
    history: Connection[PackageEntry] = paged(
        Listing(
            "history", order="{o}.sequence", kind="number", on="{o}.patient_package_id = {t}.id"
        ),
        page_arguments,
        "Everything that ever happened to it, oldest first.",
    )
    use_adjustments: Connection[PackageEntry] = paged(
        Listing(
            "useAdjustments",
            order="{o}.sequence",
            kind="number",
            on="{o}.patient_package_id = {t}.id AND {o}.kind IN ('USES_ADDED', 'USES_TAKEN')",
        ),
        page_arguments,
        "Of its history the additions and takings of uses, oldest first; undone ones too.",
    )
    liability_on: Money = sql(
        LIABILITY,
        "What it is a liability of at the end of a day: what was applied to its sale less what its "
        "uses are worth that were redeemed; zero where these are worth more.",
        arguments=day_argument,
    )
    liability_entries: Connection[
        Annotated["LiabilityEntry", strawberry.lazy("gql_packages.schema.liability_entry")]
    ] = paged(MOVEMENTS, page_arguments, "Every movement of its liability, by day, then id.")
    version: int = column("version", "Rises with every change; for `expectedVersion`.")


@described
@reads("redemption", patient=OWNER)
class Redemption(Node):
    """A use of a package, reserved for or redeemed on an appointment."""

    patient_package: PatientPackage = one("patient_package_id", "The package that the use is of.")
    appointment: Annotated["Appointment", strawberry.lazy("gql_packages.schema.appointment")] = one(
        "appointment_id", "The appointment that it is for."
    )
    use_number: int = column(
        "use_number",
        "Which use of the package it is, from 1. A released or reversed one is free again.",
    )
    status: RedemptionStatus = column("status", "The status of the use.")
    reason: RedemptionReason | None = column("reason", "Why it was redeemed; null until then.")
    lot: UseLotKind = sql(LOT, "Whether the use was sold or added.")
    value: Money = column(
        "value",
        "The share of the package's price that this use is worth; the shares add up to the price. "
        "Zero where it was added.",
    )
    patient_pays: Money = column(
        "patient_pays", "What the patient pays for the appointment on top of the package."
    )
    invoice: Annotated["Invoice", strawberry.lazy("gql_packages.schema.billing")] | None = one(
        "invoice_id", "The appointment's invoice; null until the use is redeemed."
    )
    reserved_at: datetime = column("reserved_at", "When it was reserved.")
    redeemed_at: datetime | None = column("redeemed_at", "When it was redeemed; null until then.")
