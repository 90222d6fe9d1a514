"""What a report is about: filters, and the SQL conditions that they stand for.

Each names the tables as the reports' statements do, and has a place `{}` for each parameter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from gql_packages.domain.enums import PatientPackageStatus, RedemptionReason
from gql_packages.reading.statuses import package_status


@dataclass(frozen=True, kw_only=True)
class Period:
    """From a moment on, and until just before another."""

    start: datetime
    end: datetime


@dataclass(frozen=True, kw_only=True)
class PackageSales:
    """Sold packages, whose status is that of `today`, a day of the clinic's calendar."""

    today: date
    sold: Period | None = None
    package_ids: tuple[UUID, ...] = ()
    patient_id: UUID | None = None
    staff_member_id: UUID | None = None
    status: tuple[PatientPackageStatus, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PackageUsage:
    """Uses that were redeemed and not reversed."""

    used: Period | None = None
    package_ids: tuple[UUID, ...] = ()
    patient_id: UUID | None = None
    practitioner_id: UUID | None = None
    treatment_ids: tuple[UUID, ...] = ()
    reason: tuple[RedemptionReason, ...] = ()


@dataclass(frozen=True)
class Condition:
    """Something that holds for every row of the answer."""

    text: str
    parameters: tuple[object, ...]


#: Of the sold package `pp` and the invoice `sale` of its sale, on the day of the first parameter.
STATUS = package_status(
    refunded="pp.refunded_at IS NOT NULL",
    expires_on="pp.expires_on",
    due="sale.total - sale.paid",
    redeemed="pp.uses_redeemed",
    total="pp.uses_total",
    today="{}::date",
)


def sales_conditions(sales: PackageSales) -> Iterator[Condition]:
    """What the filter asks of a sold package `pp`; the start of its days is not among it."""
    if sales.sold:
        yield Condition("pp.purchased_at < {}::timestamptz", (sales.sold.end,))
    if sales.package_ids:
        yield _one_of("pp.package_id", sales.package_ids)
    if sales.patient_id:
        yield Condition("pp.patient_id = {}::uuid", (sales.patient_id,))
    if sales.staff_member_id:
        yield Condition("pp.staff_member_id = {}::uuid", (sales.staff_member_id,))
    if sales.status:
        yield Condition(f"{STATUS} = ANY({{}}::text[])", (sales.today, sales.status))


def usage_conditions(usage: PackageUsage) -> Iterator[Condition]:
    """What the filter asks of a redemption `r`; the start of its days is not among it."""
    if usage.used:
        yield Condition("r.used_at < {}::timestamptz", (usage.used.end,))
    if usage.package_ids:
        yield _of_package("pp.package_id = ANY({}::uuid[])", usage.package_ids)
    if usage.patient_id:
        yield _of_package("pp.patient_id = {}::uuid", usage.patient_id)
    if usage.practitioner_id:
        yield _of_visit("a.practitioner_id = {}::uuid", usage.practitioner_id)
    if usage.treatment_ids:
        yield _of_visit("a.treatment_id = ANY({}::uuid[])", usage.treatment_ids)
    if usage.reason:
        yield Condition("r.reason = ANY({}::text[])", (usage.reason,))


def _one_of(column: str, keys: tuple[UUID, ...]) -> Condition:
    """Of a single key an index gives its rows in order, of several it does not."""
    if len(keys) == 1:
        return Condition(f"{column} = {{}}::uuid", keys)
    return Condition(f"{column} = ANY({{}}::uuid[])", (keys,))


def _of_package(text: str, parameter: object) -> Condition:
    # A sale with a redeemed use cannot be deleted; said all the same, it lets an index be used.
    found = (
        "SELECT FROM patient_package pp WHERE pp.clinic_id = $1 AND pp.id = r.patient_package_id "
        "AND pp.deleted_at IS NULL"
    )
    return Condition(f"EXISTS ({found} AND {text})", (parameter,))


def _of_visit(text: str, parameter: object) -> Condition:
    found = "SELECT FROM appointment a WHERE a.clinic_id = $1 AND a.id = r.appointment_id"
    return Condition(f"EXISTS ({found} AND {text})", (parameter,))
