"""The payloads of the subscriptions."""

from enum import Enum

import strawberry

from gql_packages.domain.enums import EntityKind
from gql_packages.reading.declarations import many, one, sql
from gql_packages.reading.json_sql import global_id
from gql_packages.schema.appointment import Appointment
from gql_packages.schema.described import described
from gql_packages.schema.patient import Patient
from gql_packages.schema.patient_package import PatientPackage


@strawberry.enum(description="Why an event is sent.")
class ChangeKind(Enum):
    """Why an event is sent."""

    STARTED = strawberry.enum_value(
        "STARTED",
        description=(
            "The first event: from now on no change is missed. Query now what the screen shows; "
            "the lists are empty."
        ),
    )
    CHANGED = strawberry.enum_value(
        "CHANGED", description="These objects changed; they are as of now."
    )
    RESYNC = strawberry.enum_value(
        "RESYNC",
        description=(
            "Changes may have been missed or were too many: query again what the screen shows. "
            "The lists are empty."
        ),
    )


#: The global ids of the changed packages that were deleted.
_DELETED = f"""(
    SELECT coalesce(json_agg({global_id("PatientPackage", "k.id")} ORDER BY k.id), '[]'::json)
    FROM unnest(:keys::uuid[]) AS k (id)
    WHERE NOT EXISTS (SELECT FROM patient_package pp
        WHERE pp.clinic_id = $1 AND pp.id = k.id AND pp.deleted_at IS NULL))"""


@described
class PatientPackagesChange:
    """What changed of one patient's packages."""

    kind: ChangeKind = sql(":kind::text", "Why the event is sent.")
    patient: Patient = one(
        "{o}.id = :patient_id::uuid",
        "The patient, as of now, with credit and owing.",
    )
    patient_packages: list[PatientPackage] = many(
        "{o}.id = ANY(:keys::uuid[])",
        "{o}.id",
        "The packages that were sold or changed, each whole and as of now.",
    )
    deleted_patient_package_ids: list[strawberry.ID] = sql(
        _DELETED, "The packages whose sale was deleted: remove them from the screen."
    )


@described
class PatientChange:
    """What changed of one patient's record."""

    kind: ChangeKind = sql(":kind::text", "Why the event is sent.")
    patient: Patient = one(
        "{o}.id = :patient_id::uuid",
        "The patient, as of now, with all that is selected of their record.",
    )
    changed: list[EntityKind] = sql(
        "to_json(:keys::text[])",
        "The kinds of things that were added, changed or removed: query again what the screen "
        "shows of them. Empty unless `kind` is CHANGED.",
    )


@described
class AppointmentsChange:
    """What changed in the schedule."""

    kind: ChangeKind = sql(":kind::text", "Why the event is sent.")
    appointments: list[Appointment] = many(
        "{o}.id = ANY(:keys::uuid[])",
        "{o}.starts_at, {o}.id",
        "The appointments that were booked or changed, each whole and as of now, cancelled ones "
        "too. One that was moved to a day outside the range is sent once more, to be removed from "
        "the screen.",
    )
