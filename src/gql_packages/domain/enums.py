"""The enums of the product, as clients and the database spell them."""

from enum import StrEnum
from typing import Self


class Described(StrEnum):
    """An enum whose members have descriptions, for the schema."""

    description: str

    def __new__(cls, value: str, description: str = "") -> Self:
        """The member of that value."""
        member = str.__new__(cls, value)
        member._value_, member.description = value, description
        return member


class TreatmentKind(Described):
    """What is booked."""

    TREATMENT = "TREATMENT", "A treatment for one patient."
    CLASS = "CLASS", "A class that several patients attend."


class SaleOrigin(Described):
    """Where a sale was started from."""

    PURCHASES = "PURCHASES", "The patient's purchases."
    PACKAGES = "PACKAGES", "The patient's packages."
    APPOINTMENT = "APPOINTMENT", "The panel of one of the patient's appointments."


class CommissionBasis(Described):
    """Which event is compensated: the sale or each redemption, never both."""

    SALE = "SALE", "The sale: it was made for a staff member."
    REDEMPTION = "REDEMPTION", "Each redemption: the sale was made for no staff member."


class PatientPackageStatus(Described):
    """The status of a patient package today.

    Where several are true, the first of REFUNDED, EXPIRED, UNPAID and USED_UP is given. A package
    of which every use is redeemed is never EXPIRED.
    """

    UNPAID = "UNPAID", "Not fully paid: it cannot be redeemed yet."
    ACTIVE = "ACTIVE", "Paid, valid, and not all of its uses are redeemed."
    USED_UP = "USED_UP", "Every use is redeemed."
    EXPIRED = "EXPIRED", "Past its last valid day with uses left: they are forfeited."
    REFUNDED = "REFUNDED", "Refunded: it can no longer be redeemed."


class RedemptionStatus(Described):
    """The status of a use of a package."""

    RESERVED = "RESERVED", "Reserved for a booked appointment."
    REDEEMED = "REDEEMED", "Redeemed on an appointment."
    RELEASED = "RELEASED", "It was reserved, and released without being redeemed."
    REVERSED = "REVERSED", "It was redeemed, and returned."


class RedemptionReason(Described):
    """Why a use was redeemed."""

    ARRIVAL = "ARRIVAL", "The patient arrived."
    NO_SHOW = "NO_SHOW", "The patient did not come, and the package covered it."
    LATE_CANCELLATION = (
        "LATE_CANCELLATION",
        "The appointment was cancelled late, and the package covered it.",
    )


class PackageEntryKind(Described):
    """What one entry of a patient package's history records."""

    SOLD = "SOLD", "The package was sold."
    RESERVED = "RESERVED", "A use was reserved for an appointment."
    REDEEMED = "REDEEMED", "A use was redeemed."
    RELEASED = "RELEASED", "A reserved use was released."
    REVERSED = "REVERSED", "A redeemed use was reversed."
    EXPIRY_CHANGED = "EXPIRY_CHANGED", "The last valid day was changed."
    REFUNDED = "REFUNDED", "The package was refunded."
    COMPENSATION_CHANGED = "COMPENSATION_CHANGED", "Who is compensated for the sale was changed."
    USES_ADDED = "USES_ADDED", "Uses were added, which are worth nothing."
    USES_TAKEN = "USES_TAKEN", "Uses were taken."
    ADJUSTMENT_UNDONE = "ADJUSTMENT_UNDONE", "An addition or a taking was undone."


class AppointmentStatus(Described):
    """The status of an appointment."""

    BOOKED = "BOOKED", "Booked."
    ARRIVED = "ARRIVED", "The patient arrived."
    NO_SHOW = "NO_SHOW", "The patient did not come."
    CANCELLED = "CANCELLED", "Cancelled beforehand."


class AppointmentWarningCode(Described):
    """What is unusual about an appointment."""

    PRACTITIONER_BUSY = (
        "PRACTITIONER_BUSY",
        "The practitioner has another appointment at that time.",
    )
    PATIENT_BUSY = "PATIENT_BUSY", "The patient has another appointment at that time."
    FAR_AHEAD = "FAR_AHEAD", "The appointment lies more than a day in the future."


class InvoiceKind(Described):
    """What an invoice bills."""

    PACKAGE_SALE = "PACKAGE_SALE", "A package that was sold."
    VISIT = "VISIT", "An appointment."
    NO_SHOW_FEE = "NO_SHOW_FEE", "A fee for a no-show or a late cancellation."


class InvoiceStatus(Described):
    """The status of an invoice."""

    UNPAID = "UNPAID", "Nothing is paid on it yet."
    PARTIALLY_PAID = "PARTIALLY_PAID", "Something is paid and something is due."
    PAID = "PAID", "Nothing is due; an invoice of zero is paid from the start."
    VOID = "VOID", "It no longer counts."


