"""Who can be booked for what (rule 172)."""

import asyncpg

from gql_packages.errors import NotBookable, TreatmentNotGiven
from gql_packages.models.schedule import Appointment
from gql_packages.services.row_locks import check_in_use
from gql_packages.unit_of_work.work import Work


def bookable_columns(staff_member: str, treatment: str) -> str:
    """SQL of what `check_bookable` and `check_gives` ask for: of these ids, in a statement where
    `staff` is the staff member's row or NULL."""
    return f"""
        NOT staff.is_active AS is_practitioner_gone, staff.is_bookable,
        (SELECT NOT bool_or(g.treatment_id = {treatment}) FROM staff_member_treatment g
            WHERE g.clinic_id = $1 AND g.staff_member_id = {staff_member}) AS gives_only_others
    """  # noqa: S608 our own words


def check_bookable(found: asyncpg.Record, *path: str) -> None:
    """Refuse a staff member who is absent, inactive, or takes no appointments."""
    message = "This staff member is no longer active."
    check_in_use(found["is_practitioner_gone"], message, *path)
    if not found["is_bookable"]:
        raise NotBookable("This staff member takes no appointments.", path=path)


def check_gives(found: asyncpg.Record, *path: str) -> None:
    """Refuse a staff member who gives other treatments, and not this one."""
    if found["gives_only_others"]:
        raise TreatmentNotGiven("This staff member does not give this treatment.", path=path)


_READ = f"""
SELECT {bookable_columns("$2", "$3::uuid")}
FROM staff_member staff WHERE staff.clinic_id = $1 AND staff.id = $2
"""  # noqa: S608 our own words


async def check_practitioner_of(work: Work, appointment: Appointment, *path: str) -> None:
    """Refuse to book the appointment with its practitioner, if they could not be booked for it."""
    practitioner_id = appointment.current_practitioner_id
    if practitioner_id is None:
        return
    treatment_id = appointment.current_treatment_id
    (found,) = await work.db.rows(_READ, work.clinic_id, practitioner_id, treatment_id)
    check_bookable(found, *path)
    check_gives(found, *path)
