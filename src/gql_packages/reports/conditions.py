"""What a report's filter says, in SQL: one condition for each thing that it asks for.

Each names the tables as the reports' statements do, and has a place `{}` for each parameter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from gql_packages.domain.report_filters import PackageSales, PackageUsage


@dataclass(frozen=True)
class Condition:
    """Something that holds for every row of the answer."""

    text: str
    parameters: tuple[object, ...]


def status_on(day: str) -> str:
    """`domain.uses.package_status` in SQL: of the sold package `pp` and the invoice `sale` of its
    sale, on the day that the parameter `day` gives."""
    return f"""CASE
        WHEN pp.refunded_at IS NOT NULL THEN 'REFUNDED'
        WHEN pp.expires_on < {day}::date THEN 'EXPIRED'
        WHEN sale.paid < sale.total THEN 'UNPAID'
        WHEN pp.uses_redeemed >= pp.uses_total THEN 'USED_UP'
        ELSE 'ACTIVE'
    END"""


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
        stands = f"{status_on('{}')} = ANY({{}}::text[])"
        yield Condition(stands, (sales.today, sales.status))


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
