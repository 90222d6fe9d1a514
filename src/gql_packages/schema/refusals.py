"""A business "no" as clients see it: data, not an error."""

from datetime import date

import strawberry

from gql_packages.domain.enums import AppointmentStatus
from gql_packages.errors import RefusalCode
from gql_packages.reading.declarations import keyed, part, shown, sql
from gql_packages.schema.appointment import Appointment
from gql_packages.schema.billing import Invoice
from gql_packages.schema.described import described, described_interface
from gql_packages.schema.imports import ImportedRow, imported_rows
from gql_packages.schema.money import Money
from gql_packages.schema.patient_package import PatientPackage
from gql_packages.schema.problems import InputProblem
from gql_packages.schema.use_limits import UseLimitBalance


@described_interface
class Refusal:
    """Why something was not done; nothing was written.

    `... on Refusal { code message path }` catches every kind of it in any result.
    """

    code: RefusalCode = sql(":code::text", "Why, for programs.")
    message: str = sql(":message::text", "Why, for people, in English.")
    path: list[str] | None = sql(
        "to_json(:path::text[])",
        (
            'The input field that it is about, from the outside in: ["input", "payment", '
            '"amount"]; null if it is about none.'
        ),
    )


@described
class SimpleRefusal(Refusal):
    """A refusal with no more data than its code."""


@described
class InvalidInput(Refusal):
    """The input cannot be accepted as it is: INVALID_INPUT."""

    problems: list[InputProblem] = strawberry.field(description="Everything that is wrong with it.")


@described
class VersionConflict(Refusal):
    """It has changed since it was read: VERSION_CONFLICT."""

    current_version: int = strawberry.field(
        description="The version that it has now. Look at it again before you retry."
    )


@described
class NotFullyPaid(Refusal):
    """The package is not fully paid: NOT_FULLY_PAID."""

    balance_due: Money = sql(":balance_due::bigint", "What is still to pay for it.")

    invoice: Invoice = shown("The invoice of its sale.")


@described
class PackageExpired(Refusal):
    """The appointment is after the last valid day: PACKAGE_EXPIRED."""

    expires_on: date = strawberry.field(description="The package's last valid day.")
    day: date = strawberry.field(name="date", description="The day of the appointment.")


@described
class PackageUsedUp(Refusal):
    """No use of the package is available, or not as many as were to be taken: PACKAGE_USED_UP."""

    uses_total: int = strawberry.field(description="How many uses it has.")
    uses_reserved: int = strawberry.field(description="How many are reserved.")
    uses_redeemed: int = strawberry.field(description="How many are redeemed.")


@described
class ItemUsedUp(Refusal):
    """No use of the package is left for this treatment: ITEM_USED_UP."""

    limit: UseLimitBalance = part(
        "The limit that is full, with its counts.",
        ":treatment_ids::uuid[] AS treatment_ids, :uses::int AS uses,"
        " :price_share::bigint AS price_share, :reserved::int AS reserved,"
        " :redeemed::int AS redeemed, 0 AS available",
    )


@described
class WrongStatus(Refusal):
    """The appointment's status does not allow it: WRONG_STATUS."""

    status: AppointmentStatus = strawberry.field(description="The status of the appointment.")


@described
class PastExpiry(Refusal):
    """A covered appointment cannot be moved past the package's last valid day: PAST_EXPIRY.

    Remove the package, or move its expiry first.
    """

    expires_on: date = sql(":expires_on::date", "The package's last valid day.")

    patient_package: PatientPackage = shown("The package that covers the appointment.")


@described
class ExpiryBeforeBookings(Refusal):
    """Covered appointments are booked after the new last day: EXPIRY_BEFORE_BOOKINGS."""

    appointments: list[Appointment] = keyed(":appointment_ids::uuid[]", "Those appointments.")


@described
class AmountOutOfRange(Refusal):
    """The amount is outside what is possible: AMOUNT_OUT_OF_RANGE."""

    minimum: Money = sql(":minimum::bigint", "The least that is possible.")
    maximum: Money = sql(":maximum::bigint", "The most that is possible.")


@described
class PaymentApplied(Refusal):
    """Something is paid on the invoice, or of the payment applied to it: PAYMENT_APPLIED.

    Unapply it first.
    """

    invoice: Invoice = shown("The invoice.")


@described
class ImportRefused(Refusal):
    """Rows of the import are wrong: IMPORT_REFUSED."""

    rows: list[ImportedRow] = imported_rows("The rows that have problems, in their order.")
