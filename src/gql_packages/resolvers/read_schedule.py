"""Reads appointments."""

from datetime import date
from uuid import UUID

from asyncpg import Record

from gql_packages.domain.calendar import bounds_of
from gql_packages.domain.vocabulary import AppointmentStatus
from gql_packages.errors import InvalidInput, Problem
from gql_packages.resolvers.loading import Loading
from gql_packages.resolvers.snapshot import ViewerRow
from gql_packages.resolvers.statements import Entity, Listing
from gql_packages.schema.appointment import Appointment
from gql_packages.schema.global_id import encode
from gql_packages.schema.page import Connection, PageRequest


def _appointment(row: Record, viewer: ViewerRow) -> Appointment:
    return Appointment(
        key=row["id"],
        id=encode("Appointment", row["id"]),
        patient_key=row["patient_id"],
        treatment_key=row["treatment_id"],
        practitioner_key=row["practitioner_id"],
        redemption_key=row["redemption_id"],
        invoice_key=row["invoice_id"],
        paid_on_invoice=row["paid_on_invoice"],
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
        status=AppointmentStatus(row["status"]),
        patient_total=viewer.money(row["patient_total"]),
        created_at=row["created_at"],
        version=row["version"],
    )


#: With the invoice that counts and the live redemption, of which there is at most one each.
APPOINTMENT = Entity(
    alias="a",
    columns=(
        "a.id, a.patient_id, a.treatment_id, a.practitioner_id, a.starts_at, a.ends_at, a.status, "
        "a.created_at, a.version, live.id AS redemption_id, bill.id AS invoice_id, "
        "coalesce(bill.paid, 0) AS paid_on_invoice, "
        "coalesce(bill.total, live.patient_pays, CASE WHEN a.status IN ('BOOKED', 'ARRIVED') "
        "THEN t.price ELSE 0 END) AS patient_total"
    ),
    source=(
        "appointment a "
        "JOIN treatment t ON t.clinic_id = $1 AND t.id = a.treatment_id "
        "LEFT JOIN invoice bill ON bill.clinic_id = $1 AND bill.appointment_id = a.id "
        "AND bill.voided_at IS NULL "
        "LEFT JOIN redemption live ON live.clinic_id = $1 AND live.appointment_id = a.id "
        "AND live.status IN ('RESERVED', 'REDEEMED')"
    ),
    make=_appointment,
    patient="patient_key",
)
APPOINTMENTS = Listing(
    name="appointments",
    entity=APPOINTMENT,
    order="a.starts_at",
    kind="timestamptz",
    position=lambda appointment: (appointment.starts_at, appointment.key),
    filter=(
        "a.starts_at >= $2::timestamptz AND a.starts_at < $3::timestamptz "
        "AND ($4::uuid IS NULL OR a.practitioner_id = $4::uuid)"
    ),
    filter_parameters=3,
)
PATIENT_APPOINTMENTS = Listing(
    name="patientAppointments",
    entity=APPOINTMENT,
    order="a.starts_at",
    kind="timestamptz",
    is_descending=True,
    position=lambda appointment: (appointment.starts_at, appointment.key),
    owner="a.patient_id",
)


class ScheduleReading(Loading):
    """Reads appointments."""

    async def appointment(self, key: UUID) -> Appointment | None:
        """By key."""
        return await self.one(APPOINTMENT, key)

    async def appointments(
        self, first_day: date, last_day: date, practitioner: UUID | None, request: PageRequest
    ) -> Connection[Appointment]:
        """Those that start on these days of the clinic's calendar, in order of time.

        Refuses (InvalidInput) days in the wrong order.
        """
        if last_day < first_day:
            raise InvalidInput.of(
                Problem(("during", "to"), "The last day cannot be before the first.")
            )
        time_zone = (await self.viewer()).time_zone
        bounds = bounds_of(first_day, last_day, time_zone)
        return await self.page_of_clinic(APPOINTMENTS, request, *bounds, practitioner)
