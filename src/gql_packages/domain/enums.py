"""The closed word lists of the product, as clients and the database spell them."""

from enum import StrEnum


class TreatmentKind(StrEnum):
    """What is booked: a treatment for one patient, or a class."""

    TREATMENT = "TREATMENT"
    CLASS = "CLASS"


class SaleOrigin(StrEnum):
    """Where a sale was started from (rule 5)."""

    PURCHASES = "PURCHASES"
    PACKAGES = "PACKAGES"
    APPOINTMENT = "APPOINTMENT"


class CommissionBasis(StrEnum):
    """Which event is compensated: the sale or each redemption, never both (rule 7)."""

    SALE = "SALE"
    REDEMPTION = "REDEMPTION"


class PatientPackageStatus(StrEnum):
    """Where a patient package stands."""

    UNPAID = "UNPAID"
    ACTIVE = "ACTIVE"
    USED_UP = "USED_UP"
    EXPIRED = "EXPIRED"
    REFUNDED = "REFUNDED"


class RedemptionStatus(StrEnum):
    """Where one use stands; reversed is a redeemed use that was given back."""

    RESERVED = "RESERVED"
    REDEEMED = "REDEEMED"
    RELEASED = "RELEASED"
    REVERSED = "REVERSED"


class RedemptionReason(StrEnum):
    """What redeemed the use."""

    ARRIVAL = "ARRIVAL"
    NO_SHOW = "NO_SHOW"


class PackageEntryKind(StrEnum):
    """What one entry of a patient package's history records."""

    SOLD = "SOLD"
    RESERVED = "RESERVED"
    REDEEMED = "REDEEMED"
    RELEASED = "RELEASED"
    REVERSED = "REVERSED"
    EXPIRY_CHANGED = "EXPIRY_CHANGED"
    REFUNDED = "REFUNDED"


class AppointmentStatus(StrEnum):
    """Where an appointment stands."""

    BOOKED = "BOOKED"
    ARRIVED = "ARRIVED"
    NO_SHOW = "NO_SHOW"
    CANCELLED = "CANCELLED"


class InvoiceKind(StrEnum):
    """What an invoice bills."""

    PACKAGE_SALE = "PACKAGE_SALE"
    VISIT = "VISIT"
    NO_SHOW_FEE = "NO_SHOW_FEE"


class InvoiceStatus(StrEnum):
    """Where an invoice stands: derived from its total, what is paid, and whether it is void."""

    UNPAID = "UNPAID"
    PARTIALLY_PAID = "PARTIALLY_PAID"
    PAID = "PAID"
    VOID = "VOID"


class PaymentMethod(StrEnum):
    """How money came in or went out."""

    CASH = "CASH"
    CARD = "CARD"
    BANK_TRANSFER = "BANK_TRANSFER"
    CHEQUE = "CHEQUE"
    OTHER = "OTHER"
