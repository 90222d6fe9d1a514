"""Sell a package to a patient."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from gql_packages.domain.calendar import last_valid_day
from gql_packages.domain.vocabulary import InvoiceKind, PackageEntryKind, SaleOrigin
from gql_packages.errors import Archived, InvalidInput, OtherPatient, Problem
from gql_packages.models.billing import Invoice, Payment
from gql_packages.models.catalogue import Package, PackageItem
from gql_packages.models.clinic import StaffMember
from gql_packages.models.patient import Patient
from gql_packages.models.schedule import Appointment
from gql_packages.models.sold_packages import PatientPackage, PatientPackageItem
from gql_packages.services.allocations import put_on
from gql_packages.services.hashed_rows import hashed, insert
from gql_packages.services.invoices import Line, issue_invoice
from gql_packages.services.ledger import Movement, enter
from gql_packages.services.receipts import MoneyReceived, check_receipt, record_payment
from gql_packages.services.rows import find, lock
from gql_packages.unit_of_work.unit_of_work import Work


@dataclass(frozen=True)
class SellPackageOutcome:
    """What was made."""

    patient_package_id: UUID
    invoice_id: UUID
    payment_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class Sale:
    """What the desk chose: for whom, which offer, for which staff member, where it started."""

    patient_id: UUID
    package_id: UUID
    staff_member_id: UUID | None = None
    origin: SaleOrigin = SaleOrigin.PACKAGES
    appointment_id: UUID | None = None
    payment: MoneyReceived | None = None


async def sell_package(work: Work, sale: Sale) -> SellPackageOutcome:
    """Make the invoice and the sold package, a snapshot of the offer (rules 4-10).

    Money received with the sale goes on its invoice; what is left over stays credit (rule 49).
    Refuses NotFound, Archived, OtherPatient for somebody else's appointment, InvalidInput.
    """
    _check_origin(sale)
    receipt = check_receipt(work, sale.payment) if sale.payment else None
    await _check_people(work, sale)
    # Locked: its items are read after its price, and belong to the same moment.
    offer = await lock(work, Package, sale.package_id, "input", "packageId")
    if offer.is_archived:
        raise Archived("This package is no longer on offer.", path=("input", "packageId"))

    invoice = await issue_invoice(
        work,
        kind=InvoiceKind.PACKAGE_SALE,
        patient_id=sale.patient_id,
        lines=[Line(offer.name, offer.price)],
    )
    package = await _snapshot(work, sale, offer, invoice)
    await enter(work, package, Movement(kind=PackageEntryKind.SOLD))

    payment: Payment | None = None
    if receipt:
        payment = await record_payment(work, sale.patient_id, receipt)
        amount = min(receipt.amount, offer.price)
        if amount > 0:
            await put_on(work, payment, invoice, amount)
    return SellPackageOutcome(package.id, invoice.id, payment.id if payment else None)


def _check_origin(sale: Sale) -> None:
    from_appointment = sale.origin is SaleOrigin.APPOINTMENT
    if from_appointment != (sale.appointment_id is not None):
        raise InvalidInput.of(
            Problem(
                ("input", "appointmentId"),
                "Name the appointment when the sale starts from one, and only then.",
            )
        )


async def _check_people(work: Work, sale: Sale) -> None:
    patient = await find(work, Patient, sale.patient_id, "input", "patientId")
    if patient.is_archived:
        raise Archived("This patient is archived.", path=("input", "patientId"))
    if sale.staff_member_id is not None:
        seller = await find(work, StaffMember, sale.staff_member_id, "input", "staffMemberId")
        if not seller.is_active:
            raise Archived(
                "This staff member is no longer active.", path=("input", "staffMemberId")
            )
    if sale.appointment_id is not None:
        visit = await find(work, Appointment, sale.appointment_id, "input", "appointmentId")
        if visit.patient_id != sale.patient_id:
            raise OtherPatient(
                "The appointment is another patient's.", path=("input", "appointmentId")
            )


async def _snapshot(work: Work, sale: Sale, offer: Package, invoice: Invoice) -> PatientPackage:
    items: Sequence[PackageItem] = (
        await PackageItem.filter(clinic_id=work.clinic_id, package_id=offer.id)
        .using_db(work.db)
        .order_by("position")
    )
    package = await insert(
        work,
        PatientPackage(
            id=work.new_id(),
            clinic_id=work.clinic_id,
            patient_id=sale.patient_id,
            package_id=offer.id,
            invoice_id=invoice.id,
            name=offer.name,
            price=offer.price,
            uses_total=offer.uses,
            uses_reserved=0,
            uses_redeemed=0,
            purchased_at=work.now,
            purchased_on=work.today,
            expires_on=last_valid_day(work.today, offer.valid_for_days),
            staff_member_id=sale.staff_member_id,
            origin=sale.origin,
            appointment_id=sale.appointment_id,
            entry_count=0,
            version=0,
            request_id=work.request_id,
        ),
    )
    await PatientPackageItem.bulk_create(
        [
            hashed(
                PatientPackageItem(
                    id=work.new_id(),
                    clinic_id=work.clinic_id,
                    patient_package_id=package.id,
                    treatment_id=item.treatment_id,
                    patient_pays=item.patient_pays,
                    position=item.position,
                )
            )
            for item in items
        ],
        using_db=work.db,
    )
    return package
