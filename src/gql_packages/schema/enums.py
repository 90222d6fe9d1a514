"""The closed word lists, described for whoever meets them first in GraphiQL."""

from enum import Enum
from typing import TypeVar

import strawberry

from gql_packages.domain.enums import (
    AppointmentStatus,
    CommissionBasis,
    InvoiceKind,
    InvoiceStatus,
    PackageEntryKind,
    PatientPackageStatus,
    PaymentMethod,
    RedemptionReason,
    RedemptionStatus,
    SaleOrigin,
    TreatmentKind,
)
from gql_packages.domain.permissions import Permission, Role
from gql_packages.errors import RefusalCode

__all__ = [
    "AppointmentStatus",
    "CommissionBasis",
    "InvoiceKind",
    "InvoiceStatus",
    "PackageEntryKind",
    "PatientPackageStatus",
    "PaymentMethod",
    "Permission",
    "RedemptionReason",
    "RedemptionStatus",
    "RefusalCode",
    "Role",
    "SaleOrigin",
    "TreatmentKind",
]

Words = TypeVar("Words", bound=Enum)


def _describe(words: type[Words], description: str, meanings: dict[Words, str]) -> None:
    definition = strawberry.enum(words, description=description).__strawberry_definition__  # type: ignore[attr-defined]
    for value in definition.values:
        value.description = meanings[words(value.value)]


