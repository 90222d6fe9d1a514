"""Change the practitioner, the treatment or the note of a booked appointment."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from gql_packages.domain.enums import AppointmentStatus
from gql_packages.domain.input_validator import UNCHANGED, Unchanged, valid_note, valid_reason
from gql_packages.domain.limits import refusal_of_limit
from gql_packages.errors import NotEligible
from gql_packages.models.schedule import Appointment
from gql_packages.services.appointments import (
    AppointmentOutcome,
    change_appointment,
    lock_appointment,
)
from gql_packages.services.corrections import record_correction
from gql_packages.services.coverage import lock_coverage
from gql_packages.services.practitioners import bookable_columns, check_bookable, check_gives
from gql_packages.services.redemptions import LiveRedemption, exchange_use, is_good_for
from gql_packages.services.row_locks import check_in_use
from gql_packages.services.versioned_rows import check_version
from gql_packages.unit_of_work.work import Work

# Whether the treatment and the practitioner are archived (NULL if missing), and whether the one can
# be booked for the other.
_READ = f"""
SELECT t.is_archived AS is_treatment_archived, t.duration_minutes,
    {bookable_columns("$3", "$2")}
FROM (SELECT) AS nothing
LEFT JOIN treatment t ON t.clinic_id = $1 AND t.id = $2
LEFT JOIN staff_member staff ON staff.clinic_id = $1 AND staff.id = $3
"""  # noqa: S608 our own words

#: By the column that is corrected, what it says from now on.
Corrections = dict[str, UUID | None]


async def update_appointment(
    work: Work,
    *,
    appointment_id: UUID,
    practitioner_id: UUID | Unchanged | None = UNCHANGED,
    treatment_id: UUID | None = None,
    note: str | Unchanged | None = UNCHANGED,
    reason: str | None = None,
    expected_version: int | None = None,
) -> AppointmentOutcome:
    """Change what is given; None leaves open who treats, and removes the note (rule 174).

    With another treatment the appointment lasts as long as that, and a reserved use is released and
    reserved again under the same number, at what the patient pays for it. Refuses WrongStatus
    unless booked, NotFound and Archived, NotEligible for a treatment that the package on it does
    not cover, ItemUsedUp where its limit is full (rule 76), NotBookable and TreatmentNotGiven for a
    practitioner (rule 172), VersionConflict, InvalidInput.
    """
    reason = valid_reason(reason)
    note = note if note is UNCHANGED else valid_note(note)
    appointment = await lock_appointment(work, appointment_id, AppointmentStatus.BOOKED)
    check_version(expected_version, appointment.version)
    corrections: Corrections = {}
    if treatment_id not in (None, appointment.current_treatment_id):
        corrections["treatment_id"] = treatment_id
    if practitioner_id not in (UNCHANGED, appointment.current_practitioner_id):
        corrections["practitioner_id"] = practitioner_id
    minutes = await _check_names(work, appointment, corrections)
    live = None
    if (other := corrections.get("treatment_id")) is not None:
        live = (await lock_coverage(work, appointment)).live
        _check_eligible(live, other)
    _change(work, appointment, corrections, minutes, note, reason)
    if live is not None:
        exchange_use(work, live, appointment)
    return AppointmentOutcome(appointment.id, live.package.row.id if live else None)


async def _check_names(work: Work, appointment: Appointment, corrections: Corrections) -> int:
    """Refuse what is absent or archived, and who cannot be booked for the treatment; how long that
    takes. A practitioner who stays is only asked whether they give another treatment."""
    if not any(corrections.values()):
        return 0
    treatment = corrections.get("treatment_id", appointment.current_treatment_id)
    practitioner = corrections.get("practitioner_id", appointment.current_practitioner_id)
    found = (await work.db.rows(_READ, work.clinic_id, treatment, practitioner))[0]
    if "treatment_id" in corrections:
        message = "This treatment is no longer on offer."
        check_in_use(found["is_treatment_archived"], message, "treatment_id")
    named = "practitioner_id" if corrections.get("practitioner_id") else "treatment_id"
    if named == "practitioner_id":
        check_bookable(found, named)
    if practitioner is not None:
        check_gives(found, named)
    return found["duration_minutes"] or 0


def _check_eligible(live: LiveRedemption | None, treatment_id: UUID) -> None:
    if live is not None and treatment_id not in live.package.patient_pays:
        message = "The package on this appointment does not cover this treatment."
        raise NotEligible(message, path=("treatment_id",))
    limit = live.package.limit_of(treatment_id) if live else None
    # Within its own limit the use makes room for itself; an added one counts against none.
    if live is None or limit is None or is_good_for(live, limit):
        return
    if live.package.bonus_available == 0 and (refusal := refusal_of_limit(limit)):
        refusal.path = ("treatment_id",)
        raise refusal


def _change(
    work: Work,
    appointment: Appointment,
    corrections: Corrections,
    minutes: int,
    note: str | Unchanged | None,
    reason: str | None,
) -> None:
    """Write what differs, in the next version of the appointment; nothing if nothing does."""
    before = {
        "treatment_id": appointment.current_treatment_id,
        "practitioner_id": appointment.current_practitioner_id,
    }
    columns: dict[str, Any] = {}
    if note not in (UNCHANGED, appointment.note):
        columns["note"] = note
    if "treatment_id" in corrections:
        columns["corrected_treatment_id"] = corrections["treatment_id"]
        columns["ends_at"] = appointment.starts_at + timedelta(minutes=minutes)
    if "practitioner_id" in corrections:
        columns["is_practitioner_corrected"] = True
        columns["corrected_practitioner_id"] = corrections["practitioner_id"]
    if columns:
        change_appointment(work, appointment, **columns)
    for column, after in corrections.items():
        record_correction(
            work, appointment, column, before=before[column], after=after, reason=reason
        )
