"""Refund a package: the amount becomes the patient's credit."""

from decimal import Decimal
from uuid import UUID

from gql_packages.domain.enums import PackageEntryKind
from gql_packages.domain.input_validator import valid_reason
from gql_packages.domain.uses import suggested_refund
from gql_packages.errors import PackageRefunded
from gql_packages.models.billing import Invoice
from gql_packages.models.sold_packages import PackageRefund, PatientPackage
from gql_packages.services.invoice_reductions import lock_payments_of, reduce_invoice
from gql_packages.services.locked_package import lock_package_row
from gql_packages.services.package_history import append_entry
from gql_packages.services.payment_applications import check_within, chosen_amount
from gql_packages.services.release_reservations import (
    Outstanding,
    ReleaseOutcome,
    read_outstanding,
    release_all,
)
from gql_packages.services.row_locks import lock
from gql_packages.services.versioned_rows import check_version
from gql_packages.unit_of_work.work import Work


async def refund_package(
    work: Work,
    *,
    patient_package_id: UUID,
    amount: Decimal | None = None,
    reason: str | None = None,
    expected_version: int | None = None,
) -> ReleaseOutcome:
    """End the package and turn the amount, in major units, into credit (rules 40-47).

    Without an amount it is the suggested one. Its invoice gets a line for what is given back and
    one for what is no longer due, so that what is paid equals what stays (rule 161); the newest
    applications are unapplied first. Reserved uses are released. Refuses PackageRefunded,
    AmountOutOfRange beyond what was collected, VersionConflict, InvalidInput.
    """
    reason = valid_reason(reason)
    chosen = chosen_amount(work, amount, minimum=0)
    package = await lock_package_row(work, patient_package_id, "patient_package_id")
    check_version(expected_version, package.version)
    if package.refunded_at is not None:
        raise PackageRefunded("The package was refunded before.")
    invoice = await lock(work, Invoice, package.invoice_id)
    payments = await lock_payments_of(work, invoice)
    outstanding = await read_outstanding(work, package)
    suggested = suggestion(package, invoice, outstanding)
    credited = suggested if chosen is None else chosen
    check_within(work, credited, invoice.paid, least=0)

    released = release_all(work, package, outstanding)
    reduce_invoice(work, invoice, payments, outstanding, by=credited)
    package.refunded_at = work.now
    append_entry(work, package, PackageEntryKind.REFUNDED, note=reason)
    _add_refund(work, package, credited, suggested, reason)
    return ReleaseOutcome(package.id, package.patient_id, released)


def suggestion(package: PatientPackage, invoice: Invoice, outstanding: Outstanding) -> int:
    """What a refund would be, in minor units (rules 41, 79, 91)."""
    return suggested_refund(
        price=package.price,
        uses_total=package.uses_total,
        uses_remaining=outstanding.paid_remaining,
        collected=invoice.paid,
        unused=outstanding.unused,
    )


def _add_refund(
    work: Work, package: PatientPackage, amount: int, suggested: int, reason: str | None
) -> None:
    """Record the amounts, who, when and why (rule 47)."""
    work.add(
        PackageRefund,
        patient_package_id=package.id,
        amount=amount,
        suggested_amount=suggested,
        reason=reason,
        refunded_at=work.now,
        refunded_by_id=work.actor_id,
    )
