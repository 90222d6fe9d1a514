"""Delete a sale that was made by mistake."""

from uuid import UUID

from gql_packages.domain.input_validator import valid_reason
from gql_packages.errors import PackageRefunded, UsesRedeemed
from gql_packages.models.billing import Invoice
from gql_packages.services.invoices import void_invoice
from gql_packages.services.locked_package import lock_package_row
from gql_packages.services.release_reservations import ReleaseOutcome, read_outstanding, release_all
from gql_packages.services.row_locks import lock
from gql_packages.services.use_adjustments import return_taken
from gql_packages.unit_of_work.work import Work


async def delete_package_sale(
    work: Work, *, patient_package_id: UUID, reason: str | None
) -> ReleaseOutcome:
    """Take the sale out of every list; its row stays for audit, its invoice is void (rules 38, 39).

    Uses that were taken off it come back, so that no balance is left (rule 64).

    Refuses UsesRedeemed once a use was redeemed, PaymentApplied while something is paid on its
    invoice, PackageRefunded after a refund.
    """
    reason = valid_reason(reason)
    package = await lock_package_row(work, patient_package_id, "patient_package_id")
    if package.refunded_at is not None:
        raise PackageRefunded("The package was refunded: its sale cannot be deleted any more.")
    if package.uses_redeemed > 0:
        raise UsesRedeemed("A sale whose uses were redeemed cannot be deleted.")
    void_invoice(work, await lock(work, Invoice, package.invoice_id))
    outstanding = await read_outstanding(work, package)
    released = release_all(work, package, outstanding)
    return_taken(work, package, outstanding.adjustments)
    package.deleted_at = work.now
    package.deleted_by_id = work.actor_id
    package.deletion_reason = reason  # type: ignore[assignment]
    package.version += 1
    work.changes.package(package.patient_id, package.id)
    return ReleaseOutcome(package.id, package.patient_id, released)
