"""Sell a package to a patient."""

from dataclasses import dataclass
from uuid import UUID

import asyncpg

from gql_packages.domain.calendar import last_valid_day
from gql_packages.domain.enums import InvoiceKind, PackageEntryKind, SaleOrigin
from gql_packages.domain.policy_sql import SETTINGS
from gql_packages.errors import InvalidInput, OtherPatient
from gql_packages.models.billing import Invoice, Payment
from gql_packages.models.catalogue import Package
from gql_packages.models.sold_packages import (
    PatientPackage,
    PatientPackageItem,
    PatientPackageLimit,
)
from gql_packages.problems import Problem, ProblemCode
from gql_packages.services.incoming_payments import NewPayment, check_payment, record_payment
from gql_packages.services.invoices import Line, issue_invoice
from gql_packages.services.package_history import append_entry
from gql_packages.services.payment_applications import apply
from gql_packages.services.policy_settings import check_validity
from gql_packages.services.row_locks import check_in_use, lock_all, require_found
from gql_packages.unit_of_work.work import Work

# The clinic's policy, who is named, none where they are not there, and the items and limits of
# the package, which is locked.
_READ = f"""
SELECT {SETTINGS},
    patient.is_archived AS is_patient_archived, NOT staff.is_active AS is_seller_gone,
    appointment.patient_id AS appointment_patient_id,
    items.treatments, items.pays, items.positions, items.limits,
    ARRAY(
        SELECT l.uses FROM package_limit l
        WHERE l.clinic_id = $1 AND l.package_id = $2 ORDER BY l.number
    ) AS limit_uses,
    ARRAY(
        SELECT l.price_share FROM package_limit l
        WHERE l.clinic_id = $1 AND l.package_id = $2 ORDER BY l.number
    ) AS limit_shares
FROM (
    SELECT coalesce(array_agg(treatment_id ORDER BY position), '{{}}') AS treatments,
        coalesce(array_agg(patient_pays ORDER BY position), '{{}}') AS pays,
        coalesce(array_agg(position ORDER BY position), '{{}}') AS positions,
        coalesce(array_agg(limit_number ORDER BY position), '{{}}') AS limits
    FROM package_item WHERE clinic_id = $1 AND package_id = $2
) AS items
LEFT JOIN patient ON patient.clinic_id = $1 AND patient.id = $3
LEFT JOIN staff_member staff ON staff.clinic_id = $1 AND staff.id = $4
LEFT JOIN appointment ON appointment.clinic_id = $1 AND appointment.id = $5
"""  # noqa: S608 our own words


@dataclass(frozen=True)
class SellPackageOutcome:
    """What was made."""

    patient_package_id: UUID
    invoice_id: UUID
    payment_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class Sale:
    """What to sell to whom, for which staff member, and where the sale was started."""

    patient_id: UUID
    package_id: UUID
    staff_member_id: UUID | None = None
    origin: SaleOrigin = SaleOrigin.PACKAGES
    appointment_id: UUID | None = None
    payment: NewPayment | None = None


async def sell_package(work: Work, sale: Sale) -> SellPackageOutcome:
    """Make the invoice and the patient package, a snapshot of the package (rules 4-10).

    A payment with the sale is applied to its invoice; the rest is credit (rule 49).
    Refuses NotFound, Archived, OtherPatient for another patient's appointment, InvalidInput.
    """
    _check_origin(sale)
    receipt = check_payment(work, sale.payment) if sale.payment else None
    # Locked: its items are read after its price, and belong to the same moment.
    packages = await lock_all(work, Package, [sale.package_id])
    found = await _read(work, sale)
    _check_people(sale, found)
    package = require_found(packages.get(sale.package_id), "package_id")
    check_in_use(package.is_archived, "This package is no longer on offer.", "package_id")
    check_validity(found, package.valid_for_days, "package_id")

    invoice = await issue_invoice(
        work,
        kind=InvoiceKind.PACKAGE_SALE,
        patient_id=sale.patient_id,
        lines=[Line(package.name, package.price)],
    )
    sold = _snapshot(work, sale, package, invoice)
    _add_limits(work, sold, found)
    _add_items(work, sold, found)
    append_entry(work, sold, PackageEntryKind.SOLD)

    payment: Payment | None = None
    if receipt:
        payment = record_payment(work, sale.patient_id, receipt)
        amount = min(receipt.amount, package.price)
        if amount > 0:
            apply(work, payment, invoice, amount)
    return SellPackageOutcome(sold.id, invoice.id, payment.id if payment else None)


def _check_origin(sale: Sale) -> None:
    from_appointment = sale.origin is SaleOrigin.APPOINTMENT
    if from_appointment != (sale.appointment_id is not None):
        raise InvalidInput.of(Problem(("appointment_id",), ProblemCode.APPOINTMENT_OF_SALE))


async def _read(work: Work, sale: Sale) -> asyncpg.Record:
    keys = (sale.package_id, sale.patient_id, sale.staff_member_id, sale.appointment_id)
    return (await work.db.rows(_READ, work.clinic_id, *keys))[0]


def _check_people(sale: Sale, found: asyncpg.Record) -> None:
    check_in_use(found["is_patient_archived"], "This patient is archived.", "patient_id")
    if sale.staff_member_id is not None:
        message = "This staff member is no longer active."
        check_in_use(found["is_seller_gone"], message, "staff_member_id")
    if sale.appointment_id is not None:
        patient_id = require_found(found["appointment_patient_id"], "appointment_id")
        if patient_id != sale.patient_id:
            message = "The appointment is another patient's."
            raise OtherPatient(message, path=("appointment_id",))


def _snapshot(work: Work, sale: Sale, package: Package, invoice: Invoice) -> PatientPackage:
    return work.add(
        PatientPackage,
        patient_id=sale.patient_id,
        package_id=package.id,
        invoice_id=invoice.id,
        name=package.name,
        price=package.price,
        uses_total=package.uses,
        uses_reserved=0,
        uses_redeemed=0,
        purchased_at=work.now,
        purchased_on=work.today,
        expires_on=last_valid_day(work.today, package.valid_for_days),
        staff_member_id=sale.staff_member_id,
        origin=sale.origin,
        appointment_id=sale.appointment_id,
        entry_count=0,
        version=0,
    )


def _add_limits(work: Work, sold: PatientPackage, found: asyncpg.Record) -> None:
    limits = zip(found["limit_uses"], found["limit_shares"], strict=True)
    for number, (uses, price_share) in enumerate(limits, 1):
        work.add(
            PatientPackageLimit,
            patient_package_id=sold.id,
            number=number,
            uses=uses,
            price_share=price_share,
        )


def _add_items(work: Work, sold: PatientPackage, found: asyncpg.Record) -> None:
    columns = (found[name] for name in ("treatments", "pays", "positions", "limits"))
    for treatment_id, patient_pays, position, limit in zip(*columns, strict=True):
        work.add(
            PatientPackageItem,
            patient_package_id=sold.id,
            treatment_id=treatment_id,
            patient_pays=patient_pays,
            position=position,
            limit_number=limit,
        )
