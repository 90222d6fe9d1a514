"""What is unusual about an appointment that was just booked, changed, arrived or missed."""

from functools import partial
from typing import Any

from gql_packages.domain.corrected_columns import corrected
from gql_packages.domain.enums import AppointmentWarningCode
from gql_packages.reading.declarations import column, many, one, reads, sql
from gql_packages.schema.appointment import Appointment
from gql_packages.schema.described import described

_practitioner = partial(corrected, table="appointment", column="practitioner_id")
_treatment = partial(corrected, table="appointment", column="treatment_id")

#: Of each kind. An appointment lasts a day at most, so that only those of the day before can
#: still last when it starts: that bounds the range of the index.
_MOST = 20
_OTHERS = f"""
    FROM appointment b
    WHERE b.clinic_id = $1 AND b.id <> a.id AND a.status = 'BOOKED'
        AND b.starts_at < a.ends_at AND b.ends_at > a.starts_at
        AND b.starts_at > a.starts_at - interval '24 hours'
        AND b.status IN ('BOOKED', 'ARRIVED') AND {{whose}}
    ORDER BY b.starts_at, b.id LIMIT {_MOST}"""
# Who gives a class treats all who attend it at once.
_PRACTITIONER = _OTHERS.format(
    whose=f"""{_practitioner("b")} = {_practitioner("a")}
        AND NOT (b.starts_at = a.starts_at AND {_treatment("b")} = {_treatment("a")} AND EXISTS (
            SELECT FROM treatment c
            WHERE c.clinic_id = $1 AND c.id = {_treatment("a")} AND c.kind = 'CLASS'
        ))"""
)
_PATIENT = _OTHERS.format(whose="b.patient_id = a.patient_id")
_WARNINGS = f"""(
    SELECT a.clinic_id, w.*
    FROM appointment a
    CROSS JOIN LATERAL (
        (SELECT 1 AS place, 'PRACTITIONER_BUSY' AS code, b.id AS other_id, b.patient_id,
            b.starts_at{_PRACTITIONER})
        UNION ALL
        (SELECT 2, 'PATIENT_BUSY', b.id, b.patient_id, b.starts_at{_PATIENT})
        UNION ALL
        SELECT 3, 'FAR_AHEAD', NULL, a.patient_id, a.starts_at
        WHERE a.status IN ('ARRIVED', 'NO_SHOW')
            AND a.starts_at > :now::timestamptz + interval '24 hours'
    ) AS w
    WHERE a.clinic_id = $1 AND a.id = :appointment_id::uuid
)"""
_MESSAGES = " ".join(f"WHEN '{code}' THEN '{code.description}'" for code in AppointmentWarningCode)


@described
@reads(_WARNINGS, patient="{t}.patient_id")
class AppointmentWarning:
    """Something unusual about an appointment: it was done all the same."""

    code: AppointmentWarningCode = column("code", "What is unusual, for programs.")
    message: str = sql(f"CASE {{t}}.code {_MESSAGES} END", "The same for people, in English.")
    appointment: Appointment | None = one(
        "other_id", "The other appointment at that time; null if there is none."
    )


def warnings_shown() -> Any:
    """The field of a payload with an appointment: what is unusual about it (rule 176)."""
    return many(
        "TRUE",
        "{o}.place, {o}.starts_at, {o}.other_id",
        "What is unusual about the appointment as it is now: other appointments of its "
        f"practitioner or patient at that time, at most {_MOST} of each, while it is booked; that "
        "it lies more than 24 hours ahead, once it has arrived or was missed.",
    )
