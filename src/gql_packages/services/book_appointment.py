"""Book an appointment, with a use of a package on it or without."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import asyncpg

from gql_packages.domain.calendar import check_year
from gql_packages.domain.enums import AppointmentStatus
from gql_packages.domain.uses import preference, refusal_to_reserve
from gql_packages.events.change_notification import Place
from gql_packages.models.schedule import Appointment
from gql_packages.models.sold_packages import PatientPackage
from gql_packages.services.appointments import check_reservable
from gql_packages.services.locked_package import TERMS, TERMS_FROM, LockedPackage, with_terms
from gql_packages.services.redemptions import reserve_use
from gql_packages.services.row_locks import check_in_use, lock_where, require_found
from gql_packages.unit_of_work.work import Work

# The patient, practitioner and treatment, whether each is archived (NULL if missing); the packages.
_READ = f"""
SELECT patient.is_archived AS is_patient_archived, NOT staff.is_active AS is_practitioner_gone,
    t.is_archived AS is_treatment_archived, t.duration_minutes, {TERMS}
FROM (SELECT) AS nothing
LEFT JOIN patient ON patient.clinic_id = $1 AND patient.id = $3
LEFT JOIN treatment t ON t.clinic_id = $1 AND t.id = $4
LEFT JOIN staff_member staff ON staff.clinic_id = $1 AND staff.id = $5
LEFT JOIN patient_package p ON p.clinic_id = $1 AND p.id = ANY ($2::uuid[])
{TERMS_FROM}
"""  # noqa: S608 our own words


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
    """Book the appointment and reserve a use of the package on it (rules 13, 14, 17).

    Refuses NotFound, Archived, InvalidInput, and whatever keeps the named package from being used.
    """
    check_year(booking.starts_at.date(), "starts_at")
    rows = await _lock_packages(work, booking)
    found = await work.db.rows(
        _READ,
        work.clinic_id,
        [row.id for row in rows],
        booking.patient_id,
        booking.treatment_id,
        booking.practitioner_id,
    )
    _check_names(booking, found[0])
    appointment = _appointment(work, booking, minutes=found[0]["duration_minutes"])
    package = _chosen_package(work, booking, appointment, with_terms(work, rows, found))
    work.changes.visit(appointment.id, Place.of(appointment.starts_at, appointment.practitioner_id))
    if package is not None:
        reserve_use(work, package, appointment)
    return BookAppointmentOutcome(appointment.id)


async def _lock_packages(work: Work, booking: Booking) -> list[PatientPackage]:
    """The package that is named, or all that the patient may choose from."""
    if booking.patient_package_id is not None:
        condition = "id = $2 AND deleted_at IS NULL"
        return await lock_where(work, PatientPackage, condition, booking.patient_package_id)
    if not booking.use_preselected:
        return []
    condition = "patient_id = $2 AND deleted_at IS NULL"
    return await lock_where(work, PatientPackage, condition, booking.patient_id)


def _check_names(booking: Booking, found: asyncpg.Record) -> None:
    check_in_use(found["is_patient_archived"], "This patient is archived.", "patient_id")
    check_in_use(
        found["is_treatment_archived"], "This treatment is no longer on offer.", "treatment_id"
    )
    if booking.practitioner_id is not None:
        message = "This staff member is no longer active."
        check_in_use(found["is_practitioner_gone"], message, "practitioner_id")


def _appointment(work: Work, booking: Booking, *, minutes: int) -> Appointment:
    return work.add(
        Appointment,
        patient_id=booking.patient_id,
        treatment_id=booking.treatment_id,
        practitioner_id=booking.practitioner_id,
        starts_at=booking.starts_at,
        ends_at=booking.starts_at + timedelta(minutes=minutes),
        status=AppointmentStatus.BOOKED,
        version=1,
        created_at=work.now,
    )


def _chosen_package(
    work: Work, booking: Booking, appointment: Appointment, packages: Mapping[UUID, LockedPackage]
) -> LockedPackage | None:
    if booking.patient_package_id is not None:
        path = ("patient_package_id",)
        named = require_found(packages.get(booking.patient_package_id), *path)
        check_reservable(work, named, appointment, *path)
        return named
    usable = [
        package
        for package in packages.values()
        if refusal_to_reserve(
            package.terms,
            patient_id=appointment.patient_id,
            treatment_id=appointment.treatment_id,
            day=work.day_of(appointment.starts_at),
        )
        is None
    ]
    return min(usable, key=lambda package: preference(package.terms), default=None)
