"""A business "no" as clients see it: data, not an error."""

from datetime import date

import strawberry

from gql_packages.reading.declarations import keyed, shown, sql
from gql_packages.schema.appointment import Appointment
from gql_packages.schema.billing import Invoice
from gql_packages.schema.enums import AppointmentStatus, RefusalCode
from gql_packages.schema.money import Money
from gql_packages.schema.patient_package import PatientPackage


@strawberry.interface(
    description=(
        "Why something was not done; nothing was written. `... on Refusal { code message path }` "
        "catches every kind of it in any result."
    )
)
class Refusal:
    """A business "no"."""

    code: RefusalCode = sql(":code::text", "Why, for programs.")
    message: str = sql(":message::text", "Why, for people, in English.")
    path: list[str] | None = sql(
        "to_json(:path::text[])",
        (
            'The input field that it is about, from the outside in: ["input", "payment", '
            '"amount"]; null if it is about none.'
        ),
    )


@strawberry.type(description="A refusal that its code says all about.")
class SimpleRefusal(Refusal):
    """A refusal without data of its own."""


@strawberry.type(description="One thing that is wrong with the input.")
class InputProblem:
    """One thing that is wrong with the input."""

    path: list[str] = strawberry.field(description="The input field, from the outside in.")
    message: str = strawberry.field(description="What is wrong with it, in English.")


@strawberry.type(description="The input cannot be accepted as it is: INVALID_INPUT.")
class InvalidInput(Refusal):
    """The input cannot be accepted as it is."""

    problems: list[InputProblem] = strawberry.field(description="Everything that is wrong with it.")


@strawberry.type(description="Somebody else changed it first: VERSION_CONFLICT.")
class VersionConflict(Refusal):
    """Somebody else changed it first."""

    current_version: int = strawberry.field(
        description="The version that it has now. Look at it again before you retry."
    )


@strawberry.type(description="The package is not fully paid: NOT_FULLY_PAID.")
class NotFullyPaid(Refusal):
    """The package is not fully paid."""

    balance_due: Money = sql(":balance_due::bigint", "What is still to pay for it.")

    invoice: Invoice = shown("invoice_id", "The invoice of its sale.")


@strawberry.type(description="The visit is after the last valid day: PACKAGE_EXPIRED.")
class PackageExpired(Refusal):
    """The visit is after the last valid day."""

    expires_on: date = strawberry.field(description="The package's last valid day.")
    day: date = strawberry.field(name="date", description="The day of the visit.")


@strawberry.type(description="No use of the package is available: PACKAGE_USED_UP.")
class PackageUsedUp(Refusal):
    """No use is available."""

    uses_total: int = strawberry.field(description="How many uses were sold.")
    uses_reserved: int = strawberry.field(description="How many are held by booked appointments.")
    uses_redeemed: int = strawberry.field(description="How many are spent.")


@strawberry.type(description="The appointment's status does not allow it: WRONG_STATUS.")
class WrongStatus(Refusal):
    """The appointment's status does not allow it."""

    status: AppointmentStatus = strawberry.field(description="Where the appointment stands.")


@strawberry.type(
    description=(
        "A covered appointment cannot be moved past the package's last valid day: PAST_EXPIRY. "
        "Take the package off, or move its expiry first."
    )
)
class PastExpiry(Refusal):
    """A covered appointment cannot be moved past the last valid day."""

    expires_on: date = sql(":expires_on::date", "The package's last valid day.")

    patient_package: PatientPackage = shown(
        "patient_package_id", "The package that covers the appointment."
    )


@strawberry.type(
    description="Covered appointments are booked after the new last day: EXPIRY_BEFORE_BOOKINGS."
)
class ExpiryBeforeBookings(Refusal):
    """Covered appointments are booked after the new last valid day."""

    appointments: list[Appointment] = keyed(":appointment_ids::uuid[]", "Those appointments.")


@strawberry.type(description="The amount is outside what is possible: AMOUNT_OUT_OF_RANGE.")
class AmountOutOfRange(Refusal):
    """The amount is outside its bounds."""

    minimum: Money = sql(":minimum::bigint", "The least that is possible.")
    maximum: Money = sql(":maximum::bigint", "The most that is possible.")


@strawberry.type(description="Something is paid on the invoice: PAYMENT_APPLIED. Unapply it first.")
class PaymentApplied(Refusal):
    """Something is paid on the invoice."""

    invoice: Invoice = shown("invoice_id", "The invoice.")
