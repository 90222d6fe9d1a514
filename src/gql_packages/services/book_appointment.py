"""Book a visit, with a use of a package on it or without."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from gql_packages.domain.calendar import check_year
from gql_packages.domain.uses import preference, refusal_to_hold
from gql_packages.domain.vocabulary import AppointmentStatus
from gql_packages.errors import Archived
from gql_packages.events.change_notification import Place
from gql_packages.models.catalogue import Treatment
from gql_packages.models.clinic import StaffMember
from gql_packages.models.patient import Patient
from gql_packages.models.schedule import Appointment
from gql_packages.services.hashed_rows import insert
from gql_packages.services.rows import find
from gql_packages.services.sold_package import LockedPackage, lock_package, lock_packages_of
from gql_packages.services.uses import hold_use
from gql_packages.services.visits import check_may_hold
from gql_packages.unit_of_work.unit_of_work import Work


@dataclass(frozen=True)
class BookAppointmentOutcome:
    """What was made."""

    appointment_id: UUID


@dataclass(frozen=True, kw_only=True)
class Booking:
    """What the desk chose. A package that is named is taken; else, if asked for, the preferred."""

    patient_id: UUID
    treatment_id: UUID
    starts_at: datetime
    practitioner_id: UUID | None = None
    patient_package_id: UUID | None = None
    use_preselected: bool = False


async def book_appointment(work: Work, booking: Booking) -> BookAppointmentOutcome:
    """Book the visit and hold a use of the package on it (rules 13, 14, 17).

    Refuses NotFound, Archived, InvalidInput, and whatever keeps the named package from being used.
    """
    check_year(booking.starts_at.date(), "input", "startsAt")
    treatment = await _check_names(work, booking)
    appointment = await insert(
        work,
        Appointment(
            id=work.new_id(),
            clinic_id=work.clinic_id,
            patient_id=booking.patient_id,
            treatment_id=treatment.id,
            practitioner_id=booking.practitioner_id,
            starts_at=booking.starts_at,
            ends_at=booking.starts_at + timedelta(minutes=treatment.duration_minutes),
            status=AppointmentStatus.BOOKED,
            version=1,
            request_id=work.request_id,
            created_at=work.now,
        ),
    )
    work.changes.visit(appointment.id, Place.of(appointment.starts_at, appointment.practitioner_id))
    package = await _chosen_package(work, booking, appointment)
    if package is not None:
        await hold_use(work, package, appointment)
    return BookAppointmentOutcome(appointment.id)


async def _check_names(work: Work, booking: Booking) -> Treatment:
    patient = await find(work, Patient, booking.patient_id, "input", "patientId")
    if patient.is_archived:
        raise Archived("This patient is archived.", path=("input", "patientId"))
    treatment = await find(work, Treatment, booking.treatment_id, "input", "treatmentId")
    if treatment.is_archived:
        raise Archived("This treatment is no longer on offer.", path=("input", "treatmentId"))
    if booking.practitioner_id is not None:
        practitioner = await find(
            work, StaffMember, booking.practitioner_id, "input", "practitionerId"
        )
        if not practitioner.is_active:
            raise Archived(
                "This staff member is no longer active.", path=("input", "practitionerId")
            )
    return treatment


async def _chosen_package(
    work: Work, booking: Booking, appointment: Appointment
) -> LockedPackage | None:
    if booking.patient_package_id is not None:
        named = await lock_package(work, booking.patient_package_id, "input", "patientPackageId")
        check_may_hold(work, named, appointment, "input", "patientPackageId")
        return named
    if not booking.use_preselected:
        return None
    usable = [
        package
        for package in await lock_packages_of(work, appointment.patient_id)
        if refusal_to_hold(
            package.terms,
            patient_id=appointment.patient_id,
            treatment_id=appointment.treatment_id,
            day=work.day_of(appointment.starts_at),
        )
        is None
    ]
    return min(usable, key=lambda package: preference(package.terms), default=None)