_describe(
    Role,
    "The part that a staff member plays in the clinic; it decides their rights.",
    {
        Role.OWNER: "May do everything.",
        Role.BILLING: "Everything but editing the catalogue and the staff.",
        Role.FRONT_DESK: "Patients, the schedule, selling, payments, and moving expiry dates.",
        Role.PRACTITIONER: "Reads patients and works with the schedule.",
        Role.SUPPORT: "Reads everything, reports too, and changes nothing.",
    },
)
_describe(
    Permission,
    "A right that a role has or has not.",
    {
        Permission.CATALOGUE_EDIT: "Edit packages, treatments and no-show fees.",
        Permission.STAFF_EDIT: "Add and change staff members.",
        Permission.PATIENTS_READ: "Read patients and everything that belongs to them.",
        Permission.PATIENTS_EDIT: "Add and change patients.",
        Permission.SCHEDULE_EDIT: (
            "Book, reschedule, cancel, arrive and mark no-shows; put packages on visits and take "
            "them off."
        ),
        Permission.PACKAGES_SELL: "Sell packages, receive payments and apply them.",
        Permission.PACKAGES_ADJUST: "Move the expiry date of a sold package.",
        Permission.MONEY_RETURN: (
            "Refund a package, pay a refund out, unapply a payment, delete a sale."
        ),
        Permission.REPORTS_READ: "Read the reports.",
        Permission.API_EXPLORE: (
            "Send documents of one's own where only those of registered clients are served."
        ),
    },
)
_describe(
    TreatmentKind,
    "What is booked.",
    {
        TreatmentKind.TREATMENT: "A treatment for one patient.",
        TreatmentKind.CLASS: "A class that several patients attend.",
    },
)
_describe(
    SaleOrigin,
    "Where a sale was started from.",
    {
        SaleOrigin.PURCHASES: "The patient's purchases.",
        SaleOrigin.PACKAGES: "The patient's packages.",
        SaleOrigin.APPOINTMENT: "The panel of one of the patient's appointments.",
    },
)
_describe(
    CommissionBasis,
    "Which event is compensated: the sale or each redemption, never both.",
    {
        CommissionBasis.SALE: "The sale: it was made for a staff member.",
        CommissionBasis.REDEMPTION: "Each redemption: the sale was made for nobody.",
    },
)
_describe(
    PatientPackageStatus,
    "Where a sold package stands today. Where several are true, the first of REFUNDED, EXPIRED, "
    "UNPAID and USED_UP is given.",
    {
        PatientPackageStatus.UNPAID: "Not fully paid: it cannot be redeemed yet.",
        PatientPackageStatus.ACTIVE: "Paid, valid, and not all of its uses are redeemed.",
        PatientPackageStatus.USED_UP: "Every use is redeemed.",
        PatientPackageStatus.EXPIRED: "Past its last valid day, whether uses are left or not.",
        PatientPackageStatus.REFUNDED: "Refunded: it can no longer be redeemed.",
    },
)
_describe(
    RedemptionStatus,
    "Where one use of a package stands.",
    {
        RedemptionStatus.RESERVED: "Held by a booked appointment.",
        RedemptionStatus.REDEEMED: "Spent on a visit.",
        RedemptionStatus.RELEASED: "It was held and was given back without being spent.",
        RedemptionStatus.REVERSED: "It was spent and was given back.",
    },
)
_describe(
    RedemptionReason,
    "What spent the use.",
    {
        RedemptionReason.ARRIVAL: "The patient came.",
        RedemptionReason.NO_SHOW: "The patient did not come, and the package covered it.",
    },
)
_describe(
    PackageEntryKind,
    "What one line of a sold package's history records.",
    {
        PackageEntryKind.SOLD: "The package was sold.",
        PackageEntryKind.RESERVED: "A use was put on a booked appointment.",
        PackageEntryKind.REDEEMED: "A use was spent.",
        PackageEntryKind.RELEASED: "A held use was given back.",
        PackageEntryKind.REVERSED: "A spent use was given back.",
        PackageEntryKind.EXPIRY_CHANGED: "The last valid day was changed.",
        PackageEntryKind.REFUNDED: "The package was refunded.",
    },
)
_describe(
    AppointmentStatus,
    "Where a visit stands.",
    {
        AppointmentStatus.BOOKED: "Booked, and not yet come to pass.",
        AppointmentStatus.ARRIVED: "The patient came.",
        AppointmentStatus.NO_SHOW: "The patient did not come.",
        AppointmentStatus.CANCELLED: "Cancelled beforehand.",
    },
)
_describe(
    InvoiceKind,
    "What an invoice bills.",
    {
        InvoiceKind.PACKAGE_SALE: "A package that was sold.",
        InvoiceKind.VISIT: "A visit.",
        InvoiceKind.NO_SHOW_FEE: "A fee for a visit that the patient missed.",
    },
)
_describe(
    InvoiceStatus,
    "Where an invoice stands.",
    {
        InvoiceStatus.UNPAID: "Nothing is paid on it yet.",
        InvoiceStatus.PARTIALLY_PAID: "Something is paid and something is due.",
        InvoiceStatus.PAID: "Nothing is due; an invoice of zero is paid from the start.",
        InvoiceStatus.VOID: "It no longer counts.",
    },
)
_describe(
    PaymentMethod,
    "How money came in or went out.",
    {
        PaymentMethod.CASH: "Cash.",
        PaymentMethod.CARD: "A debit or credit card.",
        PaymentMethod.BANK_TRANSFER: "A bank transfer.",
        PaymentMethod.CHEQUE: "A cheque.",
        PaymentMethod.OTHER: "Anything else.",
    },
)
_describe(
    RefusalCode,
    "Why something was refused. Programs go by this; the message is for people.",
    {
        RefusalCode.INVALID_INPUT: "The input cannot be accepted as it is.",
        RefusalCode.NOT_FOUND: "There is no such thing in this clinic.",
        RefusalCode.VERSION_CONFLICT: "Somebody else changed it first; nothing was written.",
        RefusalCode.IDEMPOTENCY_KEY_MISMATCH: (
            "The key was used before with another input or another mutation."
        ),
        RefusalCode.IDEMPOTENCY_KEY_IN_USE: "The first request with this key is still running.",
        RefusalCode.ARCHIVED: (
            "It is archived: a package, treatment or fee that is no longer on offer, a patient who "
            "was taken off the list, or somebody who does not work here now."
        ),
        RefusalCode.NOT_FULLY_PAID: "The package is not fully paid.",
        RefusalCode.PACKAGE_EXPIRED: "The visit is after the package's last valid day.",
        RefusalCode.PACKAGE_USED_UP: "No use is available.",
        RefusalCode.PACKAGE_REFUNDED: "The package was refunded.",
        RefusalCode.NOT_ELIGIBLE: "The treatment is not among the package's items.",
        RefusalCode.OTHER_PATIENT: "It belongs to somebody else.",
        RefusalCode.ALREADY_COVERED: "The appointment has a package on it.",
        RefusalCode.NOT_COVERED: "The appointment has no package on it.",
        RefusalCode.WRONG_STATUS: "The appointment's status does not allow it.",
        RefusalCode.PAST_EXPIRY: (
            "A covered appointment cannot be moved past the package's last valid day."
        ),
        RefusalCode.EXPIRY_BEFORE_BOOKINGS: (
            "Covered appointments are booked after the new last valid day."
        ),
        RefusalCode.PAYMENT_APPLIED: "Something is paid on the invoice; unapply it first.",
        RefusalCode.USES_REDEEMED: "A sale whose uses were redeemed cannot be deleted.",
        RefusalCode.AMOUNT_OUT_OF_RANGE: "The amount is outside what is possible.",
    },
)
