"""Appointments, and the packages that could cover them."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from gql_packages.domain.corrected_columns import corrected
from gql_packages.domain.enums import AppointmentStatus
from gql_packages.errors import InvalidInput, RefusalCode
from gql_packages.problems import Problem, ProblemCode
from gql_packages.reading.declarations import Listing, Order, column, derived, one, reads, sql
from gql_packages.reading.statuses import one_of
from gql_packages.schema.catalogue import Treatment
from gql_packages.schema.clinic import StaffMember
from gql_packages.schema.described import described, described_input, required
from gql_packages.schema.money import Money
from gql_packages.schema.node import Node
from gql_packages.schema.package_options import OPTIONS_OF_APPOINTMENT
from gql_packages.schema.patient import Patient
from gql_packages.schema.patient_package import PatientPackage, Redemption

if TYPE_CHECKING:
    from gql_packages.schema.billing import Invoice

#: What for and who treats, as far as is known now.
TREATMENT = corrected("{t}", "appointment", "treatment_id")
PRACTITIONER = corrected("{t}", "appointment", "practitioner_id")

#: The clinic's appointments, in order of time unless asked otherwise.
APPOINTMENTS = Listing(
    "appointments",
    order="{o}.starts_at",
    kind="time",
    orders={"STARTS_AT": Order("{o}.starts_at", "time")},
    filters={
        "status": lambda words: one_of("{t}.status", "status", words),
        "patient_id": "{t}.patient_id = :patient_id::uuid",
        "treatment_id": f"{TREATMENT} = :treatment_id::uuid",
        "practitioner_id": f"{PRACTITIONER} = :practitioner_id::uuid",
        "starts_since": "{t}.starts_at >= :starts_since::timestamptz",
        "starts_until": "{t}.starts_at < :starts_until::timestamptz",
    },
)

#: The invoice that counts, and the live redemption: there is at most one of each.
_INVOICE = "clinic_id = $1 AND appointment_id = {t}.id AND voided_at IS NULL"
_LIVE = "clinic_id = $1 AND appointment_id = {t}.id AND status IN ('RESERVED', 'REDEEMED')"
_PATIENT_TOTAL = f"""coalesce(
    (SELECT total FROM invoice WHERE {_INVOICE}),
    (SELECT patient_pays FROM redemption WHERE {_LIVE}),
    CASE WHEN {{t}}.status IN ('BOOKED', 'ARRIVED') THEN
        (SELECT price FROM treatment WHERE clinic_id = $1 AND id = {TREATMENT})
    ELSE 0 END
)"""


@described_input
class DateRange:
    """Days of the clinic's calendar, both included."""

    from_: date = strawberry.field(name="from", description="The first day.")
    to: date = required("The last day.")

    def check(self, *path: str) -> None:
        """Refuse (InvalidInput, naming the path) days in the wrong order."""
        if self.to < self.from_:
            raise InvalidInput.of(Problem((*path, "to"), ProblemCode.DAYS_REVERSED))


@described
class PackageOption:
    """A package of the patient, and whether it can cover the appointment.

    The eligible ones come first, in the order of preference: soonest expiry, fewest uses left,
    oldest purchase.
    """

    patient_package: PatientPackage = one("patient_package_id", "The package.")
    is_eligible: bool = column("is_eligible", "Whether it can cover the appointment.")
    is_preselected: bool = column("is_preselected", "Whether it is the suggested one.")
    refusal_code: RefusalCode | None = column(
        "refusal_code", "Why it cannot cover the appointment; null if it can."
    )
    refusal_message: str | None = column(
        "refusal_message", "The same in a sentence for people; null if it can."
    )
    patient_pays: Money | None = column(
        "patient_pays",
        "What the patient would pay for the appointment with it; null if it cannot cover it.",
    )


@described
@reads("appointment", patient="{t}.patient_id")
class Appointment(Node):
    """A patient's appointment for a treatment or a class."""

    patient: Patient = one("patient_id", "Who comes.")
    treatment: Treatment = one(f"{{o}}.id = {TREATMENT}", "What for.")
    practitioner: StaffMember | None = one(
        f"{{o}}.id = {PRACTITIONER}", "Who treats; null if that is open."
    )
    starts_at: datetime = column("starts_at", "When it starts.")
    ends_at: datetime = column("ends_at", "When it ends.")
    status: AppointmentStatus = column("status", "The status of the appointment.")
    redemption: Redemption | None = one(
        "{o}.appointment_id = {t}.id AND {o}.status IN ('RESERVED', 'REDEEMED')",
        "The reserved or redeemed use that covers it; null if it is uncovered.",
    )
    patient_total: Money = sql(
        _PATIENT_TOTAL,
        "What the patient pays for it now: what was billed; else the patient's share, if it is "
        "covered; else the treatment's price, and nothing once it is cancelled or missed.",
    )
    invoice: Annotated["Invoice", strawberry.lazy("gql_packages.schema.billing")] | None = one(
        "{o}.appointment_id = {t}.id AND {o}.voided_at IS NULL",
        "Its invoice; null if it was not billed, or the invoice is void.",
    )
    package_options: list[PackageOption] = derived(
        OPTIONS_OF_APPOINTMENT,
        "Every package of the patient, the eligible ones first, and for the others why they cannot "
        "cover it.",
    )
    note: str | None = column("note", "A note about it; null if there is none.")
    created_at: datetime = column("created_at", "When it was booked.")
    version: int = column("version", "Rises with every change; for `expectedVersion`.")