class PatientOrder(Described):
    """What patients are sorted by; those that are equal in it stay in a fixed order."""

    NAME_ASC = "NAME_ASC", "By last name, then first name, from A."
    NAME_DESC = "NAME_DESC", "By last name, then first name, from Z."
    LAST_VISIT_ASC = "LAST_VISIT_ASC", "Who was seen longest ago first; before them, who never was."
    LAST_VISIT_DESC = "LAST_VISIT_DESC", "Who was seen last first; behind all, who never was."
    CREATED_AT_ASC = "CREATED_AT_ASC", "Who was added first, first."
    CREATED_AT_DESC = "CREATED_AT_DESC", "Who was added last, first."
    OWING_ASC = "OWING_ASC", "Who owes least first."
    OWING_DESC = "OWING_DESC", "Who owes most first."
    CREDIT_ASC = "CREDIT_ASC", "Who has the least credit first."
    CREDIT_DESC = "CREDIT_DESC", "Who has the most credit first."


class PatientPackageOrder(Described):
    """What patient packages are sorted by; those that are equal in it stay in a fixed order."""

    PURCHASED_AT_ASC = "PURCHASED_AT_ASC", "The earliest sale first."
    PURCHASED_AT_DESC = "PURCHASED_AT_DESC", "The latest sale first."
    EXPIRES_ON_ASC = "EXPIRES_ON_ASC", "What expires first, first; behind all, what never does."
    EXPIRES_ON_DESC = "EXPIRES_ON_DESC", "What never expires first, then what expires last."
    USES_REMAINING_ASC = "USES_REMAINING_ASC", "The fewest uses left first."
    USES_REMAINING_DESC = "USES_REMAINING_DESC", "The most uses left first."


class InvoiceOrder(Described):
    """What invoices are sorted by; those that are equal in it stay in a fixed order."""

    ISSUED_AT_ASC = "ISSUED_AT_ASC", "The earliest first."
    ISSUED_AT_DESC = "ISSUED_AT_DESC", "The latest first."
    NUMBER_ASC = "NUMBER_ASC", "The lowest number first."
    NUMBER_DESC = "NUMBER_DESC", "The highest number first."


class TakingsKind(Described):
    """Which way money went."""

    RECEIVED = "RECEIVED", "A payment was received."
    PAID_BACK = "PAID_BACK", "Something of a payment was paid back."


class LiabilityGrouping(Described):
    """What a row of Package Liability is for."""

    PATIENT_PACKAGE = "PATIENT_PACKAGE", "A row for each package that was sold."
    PATIENT = "PATIENT", "A row for each patient who bought."
    PACKAGE = "PACKAGE", "A row for each package on offer that was sold from."
    MONTH = "MONTH", "A row for each month."


class LiabilityEntryKind(Described):
    """The column of Package Liability that a movement goes into."""

    SOLD = "SOLD", "Money was applied to the sale, or unapplied."
    REDEEMED = "REDEEMED", "A use was redeemed, or given back."
    REFUNDED = "REFUNDED", "A refund gave it back."
    SUSPENSE = "SUSPENSE", "A refund kept it, or gave it on top of the balance."
    EXPIRED = "EXPIRED", "It lapsed, or came back."
    ADJUSTED = "ADJUSTED", "It came in or left otherwise."


class BreakageMethod(Described):
    """What becomes of the money on a package whose uses lapse."""

    NEVER = "NEVER", "What lapses stays a liability."
    ON_EXPIRY = "ON_EXPIRY", "It lapses after the last valid day."
    PROPORTIONAL = "PROPORTIONAL", "It lapses in proportion to use, at an expected rate."


class PaymentOrder(Described):
    """What payments are sorted by; those that are equal in it stay in a fixed order."""

    RECEIVED_AT_ASC = "RECEIVED_AT_ASC", "Received first, first."
    RECEIVED_AT_DESC = "RECEIVED_AT_DESC", "Received last, first."


class AppointmentOrder(Described):
    """What appointments are sorted by; those that are equal in it stay in a fixed order."""

    STARTS_AT_ASC = "STARTS_AT_ASC", "The earliest first."
    STARTS_AT_DESC = "STARTS_AT_DESC", "The latest first."


class ImportOutcome(Described):
    """What becomes of a row of an import, or would on a dry run."""

    CREATED = "CREATED", "It is made."
    UNCHANGED = "UNCHANGED", "The same row was imported before; what it made stays as it is."
    REFUSED = "REFUSED", "It has problems: nothing of the import is written."


class EntityKind(Described):
    """A kind of thing that changes."""

    PATIENT = "PATIENT", "The patient's own data, and whether they are archived."
    PATIENT_PACKAGE = "PATIENT_PACKAGE", "A patient package, its uses, or what is due on it."
    APPOINTMENT = "APPOINTMENT", "An appointment, what covers it, or its invoice."
    INVOICE = "INVOICE", "An invoice, or what is paid on it."
    PAYMENT = "PAYMENT", "A payment, what of it is applied, or what was paid back."


class AuditKind(Described):
    """What an entry of the audit is about."""

    READ = "READ", "A patient's record was shown."
    DONE = "DONE", "Something was changed."
    REPLAYED = "REPLAYED", "The outcome of an earlier request under the same key was shown."
    REFUSED = "REFUSED", "It was refused, or not answered; `outcome` says why."


class PaymentMethod(Described):
    """How money came in or went out."""

    CASH = "CASH", "Cash."
    CARD = "CARD", "A debit or credit card."
    BANK_TRANSFER = "BANK_TRANSFER", "A bank transfer."
    CHEQUE = "CHEQUE", "A cheque."
    OTHER = "OTHER", "Anything else."
