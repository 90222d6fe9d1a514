"""Book an appointment, with a use of a package on it or without."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import asyncpg

from gql_packages.domain.calendar import check_year
from gql_packages.domain.enums import AppointmentStatus
from gql_packages.domain.input_validator import valid_note
from gql_packages.domain.uses import preference
from gql_packages.models.schedule import Appointment
from gql_packages.models.sold_packages import PatientPackage
from gql_packages.services.appointments import check_reservable, refusal_for, slot_of
from gql_packages.services.locked_package import TERMS, TERMS_FROM, LockedPackage, with_terms
from gql_packages.services.practitioners import bookable_columns, check_bookable, check_gives
from gql_packages.services.redemptions import reserve_use
from gql_packages.services.row_locks import check_in_use, lock_where, require_found
from gql_packages.unit_of_work.work import Work

# The patient, practitioner and treatment, whether each is archived (NULL if missing), and whether
# the practitioner can be booked for the treatment; the packages.
_READ = f"""
SELECT patient.is_archived AS is_patient_archived,
    t.is_archived AS is_treatment_archived, t.duration_minutes,
    {bookable_columns("$5", "$4")}, {TERMS}
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
class NewAppointment:
    """What to book. A package that is named is used; else, if asked for, the preferred."""

    patient_id: UUID
    treatment_id: UUID
    starts_at: datetime
    practitioner_id: UUID | None = None
    patient_package_id: UUID | None = None
    use_preselected: bool = False
    note: str | None = None


async def book_appointment(work: Work, new: NewAppointment) -> BookAppointmentOutcome:
    """Book the appointment and reserve a use of the package on it (rules 13, 14, 17).

    Refuses NotFound, Archived, InvalidInput, NotBookable and TreatmentNotGiven for the practitioner
    (rule 172), and whatever keeps the named package from being used.
    """
    check_year(new.starts_at.date(), "starts_at")
    note = valid_note(new.note)
    rows = await _lock_packages(work, new)
    found = await work.db.rows(
        _READ,
        work.clinic_id,
        [row.id for row in rows],
        new.patient_id,
        new.treatment_id,
        new.practitioner_id,
    )
    _check_names(new, found[0])
    appointment = _appointment(work, new, note, minutes=found[0]["duration_minutes"])
    package = _chosen_package(work, new, appointment, with_terms(work, rows, found))
    work.changes.appointment(appointment.id, slot_of(appointment))
    if package is not None:
        reserve_use(work, package, appointment)
    return BookAppointmentOutcome(appointment.id)


async def _lock_packages(work: Work, new: NewAppointment) -> list[PatientPackage]:
    """The package that is named, or all that the patient may choose from."""
    if new.patient_package_id is not None:
        condition = "id = $2 AND deleted_at IS NULL"
        return await lock_where(work, PatientPackage, condition, new.patient_package_id)
    if not new.use_preselected:
        return []
    condition = "patient_id = $2 AND deleted_at IS NULL"
    return await lock_where(work, PatientPackage, condition, new.patient_id)


def _check_names(new: NewAppointment, found: asyncpg.Record) -> None:
    check_in_use(found["is_patient_archived"], "This patient is archived.", "patient_id")
    check_in_use(
        found["is_treatment_archived"], "This treatment is no longer on offer.", "treatment_id"
    )
    if new.practitioner_id is not None:
        check_bookable(found, "practitioner_id")
        check_gives(found, "practitioner_id")


def _appointment(work: Work, new: NewAppointment, note: str | None, *, minutes: int) -> Appointment:
    return work.add(
        Appointment,
        patient_id=new.patient_id,
        treatment_id=new.treatment_id,
        practitioner_id=new.practitioner_id,
        starts_at=new.starts_at,
        ends_at=new.starts_at + timedelta(minutes=minutes),
        status=AppointmentStatus.BOOKED,
        note=note,
        version=1,
        created_at=work.now,
    )


def _chosen_package(
    work: Work,
    new: NewAppointment,
    appointment: Appointment,
    packages: Mapping[UUID, LockedPackage],
) -> LockedPackage | None:
    if new.patient_package_id is not None:
        path = ("patient_package_id",)
        named = require_found(packages.get(new.patient_package_id), *path)
        check_reservable(work, named, appointment, *path)
        return named
    usable = [
        package for package in packages.values() if refusal_for(work, package, appointment) is None
    ]
    return min(usable, key=lambda package: preference(package.terms), default=None)
